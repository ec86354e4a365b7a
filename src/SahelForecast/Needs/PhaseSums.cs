namespace SahelForecast.Needs;

/// <summary>What the phases of a forecast summed to before each draw was scaled to its population, as fractions of it: far from 1, the phases and the population were
/// forecast apart from each other.</summary>
/// <param name="Least">The least over all periods and paths.</param>
/// <param name="Mean">The mean.</param>
/// <param name="Greatest">The greatest.</param>
public sealed record PhaseSums(double Least, double Mean, double Greatest)
{
    /// <summary>Such as "phases summed to 0.96 to 1.05 of the population, 1.01 on average, and were scaled to it", in every culture alike.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() =>
        FormattableString.Invariant($"phases summed to {Least:0.###} to {Greatest:0.###} of the population, {Mean:0.###} on average, and were scaled to it");
}
