namespace SahelForecast.Numerics;

/// <summary>Solves small symmetric positive definite systems in place.</summary>
internal static class CholeskyKernel
{
    // The share of a pivot below which the rest is rounding.
    private const double Resolved = 1e-12;

    /// <summary>Factors a matrix into L L'. O(n³ / 6), allocates nothing.</summary>
    /// <param name="matrix">Its lower triangle, row by row; holds L after.</param>
    /// <param name="stride">Numbers from one row to the next.</param>
    /// <param name="count">Rows.</param>
    /// <returns>Whether it is positive definite.</returns>
    public static bool TryFactor(Span<double> matrix, int stride, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Span<double> row = matrix.Slice(i * stride, i + 1);
            for (int j = 0; j < i; j++)
            {
                ReadOnlySpan<double> other = matrix.Slice(j * stride, j + 1);
                row[j] = (row[j] - Dot(row, other, j)) / other[j];
            }

            double pivot = row[i] - Dot(row, row, i);
            if (!(pivot > 0))
            {
                return false;
            }

            row[i] = Math.Sqrt(pivot);
        }

        return true;
    }

    /// <summary>Factors a positive semidefinite matrix into L L'; where nothing is left of a pivot but rounding, its column is 0. Allocates nothing.</summary>
    /// <param name="matrix">Its lower triangle, row by row; holds L after.</param>
    /// <param name="stride">Numbers from one row to the next.</param>
    /// <param name="count">Rows.</param>
    public static void FactorSemidefinite(Span<double> matrix, int stride, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Span<double> row = matrix.Slice(i * stride, i + 1);
            for (int j = 0; j < i; j++)
            {
                ReadOnlySpan<double> other = matrix.Slice(j * stride, j + 1);
                row[j] = other[j] > 0 ? (row[j] - Dot(row, other, j)) / other[j] : 0;
            }

            double pivot = row[i] - Dot(row, row, i);
            row[i] = pivot > Resolved * row[i] ? Math.Sqrt(pivot) : 0;
        }
    }

    /// <summary>Solves L L' x = b.</summary>
    /// <param name="factor">L, of <see cref="TryFactor"/>.</param>
    /// <param name="stride">Numbers from one row to the next.</param>
    /// <param name="vector">b; holds x after.</param>
    public static void Solve(ReadOnlySpan<double> factor, int stride, Span<double> vector)
    {
        for (int i = 0; i < vector.Length; i++)
        {
            ReadOnlySpan<double> row = factor.Slice(i * stride, i + 1);
            vector[i] = (vector[i] - Dot(row, vector, i)) / row[i];
        }

        for (int i = vector.Length - 1; i >= 0; i--)
        {
            ReadOnlySpan<double> row = factor.Slice(i * stride, i + 1);
            double solved = vector[i] / row[i];
            vector[i] = solved;
            for (int j = 0; j < i; j++)
            {
                vector[j] -= row[j] * solved;
            }
        }
    }

    private static double Dot(ReadOnlySpan<double> first, ReadOnlySpan<double> second, int count)
    {
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum += first[i] * second[i];
        }

        return sum;
    }
}
