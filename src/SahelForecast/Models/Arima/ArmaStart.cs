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
    /// <param name="shape">Which lags the factors have.</param>
    /// <param name="ar">f, by lag from 1.</param>
    /// <param name="ma">g, by lag from 1.</param>
    /// <param name="gain">Takes the covariances with the first value; as long as there are states.</param>
    /// <param name="scratch">Of <see cref="ScratchLength"/>; overwritten.</param>
    /// <returns>The variance of the first value. Without meaning when the autoregression is not stationary.</returns>
    public static T Fill<T>(ArmaShape shape, ReadOnlySpan<T> ar, ReadOnlySpan<T> ma, Span<T> gain, Span<T> scratch)
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

        // Seasonal factors leave most lags empty.
        Span<int> arLags = stackalloc int[p];
        Span<int> maLags = stackalloc int[q + 1];
        arLags = arLags[..Lags(shape.P, shape.SeasonalP, shape.Season, arLags)];
        maLags = maLags[..Lags(shape.Q, shape.SeasonalQ, shape.Season, maLags)];
        FillPure(ar, arLags, rows, pure);

        // Of the moving average with itself, by lag.
        products.Clear();
        products[0] = T.MultiplicativeIdentity;
        for (int i = 0; i < maLags.Length; i++)
        {
            T own = ma[maLags[i] - 1];
            products[0] += own * own;
            products[maLags[i]] += own;
            for (int j = 0; j < i; j++)
            {
                products[maLags[i] - maLags[j]] += own * ma[maLags[j] - 1];
            }
        }

        for (int k = 0; k < Math.Max(p, 1); k++)
        {
            covariance[k] = products[0] * pure[k];
        }

        for (int j = 1; j <= q; j++)
        {
            if (!HasProduct(maLags, j))
            {
                continue;
            }

            T product = products[j];
            for (int k = 0; k < Math.Max(p, 1); k++)
            {
                covariance[k] += product * (pure[k + j] + pure[Math.Abs(k - j)]);
            }
        }

        for (int k = 0; k < q; k++)
        {
            T sum = k == 0 ? T.MultiplicativeIdentity : ma[k - 1];
            foreach (int lag in arLags)
            {
                if (lag > k)
                {
                    break;
                }

                sum += ar[lag - 1] * weights[k - lag];
            }

            weights[k] = sum;
        }

        gain.Clear();
        foreach (int lag in arLags)
        {
            T own = ar[lag - 1];
            for (int i = 0; i < lag; i++)
            {
                gain[i] += own * covariance[lag - 1 - i];
            }
        }

        foreach (int lag in maLags)
        {
            T own = ma[lag - 1];
            for (int i = 0; i < lag; i++)
            {
                gain[i] += own * weights[lag - 1 - i];
            }
        }

        return covariance[0];
    }

    /// <summary>What weights come to after many values: each error moves the states by its coefficients. Returns the variance of the errors, 1.</summary>
    public static T FillSteady<T>(ReadOnlySpan<T> ar, ReadOnlySpan<T> ma, Span<T> gain)
        where T : struct, IAdditionOperators<T, T, T>, IMultiplicativeIdentity<T, T>
    {
        gain.Clear();
        ar.CopyTo(gain);
        for (int i = 0; i < ma.Length; i++)
        {
            gain[i] += ma[i];
        }

        return T.MultiplicativeIdentity;
    }

    // The lags of a factor and a seasonal one multiplied out, in order. Returns how many there are.
    private static int Lags(int near, int seasonal, int season, Span<int> lags)
    {
        int count = 0;
        for (int lag = 1; lag <= near + (seasonal * season); lag++)
        {
            // A lag is one of the near factor's, or up to as many after a season's.
            int seasons = Math.Min(lag / season, seasonal);
            bool isThere = lag <= near;
            for (int i = 1; i <= seasons; i++)
            {
                isThere |= lag - (i * season) <= near;
            }

            if (isThere)
            {
                lags[count++] = lag;
            }
        }

        return count;
    }

    private static bool HasProduct(ReadOnlySpan<int> lags, int distance)
    {
        foreach (int lag in lags)
        {
            if (lag == distance || (lag > distance && lags.Contains(lag - distance)))
            {
                return true;
            }
        }

        return false;
    }

    // Autocovariances of the autoregression with errors of variance 1: down to its partial autocorrelations, keeping all orders between, and up again.
    private static void FillPure<T>(ReadOnlySpan<T> ar, ReadOnlySpan<int> lags, Span<T> rows, Span<T> pure)
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
            T scale = one / (one - (partial * partial));
            variance *= scale;
            Span<T> lower = Row(rows, k - 1);
            for (int j = 1; j < k; j++)
            {
                lower[j - 1] = (row[j - 1] + (partial * row[k - j - 1])) * scale;
            }
        }

        pure[0] = variance;
        T error = variance;
        for (int k = 1; k <= p; k++)
        {
            ReadOnlySpan<T> row = Row(rows, k - 1);
            T partial = Row(rows, k)[k - 1];
            T sum = partial * error;
            for (int j = 1; j < k; j++)
            {
                sum += row[j - 1] * pure[k - j];
            }

            error *= one - (partial * partial);
            pure[k] = sum;
        }

        for (int k = p + 1; k < pure.Length; k++)
        {
            T sum = T.AdditiveIdentity;
            foreach (int lag in lags)
            {
                sum += ar[lag - 1] * pure[k - lag];
            }

            pure[k] = sum;
        }
    }

    private static Span<T> Row<T>(Span<T> rows, int order) => rows.Slice(order * (order - 1) / 2, order);
}
