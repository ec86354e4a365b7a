using SahelForecast.Scenarios;

namespace SahelForecast.Data;

/// <summary>What files say of the scenario that a forecast holds under.</summary>
public sealed record ForecastScenario
{
    internal ForecastScenario()
    {
    }

    /// <summary>Its name.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>How likely it is held to be, a fraction in (0, 1].</summary>
    public double? Probability { get; internal init; }

    /// <summary>How likely it is on the scale of contingency plans, 1 to 5.</summary>
    public int? Likelihood { get; internal init; }

    /// <summary>How bad it would be, 1 to 5.</summary>
    public int? Impact { get; internal init; }

    /// <summary>The story in a sentence or two.</summary>
    public string? Narrative { get; internal init; }

    /// <summary>What it assumes and why, the assumptions in their order, parted by "; ".</summary>
    public string? Assumptions { get; internal init; }

    /// <summary>Name and probability.</summary>
    /// <returns>One line for people, in every culture alike.</returns>
    public override string ToString() =>
        FormattableString.Invariant($"{Name} ({(Probability is double p ? FormattableString.Invariant($"probability {p}") : "no probability")})");

    internal static ForecastScenario Of(Scenario scenario) => new()
    {
        Name = PlainText.Check(scenario.Name),
        Probability = scenario.Probability,
        Likelihood = scenario.Likelihood,
        Impact = scenario.Impact,
        Narrative = PlainText.Optional(scenario.Narrative),
        Assumptions = PlainText.Optional(string.Join("; ", scenario.Assumptions.Select(Describe))),
    };

    private static string Describe(ScenarioAssumption assumption) => assumption.Source is { Length: > 0 } source ? $"{assumption} [{source}]" : assumption.ToString();
}
