namespace SahelForecast.Scenarios;

/// <summary>What is kept of a projection with too many paths to keep: some quantiles and the mean of each series and period.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Series">One entry a series, in the order of the baseline.</param>
public sealed record ScenarioSummary(Scenario Scenario, IReadOnlyList<SeriesSummary> Series)
{
    /// <summary>The summary of a series.</summary>
    /// <param name="key">The whole key.</param>
    /// <returns>Its summary.</returns>
    /// <exception cref="KeyNotFoundException">There is no such series.</exception>
    public SeriesSummary this[SeriesKey key] => Series.FirstOrDefault(summary => summary.Mean.Key.Equals(key))
        ?? throw new KeyNotFoundException($"The summary has no series ({key}). It has {Series.Count}.");

    /// <summary>Scenario and number of series.</summary>
    /// <returns>One line for people.</returns>
    public override string ToString() => $"{Scenario.Name}: {Series.Count} series";
}

/// <summary>One series under a scenario, summed up over its paths.</summary>
public sealed class SeriesSummary
{
    private readonly double[] _probabilities;
    private readonly TimeSeries[] _quantiles;

    internal SeriesSummary(TimeSeries mean, ThresholdPassing? passing, double[] probabilities, TimeSeries[] quantiles)
    {
        Mean = mean;
        Passing = passing;
        _probabilities = probabilities;
        _quantiles = quantiles;
    }

    /// <summary>The mean by period.</summary>
    public TimeSeries Mean { get; }

    /// <summary>When the threshold that was asked for is passed; null when none was.</summary>
    public ThresholdPassing? Passing { get; }

    /// <summary>The probabilities whose quantiles were kept.</summary>
    public IReadOnlyList<double> Probabilities => _probabilities;

    /// <summary>A quantile by period.</summary>
    /// <param name="probability">One of <see cref="Probabilities"/>, within 1e-9.</param>
    /// <returns>A series over the periods forecast.</returns>
    /// <exception cref="ArgumentOutOfRangeException">That quantile was not kept.</exception>
    public TimeSeries Quantile(double probability)
    {
        int index = Array.FindIndex(_probabilities, kept => Math.Abs(kept - probability) < 1e-9);
        return index >= 0 ? _quantiles[index] : throw new ArgumentOutOfRangeException(
            nameof(probability),
            probability,
            FormattableString.Invariant($"The quantile {probability} was not kept: ask for it in ScenarioSummaryOptions.Probabilities. Kept are {string.Join(", ", _probabilities.Select(p => FormattableString.Invariant($"{p}")))}."));
    }

    /// <summary>A central interval by period.</summary>
    /// <param name="level">A fraction in (0, 1) both of whose quantiles were kept, such as 0.8 for 0.1 and 0.9.</param>
    /// <returns>The lower and the upper ends.</returns>
    /// <exception cref="ArgumentOutOfRangeException">One of them was not kept.</exception>
    public (TimeSeries Lower, TimeSeries Upper) Interval(double level) => (Quantile((1 - level) / 2), Quantile((1 + level) / 2));

    /// <summary>Key and periods.</summary>
    /// <returns>One line for people.</returns>
    public override string ToString() => $"({Mean.Key}) over {Mean.Periods}, {_probabilities.Length} quantiles";
}

/// <summary>What to keep of a projection that is only summed up.</summary>
public sealed record ScenarioSummaryOptions
{
    /// <summary>Whose quantiles are kept, fractions in (0, 1), at most 1,000.</summary>
    /// <value>Default those of the median and of the 50, 80 and 95 % intervals.</value>
    public IReadOnlyList<double> Probabilities
    {
        get;
        init
        {
            foreach (double probability in value)
            {
                Guard.Level(probability, nameof(Probabilities));
            }

            field = value.Count is > 0 and <= 1_000
                ? [.. value]
                : throw new ArgumentException($"Probabilities has {value.Count} entries, but must have 1 to 1,000.", nameof(Probabilities));
        }
    } = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];

    /// <summary>A planning threshold for each series that has one, in its unit.</summary>
    /// <value>Default none.</value>
    public IReadOnlyDictionary<SeriesKey, double> Thresholds { get; init; } = new Dictionary<SeriesKey, double>();
}
