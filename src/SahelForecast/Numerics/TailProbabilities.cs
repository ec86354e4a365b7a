using Special = MathNet.Numerics.SpecialFunctions;

namespace SahelForecast.Numerics;

/// <summary>Upper tails of the distributions that test statistics are compared with, each with its own digits: never one less something.</summary>
internal static class TailProbabilities
{
    /// <summary>P(X > x) for a chi-squared number.</summary>
    public static double ChiSquared(double x, double degreesOfFreedom) =>
        x > 0 ? Special.GammaUpperRegularized(degreesOfFreedom / 2, x / 2) : 1;

    /// <summary>P(X > x) for Fisher's ratio of two scaled chi-squared numbers.</summary>
    public static double FisherRatio(double x, double numeratorDegreesOfFreedom, double denominatorDegreesOfFreedom)
    {
        if (double.IsPositiveInfinity(x))
        {
            return 0;
        }

        double scaled = numeratorDegreesOfFreedom * x;
        double share = denominatorDegreesOfFreedom / (denominatorDegreesOfFreedom + scaled);
        return x > 0 ? Special.BetaRegularized(denominatorDegreesOfFreedom / 2, numeratorDegreesOfFreedom / 2, share) : 1;
    }
}
