using System.Globalization;

namespace SahelForecast;

/// <summary>A range meant to hold a future value with a given probability.</summary>
/// <param name="Lower">The lower end, in the unit of the series.</param>
/// <param name="Upper">The upper end, in the unit of the series.</param>
/// <param name="Level">The nominal coverage, a fraction in (0, 1): 0.8 means that 8 of 10 such intervals should hold the outcome.</param>
/// <remarks>This is a prediction interval: it speaks of the value to come, not (as a confidence interval does) of a mean or parameter.</remarks>
public readonly record struct PredictionInterval(double Lower, double Upper, double Level)
{
    /// <summary>The upper less the lower end, in the unit of the series.</summary>
    public double Width => Upper - Lower;

    /// <summary>Whether a value lies inside, ends included.</summary>
    /// <param name="value">A value in the unit of the series.</param>
    /// <returns>False for NaN.</returns>
    public bool Contains(double value) => value >= Lower && value <= Upper;

    /// <summary>Ends and level, such as "[120, 180] at level 0.8", in every culture alike.</summary>
    /// <returns>One line for people; the digits that read back to the same numbers.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"[{Lower}, {Upper}] at level {Level}");
}
