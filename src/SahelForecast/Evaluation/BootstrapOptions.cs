using System.Globalization;

namespace SahelForecast.Evaluation;

/// <summary>Choices for a bootstrap.</summary>
public sealed record BootstrapOptions
{
    /// <summary>Level 0.95, 10,000 resamples, seed 0.</summary>
    public static BootstrapOptions Default { get; } = new();

    /// <summary>The share of such intervals that should hold the true mean difference, a fraction in (0, 1).</summary>
    /// <value>Default 0.95.</value>
    public double Level { get; init => field = Guard.Level(value, nameof(Level)); } = 0.95;

    /// <summary>How often the clusters are drawn again, at least 1. With 10,000 the ends of a 95 % interval are good to about 3 % of its
    /// half width.</summary>
    /// <value>Default 10,000.</value>
    public int ResampleCount { get; init => field = Guard.Positive(value, nameof(ResampleCount)); } = 10_000;

    /// <summary>The seed of the random streams. The same seed gives the same numbers on any number of threads.</summary>
    /// <value>Default 0.</value>
    public ulong Seed { get; init; }

    /// <summary>Threads at most; -1 for all cores. The interval doesn't depend on it.</summary>
    /// <value>Default -1.</value>
    public int MaxDegreeOfParallelism { get; init => field = value == -1 ? value : Guard.Positive(value, nameof(MaxDegreeOfParallelism)); } = -1;

    /// <summary>The choices that decide the numbers, such as "10,000 resamples at level 0.95, seed 0".</summary>
    /// <returns>One line in the invariant culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ResampleCount:N0} resamples at level {Level}, seed {Seed}");
}
