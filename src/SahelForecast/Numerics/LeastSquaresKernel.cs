using System.Numerics.Tensors;

namespace SahelForecast.Numerics;

/// <summary>Least squares by normal equations: for few columns that are not nearly multiples of each other.</summary>
internal static class LeastSquaresKernel
{
    /// <summary>Takes from a response what columns explain. O(rows columns²), allocates nothing.</summary>
    /// <param name="columns">One after the other, each as long as <paramref name="response"/>.</param>
    /// <param name="response">Holds what is left after.</param>
    /// <param name="factor">Takes L of X'X = L L', row by row; a square of as many rows as there are columns.</param>
    /// <param name="amounts">Takes how much of each column there was.</param>
    /// <returns>Whether the columns are independent; if not, the response is as it was.</returns>
    public static bool TryTakeOff(ReadOnlySpan<double> columns, Span<double> response, Span<double> factor, Span<double> amounts)
    {
        int rows = response.Length;
        int count = amounts.Length;
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<double> own = columns.Slice(i * rows, rows);
            amounts[i] = TensorPrimitives.Dot<double>(own, response);
            for (int j = 0; j <= i; j++)
            {
                factor[(i * count) + j] = TensorPrimitives.Dot(own, columns.Slice(j * rows, rows));
            }
        }

        if (!CholeskyKernel.TryFactor(factor, count, count))
        {
            return false;
        }

        CholeskyKernel.Solve(factor, count, amounts);
        for (int i = 0; i < count; i++)
        {
            TensorPrimitives.MultiplyAdd(columns.Slice(i * rows, rows), -amounts[i], response, response);
        }

        return true;
    }
}
