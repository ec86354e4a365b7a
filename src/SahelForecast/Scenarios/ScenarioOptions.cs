namespace SahelForecast.Scenarios;

/// <summary>Choices for projecting a scenario.</summary>
public sealed record ScenarioOptions
{
    /// <summary>The seed of the magnitudes. The same seed gives the same numbers.</summary>
    /// <value>Default 0.</value>
    public ulong Seed { get; init; }

    /// <summary>Paths of what drives the series, by name, for assumptions that look at them; as many steps and paths as the baseline.</summary>
    /// <value>Default none.</value>
    public IReadOnlyDictionary<string, SamplePaths> Drivers { get; init; } = new Dictionary<string, SamplePaths>();

    /// <summary>Threads at most, at least 1, or -1 for all cores. The outcomes don't depend on it.</summary>
    /// <value>Default -1.</value>
    public int MaxDegreeOfParallelism
    {
        get;
        init => field = value is -1 or >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MaxDegreeOfParallelism), value, $"MaxDegreeOfParallelism is {value}, but must be at least 1, or -1 for all cores.");
    } = -1;
}
