using SahelForecast.Numerics;

namespace SahelForecast.Evaluation;

/// <summary>Tests whether two forecasters of the same series differ in mean loss by more than chance.</summary>
/// <remarks>
/// <para>The losses are of one series and one horizon, in the order of time: absolute or squared errors, CRPS, any score that is lower
/// for the better forecast. Forecasts h periods ahead from every period overlap, so that losses up to h - 1 periods apart depend on
/// each other; the variance allows for that. For many series see <see cref="RankComparison"/> and <see cref="BootstrapInterval"/>.</para>
/// <para>Limits: with few pairs only large differences are found. Beyond one period ahead p values are too small in short series:
/// forecasters that are equally good reach p = 0.05 in 6 to 7 of 100 series with 20 pairs for each period of the horizon, in 8 to 9 with 10, in
/// 20 with 3 (simulated). Losses that drift over the years break the assumption that they are stationary.</para>
/// <para>References: F. X. Diebold and R. S. Mariano (1995), Comparing predictive accuracy, Journal of Business and Economic
/// Statistics 13, 253-263; D. Harvey, S. Leybourne and P. Newbold (1997), Testing the equality of prediction mean squared errors,
/// International Journal of Forecasting 13, 281-291. The numbers are those of <c>dm.test</c> in R's forecast package, but for the
/// cases that <see cref="Test"/> names.</para>
/// </remarks>
public static class DieboldMariano
{
    /// <summary>Tests the losses of A against those of B.</summary>
    /// <param name="lossesA">A's losses in the order of time, in any unit; NaN where missing.</param>
    /// <param name="lossesB">B's losses for the same outcomes, as many.</param>
    /// <param name="horizon">How many periods ahead the forecasts were made, at least 1.</param>
    /// <param name="alternative">What is looked for.</param>
    /// <param name="estimator">How the variance of the mean difference is estimated.</param>
    /// <returns>The test; it prints as a sentence for a report.</returns>
    /// <exception cref="ArgumentException">The lengths differ, a loss is infinite, or there are not more pairs than <paramref name="horizon"/>.</exception>
    /// <remarks>
    /// <para>A pair in which a loss is missing is left out and counted, but keeps its place in time: only losses truly less than
    /// <paramref name="horizon"/> periods apart enter the autocovariances (the amplitude modulated estimator of D. D. Datta and W. Du (2012),
    /// Nonparametric HAC estimation for time series data with missing observations, IFDP 1060). R closes the gaps.</para>
    /// <para>When the truncated variance is not positive, Bartlett's takes its place and the result says so; R goes on as if the horizon
    /// were 1. Losses equal in every pair give a statistic of 0 and p = 1. A difference that is the same in every pair, but not 0, leaves
    /// no variance to measure it by: the statistic is infinite; R refuses both.</para>
    /// <para>Takes time in proportion to pairs times horizon.</para>
    /// </remarks>
    public static DieboldMarianoResult Test(
        ReadOnlySpan<double> lossesA,
        ReadOnlySpan<double> lossesB,
        int horizon,
        DieboldMarianoAlternative alternative = DieboldMarianoAlternative.TwoSided,
        LongRunVariance estimator = LongRunVariance.Truncated)
    {
        Guard.Positive(horizon);
        Guard.Defined(alternative);
        Guard.Defined(estimator);
        var pairs = new LossPairs(lossesA, lossesB);
        if (pairs.Count <= horizon)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"lossesA and lossesB have {pairs.Count} complete pairs: at horizon {horizon} the test needs {horizon + 1} or more. Use more origins or a shorter horizon."),
                nameof(lossesA));
        }

        LongRunVariance used = estimator;
        double variance = LongRunVarianceKernel.OfMean(pairs.Deviations, pairs.Count, horizon, used);
        if (variance <= 0 && horizon > 1)
        {
            used = LongRunVariance.Bartlett;
            variance = LongRunVarianceKernel.OfMean(pairs.Deviations, pairs.Count, horizon, used);
        }

        double statistic = variance > 0
            ? pairs.MeanDifference / Math.Sqrt(variance) * SmallSampleFactor(pairs.Count, horizon)
            : pairs.MeanDifference == 0 ? 0 : pairs.MeanDifference * double.PositiveInfinity;
        return new DieboldMarianoResult
        {
            MeanLossA = pairs.MeanA,
            MeanLossB = pairs.MeanB,
            MeanDifference = pairs.MeanDifference,
            Statistic = statistic,
            DegreesOfFreedom = pairs.Count - 1,
            PValue = variance <= 0 && statistic == 0 ? 1 : PValue(statistic, pairs.Count - 1, alternative),
            Alternative = alternative,
            VarianceEstimator = used,
            VarianceFellBack = used != estimator,
            Horizon = horizon,
            Count = pairs.Count,
            MissingCount = pairs.MissingCount,
        };
    }

    // Harvey, Leybourne and Newbold (1997), equation 9.
    private static double SmallSampleFactor(double count, double horizon) =>
        Math.Sqrt((count + 1 - (2 * horizon) + (horizon * (horizon - 1) / count)) / count);

    private static double PValue(double statistic, int degreesOfFreedom, DieboldMarianoAlternative alternative) => alternative switch
    {
        DieboldMarianoAlternative.ABetter => SpecialFunctions.StudentCdf(statistic, degreesOfFreedom),
        DieboldMarianoAlternative.BBetter => SpecialFunctions.StudentCdf(-statistic, degreesOfFreedom),
        _ => 2 * SpecialFunctions.StudentCdf(-Math.Abs(statistic), degreesOfFreedom),
    };
}
