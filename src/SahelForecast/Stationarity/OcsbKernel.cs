namespace SahelForecast.Stationarity;

/// <summary>The test of Osborn, Chui, Smith and Birchenhall for a seasonal unit root, with the lags and critical values that forecast::nsdiffs has.</summary>
/// <remarks>
/// <para>With y the differences of the seasonal differences of x, y is regressed on its last lags, on z4 one period ago and on z5 a season ago: z4 and z5 are the seasonal and the plain
/// differences of x, filtered by the autoregression of y. The statistic is the t value of z5. Lags: of 1 to 3 the ones with the smallest AIC, less one, as R has it.</para>
/// <para>A row with a missing value is left out.</para>
/// </remarks>
internal static class OcsbKernel
{
    private const int MaximumLag = 3;

    /// <summary>The fewest values: the regression with most lags has one residual.</summary>
    public static int MinimumCount(int season) => season + 1 + MaximumLag + MaximumLag + 2 + 1;

    /// <summary>Tests. O(n), allocates nothing.</summary>
    /// <param name="values">The series, NaN where missing; at least <see cref="MinimumCount"/> long.</param>
    /// <param name="season">Periods in a season, at least 2.</param>
    /// <param name="scratch">Room for nine numbers a value.</param>
    public static StationarityTestResult Test(ReadOnlySpan<double> values, int season, Span<double> scratch)
    {
        int n = values.Length;
        Span<double> seasonal = scratch[..n];
        Span<double> plain = scratch.Slice(n, n);
        Span<double> both = scratch.Slice(2 * n, n);
        Difference(values, season, seasonal);
        Difference(values, 1, plain);
        Difference(seasonal, 1, both);
        scratch = scratch[(3 * n)..];
        int best = 0;
        double smallest = double.PositiveInfinity;
        for (int lag = 1; lag <= MaximumLag; lag++)
        {
            SmallRegressionFit fit = Fit(seasonal, plain, both, season, lag, MaximumLag, scratch, out int used);
            double criterion = (used * Math.Log(fit.SquaredResiduals / used)) + (2 * fit.Rank);
            if (criterion < smallest)
            {
                smallest = criterion;
                best = lag;
            }
        }

        int lags = Math.Max(0, best - 1);
        double statistic = Fit(seasonal, plain, both, season, lags, lags, scratch, out int rows).LastT;
        double critical = CriticalValue(season);
        return new StationarityTestResult(statistic, critical, double.NaN, statistic > critical, lags, rows);
    }

    // Simulated and smoothed over the season's length by the authors of forecast.
    private static double CriticalValue(int season)
    {
        double x = Math.Log(season) - 0.7656451;
        return (-0.2937411 * Math.Exp((-0.2850853 * x) - (0.05983644 * x * x))) - 1.652202;
    }

    // Rows begin where the most lags do, so that fits with fewer are compared on the same values.
    private static SmallRegressionFit Fit(
        ReadOnlySpan<double> seasonal, ReadOnlySpan<double> plain, ReadOnlySpan<double> both, int season, int lag, int most, Span<double> scratch, out int rows)
    {
        Span<double> coefficients = stackalloc double[MaximumLag];
        int first = season + 1 + most;
        rows = 0;
        for (int t = first; t < both.Length; t++)
        {
            rows += IsComplete(both, t, most) ? 1 : 0;
        }

        int row = 0;
        for (int t = first; t < both.Length; t++)
        {
            if (IsComplete(both, t, most))
            {
                FillLags(both, t, lag, scratch, rows, row);
                scratch[(lag * rows) + row++] = both[t];
            }
        }

        if (lag > 0)
        {
            SmallRegression.Fit(scratch, rows, lag, coefficients);
        }

        coefficients = coefficients[..lag];
        rows = 0;
        for (int t = first; t < both.Length; t++)
        {
            rows += Counts(t, seasonal, plain, both, coefficients) ? 1 : 0;
        }

        row = 0;
        for (int t = first; t < both.Length; t++)
        {
            if (Counts(t, seasonal, plain, both, coefficients))
            {
                FillLags(both, t, lag, scratch, rows, row);
                scratch[(lag * rows) + row] = Filtered(seasonal, t - 1, coefficients);
                scratch[((lag + 1) * rows) + row] = Filtered(plain, t - season, coefficients);
                scratch[((lag + 2) * rows) + row++] = both[t];
            }
        }

        return rows > 0 ? SmallRegression.Fit(scratch, rows, lag + 2) : new SmallRegressionFit(double.NaN, double.NaN, 0);

        bool Counts(int t, ReadOnlySpan<double> bySeason, ReadOnlySpan<double> byOne, ReadOnlySpan<double> byBoth, ReadOnlySpan<double> filter) =>
            IsComplete(byBoth, t, most) && !double.IsNaN(Filtered(bySeason, t - 1, filter)) && !double.IsNaN(Filtered(byOne, t - season, filter));
    }

    private static void FillLags(ReadOnlySpan<double> values, int t, int lags, Span<double> columns, int rows, int row)
    {
        for (int lag = 1; lag <= lags; lag++)
        {
            columns[((lag - 1) * rows) + row] = values[t - lag];
        }
    }

    private static bool IsComplete(ReadOnlySpan<double> values, int t, int lags)
    {
        double sum = 0;
        for (int lag = 0; lag <= lags; lag++)
        {
            sum += values[t - lag];
        }

        return !double.IsNaN(sum);
    }

    private static double Filtered(ReadOnlySpan<double> values, int t, ReadOnlySpan<double> coefficients)
    {
        double value = values[t];
        for (int lag = 1; lag <= coefficients.Length; lag++)
        {
            value -= coefficients[lag - 1] * values[t - lag];
        }

        return value;
    }

    private static void Difference(ReadOnlySpan<double> values, int lag, Span<double> destination)
    {
        destination[..lag].Fill(double.NaN);
        for (int t = lag; t < values.Length; t++)
        {
            destination[t] = values[t] - values[t - lag];
        }
    }
}
