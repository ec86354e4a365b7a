using SahelForecast.Numerics;

namespace SahelForecast.Diagnostics;

/// <summary>Tests of whether one-step errors are what a model takes them for: without memory, normal, of one size.</summary>
/// <remarks>
/// <para>Missing errors are NaN and keep their place: a pair or a row with one is left out, and counts are of those there are. Errors times a number have the same statistics.</para>
/// <para>All compare with chi-squared, which holds for many errors: with fewer than about 30 take p for a hint. A model that passes is not shown to be right.</para>
/// </remarks>
public static class ResidualTest
{
    /// <summary>The test of Ljung and Box. Its null hypothesis is that errors don't depend on earlier ones.</summary>
    /// <param name="errors">One-step errors in order; NaN where missing, not infinite.</param>
    /// <param name="lags">How many periods back it looks; above <paramref name="fittedParameters"/>, below the number of errors.</param>
    /// <param name="fittedParameters">Autoregressive and moving average coefficients that were fitted: each takes a degree of freedom. 0 for models without.</param>
    /// <returns>Statistic on <paramref name="lags"/> less <paramref name="fittedParameters"/> degrees of freedom; NaN when all errors are the same.</returns>
    /// <exception cref="ArgumentException">There are too few errors, or an infinite one.</exception>
    /// <remarks>G. M. Ljung and G. E. P. Box (1978), On a measure of lack of fit in time series models, Biometrika 65(2), 297-303. As Box.test of R, with missing values too: the
    /// products of the pairs there are, over their number and the lag; 0 without a pair.</remarks>
    public static ResidualTestResult LjungBox(ReadOnlySpan<double> errors, int lags, int fittedParameters = 0)
    {
        Guard.Between(fittedParameters, 0, int.MaxValue - 1);
        Guard.Between(lags, fittedParameters + 1, Math.Max(errors.Length, fittedParameters + 1));
        Moments moments = Moments.Of(errors);
        Enough(errors, moments.Count, lags + 1);
        double sum = 0;
        for (int lag = 1; lag <= lags; lag++)
        {
            double products = 0;
            int pairs = 0;
            for (int t = lag; t < errors.Length; t++)
            {
                double product = (errors[t] - moments.Mean) * (errors[t - lag] - moments.Mean);
                products += double.IsNaN(product) ? 0 : product;
                pairs += double.IsNaN(product) ? 0 : 1;
            }

            double correlation = products / (pairs + lag) / moments.Variance;
            sum += correlation * correlation / (moments.Count - lag);
        }

        double statistic = moments.Variance > 0 ? sum * moments.Count * (moments.Count + 2.0) : double.NaN;
        return Result(ResidualTestKind.LjungBox, statistic, lags - fittedParameters, moments.Count);
    }

    /// <summary>The test of Jarque and Bera. Its null hypothesis is that errors are normal.</summary>
    /// <param name="errors">At least 2 one-step errors; NaN where missing, not infinite. Their order plays no part.</param>
    /// <returns>Statistic on 2 degrees of freedom, from skewness and kurtosis; NaN when all errors are the same.</returns>
    /// <exception cref="ArgumentException">There are too few errors, or an infinite one.</exception>
    /// <remarks>C. M. Jarque and A. K. Bera (1980), Efficient tests for normality, homoscedasticity and serial independence of regression residuals, Economics Letters 6(3), 255-259.</remarks>
    public static ResidualTestResult JarqueBera(ReadOnlySpan<double> errors)
    {
        Moments moments = Moments.Of(errors);
        Enough(errors, moments.Count, 2);
        double scale = Math.Sqrt(moments.Variance);
        double cubes = 0;
        double fourths = 0;
        foreach (double error in errors)
        {
            double z = double.IsNaN(error) ? 0 : (error - moments.Mean) / scale;
            cubes += z * z * z;
            fourths += z * z * z * z;
        }

        double skewness = cubes / moments.Count;
        double excess = (fourths / moments.Count) - 3;
        double statistic = moments.Variance > 0 ? moments.Count / 6.0 * ((skewness * skewness) + (excess * excess / 4)) : double.NaN;
        return Result(ResidualTestKind.JarqueBera, statistic, 2, moments.Count);
    }

    /// <summary>Engle's Lagrange multiplier test. Its null hypothesis is that the size of errors doesn't depend on the size of earlier ones.</summary>
    /// <param name="errors">One-step errors in order; NaN where missing, not infinite.</param>
    /// <param name="lags">How many periods back it looks, at least 1.</param>
    /// <returns>Statistic on <paramref name="lags"/> degrees of freedom: the number of errors with all those before them, times the share of their squares' variance that a
    /// regression on the squares before explains. NaN when squares are all the same.</returns>
    /// <exception cref="ArgumentException">Fewer than <paramref name="lags"/> + 2 errors have all those before them, or one is infinite.</exception>
    /// <remarks>R. F. Engle (1982), Autoregressive conditional heteroscedasticity with estimates of the variance of United Kingdom inflation, Econometrica 50(4), 987-1007.</remarks>
    public static ResidualTestResult Arch(ReadOnlySpan<double> errors, int lags)
    {
        Guard.Positive(lags);
        double square = Moments.Of(errors).MeanSquare;
        int rows = ArchKernel.Rows(errors, lags);
        return rows >= lags + 2
            ? Result(ResidualTestKind.Arch, square > 0 ? rows * ArchKernel.Explained(errors, lags, rows, square) : double.NaN, lags, rows)
            : throw new ArgumentException(
                FormattableString.Invariant($"errors has {rows} with all {lags} before them, but this test needs at least {lags + 2}. Take fewer lags."), nameof(errors));
    }

    private static ResidualTestResult Result(ResidualTestKind kind, double statistic, int degreesOfFreedom, int count) =>
        new(kind, statistic, degreesOfFreedom, double.IsNaN(statistic) ? double.NaN : TailProbabilities.ChiSquared(statistic, degreesOfFreedom), count);

    private static void Enough(ReadOnlySpan<double> errors, int count, int minimum)
    {
        if (count < minimum)
        {
            throw new ArgumentException(FormattableString.Invariant($"errors has {count} that count, but this test needs at least {minimum}."), nameof(errors));
        }
    }

    private readonly record struct Moments(int Count, double Mean, double Variance)
    {
        public double MeanSquare => Variance + (Mean * Mean);

        public static Moments Of(ReadOnlySpan<double> errors)
        {
            int count = 0;
            double sum = 0;
            for (int i = 0; i < errors.Length; i++)
            {
                if (double.IsInfinity(errors[i]))
                {
                    throw new ArgumentException(FormattableString.Invariant($"errors[{i}] is {errors[i]}, but must be finite, or NaN where missing."), nameof(errors));
                }

                count += double.IsNaN(errors[i]) ? 0 : 1;
                sum += double.IsNaN(errors[i]) ? 0 : errors[i];
            }

            double mean = sum / count;
            double squares = 0;
            double largest = 0;
            foreach (double error in errors)
            {
                double off = double.IsNaN(error) ? 0 : error - mean;
                squares += off * off;
                largest = Math.Max(largest, double.IsNaN(error) ? 0 : Math.Abs(error));
            }

            // Equal errors leave the rounding of their mean.
            return new Moments(count, mean, squares > count * 1e-28 * largest * largest ? squares / count : 0);
        }
    }
}
