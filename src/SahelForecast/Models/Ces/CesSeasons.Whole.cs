using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SahelForecast.Models.Ces;

/// <summary>Series without missing values.</summary>
/// <remarks>
/// There the recursion is the same at all times, so what an initial deviation of the second season takes from the errors is what that of the first takes, one period
/// later. One column, and with momenta a second, stands for all seasons. Products of two shifted columns are sums of lagged products; those of the next pair of shifts differ by the
/// one at the end. A period's columns go into one vector: the errors from states of 0, then what level, momentum, first deviation and its momentum take from them.
/// </remarks>
internal readonly ref partial struct CesSeasons
{
    private const int Group = 4;
    private const int OfSeason = 3;

    private static int LagsOf(int seasonLength) => (seasonLength + Group - 1) / Group * Group;

    /// <summary>Fills the normal equations of level and momentum on the way.</summary>
    /// <returns>The sum of squares from states of 0.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double ShiftedColumns(in CesWeights weights)
    {
        Span<double> rings = _rings[..((2 + (2 * _seasonLength)) * Width)];
        rings.Clear();
        rings[(2 * Width) + OfSeason] = 1;
        rings[(3 * Width) + OfSeason + 1] = 1;
        Vector512<double> level = Vector512.Create(0.0, 1, 0, 0, 0, 0, 0, 0);
        Vector512<double> momentum = Vector512.Create(0.0, 0, 1, 0, 0, 0, 0, 0);
        Vector512<double> squares = default;
        Vector512<double> byLevel = default;
        Vector512<double> byMomentum = default;
        int position = 0;
        for (int t = 0; t < _values.Length; t++)
        {
            Span<double> ofSeason = rings.Slice((2 + (2 * position)) * Width, 2 * Width);
            Vector512<double> season = Vector512.Create<double>(ofSeason);
            Vector512<double> pull = Vector512.Create<double>(ofSeason[Width..]);
            Vector512<double> error = Vector512.CreateScalar(_values[t]) - season - level;
            error.CopyTo(_columns[(t * Width)..]);
            squares = Vector512.FusedMultiplyAdd(error, error, squares);
            byLevel = Vector512.FusedMultiplyAdd(error, Vector512.Create(error[1]), byLevel);
            byMomentum = Vector512.FusedMultiplyAdd(error, Vector512.Create(error[2]), byMomentum);
            Vector512<double> next = Vector512.FusedMultiplyAdd(Vector512.Create(weights.Level), error, level + momentum);
            momentum = Vector512.FusedMultiplyAdd(Vector512.Create(weights.Momentum), error, (weights.V * level) - (weights.U * momentum));
            level = next;
            if ((t & 31) == 31)
            {
                // Numbers below the normal ones are slow.
                (level, momentum) = (Flush(level), Flush(momentum));
            }

            Flush(Vector512.FusedMultiplyAdd(Vector512.Create(weights.Season), error, season + pull)).CopyTo(ofSeason);
            Flush(Vector512.FusedMultiplyAdd(Vector512.Create(weights.SeasonMomentum), error, (weights.Q * season) - (weights.P * pull))).CopyTo(ofSeason[Width..]);
            position = position + 1 == _seasonLength ? 0 : position + 1;
        }

        _normal[0] = byLevel[1];
        _normal[1] = byLevel[2];
        _normal[_count] = -byLevel[0];
        _normal[_stride + 1] = byMomentum[2];
        _normal[_stride + _count] = -byMomentum[0];
        return squares.ToScalar();
    }

    private void ShiftedNormal()
    {
        int free = _seasonLength - 1;
        Lagged();
        if (_each == 2)
        {
            SeasonBlock(0, 1);
        }

        for (int each = 0; each < _each; each++)
        {
            SeasonBlock(each, each);
        }

        for (int each = 0; each < _each; each++)
        {
            ReadOnlySpan<double> whole = Lags(each, isCut: false);
            int at = 2 + (each * free);
            int last = free * Width;
            for (int i = 0; i < free; i++)
            {
                _normal[((at + i) * _stride) + _count] = whole[last] - whole[i * Width];
                _normal[at + i] = whole[(i * Width) + 1] - whole[last + 1];
                _normal[_stride + at + i] = whole[(i * Width) + 2] - whole[last + 2];
            }
        }
    }

    /// <summary>The products of two families of shifts, each less its last, whose deviation is minus the sum of the others.</summary>
    /// <remarks>A vector over how much further a column is shifted than its row: going up a row adds one product to each.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SeasonBlock(int rowKind, int columnKind)
    {
        int n = _values.Length;
        int free = _seasonLength - 1;
        int reach = RowOf(free);
        ReadOnlySpan<double> own = Lags(rowKind, isCut: true);
        ReadOnlySpan<double> other = Lags(columnKind, isCut: true);
        int row = 2 + (rowKind * free);
        int column = 2 + (columnKind * free);

        // From a shift of minus the reach on; with what is at the ends of the columns, the last first; and products with the last shift.
        Span<double> sums = _work[..(2 * reach)];
        Span<double> ends = _work.Slice(2 * reach, 3 * reach);
        Span<double> last = _work.Slice(5 * reach, 3 * reach);
        Span<double> within = _work.Slice(8 * reach, 3 * reach);
        sums.Clear();
        ends.Clear();
        last.Clear();
        within.Clear();
        within.Slice(reach, free).Fill(1);
        for (int lag = 0; lag <= free; lag++)
        {
            if (reach + lag < 2 * reach)
            {
                sums[reach + lag] = other[(lag * Width) + OfSeason + rowKind];
            }

            if (lag > 0)
            {
                sums[reach - lag] = own[(lag * Width) + OfSeason + columnKind];
                last[reach + free - lag] = own[(lag * Width) + OfSeason + columnKind];
                ends[reach + lag - 1] = _columns[((n - lag) * Width) + OfSeason + columnKind];
            }
        }

        double corner = own[OfSeason + columnKind];
        int from = rowKind == columnKind ? reach : 0;
        for (int i = free - 1; i >= 0; i--)
        {
            double end = _columns[((n - 1 - i) * Width) + OfSeason + rowKind];
            double shift = corner - other[((free - i) * Width) + OfSeason + rowKind];
            int target = ((row + i) * _stride) + column + i - reach;
            for (int at = from; at < 2 * reach; at += Width)
            {
                Vector512<double> sum = Vector512.FusedMultiplyAdd(
                    Vector512.Create(end), Vector512.Create<double>(ends[(i + at)..]), Vector512.Create<double>(sums[at..]));
                sum.CopyTo(sums[at..]);
                Span<double> place = _normal.Slice(target + at, Width);
                Vector512<double> product = sum + Vector512.Create(shift) - Vector512.Create<double>(last[(i + at)..]);
                var isWithin = Vector512.GreaterThan(Vector512.Create<double>(within[(i + at)..]), Vector512<double>.Zero);
                Vector512.ConditionalSelect(isWithin, product, Vector512.Create<double>(place)).CopyTo(place);
            }
        }
    }

    private Span<double> Lags(int each, bool isCut)
    {
        int length = LagsOf(_seasonLength) * Width;
        return _lags.Slice(((2 * each) + (isCut ? 1 : 0)) * length, length);
    }

    /// <summary>Sums over time of the deviation's column, and of its momentum's, times all columns so many lags later; also of so many fewer times as there are shifts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Lagged()
    {
        int n = _values.Length;
        int cut = n - _seasonLength + 1;
        for (int lag = 0; lag < _seasonLength; lag += Group)
        {
            Sums sums = default;
            Sums pulls = default;
            ref double one = ref Unsafe.Add(ref MemoryMarshal.GetReference(_columns), OfSeason);
            ref double other = ref Unsafe.AsRef(in _columns[lag * Width]);
            ArgumentOutOfRangeException.ThrowIfGreaterThan((n + lag + Group - 1) * Width, _columns.Length);
            for (int part = 0; part < 2; part++)
            {
                int start = part == 0 ? 0 : cut;
                int end = part == 0 ? cut : n;
                if (_each == 1)
                {
                    for (nuint at = (nuint)(start * Width); at < (nuint)(end * Width); at += (nuint)Width)
                    {
                        var factor = Vector512.Create(Unsafe.Add(ref one, at));
                        sums.A = Vector512.FusedMultiplyAdd(factor, Vector512.LoadUnsafe(ref other, at), sums.A);
                        sums.B = Vector512.FusedMultiplyAdd(factor, Vector512.LoadUnsafe(ref other, at + 8), sums.B);
                        sums.C = Vector512.FusedMultiplyAdd(factor, Vector512.LoadUnsafe(ref other, at + 16), sums.C);
                        sums.D = Vector512.FusedMultiplyAdd(factor, Vector512.LoadUnsafe(ref other, at + 24), sums.D);
                    }
                }
                else
                {
                    for (nuint at = (nuint)(start * Width); at < (nuint)(end * Width); at += (nuint)Width)
                    {
                        var factor = Vector512.Create(Unsafe.Add(ref one, at));
                        var pull = Vector512.Create(Unsafe.Add(ref one, at + 1));
                        Vector512<double> first = Vector512.LoadUnsafe(ref other, at);
                        Vector512<double> second = Vector512.LoadUnsafe(ref other, at + 8);
                        Vector512<double> third = Vector512.LoadUnsafe(ref other, at + 16);
                        Vector512<double> fourth = Vector512.LoadUnsafe(ref other, at + 24);
                        sums.A = Vector512.FusedMultiplyAdd(factor, first, sums.A);
                        sums.B = Vector512.FusedMultiplyAdd(factor, second, sums.B);
                        sums.C = Vector512.FusedMultiplyAdd(factor, third, sums.C);
                        sums.D = Vector512.FusedMultiplyAdd(factor, fourth, sums.D);
                        pulls.A = Vector512.FusedMultiplyAdd(pull, first, pulls.A);
                        pulls.B = Vector512.FusedMultiplyAdd(pull, second, pulls.B);
                        pulls.C = Vector512.FusedMultiplyAdd(pull, third, pulls.C);
                        pulls.D = Vector512.FusedMultiplyAdd(pull, fourth, pulls.D);
                    }

                    pulls.CopyTo(Lags(1, part == 0)[(lag * Width)..]);
                }

                sums.CopyTo(Lags(0, part == 0)[(lag * Width)..]);
            }
        }
    }

    /// <summary>Of four lags.</summary>
    private struct Sums
    {
        public Vector512<double> A;
        public Vector512<double> B;
        public Vector512<double> C;
        public Vector512<double> D;

        public readonly void CopyTo(Span<double> target)
        {
            A.CopyTo(target);
            B.CopyTo(target[8..]);
            C.CopyTo(target[16..]);
            D.CopyTo(target[24..]);
        }
    }
}
