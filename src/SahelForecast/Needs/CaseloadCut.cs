using static SahelForecast.Needs.CaseloadText;

namespace SahelForecast.Needs;

/// <summary>How often a level of a caseload forecast was drawn above the level it is a part of, and was cut down to it.</summary>
/// <param name="Level">The level cut.</param>
/// <param name="Above">The level it was cut to.</param>
/// <param name="Draws">Draws cut, over all periods and paths.</param>
/// <param name="Share">The same as a fraction of all draws.</param>
public sealed record CaseloadCut(CaseloadLevel Level, CaseloadLevel Above, int Draws, double Share)
{
    /// <summary>Such as "targeted cut to in need in 3.2 % of draws", in every culture alike.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => FormattableString.Invariant($"{Name(Level)} cut to {Name(Above)} in {100 * Share:0.##} % of draws");
}
