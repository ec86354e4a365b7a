using SahelForecast.Distributions;

namespace SahelForecast.Models.Ets;

/// <summary>The moments of a value some periods ahead.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="StandardDeviation">The standard deviation.</param>
/// <param name="Skewness">The third central moment over the cube of the standard deviation.</param>
/// <param name="Kurtosis">The fourth central moment over the square of the variance, less 3.</param>
internal readonly record struct EtsStep(double Mean, double StandardDeviation, double Skewness, double Kurtosis)
{
    // A smaller skewness moves no quantile up to 99.9 % by more than a thousandth of a standard deviation.
    private const double Symmetric = 1e-3;

    /// <summary>A distribution of these moments: normal; where it is skewed a cubic of a normal value; where none has them log-normal, its origin moved, without the fourth.</summary>
    /// <remarks>Log-normal, with u = sqrt(w - 1), w the exponential of the variance of the logarithm, the skewness is u³ + 3 u, which sinh solves.</remarks>
    /// <param name="centre">With the median, this distribution is moved so that its median is <see cref="Mean"/>.</param>
    public PredictiveDistribution Distribution(EtsCentre centre)
    {
        if (!(Skewness > Symmetric && StandardDeviation > 0))
        {
            return Distributions.Symmetric.Normal(Mean, StandardDeviation);
        }

        PredictiveDistribution skewed = CubicOfNormal.Of(Mean, StandardDeviation, Skewness, Kurtosis) ?? LogNormal();
        return centre == EtsCentre.Mean ? skewed : ShiftedDistribution.Of(skewed, Mean - skewed.Median);
    }

    /// <summary>How far <see cref="Distribution"/> moves for its centre.</summary>
    public double Offset(EtsCentre centre) => centre == EtsCentre.Mean ? 0 : Mean - Distribution(EtsCentre.Mean).Median;

    /// <summary>With an independent normal uncertainty of the mean added.</summary>
    public EtsStep Widened(double standardDeviation)
    {
        double total = Math.Sqrt((StandardDeviation * StandardDeviation) + (standardDeviation * standardDeviation));
        double share = total > 0 ? StandardDeviation / total : 0;
        return new EtsStep(Mean, total, Skewness * share * share * share, Kurtosis * share * share * share * share);
    }

    private PredictiveDistribution LogNormal()
    {
        double u = 2 * Math.Sinh(Math.Asinh(Skewness / 2) / 3);
        double root = Math.Sqrt(1 + (u * u));
        double median = StandardDeviation / (u * root);
        return ShiftedDistribution.Of(new LogNormalDistribution(Math.Log(median), Math.Sqrt(Math.Log(1 + (u * u)))), Mean - (median * root));
    }
}
