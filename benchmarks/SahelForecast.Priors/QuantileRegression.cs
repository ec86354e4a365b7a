using SahelForecast.Numerics;

namespace SahelForecast.Priors;

/// <summary>The linear function that a share of outcomes lies below.</summary>
/// <remarks>Majorise and minimise: D. R. Hunter and K. Lange (2000), Quantile regression via an MM algorithm, Journal of Computational and Graphical Statistics 9(1), 60-77.</remarks>
internal static class QuantileRegression
{
    private const double Smoothing = 1e-4;
    private const double Tolerance = 1e-7;
    private const int MostPasses = 20_000;

    /// <summary>Fits coefficients.</summary>
    /// <param name="rows">One row of regressors an outcome.</param>
    /// <param name="outcomes">The outcomes.</param>
    /// <param name="probability">The share to lie below.</param>
    public static double[] Fit(IReadOnlyList<double[]> rows, IReadOnlyList<double> outcomes, double probability)
    {
        int count = rows[0].Length;
        double[] found = new double[count];
        for (int pass = 0; pass < MostPasses; pass++)
        {
            double[] next = Step(rows, outcomes, probability, found);
            double moved = next.Zip(found, (one, other) => Math.Abs(one - other)).Max();
            found = next;
            if (moved < Tolerance)
            {
                return found;
            }
        }

        throw new InvalidOperationException($"Quantile regression at {probability} did not settle in {MostPasses} passes.");
    }

    // |r| lies under r² / 2(s + |r0|) plus a constant, with equality at r0: minimise that and the linear part.
    private static double[] Step(IReadOnlyList<double[]> rows, IReadOnlyList<double> outcomes, double probability, double[] before)
    {
        int count = before.Length;
        double[] gram = new double[count * count];
        double[] right = new double[count];
        for (int i = 0; i < rows.Count; i++)
        {
            double[] row = rows[i];
            double residual = outcomes[i];
            for (int k = 0; k < count; k++)
            {
                residual -= row[k] * before[k];
            }

            double weight = 1 / (Smoothing + Math.Abs(residual));
            double pull = (weight * outcomes[i]) + ((2 * probability) - 1);
            for (int k = 0; k < count; k++)
            {
                right[k] += pull * row[k];
                for (int j = 0; j <= k; j++)
                {
                    gram[(k * count) + j] += weight * row[k] * row[j];
                }
            }
        }

        if (!CholeskyKernel.TryFactor(gram, count, count))
        {
            throw new InvalidOperationException("The regressors of a quantile regression depend on each other.");
        }

        CholeskyKernel.Solve(gram, count, right);
        return right;
    }
}
