using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SahelForecast.Models.Ces;

/// <summary>
/// Complex smoothing of several series at once that share their parameters, a lane each: the seasons of the simple seasonal kind, or the one series of the
/// kind without season.
/// </summary>
/// <remarks>
/// Errors are linear in the two initial states of a lane: e = r - Z x. A first run gives r, Z and the normal equations, which are solved; a second the errors
/// at the solution and how they move with the parameters while the states stay (by the envelope theorem that is the slope of the sum of squares). A third, back through time,
/// finds how the slopes by parameters and by initial states move (the adjoint of the recursion and its derivatives): the exact curvature, less what the states
/// undo. Where that is of no use, so is that of errors taken to be straight (L. Kaufman's approximation of variable projection).
/// </remarks>
internal static class CesLanes
{
    // What is left of initial states fades; numbers below the normal ones that it would pass are slow on many processors.
    private const double Faded = 1e-100;

    // A determinant below this share of the product of the diagonal is rounding: a lane with one value.
    private const double Singular = 1e-13;

    // Vectors kept of a row for the way back.
    private const int Tracked = 5;

    private static int Width => Vector512<double>.Count;

    /// <summary>How many numbers the padded values take.</summary>
    public static int PaddedCount(int count, int lag) => (count + lag - 1) / lag * Blocks(lag) * Width;

    /// <summary>Copies values so that each lane finds its own, NaN where there is none.</summary>
    public static void Pad(ReadOnlySpan<double> values, int lag, Span<double> padded)
    {
        padded.Fill(double.NaN);
        int row = Blocks(lag) * Width;
        for (int i = 0; i < values.Length; i += lag)
        {
            int count = Math.Min(lag, values.Length - i);
            values.Slice(i, count).CopyTo(padded[(i / lag * row)..]);
        }
    }

    /// <summary>How many numbers of scratch it takes.</summary>
    public static int ScratchCount(int count, int lag) => (count + lag - 1) / lag * Tracked * Width;

    /// <summary>Works all out at a point.</summary>
    /// <param name="padded">The values.</param>
    /// <param name="lag">How many lanes there are.</param>
    /// <param name="u">The first parameter.</param>
    /// <param name="v">The second.</param>
    /// <param name="states">Takes the initial states, two a lane.</param>
    /// <param name="slope">Takes the slope of half the sum of squares; empty for that sum alone, good to choose by.</param>
    /// <param name="curvature">Takes its curvature.</param>
    /// <param name="scratch"><see cref="ScratchCount"/> numbers; overwritten.</param>
    /// <param name="isStraight">Whether errors are taken to be straight: a curvature that is never negative.</param>
    /// <returns>Half the sum of squares.</returns>
    public static double At(
        ReadOnlySpan<double> padded,
        int lag,
        double u,
        double v,
        Span<double> states,
        Span<double> slope,
        Span<double> curvature,
        Span<double> scratch,
        bool isStraight = false)
    {
        int blocks = Blocks(lag);
        var weights = new Weights(Vector512.Create(u), Vector512.Create(v));
        Vector512<double> squares = default;
        if (slope.IsEmpty)
        {
            for (int block = 0; block < blocks; block++)
            {
                squares += Solve(padded[(block * Width)..], blocks * Width, false, weights, out _).Squares;
            }

            return Vector512.Sum(squares) / 2;
        }

        Span<double> lanes = stackalloc double[16];
        Sums sums = default;
        for (int block = 0; block < blocks; block++)
        {
            ReadOnlySpan<double> values = padded[(block * Width)..];
            States solved = Solve(values, blocks * Width, false, weights, out Normal normal);
            Forward(values, blocks * Width, weights, solved, scratch, ref sums);
            Back(values, blocks * Width, weights, normal, scratch, isStraight, ref sums);
            solved.Level.CopyTo(lanes);
            solved.Momentum.CopyTo(lanes[Width..]);
            for (int lane = 0; lane < Math.Min(Width, lag - (block * Width)); lane++)
            {
                int at = 2 * ((block * Width) + lane);
                states[at] = lanes[lane];
                states[at + 1] = lanes[Width + lane];
            }
        }

        slope[0] = Vector512.Sum(sums.U);
        slope[1] = Vector512.Sum(sums.V);
        curvature[0] = Vector512.Sum(sums.Uu);
        curvature[1] = curvature[2] = Vector512.Sum(sums.Uv);
        curvature[3] = Vector512.Sum(sums.Vv);
        return Vector512.Sum(sums.Squares) / 2;
    }

    /// <summary>Half the sums of squares of one series at eight points at once; good to choose by.</summary>
    /// <param name="values">The values, NaN where missing.</param>
    /// <param name="u">The first parameters.</param>
    /// <param name="v">The second.</param>
    public static Vector512<double> Halves(ReadOnlySpan<double> values, Vector512<double> u, Vector512<double> v) =>
        Solve(values, 1, true, new Weights(u, v), out _).Squares / 2;

    private static int Blocks(int lag) => (lag + Width - 1) / Width;

    /// <summary>The initial states, with the sums of squares that they leave.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static States Solve(ReadOnlySpan<double> values, int stride, bool isShared, in Weights weights, out Normal normal)
    {
        Vector512<double> zero = Vector512<double>.Zero;
        Vector512<double> one = Vector512<double>.One;

        // The series from states of 0, and what an initial level and momentum of 1 do to it.
        (Vector512<double> l, Vector512<double> d) = (zero, zero);
        (Vector512<double> al, Vector512<double> ad) = (one, zero);
        (Vector512<double> bl, Vector512<double> bd) = (zero, one);
        Vector512<double> aa = zero;
        Vector512<double> ab = zero;
        Vector512<double> bb = zero;
        Vector512<double> ar = zero;
        Vector512<double> br = zero;
        Vector512<double> rr = zero;
        for (int i = 0; i < values.Length; i += stride)
        {
            Vector512<double> y = isShared ? Vector512.Create(values[i]) : Vector512.Create(values[i..]);
            Vector512<double> there = Vector512.Equals(y, y);
            Vector512<double> e = (y - l) & there;
            Vector512<double> a = al & there;
            Vector512<double> b = bl & there;
            aa = Vector512.FusedMultiplyAdd(a, a, aa);
            ab = Vector512.FusedMultiplyAdd(a, b, ab);
            bb = Vector512.FusedMultiplyAdd(b, b, bb);
            ar = Vector512.FusedMultiplyAdd(a, e, ar);
            br = Vector512.FusedMultiplyAdd(b, e, br);
            rr = Vector512.FusedMultiplyAdd(e, e, rr);
            weights.Step(e, ref l, ref d);
            weights.Step(-a, ref al, ref ad);
            weights.Step(-b, ref bl, ref bd);
            (al, ad, bl, bd) = (Flush(al), Flush(ad), Flush(bl), Flush(bd));
        }

        Vector512<double> determinant = (aa * bb) - (ab * ab);
        Vector512<double> regular = Vector512.GreaterThan(determinant, Vector512.Create(Singular) * aa * bb);
        normal.Aa = Vector512.ConditionalSelect(regular, bb / determinant, (one / aa) & Vector512.GreaterThan(aa, zero));
        normal.Ab = (-ab / determinant) & regular;
        normal.Bb = (aa / determinant) & regular;
        States states = default;
        states.Level = (normal.Aa * ar) + (normal.Ab * br);
        states.Momentum = (normal.Ab * ar) + (normal.Bb * br);
        states.Squares = Vector512.Max(rr - (states.Level * ar) - (states.Momentum * br), zero);
        return states;
    }

    /// <summary>The errors at the solution, and the slopes of error, level and momentum by u and v.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Forward(ReadOnlySpan<double> values, int stride, in Weights weights, in States solved, Span<double> scratch, ref Sums sums)
    {
        (Vector512<double> l, Vector512<double> d) = (solved.Level, solved.Momentum);
        (Vector512<double> ul, Vector512<double> ud, Vector512<double> vl, Vector512<double> vd) = (default, default, default, default);
        Sums sum = sums;
        int at = 0;
        for (int i = 0; i < values.Length; i += stride, at += Tracked * Width)
        {
            var y = Vector512.Create(values[i..]);
            Vector512<double> there = Vector512.Equals(y, y);
            Vector512<double> e = (y - l) & there;
            Span<double> track = scratch.Slice(at, Tracked * Width);
            e.CopyTo(track);
            ul.CopyTo(track[Width..]);
            ud.CopyTo(track[(2 * Width)..]);
            vl.CopyTo(track[(3 * Width)..]);
            vd.CopyTo(track[(4 * Width)..]);

            // How the error moves: against the level.
            Vector512<double> eu = ul & there;
            Vector512<double> ev = vl & there;
            sum.Squares = Vector512.FusedMultiplyAdd(e, e, sum.Squares);
            sum.U = Vector512.FusedMultiplyAdd(-e, eu, sum.U);
            sum.V = Vector512.FusedMultiplyAdd(-e, ev, sum.V);
            sum.Uu = Vector512.FusedMultiplyAdd(eu, eu, sum.Uu);
            sum.Uv = Vector512.FusedMultiplyAdd(eu, ev, sum.Uv);
            sum.Vv = Vector512.FusedMultiplyAdd(ev, ev, sum.Vv);

            weights.Step(-eu, ref ul, ref ud);
            weights.Step(-ev, ref vl, ref vd);
            ul += e;
            ud += (weights.V * e) - d;
            vl -= e;
            vd += (weights.ByV * e) + l;
            weights.Step(e, ref l, ref d);
        }

        sums = sum;
    }

    /// <summary>Backwards through time, with what half the sum of squares gains from level and momentum and how that moves by u and v; completes the curvature.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Back(ReadOnlySpan<double> values, int stride, in Weights weights, in Normal normal, ReadOnlySpan<double> scratch, bool isStraight, ref Sums sums)
    {
        (Vector512<double> l, Vector512<double> d) = (default, default);
        (Vector512<double> ul, Vector512<double> ud, Vector512<double> vl, Vector512<double> vd) = (default, default, default, default);
        (Vector512<double> uu, Vector512<double> uv, Vector512<double> vv) = (default, default, default);
        int rows = (values.Length + stride - 1) / stride;
        for (int row = rows - 1; row >= 0; row--)
        {
            ReadOnlySpan<double> track = scratch.Slice(row * Tracked * Width, Tracked * Width);
            var y = Vector512.Create(values[(row * stride)..]);
            Vector512<double> there = Vector512.Equals(y, y);
            Vector512<double> e = isStraight ? default : Vector512.Create(track);
            Vector512<double> levelByU = Vector512.Create(track[Width..]);
            Vector512<double> momentumByU = Vector512.Create(track[(2 * Width)..]);
            Vector512<double> levelByV = Vector512.Create(track[(3 * Width)..]);
            Vector512<double> momentumByV = Vector512.Create(track[(4 * Width)..]);
            Vector512<double> eu = -levelByU & there;
            Vector512<double> ev = -levelByV & there;

            // What u and v themselves do with error, level and momentum, and how that moves.
            Vector512<double> forcedByU = Vector512.FusedMultiplyAdd(weights.V, d, l);
            Vector512<double> forcedByV = Vector512.FusedMultiplyAdd(weights.ByV, d, -l);
            uu += (forcedByU * eu) - (d * momentumByU);
            uv += (forcedByU * ev) - (d * momentumByV) + (forcedByV * eu) + (d * levelByU) + (d * e);
            vv += (forcedByV * ev) + (d * levelByV) + (d * e);

            Vector512<double> byU = (forcedByU + weights.Back(eu, ul, ud)) & there;
            Vector512<double> byV = (forcedByV + weights.Back(ev, vl, vd)) & there;
            (ul, ud) = (Vector512.FusedMultiplyAdd(weights.V, ud, ul) - byU, ul - (weights.U * ud) - d);
            (vl, vd) = (Vector512.FusedMultiplyAdd(weights.V, vd, vl) + d - byV, vl - (weights.U * vd));
            Vector512<double> whole = weights.Back(e, l, d) & there;
            (l, d) = (Vector512.FusedMultiplyAdd(weights.V, d, l) - whole, l - (weights.U * d));
        }

        sums.Uu += (2 * uu) - normal.Product(ul, ud, ul, ud);
        sums.Uv += uv - normal.Product(ul, ud, vl, vd);
        sums.Vv += (2 * vv) - normal.Product(vl, vd, vl, vd);
    }

    private static Vector512<double> Flush(Vector512<double> value) =>
        value & Vector512.GreaterThan(Vector512.Abs(value), Vector512.Create(Faded));

    /// <summary>Initial states, and sums of squares.</summary>
    private struct States
    {
        public Vector512<double> Level;
        public Vector512<double> Momentum;
        public Vector512<double> Squares;
    }

    /// <summary>The inverse of the normal matrix of the initial states.</summary>
    private struct Normal
    {
        public Vector512<double> Aa;
        public Vector512<double> Ab;
        public Vector512<double> Bb;

        public readonly Vector512<double> Product(Vector512<double> oneA, Vector512<double> oneB, Vector512<double> otherA, Vector512<double> otherB) =>
            (oneA * ((Aa * otherA) + (Ab * otherB))) + (oneB * ((Ab * otherA) + (Bb * otherB)));
    }

    /// <summary>Half the sum of squares twice, its slope and its curvature.</summary>
    private struct Sums
    {
        public Vector512<double> Squares;
        public Vector512<double> U;
        public Vector512<double> V;
        public Vector512<double> Uu;
        public Vector512<double> Uv;
        public Vector512<double> Vv;
    }

    /// <summary>The coefficients of the recursion.</summary>
    private readonly struct Weights(Vector512<double> u, Vector512<double> v)
    {
        public readonly Vector512<double> U = u;
        public readonly Vector512<double> V = v;
        public readonly Vector512<double> Level = u - v;
        public readonly Vector512<double> Momentum = v * (Vector512.Create(2.0) + u + v);
        public readonly Vector512<double> ByV = Vector512.Create(2.0) + u + (2 * v);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step(Vector512<double> error, ref Vector512<double> level, ref Vector512<double> momentum)
        {
            Vector512<double> before = level;
            level = Vector512.FusedMultiplyAdd(Level, error, level + momentum);
            momentum = Vector512.FusedMultiplyAdd(Momentum, error, (V * before) - (U * momentum));
        }

        /// <summary>What an error gains by itself and through level and momentum.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> Back(Vector512<double> error, Vector512<double> level, Vector512<double> momentum) =>
            Vector512.FusedMultiplyAdd(Level, level, Vector512.FusedMultiplyAdd(Momentum, momentum, error));
    }
}
