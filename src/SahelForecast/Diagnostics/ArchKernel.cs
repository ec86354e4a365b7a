using SahelForecast.Numerics;

namespace SahelForecast.Diagnostics;

/// <summary>The regression of squared errors on those before.</summary>
internal static class ArchKernel
{
    // Squares that vary by a smaller share are the same.
    private const double Resolved = 1e-12;

    /// <summary>Errors that have all those before them.</summary>
    public static int Rows(ReadOnlySpan<double> errors, int lags)
    {
        int rows = 0;
        int run = 0;
        foreach (double error in errors)
        {
            run = double.IsNaN(error) ? 0 : run + 1;
            rows += run > lags ? 1 : 0;
        }

        return rows;
    }

    /// <summary>The share of the variance of the squares that the regression explains; NaN when there is none. O(n lags²).</summary>
    /// <param name="errors">The errors, NaN where missing.</param>
    /// <param name="lags">Squares before.</param>
    /// <param name="rows">Of <see cref="Rows"/>.</param>
    /// <param name="scale">About the size of a square.</param>
    public static double Explained(ReadOnlySpan<double> errors, int lags, int rows, double scale)
    {
        // The response is the last column, so that its part of the factor is what the others explain.
        int width = lags + 1;
        double[] gram = new double[width * width];
        double[] means = new double[width];
        double[] row = new double[width];
        for (int pass = 0; pass < 2; pass++)
        {
            int run = 0;
            for (int t = 0; t < errors.Length; t++)
            {
                run = double.IsNaN(errors[t]) ? 0 : run + 1;
                if (run <= lags)
                {
                    continue;
                }

                for (int i = 0; i < width; i++)
                {
                    row[i] = (errors[t - lags + i] * errors[t - lags + i] / scale) - (pass == 0 ? 0 : means[i]);
                }

                for (int i = 0; i < width; i++)
                {
                    means[i] += pass == 0 ? row[i] / rows : 0;
                    for (int j = 0; j <= i && pass == 1; j++)
                    {
                        gram[(i * width) + j] += row[i] * row[j];
                    }
                }
            }
        }

        double whole = gram[^1];
        if (!(whole > rows * Resolved))
        {
            return double.NaN;
        }

        CholeskyKernel.FactorSemidefinite(gram, width, width);
        double explained = 0;
        for (int i = 0; i < lags; i++)
        {
            double part = gram[(lags * width) + i];
            explained += part * part;
        }

        return explained / whole;
    }
}
