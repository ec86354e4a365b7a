namespace SahelForecast.Evaluation;

/// <summary>Variance of the mean of values in time that depend on each other up to a lag.</summary>
internal static class LongRunVarianceKernel
{
    // A sum smaller than this share of its terms is zero but for rounding.
    private const double Rounding = 1e-14;

    /// <summary>The estimate, 0 or below when it is not positive.</summary>
    /// <param name="deviations">Values less their mean; 0 where missing, which takes them out of every product.</param>
    /// <param name="count">How many are not missing.</param>
    /// <param name="lags">How many autocovariances count, that at lag 0 included.</param>
    /// <param name="estimator">Their weights.</param>
    public static double OfMean(ReadOnlySpan<double> deviations, int count, int lags, LongRunVariance estimator)
    {
        double squares = SumOfProducts(deviations, 0);
        double sum = squares;
        for (int lag = 1; lag < lags; lag++)
        {
            double weight = estimator == LongRunVariance.Bartlett ? 1 - ((double)lag / lags) : 1;
            sum += 2 * weight * SumOfProducts(deviations, lag);
        }

        return Math.Abs(sum) <= Rounding * squares ? 0 : sum / count / count;
    }

    private static double SumOfProducts(ReadOnlySpan<double> deviations, int lag)
    {
        double sum = 0;
        for (int i = lag; i < deviations.Length; i++)
        {
            sum += deviations[i] * deviations[i - lag];
        }

        return sum;
    }
}
