namespace SahelForecast.Needs;

/// <summary>A named assumption on how much of a requirement is funded, such as "as in 2023: 0.34".</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Share">The share funded, in [0, 1] over its whole range, known or uncertain; drawn once a path and held over the periods.</param>
/// <param name="Source">Where the share comes from, such as a plan of FTS and the day it was read: coverage grows over the year.</param>
public sealed record FundingScenario(string Name, Magnitude Share, string Source)
{
    /// <summary>What it is called.</summary>
    public string Name { get; init; } = Guard.Text(Name);

    /// <summary>The share funded, in [0, 1].</summary>
    public Magnitude Share { get; init; } = StatedShare.Fraction(Share, $"The share of {Name}");

    /// <summary>Where the share comes from.</summary>
    public string Source { get; init; } = Guard.Text(Source);

    /// <summary>Such as "as in 2023: 0.34 funded (FTS, 2024-01-31)", in every culture alike.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => $"{Name}: {Share} funded ({Source})";
}
