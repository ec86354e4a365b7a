namespace SahelForecast.Stationarity;

/// <summary>The test of Phillips and Perron, Z(tau): the Dickey-Fuller t value without lags, corrected for dependent errors by their long-run variance.</summary>
internal static class PhillipsPerronKernel
{
    private static readonly double[] Probabilities = [0.01, 0.05, 0.1];

    /// <summary>The lags for a number of differences.</summary>
    public static int LagsFor(int differences) => (int)(4 * Math.Pow(differences / 100.0, 0.25));

    /// <summary>The fewest values: one residual is left.</summary>
    public static int MinimumCount(DeterministicPart part) => part == DeterministicPart.Level ? 4 : 5;

    /// <summary>Tests. O(n lags), allocates nothing.</summary>
    /// <param name="observed">At least <see cref="MinimumCount"/>.</param>
    /// <param name="part">Whether time is a regressor.</param>
    /// <param name="lags">Of the long-run variance, below the number of differences.</param>
    /// <param name="scratch">Room for five numbers a value.</param>
    public static StationarityTestResult Test(in ObservedValues observed, DeterministicPart part, int lags, Span<double> scratch)
    {
        ReadOnlySpan<double> values = observed.Values;
        int rows = values.Length - 1;
        Span<double> table = stackalloc double[3];
        CriticalValues(part, rows, table);
        double statistic = observed.IsConstant ? double.NaN : Statistic(values, observed.Times, part, lags, scratch);
        return new StationarityTestResult(
            statistic, table[1], InterpolatedTable.At(table, Probabilities, statistic), statistic > table[1], lags, values.Length);
    }

    private static double Statistic(ReadOnlySpan<double> values, ReadOnlySpan<double> times, DeterministicPart part, int lags, Span<double> scratch)
    {
        int rows = values.Length - 1;
        int columns = part == DeterministicPart.Level ? 2 : 3;
        Span<double> spread = scratch.Slice((columns + 1) * rows, rows);
        for (int row = 0; row < rows; row++)
        {
            scratch[row] = 1;
            if (columns == 3)
            {
                scratch[rows + row] = times[row] - times[0];
            }

            scratch[((columns - 1) * rows) + row] = values[row];
            scratch[(columns * rows) + row] = values[row + 1] - values[row];
        }

        SmallRegressionFit fit = SmallRegression.Fit(scratch, rows, columns);
        double variance = fit.SquaredResiduals / rows;
        ReadOnlySpan<double> residuals = scratch.Slice(columns * rows, rows);
        double longRun = variance;
        for (int lag = 1; lag <= lags; lag++)
        {
            double sum = 0;
            for (int i = lag; i < rows; i++)
            {
                sum += residuals[i] * residuals[i - lag];
            }

            longRun += 2.0 / rows * (1 - (lag / (lags + 1.0))) * sum;
        }

        // The later values about their own mean or line.
        for (int row = 0; row < rows; row++)
        {
            scratch[row] = 1;
            scratch[rows + row] = columns == 3 ? times[row + 1] - times[1] : values[row + 1];
            spread[row] = values[row + 1];
        }

        spread.CopyTo(scratch[((columns - 1) * rows)..]);
        double about = SmallRegression.Fit(scratch, rows, columns - 1).SquaredResiduals;
        double shrink = columns == 3 ? 1 - (1.0 / rows / rows) : 1;
        double scale = Math.Sqrt(shrink * about) / rows;
        return (Math.Sqrt(variance / longRun) * fit.LastT) - ((longRun - variance) / 2 / Math.Sqrt(longRun) / scale);
    }

    // MacKinnon (1991).
    private static void CriticalValues(DeterministicPart part, double n, Span<double> table)
    {
        if (part == DeterministicPart.Level)
        {
            table[0] = -3.4335 - (5.999 / n) - (29.25 / (n * n));
            table[1] = -2.8621 - (2.738 / n) - (8.36 / (n * n));
            table[2] = -2.5671 - (1.438 / n) - (4.48 / (n * n));
        }
        else
        {
            table[0] = -3.9638 - (8.353 / n) - (47.44 / (n * n));
            table[1] = -3.4126 - (4.039 / n) - (17.83 / (n * n));
            table[2] = -3.1279 - (2.418 / n) - (7.58 / (n * n));
        }
    }
}
