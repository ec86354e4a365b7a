using System.Globalization;
using SahelForecast.Numerics;

namespace SahelForecast.Evaluation;

/// <summary>How often intervals of one level held the outcome.</summary>
/// <param name="Level">The nominal coverage, a fraction.</param>
/// <param name="Coverage">The share of outcomes inside, a fraction.</param>
/// <param name="Count">Outcomes counted.</param>
public sealed record ReliabilityRow(double Level, double Coverage, int Count)
{
    /// <summary>Coverage less level: below 0, intervals are too narrow.</summary>
    public double Error => Coverage - Level;

    /// <summary>The range of true coverages that the count speaks for, by Wilson's formula.</summary>
    /// <param name="level">The coverage of this range, a fraction in (0, 1).</param>
    /// <returns>Fractions in [0, 1]. Outcomes count as independent; those of overlapping forecasts or of places that share a crisis are not, and the truth is wider.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is not inside (0, 1).</exception>
    /// <remarks>Reference: E. B. Wilson (1927), Probable inference, the law of succession, and statistical inference, JASA 22(158), 209-212.</remarks>
    public (double Lower, double Upper) CoverageRange(double level = 0.95)
    {
        double z = SpecialFunctions.NormalQuantile((1 + Guard.Level(level)) / 2);
        double share = z * z / Count;
        double centre = (Coverage + (share / 2)) / (1 + share);
        double half = z * Math.Sqrt((Coverage * (1 - Coverage) / Count) + (share / (4 * Count))) / (1 + share);
        return (Math.Max(centre - half, 0), Math.Min(centre + half, 1));
    }

    /// <summary>Level and coverage in every culture alike.</summary>
    /// <returns>One line for people.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"level {Level}: {Coverage:0.000} of {Count} outcomes");
}
