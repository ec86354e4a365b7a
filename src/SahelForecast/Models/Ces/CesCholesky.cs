using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SahelForecast.Models.Ces;

/// <summary>The square root of a matrix that may be singular, as states that the values don't tell apart make it, and what is solved with it.</summary>
/// <remarks>Upper triangles, row by row, a stride of eight or a multiple of it apart: eight columns go into a vector, and columns after the last row's are right sides.</remarks>
internal static class CesCholesky
{
    private const int Lanes = 8;

    /// <summary>Replaces a matrix by its factor U, A = U'U, and right sides B by U'⁻¹B. Unknowns of whose pivot rounding has made nothing are taken to be 0.</summary>
    /// <param name="matrix">The upper triangle; what is below it in blocks of eight is overwritten. Pivots are kept as reciprocals.</param>
    /// <param name="stride">Numbers from one row to the next, a multiple of eight.</param>
    /// <param name="count">Rows.</param>
    /// <param name="width">Columns, a multiple of eight; what comes after them in a row is left alone.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Factor(Span<double> matrix, int stride, int count, int width)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, stride);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(stride * count, matrix.Length);
        ref double origin = ref MemoryMarshal.GetReference(matrix);
        for (int i = 0; i < count; i++)
        {
            Span<double> row = matrix.Slice(i * stride, stride);
            double least = 1e-14 * row[i];
            int first = i / Lanes * Lanes;
            int at = first;
            for (; at + Lanes < width; at += 2 * Lanes)
            {
                Vector512<double> one = Vector512.Create<double>(row[at..]);
                Vector512<double> two = Vector512.Create<double>(row[(at + Lanes)..]);
                nuint above = (nuint)at;
                nuint pivots = (nuint)i;
                for (int k = 0; k < i; k++, above += (nuint)stride, pivots += (nuint)stride)
                {
                    var share = Vector512.Create(-System.Runtime.CompilerServices.Unsafe.Add(ref origin, pivots));
                    one = Vector512.FusedMultiplyAdd(share, Vector512.LoadUnsafe(ref origin, above), one);
                    two = Vector512.FusedMultiplyAdd(share, Vector512.LoadUnsafe(ref origin, above + Lanes), two);
                }

                one.CopyTo(row[at..]);
                two.CopyTo(row[(at + Lanes)..]);
            }

            if (at < width)
            {
                Vector512<double> one = Vector512.Create<double>(row[at..]);
                nuint above = (nuint)at;
                nuint pivots = (nuint)i;
                for (int k = 0; k < i; k++, above += (nuint)stride, pivots += (nuint)stride)
                {
                    var share = Vector512.Create(-System.Runtime.CompilerServices.Unsafe.Add(ref origin, pivots));
                    one = Vector512.FusedMultiplyAdd(share, Vector512.LoadUnsafe(ref origin, above), one);
                }

                one.CopyTo(row[at..]);
            }

            double pivot = row[i];
            double inverse = pivot > least ? 1 / Math.Sqrt(pivot) : 0;
            for (at = first; at < width; at += Lanes)
            {
                (Vector512.Create<double>(row[at..]) * inverse).CopyTo(row[at..]);
            }

            row[i] = inverse;
        }
    }

    /// <summary>Solves U x = y, in place.</summary>
    public static void Backward(ReadOnlySpan<double> factor, int stride, Span<double> right)
    {
        for (int i = right.Length - 1; i >= 0; i--)
        {
            double value = right[i] * factor[(i * stride) + i];
            right[i] = value;
            int at = i;
            for (int j = 0; j < i; j++, at += stride)
            {
                right[j] -= factor[at] * value;
            }
        }
    }

    /// <summary>Solves U'Y = B, in place, four right sides in each row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ForwardRows(ReadOnlySpan<double> factor, int stride, int count, Span<double> rows)
    {
        for (int i = 0; i < count; i++)
        {
            Vector256<double> even = Vector256.Create<double>(rows[(4 * i)..]);
            Vector256<double> odd = default;
            int at = i;
            int j = 0;
            for (; j + 1 < i; j += 2, at += 2 * stride)
            {
                even -= factor[at] * Vector256.Create<double>(rows[(4 * j)..]);
                odd -= factor[at + stride] * Vector256.Create<double>(rows[(4 * (j + 1))..]);
            }

            if (j < i)
            {
                even -= factor[at] * Vector256.Create<double>(rows[(4 * j)..]);
            }

            ((even + odd) * factor[(i * stride) + i]).CopyTo(rows[(4 * i)..]);
        }
    }
}
