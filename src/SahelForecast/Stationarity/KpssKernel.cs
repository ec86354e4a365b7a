namespace SahelForecast.Stationarity;

/// <summary>The test of Kwiatkowski, Phillips, Schmidt and Shin: squares of the running sums of residuals against their long-run variance.</summary>
internal static class KpssKernel
{
    // Residuals below this share of the largest value are rounding.
    private const double Rounding = 1e-14;

    /// <summary>The fewest values.</summary>
    public const int MinimumCount = 2;

    private static readonly double[] Probabilities = [0.1, 0.05, 0.025, 0.01];
    private static readonly double[] LevelTable = [0.347, 0.463, 0.574, 0.739];
    private static readonly double[] TrendTable = [0.119, 0.146, 0.176, 0.216];

    /// <summary>The lags for a number of values, as forecast::ndiffs has them.</summary>
    public static int LagsFor(int count) => (int)(3 * Math.Sqrt(count) / 13);

    /// <summary>Tests. O(n lags), allocates nothing.</summary>
    /// <param name="observed">At least <see cref="MinimumCount"/>.</param>
    /// <param name="part">What the values may be stationary about.</param>
    /// <param name="lags">Of the long-run variance, below the number of values.</param>
    /// <param name="scratch">Room for a number a value.</param>
    public static StationarityTestResult Test(in ObservedValues observed, DeterministicPart part, int lags, Span<double> scratch)
    {
        ReadOnlySpan<double> values = observed.Values;
        Span<double> residuals = scratch[..values.Length];
        Residuals(values, observed.Times, part, residuals);
        ReadOnlySpan<double> table = part == DeterministicPart.Level ? LevelTable : TrendTable;
        double statistic = observed.IsConstant ? double.NaN : Statistic(values, residuals, lags);
        return new StationarityTestResult(
            statistic, table[1], InterpolatedTable.At(table, Probabilities, statistic), statistic > table[1], lags, values.Length);
    }

    private static double Statistic(ReadOnlySpan<double> values, ReadOnlySpan<double> residuals, int lags)
    {
        double largest = 0;
        double running = 0;
        double runningSquares = 0;
        for (int i = 0; i < residuals.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(values[i]));
            running += residuals[i];
            runningSquares += running * running;
        }

        double squares = Products(residuals, 0);
        if (!(squares > residuals.Length * (Rounding * largest) * (Rounding * largest)))
        {
            return double.NaN;
        }

        double variance = squares;
        for (int lag = 1; lag <= lags; lag++)
        {
            variance += 2 * (1 - (lag / (lags + 1.0))) * Products(residuals, lag);
        }

        return runningSquares / residuals.Length / variance;
    }

    private static void Residuals(ReadOnlySpan<double> values, ReadOnlySpan<double> times, DeterministicPart part, Span<double> residuals)
    {
        double mean = Mean(values);
        double time = Mean(times);
        double slope = 0;
        if (part == DeterministicPart.Trend)
        {
            double products = 0;
            double squares = 0;
            for (int i = 0; i < values.Length; i++)
            {
                products += (times[i] - time) * (values[i] - mean);
                squares += (times[i] - time) * (times[i] - time);
            }

            slope = products / squares;
        }

        for (int i = 0; i < values.Length; i++)
        {
            residuals[i] = values[i] - mean - (slope * (times[i] - time));
        }
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    private static double Products(ReadOnlySpan<double> residuals, int lag)
    {
        double sum = 0;
        for (int i = lag; i < residuals.Length; i++)
        {
            sum += residuals[i] * residuals[i - lag];
        }

        return sum;
    }
}
