namespace SahelForecast.Needs;

/// <summary>What a sector spends on a targeted person in one period of the targets: a year's cost for yearly targets, a month's for monthly ones.</summary>
/// <param name="Sector">The sector, as in the keys of the targets.</param>
/// <param name="PerPerson">Money a person, at least 0, known or uncertain; drawn once a path.</param>
/// <param name="Source">Where the figure comes from.</param>
public sealed record SectorCost(string Sector, Magnitude PerPerson, string Source)
{
    /// <summary>The sector.</summary>
    public string Sector { get; init; } = Guard.Text(Sector);

    /// <summary>Money a person, at least 0.</summary>
    public Magnitude PerPerson { get; init; } = StatedShare.NotNegative(PerPerson, $"The cost per person of {Sector}");

    /// <summary>Where the figure comes from.</summary>
    public string Source { get; init; } = Guard.Text(Source);

    /// <summary>The cost per targeted person in published figures, such as US$ 129 in Mali 2022: 685,734,819 for 5.3 million.</summary>
    /// <param name="requirement">Money required, at least 0.</param>
    /// <param name="targeted">People targeted, above 0.</param>
    /// <returns>Money a person.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A figure is outside its range.</exception>
    public static double PerTargetedPerson(double requirement, double targeted) => Guard.FiniteNotNegative(requirement) / Guard.FinitePositive(targeted);
}
