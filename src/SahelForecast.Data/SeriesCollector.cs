using System.Runtime.InteropServices;

namespace SahelForecast.Data;

/// <summary>Gathers the values of a table by series and makes the panel, reporting what is doubtful about them together.</summary>
internal sealed partial class SeriesCollector(TablePlan plan, string? file, List<RowIssue> issues)
{
    private readonly string[] _dimensions = [.. plan.Keys.Select(key => key.Dimension), .. plan.MemberDimensions];
    private readonly Dictionary<string[], Series> _series = new(new ValuesComparer());
    private readonly List<Series> _inOrder = [];
    private readonly List<int> _valuesOfLine = [];
    private Series? _last;
    private int _values;
    private int _conflicts;

    /// <summary>How many lines of the table ended in the panel.</summary>
    public int UsedLines => _valuesOfLine.Count(values => values > 0);

    /// <summary>Adds a value.</summary>
    /// <param name="key">The values of all dimensions, empty where the key lacks one; copied when new.</param>
    /// <param name="cell">Where it stood.</param>
    /// <param name="row">The value.</param>
    /// <returns>The place of the value.</returns>
    public Place Add(string[] key, ValuePlan cell, Row row)
    {
        // Most files hold series after series.
        if (_last is not { } series || !key.AsSpan().SequenceEqual(series.Parts))
        {
            if (!_series.TryGetValue(key, out series))
            {
                string[] own = [.. key];
                series = new Series(own, SeriesKey.Of([.. _dimensions.Zip(own).Where(part => part.Second.Length > 0)]), cell);
                _series.Add(own, series);
                _inOrder.Add(series);
            }

            _last = series;
        }

        series.Rows.Add(row);
        if (!row.Dropped)
        {
            CollectionsMarshal.SetCount(_valuesOfLine, Math.Max(_valuesOfLine.Count, row.Line + 1));
            _valuesOfLine[row.Line]++;
            _values++;
        }

        return new Place(series, series.Rows.Count - 1);
    }

    /// <summary>Takes a value back, because a later row replaces it.</summary>
    public void Remove(Place place)
    {
        Row row = place.Series.Rows[place.Index];
        _valuesOfLine[row.Line] -= row.Dropped ? 0 : 1;
        place.Series.Rows[place.Index] = row with { Dropped = true };
    }

    /// <summary>Makes the series; those without a usable row are left out.</summary>
    /// <param name="vintage">The day the values were known, when the table says it.</param>
    public TimeSeriesPanel Build(DateOnly? vintage) => TimeSeriesPanel.Create(_inOrder.Select(series => Build(series, vintage)).OfType<TimeSeries>());

    private TimeSeries? Build(Series series, DateOnly? vintage)
    {
        // Given up as soon as it is used: a table of a million rows has hundreds of thousands of these.
        List<Row> rows = series.Rows;
        series.Rows = [];
        if (!IsSorted(rows))
        {
            rows.Sort();
        }

        int first = rows.FindIndex(Counts);
        int last = rows.FindLastIndex(Counts);
        if (first < 0)
        {
            return null;
        }

        Period start = rows[first].Period;
        long count = (long)(rows[last].Period - start) + 1;
        if (count > plan.Limits.MaxPeriods)
        {
            throw new SeriesReadException(
                file, rows[last].Line, PeriodColumn(series),
                FormattableString.Invariant(
                    $"from {start} (line {rows[first].Line}) to {rows[last].Period} are {count} periods{Of(series.Key)}, more than {plan.Limits.MaxPeriods}. ")
                + "Correct the period, or raise MaxPeriods in ReadLimits.");
        }

        double[] values = new double[count];
        Array.Fill(values, double.NaN);
        for (int i = first; i <= last;)
        {
            int end = i + 1;
            while (end <= last && rows[end].Period == rows[i].Period)
            {
                end++;
            }

            values[rows[i].Period - start] = Combine(series, CollectionsMarshal.AsSpan(rows)[i..end]);
            if (end <= last && plan.ReportGaps && rows[end].Period - rows[i].Period > 1)
            {
                ReportGap(series, rows[end - 1], rows[end]);
            }

            i = end;
        }

        SeriesMetadata metadata = vintage is null ? series.Cell.Metadata : series.Cell.Metadata with { Vintage = vintage };
        return plan.DropEmpty && Array.TrueForAll(values, double.IsNaN) ? null : TimeSeries.Create(start, values, series.Key, metadata);
    }

    // Most files are; looking is much cheaper than sorting.
    private static bool IsSorted(List<Row> rows)
    {
        for (int i = 1; i < rows.Count; i++)
        {
            if (rows[i].CompareTo(rows[i - 1]) < 0)
            {
                return false;
            }
        }

        return true;
    }

    private bool Counts(Row row) => !row.Dropped && !(plan.TrimMissing && double.IsNaN(row.Value));

    private void ReportGap(Series series, Row before, Row after)
    {
        var absent = new PeriodRange(before.Period.Plus(1), after.Period - before.Period - 1);
        issues.Add(new RowIssue(
            after.Line,
            PeriodColumn(series),
            $"there is no row for {absent}{Of(series.Key)} between line {before.Line} ({before.Period}) and line {after.Line} ({after.Period}); the value is missing (NaN) there.",
            Dropped: false));
    }

    private string PeriodColumn(Series series) =>
        series.Cell.Fixed is null && series.Cell.PeriodIndex < plan.Periods.Count ? plan.Periods[series.Cell.PeriodIndex].Column : series.Cell.Column;

    /// <summary>What is wrong with a value that the bounds exclude; null when it lies inside.</summary>
    public static string? OutsideBounds(double value, SeriesMetadata metadata)
    {
        (string Side, double Bound)? crossed = value < metadata.LowerBound ? ("below the lower", metadata.LowerBound)
            : value > metadata.UpperBound ? ("above the upper", metadata.UpperBound)
            : null;
        return crossed is (string side, double bound)
            ? FormattableString.Invariant($"{value} is {side} bound {bound} of a {metadata.Kind} in {metadata.Unit}. Correct it, or set the bounds in Metadata.")
            : double.IsInfinity(value) ? "it is too large to be held. Correct the values." : null;
    }

    private static string Of(SeriesKey key) => key.Equals(SeriesKey.Empty) ? "" : $" of ({CellText.OneLine(key.ToString())})";

    internal sealed record Series(string[] Parts, SeriesKey Key, ValuePlan Cell)
    {
        public List<Row> Rows { get; set; } = [];
    }

    /// <summary>Where a value was put.</summary>
    internal readonly record struct Place(Series Series, int Index);

    /// <summary>A value of a series.</summary>
    /// <param name="Period">Its period.</param>
    /// <param name="Value">NaN when missing.</param>
    /// <param name="Line">Its line.</param>
    /// <param name="Dropped">Whether it is not used, because it can't be read; its period is no gap then.</param>
    /// <param name="Order">What tells the latest of several of one period, comparable as text; null when nothing does.</param>
    public readonly record struct Row(Period Period, double Value, int Line, bool Dropped, string? Order = null) : IComparable<Row>
    {
        public int CompareTo(Row other)
        {
            int byPeriod = Period.CompareTo(other.Period);
            int byOrder = byPeriod != 0 ? byPeriod : string.CompareOrdinal(Order, other.Order);
            return byOrder != 0 ? byOrder : Line.CompareTo(other.Line);
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
