namespace SahelForecast;

/// <summary>What happens when a period comes twice.</summary>
public enum DuplicatePolicy
{
    /// <summary>It is an error that names the period.</summary>
    Throw,

    /// <summary>The later value counts.</summary>
    KeepLast,

    /// <summary>The values are added; adding to a missing value gives a missing value.</summary>
    Sum,
}

/// <summary>Collects observations in any order and makes a regular series of them.</summary>
/// <remarks>Not for use by several threads at once.</remarks>
public sealed class TimeSeriesBuilder
{
    private readonly Frequency _frequency;
    private readonly SeriesKey? _key;
    private readonly SortedDictionary<Period, double> _values = [];

    /// <summary>Starts an empty series.</summary>
    /// <param name="frequency">The frequency of every period that will be added.</param>
    /// <param name="key">The key of the series.</param>
    public TimeSeriesBuilder(Frequency frequency, SeriesKey? key = null)
    {
        _frequency = Guard.Defined(frequency);
        _key = key;
    }

    /// <summary>What happens when a period comes twice.</summary>
    /// <value>Default <see cref="DuplicatePolicy.Throw"/>.</value>
    public DuplicatePolicy Duplicates { get; init => field = Guard.Defined(value); }

    /// <summary>Unit, kind, bounds, source and breaks of the series.</summary>
    public SeriesMetadata? Metadata { get; init; }

    /// <summary>Adds one observation.</summary>
    /// <param name="period">A period of the builder's frequency.</param>
    /// <param name="value">The value; NaN when it is missing.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The frequency differs, or the period is there already and duplicates throw.</exception>
    public TimeSeriesBuilder Add(Period period, double value)
    {
        if (period.Frequency != _frequency)
        {
            throw new ArgumentException($"{period} is {period.Frequency}, but this series is {_frequency}.", nameof(period));
        }

        if (_values.TryGetValue(period, out double earlier))
        {
            value = Duplicates switch
            {
                DuplicatePolicy.KeepLast => value,
                DuplicatePolicy.Sum => earlier + value,
                _ => throw new ArgumentException(
                    $"{period} comes twice. Remove one of the two, or set Duplicates to KeepLast or Sum.", nameof(period)),
            };
        }

        _values[period] = value;
        return this;
    }

    /// <summary>Makes the series: sorted, with NaN where a period is absent.</summary>
    /// <returns>A series from the first period added to the last.</returns>
    /// <exception cref="InvalidOperationException">Nothing was added.</exception>
    /// <exception cref="ArgumentException">A value is infinite or outside the bounds.</exception>
    public TimeSeries Build()
    {
        if (_values.Count == 0)
        {
            throw new InvalidOperationException("No observation was added, so there is no series to build.");
        }

        Period start = _values.Keys.First();
        double[] values = new double[_values.Keys.Last() - start + 1];
        Array.Fill(values, double.NaN);
        foreach ((Period period, double value) in _values)
        {
            values[period - start] = value;
        }

        return TimeSeries.Create(start, values, _key, Metadata);
    }
}
