using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SahelForecast.Data;

/// <summary>Gathers the values of a table by series and makes the panel, reporting what is doubtful about them together.</summary>
/// <remarks>A table of a million rows has hundreds of thousands of series, so that neither a row nor a series is an object before the end.</remarks>
internal sealed partial class SeriesCollector(TablePlan plan, string? file, IssueLog issues)
{
    private readonly string[] _dimensions = [.. plan.Keys.Select(key => key.Dimension), .. plan.MemberDimensions];
    private readonly KeyTable _keys = new(plan.Keys.Count + plan.MemberDimensions.Count);
    private readonly ChunkedList<SeriesState> _series = new();
    private readonly ChunkedList<StoredRow> _rows = new();
    private readonly List<string?>? _orders = plan.Order.Count == 0 ? null : [];
    private readonly List<int> _valuesOfLine = [];
    private int _last = -1;
    private int _values;
    private int _conflicts;

    // For one series after another.
    private readonly (string Dimension, string Value)[] _parts = new (string, string)[plan.Keys.Count + plan.MemberDimensions.Count];
    private double[] _scratch = new double[16];

    /// <summary>The texts of the keys.</summary>
    public NameTable Names { get; } = new();

    /// <summary>How many lines of the table ended in the panel.</summary>
    public int UsedLines => _valuesOfLine.Count(values => values > 0);

    /// <summary>Adds a value.</summary>
    /// <param name="key">The values of all dimensions as numbers of <see cref="Names"/>, that of the empty text where the key lacks one.</param>
    /// <param name="cell">Where it stood: the position among the values of the plan.</param>
    /// <param name="row">The value.</param>
    /// <returns>The place of the value.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Add(ReadOnlySpan<int> key, int cell, in Row row)
    {
        // Most files hold series after series.
        if (_last < 0 || !key.SequenceEqual(_keys[_last]))
        {
            _last = _keys.Of(key);
            if (_last == _series.Count)
            {
                _series.Add(new SeriesState(cell));
            }
        }

        _series[_last].RowCount++;
        _rows.Add(new StoredRow(_last, row.Dropped ? -row.Line : row.Line, row.Period, row.Value));
        _orders?.Add(row.Order);
        if (!row.Dropped)
        {
            if (row.Line >= _valuesOfLine.Count)
            {
                CollectionsMarshal.SetCount(_valuesOfLine, row.Line + 1);
            }

            _valuesOfLine[row.Line]++;
            _values++;
        }

        return _rows.Count - 1;
    }

    /// <summary>Takes a value back, because a later row replaces it.</summary>
    public void Remove(int place)
    {
        ref StoredRow row = ref _rows[place];
        _valuesOfLine[Math.Abs(row.SignedLine)] -= row.SignedLine < 0 ? 0 : 1;
        row = row with { SignedLine = -Math.Abs(row.SignedLine) };
    }

    /// <summary>The key of the series of a value.</summary>
    public SeriesKey KeyOf(int place) => Key(_rows[place].Series);

    /// <summary>Makes the series; those without a usable row are left out.</summary>
    /// <param name="vintage">The day the values were known, when the table says it.</param>
    public TimeSeriesPanel Build(DateOnly? vintage) => TimeSeriesPanel.Create(AllSeries(vintage));

    private IEnumerable<TimeSeries> AllSeries(DateOnly? vintage)
    {
        int[] places = PlacesBySeries();
        SeriesMetadata[] metadata = [.. plan.Values.Select(cell => vintage is null ? cell.Metadata : cell.Metadata with { Vintage = vintage })];
        Row[] rows = new Row[16];
        for ((int number, int start) = (0, 0); number < _series.Count; start += _series[number].RowCount, number++)
        {
            int count = _series[number].RowCount;
            if (rows.Length < count)
            {
                rows = new Row[2 * count];
            }

            for (int i = 0; i < count; i++)
            {
                int place = places[start + i];
                StoredRow row = _rows[place];
                rows[i] = new Row(row.Period, row.Value, Math.Abs(row.SignedLine), row.SignedLine < 0, _orders?[place]);
            }

            int cell = _series[number].Cell;
            if (Build(new Series(Key(number), plan.Values[cell]), rows.AsSpan(0, count), metadata[cell]) is { } series)
            {
                yield return series;
            }
        }
    }

    // The places of the rows, series after series, each in the order of the file.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int[] PlacesBySeries()
    {
        int[] next = new int[_series.Count];
        for (int number = 1; number < next.Length; number++)
        {
            next[number] = next[number - 1] + _series[number - 1].RowCount;
        }

        int[] places = new int[_rows.Count];
        for (int place = 0; place < places.Length; place++)
        {
            places[next[_rows[place].Series]++] = place;
        }

        return places;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private SeriesKey Key(int number)
    {
        ReadOnlySpan<int> values = _keys[number];
        int count = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] != NameTable.Empty)
            {
                _parts[count++] = (_dimensions[i], Names[values[i]]);
            }
        }

        return SeriesKey.Of(_parts.AsSpan(0, count));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private TimeSeries? Build(Series series, Span<Row> rows, SeriesMetadata metadata)
    {
        if (!IsSorted(rows))
        {
            rows.Sort();
        }

        int first = 0;
        while (first < rows.Length && !Counts(rows[first]))
        {
            first++;
        }

        if (first == rows.Length)
        {
            return null;
        }

        int last = rows.Length - 1;
        while (!Counts(rows[last]))
        {
            last--;
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

        if (_scratch.Length < count)
        {
            _scratch = new double[Math.Max(count, 2L * _scratch.Length)];
        }

        Span<double> values = _scratch.AsSpan(0, (int)count);
        values.Fill(double.NaN);
        for (int i = first; i <= last;)
        {
            int end = i + 1;
            while (end <= last && rows[end].Period == rows[i].Period)
            {
                end++;
            }

            values[rows[i].Period - start] = Combine(series, rows[i..end]);
            if (end <= last && plan.ReportGaps && rows[end].Period - rows[i].Period > 1)
            {
                ReportGap(series, rows[end - 1], rows[end]);
            }

            i = end;
        }

        return plan.DropEmpty && IsEmpty(values) ? null : TimeSeries.Create(start, values, series.Key, metadata);
    }

    private static bool IsEmpty(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (!double.IsNaN(value))
            {
                return false;
            }
        }

        return true;
    }

    // Most files are; looking is much cheaper than sorting.
    private static bool IsSorted(ReadOnlySpan<Row> rows)
    {
        for (int i = 1; i < rows.Length; i++)
        {
            if (rows[i].CompareTo(rows[i - 1]) < 0)
            {
                return false;
            }
        }

        return true;
    }

    private bool Counts(in Row row) => !row.Dropped && !(plan.TrimMissing && double.IsNaN(row.Value));

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

    // A series while it is made.
    private readonly record struct Series(SeriesKey Key, ValuePlan Cell);

    private record struct SeriesState(int Cell)
    {
        public int RowCount { get; set; }
    }

    // The line is negative when the row is dropped.
    private readonly record struct StoredRow(int Series, int SignedLine, Period Period, double Value);

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
}
