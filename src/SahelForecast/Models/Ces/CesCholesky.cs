using System.Runtime.Intrinsics;

namespace SahelForecast.Models.Ces;

/// <summary>The square root of a positive definite matrix, and what is solved with it. Lower triangles, row by row.</summary>
internal static class CesCholesky
{
    /// <summary>Replaces a matrix by its factor. Pivots that rounding has made nothing of are taken for so large that their unknown is 0.</summary>
    public static void Factor(Span<double> matrix, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Span<double> row = matrix.Slice(i * count, i + 1);
            double least = 1e-14 * row[i];
            for (int j = 0; j < i; j++)
            {
                ReadOnlySpan<double> other = matrix.Slice(j * count, j + 1);
                row[j] = (row[j] - Dot(row[..j], other[..j])) * other[j];
            }

            // The pivot is kept as its reciprocal.
            double pivot = row[i] - Dot(row[..i], row[..i]);
            row[i] = pivot > least ? 1 / Math.Sqrt(pivot) : 0;
        }
    }

    /// <summary>Solves with the factor, in place.</summary>
    public static void Forward(ReadOnlySpan<double> factor, int count, Span<double> right)
    {
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<double> row = factor.Slice(i * count, i + 1);
            right[i] = (right[i] - Dot(row[..i], right[..i])) * row[i];
        }
    }

    /// <summary>Solves with its transpose, in place.</summary>
    public static void Backward(ReadOnlySpan<double> factor, int count, Span<double> right)
    {
        for (int i = count - 1; i >= 0; i--)
        {
            ReadOnlySpan<double> row = factor.Slice(i * count, i + 1);
            double value = right[i] * row[i];
            right[i] = value;
            for (int j = 0; j < i; j++)
            {
                right[j] -= row[j] * value;
            }
        }
    }

    /// <summary>As <see cref="Forward"/>, for eight right sides at once.</summary>
    public static void ForwardRows(ReadOnlySpan<double> factor, int count, Span<double> rows)
    {
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<double> row = factor.Slice(i * count, i + 1);
            Span<double> target = rows.Slice(8 * i, 8);
            Vector512<double> sum = Vector512.Create<double>(target);
            for (int j = 0; j < i; j++)
            {
                sum -= row[j] * Vector512.Create<double>(rows.Slice(8 * j, 8));
            }

            (sum * row[i]).CopyTo(target);
        }
    }

    // Rows are short, so that a call into a general routine would cost more than the sum.
    private static double Dot(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        Vector256<double> sums = default;
        int i = 0;
        for (; i + 4 <= one.Length; i += 4)
        {
            sums = Vector256.FusedMultiplyAdd(Vector256.Create(one.Slice(i, 4)), Vector256.Create(other.Slice(i, 4)), sums);
        }

        double sum = Vector256.Sum(sums);
        for (; i < one.Length; i++)
        {
            sum += one[i] * other[i];
        }

        return sum;
    }
}
