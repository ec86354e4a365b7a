using System.Runtime.Intrinsics;

namespace SahelForecast.Numerics;

/// <summary>Products of the columns of a tall matrix with each other.</summary>
internal static class GramKernel
{
    private const int Lanes = 8;

    /// <summary>The lower triangle of X'X, in blocks of eight. O(rows columns²) with eight sums in registers; allocates nothing.</summary>
    /// <param name="rows">X, row by row, columns filled up with zeros to a multiple of eight.</param>
    /// <param name="stride">Columns, a multiple of eight.</param>
    /// <param name="gram">Takes stride times stride numbers; above the diagonal blocks it is left alone.</param>
    public static void Fill(ReadOnlySpan<double> rows, int stride, Span<double> gram)
    {
        for (int down = 0; down < stride; down += Lanes)
        {
            for (int across = 0; across <= down; across += Lanes)
            {
                Block(rows, stride, down, across, gram);
            }
        }
    }

    private static void Block(ReadOnlySpan<double> rows, int stride, int down, int across, Span<double> gram)
    {
        Vector512<double> a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default;
        for (int start = 0; start < rows.Length; start += stride)
        {
            ReadOnlySpan<double> row = rows.Slice(start, stride);
            Vector512<double> columns = Vector512.Create<double>(row.Slice(across, Lanes));
            ReadOnlySpan<double> left = row.Slice(down, Lanes);
            a = Vector512.FusedMultiplyAdd(Vector512.Create(left[0]), columns, a);
            b = Vector512.FusedMultiplyAdd(Vector512.Create(left[1]), columns, b);
            c = Vector512.FusedMultiplyAdd(Vector512.Create(left[2]), columns, c);
            d = Vector512.FusedMultiplyAdd(Vector512.Create(left[3]), columns, d);
            e = Vector512.FusedMultiplyAdd(Vector512.Create(left[4]), columns, e);
            f = Vector512.FusedMultiplyAdd(Vector512.Create(left[5]), columns, f);
            g = Vector512.FusedMultiplyAdd(Vector512.Create(left[6]), columns, g);
            h = Vector512.FusedMultiplyAdd(Vector512.Create(left[7]), columns, h);
        }

        Span<double> target = gram[((down * stride) + across)..];
        a.CopyTo(target);
        b.CopyTo(target[stride..]);
        c.CopyTo(target[(2 * stride)..]);
        d.CopyTo(target[(3 * stride)..]);
        e.CopyTo(target[(4 * stride)..]);
        f.CopyTo(target[(5 * stride)..]);
        g.CopyTo(target[(6 * stride)..]);
        h.CopyTo(target[(7 * stride)..]);
    }
}
