namespace SahelForecast;

/// <summary>How the distributions of a forecast are made.</summary>
public enum ForecastMethod
{
    /// <summary>Analytic where the model has formulas, else simulated.</summary>
    Automatic,

    /// <summary>From formulas; no sample paths.</summary>
    Analytic,

    /// <summary>From sample paths with the model's error distribution.</summary>
    Simulated,

    /// <summary>From sample paths with errors drawn again from the model's own past errors.</summary>
    Bootstrapped,
}

/// <summary>Choices for one forecast.</summary>
public sealed record ForecastOptions
{
    /// <summary>Automatic method, 5,000 paths where paths are drawn, seed 0.</summary>
    public static ForecastOptions Default { get; } = new();

    /// <summary>How the distributions are made.</summary>
    /// <value>Default <see cref="ForecastMethod.Automatic"/>.</value>
    public ForecastMethod Method { get; init => field = Guard.Defined(value); }

    /// <summary>Paths drawn when simulating, at least 1.</summary>
    /// <value>Default 5,000.</value>
    public int PathCount { get; init => field = Guard.Positive(value); } = 5_000;

    /// <summary>The seed of the random streams. The same seed gives the same numbers on any number of threads.</summary>
    /// <value>Default 0.</value>
    public ulong Seed { get; init; }
}
