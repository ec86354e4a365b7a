using System.Numerics;

namespace SahelForecast.Models.Arima;

/// <summary>What is known before the first value: the stationary variance, and its covariance with what comes next.</summary>
/// <remarks>
/// With w(t) = sum f(i) w(t-i) + e(t) + sum g(j) e(t-j), var e = 1, state i is the part of w(t+i) known a period before. The covariance of the states after the first
/// value with that value is sum f(j) c(j-1-i) + sum g(j) h(j-1-i) over j above i, c the autocovariances and h the weights of the errors in w. c comes from those of the autoregression alone,
/// by its partial autocorrelations, so that no system of equations is solved: O(p² + p q) for p and q lags.
/// </remarks>
internal static class ArmaStart
{
    /// <summary>Numbers of scratch that <see cref="Fill"/> takes.</summary>
    public static int ScratchLength(int arLags, int maLags) => (arLags * (arLags + 1) / 2) + (2 * (arLags + maLags + 1)) + (2 * (maLags + 1));

    /// <summary>Fills in the start.</summary>
    /// <param name="ar">f, by lag from 1.</param>
    /// <param name="ma">g, by lag from 1.</param>
    /// <param name="gain">Takes the covariances with the first value; as long as there are states.</param>
    /// <param name="scratch">Of <see cref="ScratchLength"/>; overwritten.</param>
    /// <returns>The variance of the first value. Without meaning when the autoregression is not stationary.</returns>
    public static T Fill<T>(ReadOnlySpan<T> ar, ReadOnlySpan<T> ma, Span<T> gain, Span<T> scratch)
        where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>, IDivisionOperators<T, T, T>,
        IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        int p = ar.Length;
        int q = ma.Length;
        Span<T> rows = scratch[..(p * (p + 1) / 2)];
        scratch = scratch[rows.Length..];
        Span<T> pure = scratch[..(p + q + 1)];
        Span<T> covariance = scratch.Slice(p + q + 1, p + q + 1);
        Span<T> weights = scratch.Slice(2 * (p + q + 1), q + 1);
        Span<T> products = scratch.Slice((2 * (p + q + 1)) + q + 1, q + 1);
        FillPure(ar, rows, pure);

        // Of the moving average with itself, by lag.
        for (int k = 0; k <= q; k++)
        {
            T sum = At(ma, k);
            for (int j = 1; j + k <= q; j++)
            {
                sum += At(ma, j) * At(ma, j + k);
            }

            products[k] = sum;
        }

        for (int k = 0; k < Math.Max(p, 1); k++)
        {
            T sum = products[0] * pure[k];
            for (int j = 1; j <= q; j++)
            {
                sum += products[j] * (pure[k + j] + pure[Math.Abs(k - j)]);
            }

            covariance[k] = sum;
        }

        for (int k = 0; k < q; k++)
        {
            T sum = At(ma, k);
            for (int i = 1; i <= Math.Min(k, p); i++)
            {
                sum += ar[i - 1] * weights[k - i];
            }

            weights[k] = sum;
        }

        gain.Clear();
        for (int i = 0; i < gain.Length; i++)
        {
            T sum = T.AdditiveIdentity;
            for (int j = i + 1; j <= p; j++)
            {
                sum += ar[j - 1] * covariance[j - 1 - i];
            }

            for (int j = i + 1; j <= q; j++)
            {
                sum += ma[j - 1] * weights[j - 1 - i];
            }

            gain[i] = sum;
        }

        return covariance[0];
    }

    private static T At<T>(ReadOnlySpan<T> ma, int lag)
        where T : struct, IMultiplicativeIdentity<T, T> => lag == 0 ? T.MultiplicativeIdentity : ma[lag - 1];

    // Autocovariances of the autoregression with errors of variance 1: down to its partial autocorrelations, keeping all orders between, and up again.
    private static void FillPure<T>(ReadOnlySpan<T> ar, Span<T> rows, Span<T> pure)
        where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>, IDivisionOperators<T, T, T>,
        IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        int p = ar.Length;
        T one = T.MultiplicativeIdentity;
        T variance = one;
        ar.CopyTo(Row(rows, p));
        for (int k = p; k >= 1; k--)
        {
            ReadOnlySpan<T> row = Row(rows, k);
            T partial = row[k - 1];
            T left = one - (partial * partial);
            variance /= left;
            Span<T> lower = Row(rows, k - 1);
            for (int j = 1; j < k; j++)
            {
                lower[j - 1] = (row[j - 1] + (partial * row[k - j - 1])) / left;
            }
        }

        pure[0] = variance;
        T error = variance;
        for (int k = 1; k < pure.Length; k++)
        {
            T sum = T.AdditiveIdentity;
            ReadOnlySpan<T> row = Row(rows, Math.Min(k - 1, p));
            for (int j = 1; j <= row.Length; j++)
            {
                sum += row[j - 1] * pure[k - j];
            }

            if (k <= p)
            {
                T partial = Row(rows, k)[k - 1];
                sum += partial * error;
                error *= one - (partial * partial);
            }

            pure[k] = sum;
        }
    }

    private static Span<T> Row<T>(Span<T> rows, int order) => rows.Slice(order * (order - 1) / 2, order);
}
