using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace SahelForecast;

/// <summary>An immutable, regular series of one quantity. A missing observation is NaN; a gap can't exist.</summary>
/// <remarks>Slices share the buffer; everything that changes values copies. Safe to read from many threads.</remarks>
public sealed partial class TimeSeries : IReadOnlyList<Observation>
{
    private readonly ReadOnlyMemory<double> _values;
    private readonly GrowingBuffer? _buffer;

    // Trusted: the caller has checked the values and gives the buffer away.
    internal TimeSeries(PeriodRange periods, ReadOnlyMemory<double> values, SeriesKey key, SeriesMetadata metadata)
        : this(periods, values, CountMissing(values.Span), key, metadata)
    {
    }

    // The same, with the missing values counted already.
    internal TimeSeries(
        PeriodRange periods, ReadOnlyMemory<double> values, int missingCount, SeriesKey key, SeriesMetadata metadata, GrowingBuffer? buffer = null)
    {
        Periods = periods;
        _values = values;
        _buffer = buffer;
        MissingCount = missingCount;
        Key = key;
        Metadata = metadata;
    }

    /// <summary>Creates a series from consecutive values.</summary>
    /// <param name="start">The period of the first value; its frequency is that of the series.</param>
    /// <param name="values">One value a period, copied; NaN where missing. Inside the bounds of <paramref name="metadata"/>.</param>
    /// <param name="key">What the series is called in a panel; default <see cref="SeriesKey.Empty"/>.</param>
    /// <param name="metadata">Unit, kind, bounds, source, breaks; default <see cref="SeriesMetadata.Default"/>.</param>
    /// <returns>The series.</returns>
    /// <exception cref="ArgumentException">A value is infinite or outside the bounds; the message names its period.</exception>
    public static TimeSeries Create(
        Period start, ReadOnlySpan<double> values, SeriesKey? key = null, SeriesMetadata? metadata = null)
    {
        var periods = new PeriodRange(start, values.Length);
        metadata ??= SeriesMetadata.Default;
        CheckSupport(periods, values, metadata, nameof(values));
        return new TimeSeries(periods, values.ToArray(), key ?? SeriesKey.Empty, metadata);
    }

    /// <summary>What names the series in a panel.</summary>
    public SeriesKey Key { get; }

    /// <summary>Unit, kind, bounds, source and breaks.</summary>
    public SeriesMetadata Metadata { get; }

    /// <summary>The periods, first to last.</summary>
    public PeriodRange Periods { get; }

    /// <summary>The frequency of the periods.</summary>
    public Frequency Frequency => Periods.Frequency;

    /// <summary>How many periods there are, missing ones included.</summary>
    public int Count => Periods.Count;

    /// <summary>The values in time order; NaN where missing.</summary>
    public ReadOnlySpan<double> Values => _values.Span;

    /// <summary>How many values are missing.</summary>
    public int MissingCount { get; }

    /// <summary>The observation at a position.</summary>
    /// <param name="index">The position, 0 to <see cref="Count"/> - 1.</param>
    /// <returns>The period and its value.</returns>
    public Observation this[int index] => new(Periods[index], Values[index]);

    /// <summary>The value of a period.</summary>
    /// <param name="period">A period of the series.</param>
    /// <returns>The value; NaN when it is missing.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The period is outside the series or of another frequency.</exception>
    public double this[Period period] => Values[PositionOf(period, nameof(period))];

    /// <summary>A part of the series; also written <c>series[^24..]</c>. Shares the buffer.</summary>
    /// <param name="start">The first position kept.</param>
    /// <param name="length">How many periods are kept.</param>
    /// <returns>A shorter series with the same key and metadata.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The part is not inside the series.</exception>
    public TimeSeries Slice(int start, int length)
    {
        ReadOnlyMemory<double> part = _values.Slice(start, length);
        var periods = new PeriodRange(Periods.Start.Plus(start), length);
        return new TimeSeries(periods, part, Key, Metadata);
    }

    /// <summary>The observations before and from a period on.</summary>
    /// <param name="firstHoldout">The first period of the second part.</param>
    /// <returns>The training part and the holdout; neither is empty.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The period is outside the series, or nothing comes before it.</exception>
    public (TimeSeries Training, TimeSeries Holdout) SplitAt(Period firstHoldout)
    {
        int position = PositionOf(firstHoldout, nameof(firstHoldout));
        return position == 0
            ? throw new ArgumentOutOfRangeException(
                nameof(firstHoldout), firstHoldout, $"firstHoldout is {firstHoldout}, the first period: nothing would be left to learn from.")
            : (Slice(0, position), Slice(position, Count - position));
    }

    /// <summary>The part of the series in its latest regime.</summary>
    /// <returns>The observations from the last break of <see cref="SeriesMetadata.Breaks"/> that lies inside the series; the series itself when none does.</returns>
    public TimeSeries SinceLastBreak()
    {
        int start = Metadata.Breaks.Max(change => (int?)Periods.IndexOf(change.First)) ?? -1;
        return start > 0 ? Slice(start, Count - start) : this;
    }

    /// <summary>The same periods, key and metadata with other values.</summary>
    /// <param name="values">One value a period, copied.</param>
    /// <returns>A new series.</returns>
    /// <exception cref="ArgumentException">The number of values differs, or one is infinite or outside the bounds.</exception>
    public TimeSeries WithValues(ReadOnlySpan<double> values) => values.Length == Count
        ? Create(Periods.Start, values, Key, Metadata)
        : throw new ArgumentException($"values has {values.Length} numbers, but the series has {Count} periods.", nameof(values));

    /// <summary>The same values under another key or description.</summary>
    /// <param name="key">The new key; null keeps it.</param>
    /// <param name="metadata">The new description; null keeps it. Its bounds must hold for the values.</param>
    /// <returns>A new series.</returns>
    /// <exception cref="ArgumentException">A value is outside the new bounds.</exception>
    public TimeSeries Relabel(SeriesKey? key = null, SeriesMetadata? metadata = null) =>
        Create(Periods.Start, Values, key ?? Key, metadata ?? Metadata);

    /// <inheritdoc/>
    public IEnumerator<Observation> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Name, periods and count, for messages.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => $"{Name}: {Count} {Frequency} values, {Periods}";

    /// <summary>How the series is called in messages: display name, else key, else "the series".</summary>
    internal string Name => Metadata.DisplayName ?? (Key.Equals(SeriesKey.Empty) ? "the series" : Key.ToString());

    /// <summary>The series with further periods at its end, at constant cost a value over many calls. This one stays as it is.</summary>
    /// <exception cref="ArgumentException">A new value is infinite or outside the bounds; the message names its period.</exception>
    internal TimeSeries Append(ReadOnlySpan<double> newValues)
    {
        if (newValues.IsEmpty)
        {
            return this;
        }

        var added = new PeriodRange(Periods.Start.Plus(Count), newValues.Length);
        CheckSupport(added, newValues, Metadata, nameof(newValues));
        GrowingBuffer buffer = GrowingBuffer.Append(_buffer, Values, newValues);
        var periods = new PeriodRange(Periods.Start, Count + newValues.Length);
        return new TimeSeries(periods, buffer.Take(periods.Count), MissingCount + CountMissing(newValues), Key, Metadata, buffer);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int CountMissing(ReadOnlySpan<double> values)
    {
        int missing = 0;
        foreach (double value in values)
        {
            missing += double.IsNaN(value) ? 1 : 0;
        }

        return missing;
    }

    internal static string OutsideSupport(Period period, double value, SeriesMetadata metadata) => double.IsInfinity(value)
        ? $"The value of {period} is infinite. Use NaN for a missing value."
        : string.Create(
            CultureInfo.InvariantCulture,
            $"The value of {period} is {value}, outside [{metadata.LowerBound}, {metadata.UpperBound}] for a {metadata.Kind} in {metadata.Unit}. Correct it, or set the bounds in SeriesMetadata.");

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CheckSupport(PeriodRange periods, ReadOnlySpan<double> values, SeriesMetadata metadata, string argument)
    {
        for (int i = 0; i < values.Length; i++)
        {
            double value = values[i];
            if (double.IsInfinity(value) || value < metadata.LowerBound || value > metadata.UpperBound)
            {
                throw new ArgumentException(OutsideSupport(periods[i], value, metadata), argument);
            }
        }
    }

    private int PositionOf(Period period, string argument)
    {
        int index = Periods.IndexOf(period);
        return index >= 0
            ? index
            : throw new ArgumentOutOfRangeException(
                argument, period, $"{period} ({period.Frequency}) is outside {Name}, which is {Frequency} and has {Periods}.");
    }
}
