using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SahelForecast.Models.Ces;

/// <summary>
/// Complex smoothing of several series at once that share their parameters, a lane each: the seasons of the simple seasonal kind, or the one series of the
/// kind without season.
/// </summary>
/// <remarks>
/// Errors are linear in the two initial states of a lane: e = r - Z x. A first run gives r, Z and the normal equations, which are solved; a second the errors
/// at the solution and how they move with the parameters while the states stay (by the envelope theorem that is the slope of the sum of squares), and what of that the states
/// can't undo (L. Kaufman's approximation of variable projection).
/// </remarks>
internal static class CesLanes
{
    // What is left of initial states fades; numbers below the normal ones that it would pass are slow on many processors.
    private const double Faded = 1e-100;

    // A determinant below this share of the product of the diagonal is rounding: a lane with one value.
    private const double Singular = 1e-13;

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

    /// <summary>Works all out at a point.</summary>
    /// <param name="padded">The values.</param>
    /// <param name="lag">How many lanes there are.</param>
    /// <param name="u">The first parameter.</param>
    /// <param name="v">The second.</param>
    /// <param name="states">Takes the initial states, two a lane.</param>
    /// <param name="slope">Takes the slope of half the sum of squares; empty for that sum alone, good to choose by.</param>
    /// <param name="curvature">Takes its curvature.</param>
    /// <returns>Half the sum of squares.</returns>
    public static double At(ReadOnlySpan<double> padded, int lag, double u, double v, Span<double> states, Span<double> slope, Span<double> curvature)
    {
        int blocks = Blocks(lag);
        Span<double> lanes = stackalloc double[16];
        Vector512<double> ss = default;
        Vector512<double> su = default;
        Vector512<double> sv = default;
        Vector512<double> uu = default;
        Vector512<double> uv = default;
        Vector512<double> vv = default;
        for (int block = 0; block < blocks; block++)
        {
            Block(padded[(block * Width)..], blocks * Width, false, Vector512.Create(u), Vector512.Create(v), out Vector512<double> level, out Vector512<double> momentum, ref ss, ref su, ref sv, ref uu, ref uv, ref vv, slope.IsEmpty);
            level.CopyTo(lanes);
            momentum.CopyTo(lanes[Width..]);
            for (int lane = 0; lane < Math.Min(Width, lag - (block * Width)); lane++)
            {
                int at = 2 * ((block * Width) + lane);
                states[at] = lanes[lane];
                states[at + 1] = lanes[Width + lane];
            }
        }

        if (slope.IsEmpty)
        {
            return Vector512.Sum(ss) / 2;
        }

        slope[0] = Vector512.Sum(su);
        slope[1] = Vector512.Sum(sv);
        curvature[0] = Vector512.Sum(uu);
        curvature[1] = curvature[2] = Vector512.Sum(uv);
        curvature[3] = Vector512.Sum(vv);
        return Vector512.Sum(ss) / 2;
    }

    /// <summary>Half the sums of squares of one series at eight points at once; good to choose by.</summary>
    /// <param name="values">The values, NaN where missing.</param>
    /// <param name="u">The first parameters.</param>
    /// <param name="v">The second.</param>
    public static Vector512<double> Halves(ReadOnlySpan<double> values, Vector512<double> u, Vector512<double> v)
    {
        Vector512<double> ss = default;
        Vector512<double> none = default;
        Block(values, 1, true, u, v, out _, out _, ref ss, ref none, ref none, ref none, ref none, ref none, squaresOnly: true);
        return ss / 2;
    }

    private static int Blocks(int lag) => (lag + Width - 1) / Width;

    private static void Block(
        ReadOnlySpan<double> values,
        int stride,
        bool isShared,
        Vector512<double> u,
        Vector512<double> v,
        out Vector512<double> level,
        out Vector512<double> momentum,
        ref Vector512<double> ss,
        ref Vector512<double> su,
        ref Vector512<double> sv,
        ref Vector512<double> uu,
        ref Vector512<double> uv,
        ref Vector512<double> vv,
        bool squaresOnly)
    {
        var two = Vector512.Create(2.0);
        Vector512<double> toLevel = u - v;
        Vector512<double> toMomentum = v * (two + u + v);
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
            Step(u, v, toLevel, toMomentum, e, ref l, ref d);
            Step(u, v, toLevel, toMomentum, -a, ref al, ref ad);
            Step(u, v, toLevel, toMomentum, -b, ref bl, ref bd);
            (al, ad, bl, bd) = (Flush(al), Flush(ad), Flush(bl), Flush(bd));
        }

        Vector512<double> determinant = (aa * bb) - (ab * ab);
        Vector512<double> regular = Vector512.GreaterThan(determinant, Vector512.Create(Singular) * aa * bb);
        Vector512<double> inverseAa = Vector512.ConditionalSelect(regular, bb / determinant, (one / aa) & Vector512.GreaterThan(aa, zero));
        Vector512<double> inverseAb = (-ab / determinant) & regular;
        Vector512<double> inverseBb = (aa / determinant) & regular;
        level = (inverseAa * ar) + (inverseAb * br);
        momentum = (inverseAb * ar) + (inverseBb * br);
        if (squaresOnly)
        {
            ss += Vector512.Max(rr - (level * ar) - (momentum * br), zero);
            return;
        }

        // The same at the solution, with the slopes of level and momentum by u and v.
        (l, d) = (level, momentum);
        (al, ad) = (one, zero);
        (bl, bd) = (zero, one);
        (Vector512<double> ul, Vector512<double> ud) = (zero, zero);
        (Vector512<double> vl, Vector512<double> vd) = (zero, zero);
        Vector512<double> byV = two + u + (two * v);
        (Vector512<double> au, Vector512<double> av, Vector512<double> bu, Vector512<double> bv) = (zero, zero, zero, zero);
        for (int i = 0; i < values.Length; i += stride)
        {
            Vector512<double> y = Vector512.Create(values[i..]);
            Vector512<double> there = Vector512.Equals(y, y);
            Vector512<double> e = (y - l) & there;
            Vector512<double> a = al & there;
            Vector512<double> b = bl & there;

            // How the error moves: against the level.
            Vector512<double> eu = ul & there;
            Vector512<double> ev = vl & there;
            ss = Vector512.FusedMultiplyAdd(e, e, ss);
            su -= e * eu;
            sv -= e * ev;
            uu = Vector512.FusedMultiplyAdd(eu, eu, uu);
            uv = Vector512.FusedMultiplyAdd(eu, ev, uv);
            vv = Vector512.FusedMultiplyAdd(ev, ev, vv);
            au = Vector512.FusedMultiplyAdd(a, eu, au);
            av = Vector512.FusedMultiplyAdd(a, ev, av);
            bu = Vector512.FusedMultiplyAdd(b, eu, bu);
            bv = Vector512.FusedMultiplyAdd(b, ev, bv);

            Step(u, v, toLevel, toMomentum, -eu, ref ul, ref ud);
            Step(u, v, toLevel, toMomentum, -ev, ref vl, ref vd);
            ul += e;
            ud += (v * e) - d;
            vl -= e;
            vd += (byV * e) + l;
            Step(u, v, toLevel, toMomentum, e, ref l, ref d);
            Step(u, v, toLevel, toMomentum, -a, ref al, ref ad);
            Step(u, v, toLevel, toMomentum, -b, ref bl, ref bd);
            (al, ad, bl, bd) = (Flush(al), Flush(ad), Flush(bl), Flush(bd));
        }

        uu -= (au * ((inverseAa * au) + (inverseAb * bu))) + (bu * ((inverseAb * au) + (inverseBb * bu)));
        uv -= (au * ((inverseAa * av) + (inverseAb * bv))) + (bu * ((inverseAb * av) + (inverseBb * bv)));
        vv -= (av * ((inverseAa * av) + (inverseAb * bv))) + (bv * ((inverseAb * av) + (inverseBb * bv)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(
        Vector512<double> u,
        Vector512<double> v,
        Vector512<double> toLevel,
        Vector512<double> toMomentum,
        Vector512<double> error,
        ref Vector512<double> level,
        ref Vector512<double> momentum)
    {
        Vector512<double> before = level;
        level = Vector512.FusedMultiplyAdd(toLevel, error, level + momentum);
        momentum = Vector512.FusedMultiplyAdd(toMomentum, error, (v * before) - (u * momentum));
    }

    private static Vector512<double> Flush(Vector512<double> value) =>
        value & Vector512.GreaterThan(Vector512.Abs(value), Vector512.Create(Faded));
}
