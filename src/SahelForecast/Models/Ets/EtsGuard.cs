namespace SahelForecast.Models.Ets;

/// <summary>Tells when a model has run away with a series.</summary>
internal static class EtsGuard
{
    /// <summary>How many ranges of the series (its greatest less its least value) a mean may lie from the last value, and a standard deviation be long.</summary>
    public const double Ranges = 10;

    private const int FewestSteps = 12;

    /// <summary>Whether, within 12 periods or two seasons, a mean is further from no change than ten ranges of the series, or a standard deviation longer.</summary>
    public static bool Explodes(EtsEstimate estimate, EtsPosition position, ReadOnlySpan<double> values)
    {
        double least = double.PositiveInfinity;
        double most = double.NegativeInfinity;
        double last = 0;
        foreach (double value in values)
        {
            if (!double.IsNaN(value))
            {
                least = Math.Min(least, value);
                most = Math.Max(most, value);
                last = value;
            }
        }

        double limit = Ranges * (most - least);
        foreach (EtsStep step in EtsOutlook.Of(
            estimate.Specification, estimate.Parameters, position, estimate.StandardDeviation, Math.Max(FewestSteps, 2 * position.Season.Length), isShapeWanted: false))
        {
            // Written so that NaN is beyond it; a constant series allows for rounding.
            if (!(Math.Abs(step.Mean - last) <= limit + (1e-6 * Math.Abs(last)) && step.StandardDeviation <= limit + (1e-6 * Math.Abs(last))))
            {
                return true;
            }
        }

        return false;
    }
}
