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
}
