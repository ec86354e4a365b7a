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

    // With a larger one the parabola turns within what can happen.
    private const double MostBent = 0.8;

    /// <summary>A distribution of these moments: normal; where it is skewed a parabola of a normal value; where it is very skewed log-normal, its origin moved.</summary>
    /// <remarks>
    /// A value with multiplicative errors is a mean plus a sum of errors plus products of two, and more that is smaller: as a quadratic form of normal values it
    /// has a fourth cumulant of 4/3 of the squared third, and so has the parabola b z + c (z² - 1). With variance 1, b² = 1 - 2 c² and the skewness is
    /// 6 c - 4 c³.
    /// Log-normal, with u = sqrt(w - 1), w the exponential of the variance of the logarithm, the skewness is u³ + 3 u, which sinh solves.
    /// </remarks>
    public PredictiveDistribution Distribution()
    {
        if (!(Skewness > Symmetric && StandardDeviation > 0))
        {
            return Distributions.Symmetric.Normal(Mean, StandardDeviation);
        }

        return Skewness > MostBent ? LogNormal() : Parabola();
    }

    /// <summary>With an independent symmetric uncertainty of the mean added.</summary>
    public EtsStep Widened(double standardDeviation)
    {
        double total = Math.Sqrt((StandardDeviation * StandardDeviation) + (standardDeviation * standardDeviation));
        double share = total > 0 ? StandardDeviation / total : 0;
        return new EtsStep(Mean, total, Skewness * share * share * share);
    }

    private TransformedDistribution Parabola()
    {
        (double mean, double deviation, double c) = (Mean, StandardDeviation, Skewness / 6);
        for (int i = 0; i < 8; i++)
        {
            c = (Skewness + (4 * c * c * c)) / 6;
        }

        double b = Math.Sqrt(1 - (2 * c * c));
        double turn = -b / (2 * c);
        return new TransformedDistribution(new NormalDistribution(0, 1), Forward, Inverse);

        double Forward(double z)
        {
            double held = Math.Max(z, turn);
            return mean + (deviation * ((b * held) + (c * ((held * held) - 1))));
        }

        double Inverse(double value)
        {
            double square = (b * b) + (4 * c * (((value - mean) / deviation) + c));
            return square < 0 ? double.NegativeInfinity : (Math.Sqrt(square) - b) / (2 * c);
        }
    }

    private PredictiveDistribution LogNormal()
    {
        double u = 2 * Math.Sinh(Math.Asinh(Skewness / 2) / 3);
        double root = Math.Sqrt(1 + (u * u));
        double median = StandardDeviation / (u * root);
        return ShiftedDistribution.Of(new LogNormalDistribution(Math.Log(median), Math.Sqrt(Math.Log(1 + (u * u)))), Mean - (median * root));
    }
}
