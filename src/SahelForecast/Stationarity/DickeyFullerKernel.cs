namespace SahelForecast.Stationarity;

/// <summary>The augmented Dickey-Fuller test: the t value of the level before in a regression of the differences on it, on a constant, on demand on time, and on differences before.</summary>
internal static class DickeyFullerKernel
{
    /// <summary>The most differences before that fit the regression.</summary>
    public const int MaximumLags = SmallRegression.MaximumColumns - 3;

    private static readonly double[] Probabilities = [0.01, 0.05, 0.1];

    // Rows for up to 24, 49, 99, 249, 499 and more differences: Fuller (1976) as quoted by Hamilton (1994), table B.6.
    private static readonly double[] LevelTable =
        [-3.75, -3.00, -2.63, -3.58, -2.93, -2.60, -3.51, -2.89, -2.58, -3.46, -2.88, -2.57, -3.44, -2.87, -2.57, -3.43, -2.86, -2.57];

    private static readonly double[] TrendTable =
        [-4.38, -3.60, -3.24, -4.15, -3.50, -3.18, -4.04, -3.45, -3.15, -3.99, -3.43, -3.13, -3.98, -3.42, -3.13, -3.96, -3.41, -3.12];

    /// <summary>The fewest values: one residual is left.</summary>
    public static int MinimumCount(DeterministicPart part, int lags) => 1 + lags + Columns(part, lags) + 1;

    /// <summary>Tests. O(n), allocates nothing.</summary>
    /// <param name="observed">At least <see cref="MinimumCount"/>.</param>
    /// <param name="part">Whether time is a regressor.</param>
    /// <param name="lags">Differences before, at most <see cref="MaximumLags"/>.</param>
    /// <param name="scratch">Room for six numbers a value.</param>
    public static StationarityTestResult Test(in ObservedValues observed, DeterministicPart part, int lags, Span<double> scratch)
    {
        ReadOnlySpan<double> values = observed.Values;
        int differences = values.Length - 1;
        int rows = differences - lags;
        int columns = Columns(part, lags);
        for (int row = 0; row < rows; row++)
        {
            int at = row + lags;
            int column = 0;
            scratch[row] = 1;
            if (part == DeterministicPart.Trend)
            {
                scratch[(++column * rows) + row] = observed.Times[at] - observed.Times[0];
            }

            for (int lag = 1; lag <= lags; lag++)
            {
                scratch[(++column * rows) + row] = values[at - lag + 1] - values[at - lag];
            }

            scratch[(++column * rows) + row] = values[at];
            scratch[(++column * rows) + row] = values[at + 1] - values[at];
        }

        double statistic = observed.IsConstant ? double.NaN : SmallRegression.Fit(scratch, rows, columns).LastT;
        int start = differences < 25 ? 0 : differences < 50 ? 3 : differences < 100 ? 6 : differences < 250 ? 9 : differences < 500 ? 12 : 15;
        ReadOnlySpan<double> table = (part == DeterministicPart.Level ? LevelTable : TrendTable).AsSpan(start, 3);
        return new StationarityTestResult(
            statistic, table[1], InterpolatedTable.At(table, Probabilities, statistic), statistic > table[1], lags, values.Length);
    }

    private static int Columns(DeterministicPart part, int lags) => (part == DeterministicPart.Level ? 2 : 3) + lags;
}
