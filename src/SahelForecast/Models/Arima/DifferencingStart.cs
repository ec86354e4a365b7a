namespace SahelForecast.Models.Arima;

/// <summary>The values that fix what differencing takes away: the first that are observed and add something new.</summary>
internal static class DifferencingStart
{
    /// <summary>What a density of the values given those that fix the start takes, beside one given the very first values: less twice the logarithm of the determinant of
    /// the one by the other. 0 when the first values are all there.</summary>
    /// <param name="design">The differences.</param>
    /// <param name="values">NaN where missing.</param>
    public static double LogJacobian(ArimaDesign design, ReadOnlySpan<double> values)
    {
        int lost = design.Lost;
        if (double.IsFinite(System.Numerics.Tensors.TensorPrimitives.Sum(values[..lost])))
        {
            return 0;
        }

        // Column i: the series without differences that begins with 1 at place i and 0 at the others.
        double[] weights = Weights(design.Differences, design.SeasonalDifferences, design.Season);
        double[][] columns = new double[lost][];
        for (int i = 0; i < lost; i++)
        {
            columns[i] = new double[values.Length];
            columns[i][i] = 1;
            for (int t = lost; t < values.Length; t++)
            {
                for (int lag = 1; lag <= lost; lag++)
                {
                    columns[i][t] -= weights[lag] * columns[i][t - lag];
                }
            }
        }

        // Gauss, value by value: those that are combinations of earlier ones are passed over.
        double sum = 0;
        var pivots = new List<(double[] Row, int At)>();
        for (int t = 0; t < values.Length && pivots.Count < lost; t++)
        {
            if (double.IsNaN(values[t]))
            {
                continue;
            }

            double[] row = [.. columns.Select(column => column[t])];
            double size = row.Max(Math.Abs);
            foreach ((double[] other, int at) in pivots)
            {
                double share = row[at] / other[at];
                for (int i = 0; i < lost; i++)
                {
                    row[i] -= share * other[i];
                }
            }

            int largest = 0;
            for (int i = 1; i < lost; i++)
            {
                largest = Math.Abs(row[i]) > Math.Abs(row[largest]) ? i : largest;
            }

            if (Math.Abs(row[largest]) > 1e-9 * size)
            {
                sum += Math.Log(Math.Abs(row[largest]));
                pivots.Add((row, largest));
            }
        }

        return -2 * sum;
    }

    /// <summary>The coefficients of (1 - B)^d (1 - B^m)^D, from 1 at lag 0.</summary>
    public static double[] Weights(int differences, int seasonalDifferences, int season)
    {
        double[] weights = new double[differences + (seasonalDifferences * season) + 1];
        weights[0] = 1;
        for (int i = 0; i < differences + seasonalDifferences; i++)
        {
            int lag = i < differences ? 1 : season;
            for (int t = weights.Length - 1; t >= lag; t--)
            {
                weights[t] -= weights[t - lag];
            }
        }

        return weights;
    }
}
