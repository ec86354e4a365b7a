namespace SahelForecast.Scenarios;

/// <summary>A story about the future: a name and assumptions that rewrite a baseline forecast one after another.</summary>
/// <param name="Name">A short name for tables and charts.</param>
/// <param name="Assumptions">The assumptions, in the order in which they work: each sees what the ones before it made.</param>
public sealed record Scenario(string Name, IReadOnlyList<ScenarioAssumption> Assumptions)
{
    /// <summary>A short name for tables and charts.</summary>
    public string Name { get; init; } = Guard.Text(Name);

    /// <summary>The story in a sentence or two.</summary>
    public string? Narrative { get; init; }

    /// <summary>How likely the scenario is held to be, a fraction in (0, 1]; needed to combine scenarios.</summary>
    public double? Probability
    {
        get;
        init => field = value is null or (> 0 and <= 1)
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(Probability), value, FormattableString.Invariant($"The probability of a scenario is {value}, but must be above 0 and at most 1: write 0.3, not 30."));
    }

    /// <summary>How bad it would be, from 1 (negligible) to 5 (devastating).</summary>
    public int? Impact
    {
        get;
        init => field = value is null or (>= 1 and <= 5)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Impact), value, $"The impact of a scenario is {value}, but must be a whole number from 1 to 5.");
    }

    /// <summary>How likely it is on the scale of contingency plans, from 1 (most unlikely) to 5 (almost certain).</summary>
    public int? Likelihood
    {
        get;
        init => field = value is null or (>= 1 and <= 5)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Likelihood), value, $"The likelihood of a scenario is {value}, but must be a whole number from 1 to 5; a fraction is its Probability.");
    }

    /// <summary>Likelihood x impact, 1 to 25, by which contingency plans rank hazards; null unless both are given.</summary>
    public int? Risk => Likelihood * Impact;

    /// <summary>How the magnitudes move together; null when they are independent. One row an assumption.</summary>
    public CorrelationMatrix? Correlation { get; init; }

    /// <summary>Name, probability and number of assumptions, such as "It holds (probability 0.15): 1 assumption(s)".</summary>
    /// <returns>One line for people, in every culture alike.</returns>
    public override string ToString() =>
        FormattableString.Invariant($"{Name} ({(Probability is double p ? FormattableString.Invariant($"probability {p}") : "no probability")}): {Assumptions.Count} assumption(s)");
}
