using System.Runtime.Intrinsics;

namespace SahelForecast.Decomposition;

/// <summary>The seasonal treatment of the M competitions: a test for a season, and indices by classical multiplicative decomposition.</summary>
/// <remarks>
/// <para>With a season of m > 1 periods and at least 3 m observed values n, the series is seasonal when |r(m)| > 1.645 sqrt((1 + 2 sum r(i)²) / n),
/// i from 1 to m - 1, r the autocorrelations: a test at 90 %. The trend is the centred moving average over one season (for even m over m + 1 periods,
/// both ends at half weight); an index is the mean of value over trend in its season, and the indices are scaled to mean 1.</para>
/// <para>Shrinking is the method of moments: the squared distances of m indices from 1 sum to (m - 1) times true spread plus noise, and the noise, the variance of an
/// index, is known from the scatter of the ratios about the mean of their season. So each keeps the share of its distance that the true spread has.</para>
/// <para>Missing values: the autocovariance of lag k is the sum over the pairs that are there divided by their number plus k, as R <c>acf</c>
/// has it; a ratio needs its whole window.</para>
/// <para>References: S. Makridakis and M. Hibon (2000), The M3-Competition, International Journal of Forecasting 16(4), 451-476; M4 competitor's
/// guide (2018), where the test is written out; for shrinking R. B. Miller and D. Williams (2003), Shrinkage estimators of time series seasonal factors and their effect on
/// forecasting accuracy, ibid. 19(4), 669-684, who take James and Stein's m - 3, which leaves quarters nearly as they are.</para>
/// </remarks>
internal static class SeasonalKernel
{
    /// <summary>Dividing by a smaller index would let one season outweigh all others.</summary>
    public const double SmallestIndex = 1e-4;

    private const double CriticalValue = 1.645;

    /// <summary>Tests for a season. O(n m), allocates nothing.</summary>
    /// <param name="values">The series; NaN where missing.</param>
    /// <param name="season">Periods in a season, above 1.</param>
    /// <param name="scratch">As long as the series; overwritten.</param>
    public static SeasonalityTest Test(ReadOnlySpan<double> values, int season, Span<double> scratch)
    {
        int observed = Centre(values, scratch);
        double squares = Products(scratch, 0);
        if (observed < 3 * (long)season || squares == 0)
        {
            return SeasonalityTest.Impossible;
        }

        bool complete = observed == values.Length;
        double variance = squares / observed;
        double autocorrelation = 0;
        double before = 0;
        Span<double> products = stackalloc double[4];
        for (int lag = 1; lag <= season; lag++)
        {
            int place = (lag - 1) % 4;
            if (place == 0)
            {
                FourProducts(scratch, lag, products);
            }

            before += autocorrelation * autocorrelation;
            int divisor = lag + (complete ? values.Length - lag : Pairs(values, lag));
            autocorrelation = products[place] / divisor / variance;
        }

        return new SeasonalityTest(autocorrelation, CriticalValue * Math.Sqrt((1 + (2 * before)) / observed));
    }

    /// <summary>The index of each season, that of the first value first. O(n m), allocates nothing.</summary>
    /// <param name="values">The series; NaN where missing.</param>
    /// <param name="indices">One number a season; what it holds when there are no indices means nothing.</param>
    /// <param name="noise">The variance of an index, on average over seasons; 0 when no season has two ratios.</param>
    /// <returns>Whether there are indices: all values are above 0, each season has a ratio, and no index is close to 0.</returns>
    public static bool TryIndices(ReadOnlySpan<double> values, Span<double> indices, out double noise)
    {
        noise = 0;
        foreach (double value in values)
        {
            if (value <= 0)
            {
                return false;
            }
        }

        double sum = 0;
        double scatter = 0;
        double share = 0;
        int degreesOfFreedom = 0;
        for (int season = 0; season < indices.Length; season++)
        {
            indices[season] = MeanRatio(values, season, indices.Length, out int ratios, out double squares);
            sum += indices[season];
            scatter += squares;
            share += 1.0 / ratios / indices.Length;
            degreesOfFreedom += ratios - 1;
        }

        noise = degreesOfFreedom > 0 ? scatter / degreesOfFreedom * share : 0;

        for (int season = 0; season < indices.Length; season++)
        {
            indices[season] *= indices.Length / sum;
            if (!(indices[season] >= SmallestIndex))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Draws indices towards 1 by the share of their spread that is noise; their mean stays 1. O(m), allocates nothing.</summary>
    /// <param name="indices">The indices, mean 1.</param>
    /// <param name="noise">The variance of one.</param>
    public static void Shrink(Span<double> indices, double noise)
    {
        double spread = 0;
        foreach (double index in indices)
        {
            spread += (index - 1) * (index - 1);
        }

        double kept = spread > 0 ? Math.Max(0, 1 - ((indices.Length - 1) * noise / spread)) : 1;
        foreach (ref double index in indices)
        {
            index = 1 + (kept * (index - 1));
        }
    }

    // Less the mean, 0 where missing. Deviations from the first value come first, so that a constant series has exactly no variance.
    private static int Centre(ReadOnlySpan<double> values, Span<double> centred)
    {
        int observed = 0;
        double origin = 0;
        double sum = 0;
        foreach (double value in values)
        {
            if (!double.IsNaN(value))
            {
                origin = observed++ == 0 ? value : origin;
                sum += value - origin;
            }
        }

        double mean = sum / observed;
        for (int i = 0; i < values.Length; i++)
        {
            centred[i] = double.IsNaN(values[i]) ? 0 : values[i] - origin - mean;
        }

        return observed;
    }

    private static double Products(ReadOnlySpan<double> centred, int lag)
    {
        double sum = 0;
        ReadOnlySpan<double> later = centred[lag..];
        for (int i = 0; i < later.Length; i++)
        {
            sum += centred[i] * later[i];
        }

        return sum;
    }

    // Of a lag and the next three, each summed in the same order as one by one.
    private static void FourProducts(ReadOnlySpan<double> centred, int lag, Span<double> products)
    {
        Vector256<double> sums = default;
        int whole = Math.Max(0, centred.Length - lag - 3);
        for (int i = 0; i < whole; i++)
        {
            sums += Vector256.Create(centred[i]) * Vector256.Create(centred.Slice(i + lag, 4));
        }

        sums.CopyTo(products);
        for (int next = 0; next < 4; next++)
        {
            for (int i = whole; i < centred.Length - lag - next; i++)
            {
                products[next] += centred[i] * centred[i + lag + next];
            }
        }
    }

    private static int Pairs(ReadOnlySpan<double> values, int lag)
    {
        int pairs = 0;
        for (int i = lag; i < values.Length; i++)
        {
            pairs += double.IsNaN(values[i]) || double.IsNaN(values[i - lag]) ? 0 : 1;
        }

        return pairs;
    }

    // NaN when no value of the season has its whole window. Squares are about the mean.
    private static double MeanRatio(ReadOnlySpan<double> values, int season, int length, out int ratios, out double squares)
    {
        int half = length / 2;
        double sum = 0;
        double first = 0;
        squares = 0;
        ratios = 0;
        for (int centre = season; centre < values.Length - half; centre += length)
        {
            if (centre < half)
            {
                continue;
            }

            ReadOnlySpan<double> window = values.Slice(centre - half, (2 * half) + 1);
            double total = length % 2 == 0 ? -(window[0] + window[^1]) / 2 : 0;
            foreach (double value in window)
            {
                total += value;
            }

            if (!double.IsNaN(total))
            {
                double ratio = values[centre] * length / total;
                first = ratios++ == 0 ? ratio : first;
                sum += ratio;
                squares += (ratio - first) * (ratio - first);
            }
        }

        double mean = sum / ratios;
        squares = ratios > 1 ? Math.Max(0, squares - (ratios * (mean - first) * (mean - first))) : 0;
        return mean;
    }
}
