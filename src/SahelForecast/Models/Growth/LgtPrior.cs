using SahelForecast.Numerics;

namespace SahelForecast.Models.Growth;

/// <summary>A beta distribution of a share: what is believed before.</summary>
internal readonly record struct ShareBelief(double Success, double Failure);

/// <summary>What <see cref="LgtModel"/> believes before it sees a series; values are in units of the series' mean, so that its unit changes nothing.</summary>
/// <remarks>Chosen by hand among two dozen settings on every fourth of M4's yearly series, by the mean of sMAPE and MASE relative to Naive2 and by intervals; the choice is flat.</remarks>
internal static class LgtPrior
{
    /// <summary>Degrees of freedom of the errors.</summary>
    public const double ErrorTail = 3;

    /// <summary>The standard deviation of gamma, about 0.</summary>
    private const double GlobalDeviation = 0.05;

    /// <summary>That of the trend at the start.</summary>
    private const double TrendDeviation = 0.05;

    /// <summary>A relative error that sigma is believed to be near.</summary>
    private const double UsualError = 0.08;

    /// <summary>How many errors it is worth.</summary>
    private const double UsualErrorWeight = 1;

    private static readonly ShareBelief[] Shares =
    [
        new(3, 1), // alpha
        new(1, 8), // beta
        new(1, 2), // lambda
        new(1, 3), // rho, from -0.5 to 1
        new(1, 1), // tau
    ];

    /// <summary>Adds the belief to what is minimised, its slope and its curvature.</summary>
    /// <param name="x">The numbers searched, in the order of <see cref="LgtParameters"/>.</param>
    /// <param name="gradient">Takes the slope.</param>
    /// <param name="curvature">Takes the diagonal, row by row.</param>
    /// <returns>Minus the log density, up to a constant.</returns>
    public static double Add(ReadOnlySpan<double> x, Span<double> gradient, Span<double> curvature)
    {
        double value = 0;
        for (int i = 0; i < Shares.Length; i++)
        {
            (double success, double failure) = Shares[i];
            double share = LgtParameters.Share(x[i]);
            value -= (success * Math.Log(share)) + (failure * Math.Log(1 - share));
            gradient[i] += ((success + failure) * share) - success;
            curvature[(Dual.Lanes + 1) * i] += (success + failure) * share * (1 - share);
        }

        value += AddNormal(x, LgtParameters.Global, GlobalDeviation, gradient, curvature) + AddNormal(x, LgtParameters.FirstTrend, TrendDeviation, gradient, curvature);
        const int place = LgtParameters.LogSigma;
        double ratio = UsualErrorWeight * UsualError * UsualError * Math.Exp(-2 * x[place]);
        gradient[place] += UsualErrorWeight - ratio;
        curvature[(Dual.Lanes + 1) * place] += 2 * ratio;
        return value + (UsualErrorWeight * x[place]) + (ratio / 2);
    }

    private static double AddNormal(ReadOnlySpan<double> x, int place, double deviation, Span<double> gradient, Span<double> curvature)
    {
        double score = x[place] / deviation;
        gradient[place] += score / deviation;
        curvature[(Dual.Lanes + 1) * place] += 1 / (deviation * deviation);
        return score * score / 2;
    }
}
