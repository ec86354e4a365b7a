namespace SahelForecast.Data;

/// <summary>Several rows of one series and period.</summary>
internal sealed partial class SeriesCollector
{
    // The rows of one period, in the order of their dates and lines.
    private double Combine(Series series, ReadOnlySpan<Row> rows)
    {
        if (rows.Length == 1)
        {
            return rows[0].Dropped ? double.NaN : rows[0].Value;
        }

        int last = rows.Length - 1;
        while (last >= 0 && rows[last].Dropped)
        {
            last--;
        }

        if (last < 0)
        {
            return double.NaN;
        }

        Row latest = rows[last];
        Row? earlier = null;
        double combined = double.NaN;
        foreach (Row row in rows)
        {
            if (row.Dropped)
            {
                continue;
            }

            if (row.Order != latest.Order)
            {
                Superseded(series, row, latest);
                continue;
            }

            combined = earlier is Row other ? Combine(series, other, row, combined) : row.Value;
            earlier = row;
        }

        return combined;
    }

    private double Combine(Series series, Row other, Row row, double combined)
    {
        switch (plan.Tie)
        {
            case RowTie.KeepLast:
                return row.Value;
            case RowTie.Sum:
                combined += row.Value;
                string? outside = OutsideBounds(combined, series.Cell.Metadata);
                if (outside is null)
                {
                    return combined;
                }

                issues.Add(new RowIssue(row.Line, series.Cell.Column, $"the sum for {row.Period}{Of(series.Key)} is missing now, because {outside}"));
                return double.NaN;
            case RowTie.Report:
                return Twice(series, other, row);
            default:
                throw new SeriesReadException(
                    file,
                    row.Line,
                    PeriodColumn(series),
                    $"{row.Period}{Of(series.Key)} comes twice, on lines {other.Line} and {row.Line}. Remove one, name what tells them apart in KeyColumns, or set Duplicates to KeepLast or Sum.");
        }
    }

    // A value beats a missing one; the later line beats the earlier.
    private double Twice(Series series, Row other, Row row)
    {
        bool same = row.Value.Equals(other.Value);
        if (!same && ++_conflicts > plan.MaxConflicts * _values)
        {
            throw new SeriesReadException(
                file, row.Line, PeriodColumn(series),
                $"{row.Period}{Of(series.Key)} has different values on lines {other.Line} and {row.Line}, and so have others: " +
                "more columns must tell the series apart. Name them with CsvSeriesOptions or CsvWideOptions.");
        }

        Row used = double.IsNaN(row.Value) ? other : row;
        Row unused = double.IsNaN(row.Value) ? row : other;
        string values = same
            ? "with the same value; it counts once"
            : FormattableString.Invariant($"with {other.Value} and {row.Value}; line {used.Line} is used. Check which is right");
        Unused(unused, series, $"{row.Period}{Of(series.Key)} comes twice, on lines {other.Line} and {row.Line}, {values}.", (series.Key, row.Period));
        return used.Value;
    }

    private void Superseded(Series series, Row row, Row latest)
    {
        string columns = string.Join(", ", plan.Order.Select(column => column.Name));
        string later = $"a later {columns} ({OrderText.Show(latest.Order)} after {OrderText.Show(row.Order)})";
        Unused(row, series, $"line {latest.Line} has {latest.Period}{Of(series.Key)} as well, with {later}; that one is used.");
    }

    private void Unused(Row row, Series series, string message, (SeriesKey, Period)? repeats = null)
    {
        _valuesOfLine[row.Line]--;
        issues.Add(new RowIssue(row.Line, series.Cell.Column, message) { Repeats = repeats });
    }
}
