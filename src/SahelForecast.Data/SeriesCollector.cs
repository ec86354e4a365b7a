namespace SahelForecast.Data;

/// <summary>Gathers the rows of a file by series and makes the panel, reporting what is doubtful about them together.</summary>
internal sealed class SeriesCollector(CsvSeriesOptions options, string? file, List<RowIssue> issues)
{
    private readonly Dictionary<string[], (SeriesKey Key, List<Row> Rows)> _series = new(new ValuesComparer());
    private readonly List<(SeriesKey Key, List<Row> Rows)> _inOrder = [];
    private readonly SeriesMetadata _metadata = options.Metadata ?? SeriesMetadata.Default;
    private string[] _lastKey = [];
    private (SeriesKey Key, List<Row> Rows)? _last;

    /// <summary>Adds a row.</summary>
    /// <param name="key">The values of the key columns; copied when new.</param>
    /// <param name="period">Its period.</param>
    /// <param name="value">Its value; NaN when missing.</param>
    /// <param name="line">Its line.</param>
    /// <param name="dropped">Whether the row is not used, because its value is not; its period is no gap then.</param>
    /// <returns>The key of the series the row belongs to.</returns>
    public SeriesKey Add(string[] key, Period period, double value, int line, bool dropped)
    {
        // Most files hold series after series.
        if (_last is not { } series || !key.AsSpan().SequenceEqual(_lastKey))
        {
            if (!_series.TryGetValue(key, out series))
            {
                string[] own = [.. key];
                series = (SeriesKey.Of([.. options.KeyColumns.Zip(own)]), []);
                _series.Add(own, series);
                _inOrder.Add(series);
            }

            _lastKey = [.. key];
            _last = series;
        }

        series.Rows.Add(new Row(period, value, line, dropped));
        return series.Key;
    }

    /// <summary>Makes the series; those without a usable row are left out.</summary>
    public TimeSeriesPanel Build() =>
        TimeSeriesPanel.Create(_inOrder.Select(series => Build(series.Key, series.Rows)).OfType<TimeSeries>());

    private TimeSeries? Build(SeriesKey key, List<Row> rows)
    {
        rows.Sort();
        int first = rows.FindIndex(row => !row.Dropped);
        int last = rows.FindLastIndex(row => !row.Dropped);
        if (first < 0)
        {
            return null;
        }

        Period start = rows[first].Period;
        double[] values = new double[rows[last].Period - start + 1];
        Array.Fill(values, double.NaN);
        Row? earlier = null;
        for (int i = first; i <= last; i++)
        {
            Row row = rows[i];
            if (i > first && row.Period - rows[i - 1].Period > 1)
            {
                ReportGap(key, rows[i - 1], row);
            }

            if (!row.Dropped)
            {
                values[row.Period - start] = earlier is Row other && other.Period == row.Period
                    ? Combine(key, other.Line, row, values[row.Period - start])
                    : row.Value;
                earlier = row;
            }
        }

        return TimeSeries.Create(start, values, key, _metadata);
    }

    private double Combine(SeriesKey key, int earlierLine, Row row, double sum)
    {
        switch (options.Duplicates)
        {
            case DuplicatePolicy.KeepLast:
                return row.Value;
            case DuplicatePolicy.Sum:
                sum += row.Value;
                string? outside = OutsideBounds(sum);
                if (outside is null)
                {
                    return sum;
                }

                issues.Add(new RowIssue(row.Line, options.ValueColumn, $"the sum for {row.Period}{Of(key)} is missing now, because {outside}"));
                return double.NaN;
            default:
                throw new SeriesReadException(
                    file,
                    row.Line,
                    options.PeriodColumn,
                    $"{row.Period}{Of(key)} comes twice, on lines {earlierLine} and {row.Line}. Remove one, name what tells them apart in KeyColumns, or set Duplicates to KeepLast or Sum.");
        }
    }

    private void ReportGap(SeriesKey key, Row before, Row after)
    {
        var absent = new PeriodRange(before.Period.Plus(1), after.Period - before.Period - 1);
        issues.Add(new RowIssue(
            after.Line,
            options.PeriodColumn,
            $"there is no row for {absent}{Of(key)} between line {before.Line} ({before.Period}) and line {after.Line} ({after.Period}); the value is missing (NaN) there.",
            Dropped: false));
    }

    /// <summary>What is wrong with a value that the bounds exclude; null when it lies inside.</summary>
    public string? OutsideBounds(double value)
    {
        (string Side, double Bound)? crossed = value < _metadata.LowerBound ? ("below the lower", _metadata.LowerBound)
            : value > _metadata.UpperBound ? ("above the upper", _metadata.UpperBound)
            : null;
        return crossed is (string side, double bound)
            ? FormattableString.Invariant($"{value} is {side} bound {bound} of a {_metadata.Kind} in {_metadata.Unit}. Correct it, or set the bounds in Metadata.")
            : double.IsInfinity(value) ? "it is too large to be held. Correct the values." : null;
    }

    private static string Of(SeriesKey key) => key.Equals(SeriesKey.Empty) ? "" : $" of ({CellText.OneLine(key.ToString())})";

    private readonly record struct Row(Period Period, double Value, int Line, bool Dropped) : IComparable<Row>
    {
        public int CompareTo(Row other)
        {
            int byPeriod = Period.CompareTo(other.Period);
            return byPeriod != 0 ? byPeriod : Line.CompareTo(other.Line);
        }
    }

    private sealed class ValuesComparer : IEqualityComparer<string[]>
    {
        public bool Equals(string[]? x, string[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(string[] values)
        {
            var hash = new HashCode();
            foreach (string value in values)
            {
                hash.Add(value, StringComparer.Ordinal);
            }

            return hash.ToHashCode();
        }
    }
}
