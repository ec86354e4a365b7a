using SahelForecast.Distributions;
using static SahelForecast.Numerics.SpecialFunctions;

namespace SahelForecast.Models.Combination;

/// <summary>How far off a value is in a distribution: the normal score of the narrowest central interval that holds it.</summary>
internal static class ConformalScore
{
    // Further out the probability of a double runs out of digits, and tails of models are anyone's guess.
    private const double Reach = 4;

    /// <summary>The score of a value, at least 0; infinite when it lies off a distribution without spread on its side.</summary>
    public static double Of(PredictiveDistribution distribution, double value)
    {
        double median = distribution.Median;
        if (value == median)
        {
            return 0;
        }

        bool above = value > median;
        double edge = At(distribution, Reach, above);
        if (above ? value > edge : value < edge)
        {
            double unit = Math.Abs(edge - median) / Reach;
            return unit > 0 ? Reach + (Math.Abs(value - edge) / unit) : double.PositiveInfinity;
        }

        // Of a value with a probability of its own the side towards the median counts.
        double z = NormalQuantile(distribution.CumulativeProbability(above ? Math.BitDecrement(value) : value));
        return Math.Clamp(above ? z : -z, 0, Reach);
    }

    /// <summary>The value that has a finite score above or below the median.</summary>
    public static double Value(PredictiveDistribution distribution, double score, bool above)
    {
        double value = At(distribution, Math.Min(score, Reach), above);
        return score > Reach
            ? value + ((score - Reach) / Reach * (value - distribution.Median))
            : value;
    }

    /// <summary>The spread of a distribution: what one standard deviation is of a normal one.</summary>
    public static double Unit(PredictiveDistribution distribution) => (At(distribution, 1, above: true) - At(distribution, 1, above: false)) / 2;

    private static double At(PredictiveDistribution distribution, double score, bool above) =>
        score == 0 ? distribution.Median : distribution.Quantile(NormalCdf(above ? score : -score));
}
