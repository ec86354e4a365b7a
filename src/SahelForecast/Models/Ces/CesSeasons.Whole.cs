using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SahelForecast.Models.Ces;

/// <summary>Series without missing values.</summary>
/// <remarks>
/// There the recursion is the same at all times, so what an initial deviation of the second season takes from the errors is what that of the first takes, one period
/// later. One column, and with momenta a second, stands for all seasons. Products of two shifted columns are sums of lagged products; those of the next pair of shifts differ by the
/// one at the end. Eight lags go into a vector.
/// </remarks>
internal readonly ref partial struct CesSeasons
{
    // The errors from states of 0; what level, momentum, first deviation and its momentum take from them; and the moves by four parameters.
    private const int ColumnCount = 9;
    private const int FirstMove = 5;

    private Span<double> Column(int number) => _columns.Slice(number * _column, _column);

    // As many zeros follow as lags are read.
    private static int ColumnOf(int count, int seasonLength) => count + LagsOf(seasonLength);

    private static int LagsOf(int seasonLength) => (seasonLength + 15) / 16 * 16;

    private void ShiftedColumns(in CesWeights weights)
    {
        Span<double> rings = _rings[..((2 + (2 * _seasonLength)) * Width)];
        rings.Clear();
        _columns[..(ColumnCount * _column)].Clear();
        Vector512.Create(0.0, 0, 0, 1, 0, 0, 0, 0).CopyTo(rings[(2 * Width)..]);
        Vector512.Create(0.0, 0, 0, 0, 1, 0, 0, 0).CopyTo(rings[(3 * Width)..]);
        Vector512<double> level = Vector512.Create(0.0, 1, 0, 0, 0, 0, 0, 0);
        Vector512<double> momentum = Vector512.Create(0.0, 0, 1, 0, 0, 0, 0, 0);
        Span<double> r = Column(0);
        Span<double> l = Column(1);
        Span<double> d = Column(2);
        Span<double> s = Column(3);
        Span<double> q = Column(4);
        int position = 0;
        for (int t = 0; t < _values.Length; t++)
        {
            Span<double> ofSeason = rings.Slice((2 + (2 * position)) * Width, 2 * Width);
            Vector512<double> season = Vector512.Create<double>(ofSeason);
            Vector512<double> pull = Vector512.Create<double>(ofSeason[Width..]);
            Vector512<double> error = Vector512.CreateScalar(_values[t]) - level - season;
            (r[t], l[t], d[t], s[t], q[t]) = (error[0], error[1], error[2], error[3], error[4]);
            Vector512<double> next = Flush(level + momentum + (weights.Level * error));
            momentum = Flush((weights.V * level) - (weights.U * momentum) + (weights.Momentum * error));
            level = next;
            Flush(season + pull + (weights.Season * error)).CopyTo(ofSeason);
            Flush((weights.Q * season) - (weights.P * pull) + (weights.SeasonMomentum * error)).CopyTo(ofSeason[Width..]);
            position = position + 1 == _seasonLength ? 0 : position + 1;
        }
    }

    private void ShiftedNormal()
    {
        int n = _values.Length;
        int m = _seasonLength;
        int free = m - 1;
        Span<double> lags = _rings[..LagsOf(m)];
        for (int i = 0; i < 2; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                _normal[(i * _count) + j] = TensorPrimitives.Dot<double>(Column(1 + i)[..n], Column(1 + j)[..n]);
            }

            _solution[i] = -TensorPrimitives.Dot<double>(Column(1 + i)[..n], Column(0)[..n]);
        }

        for (int each = 0; each < _each; each++)
        {
            int at = 2 + (each * free);
            ReadOnlySpan<double> own = Column(3 + each);
            for (int other = 0; other < 3; other++)
            {
                Correlate(own, Column(other), n, lags);
                for (int i = 0; i < free; i++)
                {
                    double product = lags[i] - lags[free];
                    if (other == 0)
                    {
                        _solution[at + i] = -product;
                    }
                    else
                    {
                        _normal[((at + i) * _count) + other - 1] = product;
                    }
                }
            }

            for (int other = 0; other <= each; other++)
            {
                SeasonBlock(at, own, 2 + (other * free), Column(3 + other), lags);
            }
        }
    }

    /// <summary>The products of two families of shifts, each less its last, whose deviation is minus the sum of the others.</summary>
    private void SeasonBlock(int row, ReadOnlySpan<double> own, int column, ReadOnlySpan<double> other, Span<double> lags)
    {
        int n = _values.Length;
        int m = _seasonLength;
        int free = m - 1;
        bool isSame = row == column;
        Span<double> last = _moved[..m];
        Span<double> corner = _moved.Slice(m, m);

        // Of the last shift with all others: on the right, then below.
        Correlate(own, other, n - free, lags);
        lags[..m].CopyTo(last);
        double ends = lags[0];
        if (!isSame)
        {
            Correlate(other, own, n - free, lags);
        }

        lags[..m].CopyTo(corner);
        for (int i = free - 1; i >= 0; i--)
        {
            Span<double> target = _normal.Slice((row + i) * _count, row + i + 1);
            for (int j = isSame ? i : free - 1; j >= 0; j--)
            {
                double later = i == free - 1 ? last[free - j - 1] : j == free - 1 ? corner[free - i - 1] : _normal[((row + i + 1) * _count) + column + j + 1];
                target[column + j] = later + (own[n - 1 - i] * other[n - 1 - j]);
            }
        }

        for (int i = 0; i < free; i++)
        {
            Span<double> target = _normal.Slice((row + i) * _count, row + i + 1);
            for (int j = 0; j < (isSame ? i + 1 : free); j++)
            {
                target[column + j] += ends - corner[free - i] - last[free - j];
            }
        }
    }

    private void Keep(int t, Vector512<double> moves)
    {
        for (int i = 0; i < _each + 2; i++)
        {
            _columns[((FirstMove + i) * _column) + t] = moves[i + 1];
        }
    }

    private void ShiftedMoves()
    {
        int n = _values.Length;
        int free = _seasonLength - 1;
        Span<double> lags = _rings[..LagsOf(_seasonLength)];
        for (int p = 0; p < _each + 2; p++)
        {
            ReadOnlySpan<double> move = Column(FirstMove + p);
            _moved[p + 1] = TensorPrimitives.Dot<double>(Column(1)[..n], move[..n]);
            _moved[Width + p + 1] = TensorPrimitives.Dot<double>(Column(2)[..n], move[..n]);
            for (int each = 0; each < _each; each++)
            {
                Correlate(Column(3 + each), move, n, lags);
                for (int i = 0; i < free; i++)
                {
                    _moved[((2 + (each * free) + i) * Width) + p + 1] = lags[i] - lags[free];
                }
            }
        }
    }

    /// <summary>Sums over so many times of one column times another that many lags later.</summary>
    private static void Correlate(ReadOnlySpan<double> one, ReadOnlySpan<double> later, int count, Span<double> lags)
    {
        ref double a = ref MemoryMarshal.GetReference(one);
        ref double b = ref MemoryMarshal.GetReference(later);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, one.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count + lags.Length, later.Length + 1);
        for (int lag = 0; lag < lags.Length; lag += 16)
        {
            Vector512<double> even = default;
            Vector512<double> evenNext = default;
            Vector512<double> odd = default;
            Vector512<double> oddNext = default;
            int t = 0;
            for (; t + 1 < count; t += 2)
            {
                nuint at = (nuint)(t + lag);
                var first = Vector512.Create(System.Runtime.CompilerServices.Unsafe.Add(ref a, t));
                var second = Vector512.Create(System.Runtime.CompilerServices.Unsafe.Add(ref a, t + 1));
                even = Vector512.FusedMultiplyAdd(first, Vector512.LoadUnsafe(ref b, at), even);
                evenNext = Vector512.FusedMultiplyAdd(first, Vector512.LoadUnsafe(ref b, at + 8), evenNext);
                odd = Vector512.FusedMultiplyAdd(second, Vector512.LoadUnsafe(ref b, at + 1), odd);
                oddNext = Vector512.FusedMultiplyAdd(second, Vector512.LoadUnsafe(ref b, at + 9), oddNext);
            }

            if (t < count)
            {
                nuint at = (nuint)(t + lag);
                var first = Vector512.Create(System.Runtime.CompilerServices.Unsafe.Add(ref a, t));
                even = Vector512.FusedMultiplyAdd(first, Vector512.LoadUnsafe(ref b, at), even);
                evenNext = Vector512.FusedMultiplyAdd(first, Vector512.LoadUnsafe(ref b, at + 8), evenNext);
            }

            (even + odd).CopyTo(lags[lag..]);
            (evenNext + oddNext).CopyTo(lags[(lag + 8)..]);
        }
    }
}
