using SahelForecast.Distributions;

namespace SahelForecast.Models.Ets;

/// <summary>The moments of a value some periods ahead.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="StandardDeviation">The standard deviation.</param>
/// <param name="Skewness">The third central moment over the cube of the standard deviation.</param>
internal readonly record struct EtsStep(double Mean, double StandardDeviation, double Skewness)
{
    // A smaller skewness moves no quantile up to 99.9 % by more than a thousandth of a standard deviation.
    private const double Symmetric = 1e-3;

    /// <summary>The normal distribution of these moments or, where they are skewed, the log-normal one with its origin moved.</summary>
    /// <remarks>With u = sqrt(w - 1), w the exponential of the variance of the logarithm, the skewness is u³ + 3 u, which sinh solves.</remarks>
    public PredictiveDistribution Distribution()
    {
        if (!(Skewness > Symmetric && StandardDeviation > 0))
        {
            return Distributions.Symmetric.Normal(Mean, StandardDeviation);
        }

        double u = 2 * Math.Sinh(Math.Asinh(Skewness / 2) / 3);
        double root = Math.Sqrt(1 + (u * u));
        double median = StandardDeviation / (u * root);
        return ShiftedDistribution.Of(new LogNormalDistribution(Math.Log(median), Math.Sqrt(Math.Log(1 + (u * u)))), Mean - (median * root));
    }
}
