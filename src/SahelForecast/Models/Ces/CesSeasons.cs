using System.Runtime.Intrinsics;

namespace SahelForecast.Models.Ces;

/// <summary>Errors, slope and curvature of the kinds that have both a level and seasonal deviations.</summary>
/// <remarks>
/// As in <see cref="CesLanes"/>, but with the errors linear in all initial states at once: level, momentum, and for each season one or two. The deviations are held
/// towards a sum of 0 by a ridge too light to matter elsewhere, since a constant may be in the level as well.
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
    private readonly Span<double> _moves;
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
        int later = values.Length + LagsOf(seasonLength);
        _columns = Cut(ref scratch, Math.Max(values.Length * _row, later * Width));
        _moves = Cut(ref scratch, later * Width);
        _rings = Cut(ref scratch, (2 + (2 * seasonLength)) * _row);
        _normal = Cut(ref scratch, _count * _stride);
        _moved = Cut(ref scratch, _count * Width);
        _lags = Cut(ref scratch, 4 * LagsOf(seasonLength) * Width);
        _work = Cut(ref scratch, 11 * RowOf(seasonLength - 1));
        _solution = Cut(ref scratch, _count);

        // After the last period nothing is lagged.
        _columns[(values.Length * Width)..].Clear();
        _moves.Clear();
    }

    /// <summary>How many numbers of scratch it takes.</summary>
    public static int ScratchCount(int count, int seasonLength, bool isFull)
    {
        int states = 2 + ((isFull ? 2 : 1) * (seasonLength - 1));
        int row = RowOf(states + 1);
        int later = (count + LagsOf(seasonLength)) * Width;
        return Math.Max(count * row, later) + later + ((2 + (2 * seasonLength)) * row) + (states * (StrideOf(isFull ? 2 : 1, seasonLength) + Width + 1))
            + (4 * LagsOf(seasonLength) * Width) + (11 * RowOf(seasonLength - 1));
    }

    /// <summary>Works all out at a point; the initial states are level, momentum, and two a season. Without room for a slope the sum of squares alone.</summary>
    public double At(CesParameters parameters, scoped Span<double> states, scoped Span<double> slope, scoped Span<double> curvature)
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

        return Moves(weights, states, slope, curvature);
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

    private double Moves(in CesWeights weights, scoped ReadOnlySpan<double> states, scoped Span<double> slope, scoped Span<double> curvature)
    {
        // A lane each for the error and for its moves by u, v, p and q.
        Span<double> rings = _rings[..((2 + (2 * _seasonLength)) * Width)];
        rings.Clear();
        for (int i = 0; i < states.Length; i++)
        {
            rings[i * Width] = states[i];
        }

        Vector512<double> level = Vector512.Create<double>(rings);
        Vector512<double> momentum = Vector512.Create<double>(rings[Width..]);
        Vector512<double> ofError = default;
        Vector512<double> products0 = default;
        Vector512<double> products1 = default;
        Vector512<double> products2 = default;
        Vector512<double> products3 = default;
        Vector512<double> levelByError = Vector512.Create(0.0, 1, -1, 0, 0, 0, 0, 0);
        Vector512<double> momentumByError = Vector512.Create(0.0, weights.V, 2 + weights.U + (2 * weights.V), 0, 0, 0, 0, 0);
        Vector512<double> momentumByMomentum = Vector512.Create(0.0, -1, 0, 0, 0, 0, 0, 0);
        Vector512<double> momentumByLevel = Vector512.Create(0.0, 0, 1, 0, 0, 0, 0, 0);
        Vector512<double> seasonByError = Vector512.Create(0.0, 0, 0, 1, -1, 0, 0, 0);
        Vector512<double> pullByError = Vector512.Create(0.0, 0, 0, weights.Q, 2 + weights.P + (2 * weights.Q), 0, 0, 0);
        Vector512<double> pullByPull = Vector512.Create(0.0, 0, 0, -1, 0, 0, 0, 0);
        Vector512<double> pullBySeason = Vector512.Create(0.0, 0, 0, 0, 1, 0, 0, 0);
        if (_each == 1)
        {
            (seasonByError, pullByError, pullByPull, pullBySeason) = (Vector512.Create(0.0, 0, 0, 1, 0, 0, 0, 0), default, default, default);
        }

        _moved.Clear();
        var first = Vector512.CreateScalar(1.0);
        int position = 0;
        for (int t = 0; t < _values.Length; t++)
        {
            double value = _values[t];
            Span<double> s = rings[((2 + (2 * position)) * Width)..];
            Span<double> q = rings[((3 + (2 * position)) * Width)..];
            Vector512<double> season = Vector512.Create<double>(s);
            Vector512<double> pull = Vector512.Create<double>(q);
            Vector512<double> error = double.IsNaN(value) ? default : (first * value) - level - season;
            Vector512<double> e = Vector512.Create(error.ToScalar());
            ofError = Vector512.FusedMultiplyAdd(e, error, ofError);
            products0 = Vector512.FusedMultiplyAdd(Vector512.Create(error[1]), error, products0);
            products1 = Vector512.FusedMultiplyAdd(Vector512.Create(error[2]), error, products1);
            products2 = Vector512.FusedMultiplyAdd(Vector512.Create(error[3]), error, products2);
            products3 = Vector512.FusedMultiplyAdd(Vector512.Create(error[4]), error, products3);
            if (_isWhole)
            {
                error.CopyTo(_moves[(t * Width)..]);
            }
            else
            {
                ReadOnlySpan<double> row = _columns.Slice(t * _row, _count + 1);
                for (int i = 0; i < _count; i++)
                {
                    Span<double> target = _moved.Slice(i * Width, Width);
                    Vector512.FusedMultiplyAdd(Vector512.Create(row[i + 1]), error, Vector512.Create<double>(target)).CopyTo(target);
                }
            }

            Vector512<double> oldLevel = Vector512.Create(level.ToScalar());
            Vector512<double> oldMomentum = Vector512.Create(momentum.ToScalar());
            Vector512<double> oldSeason = Vector512.Create(season.ToScalar());
            Vector512<double> oldPull = Vector512.Create(pull.ToScalar());
            Vector512<double> nl = level + momentum + (weights.Level * error) + (levelByError * e);
            momentum = (weights.V * level) - (weights.U * momentum) + (weights.Momentum * error)
                + (momentumByError * e) + (momentumByMomentum * oldMomentum) + (momentumByLevel * oldLevel);
            level = nl;
            (season + pull + (weights.Season * error) + (seasonByError * e)).CopyTo(s);
            ((weights.Q * season) - (weights.P * pull) + (weights.SeasonMomentum * error)
                + (pullByError * e) + (pullByPull * oldPull) + (pullBySeason * oldSeason)).CopyTo(q);
            position = position + 1 == _seasonLength ? 0 : position + 1;
        }

        if (_isWhole)
        {
            ShiftedMoves();
        }

        int count = _each + 2;
        Span<double> products = stackalloc double[4 * 8];
        products0.CopyTo(products);
        products1.CopyTo(products[8..]);
        products2.CopyTo(products[16..]);
        products3.CopyTo(products[24..]);
        CesCholesky.ForwardRows(_normal, _stride, _count, _moved);
        for (int i = 0; i < _count; i++)
        {
            ReadOnlySpan<double> row = _moved.Slice(i * Width, Width);
            for (int a = 0; a < count; a++)
            {
                for (int b = 0; b < count; b++)
                {
                    products[(a * 8) + b + 1] -= row[a + 1] * row[b + 1];
                }
            }
        }

        for (int a = 0; a < count; a++)
        {
            slope[a] = ofError[a + 1];
            for (int b = 0; b < count; b++)
            {
                curvature[(a * count) + b] = products[(a * 8) + b + 1];
            }
        }

        return ofError.ToScalar() / 2;
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
