using System.Runtime.Intrinsics;

namespace SahelForecast.Models.Ces;

/// <summary>Errors, slope and curvature of the kinds that have both a level and seasonal deviations.</summary>
/// <remarks>
/// As in <see cref="CesLanes"/>, but with the errors linear in all initial states at once: level, momentum, and for each season one or two. The deviations are held
/// towards a sum of 0 by a ridge too light to matter elsewhere, since a constant may be in the level as well.
/// Loops here and in the other kinds are optimised at their first call: most panels are done before the runtime would come round to it.
/// </remarks>
internal readonly ref partial struct CesSeasons
{
    private static int Width => Vector512<double>.Count;

    private readonly ReadOnlySpan<double> _values;
    private readonly int _seasonLength;
    private readonly int _each;
    private readonly int _count;
    private readonly int _row;
    private readonly Span<double> _columns;
    private readonly Span<double> _rings;
    private readonly Span<double> _normal;
    private readonly Span<double> _solution;
    private readonly Span<double> _moved;
    private readonly Span<double> _track;
    private readonly Span<double> _lags;
    private readonly Span<double> _work;
    private readonly int _stride;
    private readonly bool _isWhole;

    /// <summary>Takes a series and memory.</summary>
    /// <param name="values">The values; NaN where missing.</param>
    /// <param name="seasonLength">Periods in a season, at least 2.</param>
    /// <param name="isFull">Whether each season has a momentum.</param>
    /// <param name="scratch">At least <see cref="ScratchCount"/> long; overwritten.</param>
    public CesSeasons(ReadOnlySpan<double> values, int seasonLength, bool isFull, Span<double> scratch)
    {
        _values = values;
        _seasonLength = seasonLength;
        _each = isFull ? 2 : 1;
        _count = 2 + (_each * (seasonLength - 1));
        _row = RowOf(_count + 1);
        _isWhole = !HasMissing(values);
        _stride = StrideOf(_each, seasonLength);
        _columns = Cut(ref scratch, Math.Max(values.Length * _row, (values.Length + LagsOf(seasonLength)) * Width));
        _rings = Cut(ref scratch, (2 + (2 * seasonLength)) * _row);
        _normal = Cut(ref scratch, _count * _stride);
        _track = Cut(ref scratch, values.Length * TrackOf(_each));
        _moved = Cut(ref scratch, RowOf(_count * Lanes));
        _lags = Cut(ref scratch, 4 * LagsOf(seasonLength) * Width);
        _work = Cut(ref scratch, 11 * RowOf(seasonLength - 1));
        _solution = Cut(ref scratch, _count);

        // After the last period nothing is lagged.
        _columns[(values.Length * Width)..].Clear();
    }

    /// <summary>How many numbers of scratch it takes.</summary>
    public static int ScratchCount(int count, int seasonLength, bool isFull)
    {
        int states = 2 + ((isFull ? 2 : 1) * (seasonLength - 1));
        int row = RowOf(states + 1);
        int each = isFull ? 2 : 1;
        return Math.Max(count * row, (count + LagsOf(seasonLength)) * Width) + ((2 + (2 * seasonLength)) * row)
            + (states * (StrideOf(each, seasonLength) + 1)) + RowOf(states * Lanes) + (count * TrackOf(each))
            + (4 * LagsOf(seasonLength) * Width) + (11 * RowOf(seasonLength - 1));
    }

    /// <summary>Works all out at a point; the initial states are level, momentum, and two a season. Without room for a slope the sum of squares alone.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="states">Takes the initial states.</param>
    /// <param name="slope">Takes the slope of half the sum of squares.</param>
    /// <param name="curvature">Takes its curvature.</param>
    /// <param name="isStraight">Whether errors are taken to be straight: a curvature that is never negative.</param>
    /// <returns>Half the sum of squares.</returns>
    public double At(CesParameters parameters, scoped Span<double> states, scoped Span<double> slope, scoped Span<double> curvature, bool isStraight = false)
    {
        var weights = new CesWeights(parameters);
        double squares;
        if (_isWhole)
        {
            squares = ShiftedColumns(weights);
            ShiftedNormal();
        }
        else
        {
            Columns(weights);
            squares = Normal();
        }

        squares = Solve(squares);
        if (slope.IsEmpty)
        {
            return squares / 2;
        }

        states[0] = _solution[0];
        states[1] = _solution[1];
        Span<double> seasons = states[2..];
        seasons.Clear();
        int free = _seasonLength - 1;
        for (int each = 0; each < _each; each++)
        {
            for (int i = 0; i < free; i++)
            {
                double value = _solution[2 + (each * free) + i];
                seasons[(2 * i) + each] = value;
                seasons[(2 * free) + each] -= value;
            }
        }

        return _each == 1
            ? Moves<Still>(weights, states, slope, curvature, isStraight)
            : Moves<Moving>(weights, states, slope, curvature, isStraight);
    }

    /// <summary>The errors from states of 0, and what each initial state takes from them: a row a period.</summary>
    private void Columns(in CesWeights weights)
    {
        Span<double> rings = _rings[..((2 + (2 * _seasonLength)) * _row)];
        rings.Clear();
        rings[1] = 1;
        rings[_row + 2] = 1;
        int free = _seasonLength - 1;
        for (int each = 0; each < _each; each++)
        {
            Span<double> last = rings.Slice((2 + (2 * free) + each) * _row, _row);
            for (int i = 0; i < free; i++)
            {
                int column = 3 + (each * free) + i;
                rings[((2 + (2 * i) + each) * _row) + column] = 1;
                last[column] = -1;
            }
        }

        var first = Vector512.CreateScalar(1.0);
        int position = 0;
        for (int t = 0; t < _values.Length; t++)
        {
            double value = _values[t];
            bool there = !double.IsNaN(value);
            for (int at = 0; at < _row; at += Width)
            {
                Span<double> l = rings[at..];
                Span<double> d = rings[(_row + at)..];
                Span<double> s = rings[(((2 + (2 * position)) * _row) + at)..];
                Span<double> q = rings[(((3 + (2 * position)) * _row) + at)..];
                Vector512<double> level = Vector512.Create<double>(l);
                Vector512<double> momentum = Vector512.Create<double>(d);
                Vector512<double> season = Vector512.Create<double>(s);
                Vector512<double> pull = Vector512.Create<double>(q);
                Vector512<double> error = default;
                if (there)
                {
                    error = (at == 0 ? first * value : default) - level - season;
                }

                Vector512<double> effect = error;
                effect.CopyTo(_columns[((t * _row) + at)..]);
                Vector512<double> nl = level + momentum + (weights.Level * error);
                Vector512<double> nd = (weights.V * level) - (weights.U * momentum) + (weights.Momentum * error);
                Vector512<double> ns = season + pull + (weights.Season * error);
                Vector512<double> nq = (weights.Q * season) - (weights.P * pull) + (weights.SeasonMomentum * error);
                Flush(nl).CopyTo(l);
                Flush(nd).CopyTo(d);
                Flush(ns).CopyTo(s);
                Flush(nq).CopyTo(q);
            }

            position = position + 1 == _seasonLength ? 0 : position + 1;
        }
    }

    private double Normal()
    {
        double squares = 0;
        _normal.Clear();
        for (int t = 0; t < _values.Length; t++)
        {
            ReadOnlySpan<double> row = _columns.Slice(t * _row, _count + 1);
            squares += row[0] * row[0];
            for (int i = 0; i < _count; i++)
            {
                double z = row[i + 1];
                if (z != 0)
                {
                    Span<double> target = _normal.Slice(i * _stride, _count + 1);
                    target[_count] -= z * row[0];
                    for (int j = i; j < _count; j++)
                    {
                        target[j] += z * row[j + 1];
                    }
                }
            }
        }

        return squares;
    }

    /// <summary>Finds the initial states.</summary>
    /// <returns>What is left of the sum of squares; good to choose by, but a difference.</returns>
    private double Solve(double squares)
    {
        CesCholesky.Factor(_normal, _stride, _count, RowOf(_count + 1));
        for (int i = 0; i < _count; i++)
        {
            double part = _normal[(i * _stride) + _count];
            _solution[i] = part;
            squares -= part * part;
        }

        CesCholesky.Backward(_normal, _stride, _solution);
        return Math.Max(squares, 0);
    }

    private static bool HasMissing(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (double.IsNaN(value))
            {
                return true;
            }
        }

        return false;
    }

    private static int RowOf(int columns) => (columns + 7) / 8 * 8;

    // All states and the right side, and room for vectors that begin at the last season.
    private static int StrideOf(int each, int seasonLength) =>
        Math.Max(RowOf(3 + (each * (seasonLength - 1))), RowOf(2 + (each * (seasonLength - 1)) + RowOf(seasonLength - 1)));

    private static Span<double> Cut(scoped ref Span<double> scratch, int count)
    {
        Span<double> piece = scratch[..count];
        scratch = scratch[count..];
        return piece;
    }

    private static Vector512<double> Flush(Vector512<double> value) =>
        value & Vector512.GreaterThan(Vector512.Abs(value), Vector512.Create(1e-100));
}
