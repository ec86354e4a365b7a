using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SahelForecast.Models.Ces;

/// <summary>Errors, slope and curvature of the kind without season, at one point.</summary>
/// <remarks>As in <see cref="CesLanes"/>, but with a lane for each of the quantities that follow the recursion, so that one series fills a vector.</remarks>
internal static class CesLevel
{
    private const double Faded = 1e-100;
    private const double Singular = 1e-13;

    // Fading numbers are looked after every so many periods.
    private const int Between = 32;

    // What the way back needs of a period, two numbers each: the error, and the moves of error, level and momentum.
    private const int Row = 8;

    /// <summary>How many numbers of scratch it takes.</summary>
    public static int ScratchCount(int count) => Row * count;

    /// <summary>Works all out at a point.</summary>
    /// <param name="values">The values, NaN where missing.</param>
    /// <param name="u">The first parameter.</param>
    /// <param name="v">The second.</param>
    /// <param name="states">Takes initial level and momentum.</param>
    /// <param name="slope">Takes the slope of half the sum of squares.</param>
    /// <param name="curvature">Takes its curvature.</param>
    /// <param name="scratch"><see cref="ScratchCount"/> numbers; overwritten.</param>
    /// <param name="isStraight">Whether errors are taken to be straight: a curvature that is never negative.</param>
    /// <returns>Half the sum of squares.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double At(
        ReadOnlySpan<double> values, double u, double v, Span<double> states, Span<double> slope, Span<double> curvature, Span<double> scratch, bool isStraight = false)
    {
        var weights = new CesWeights(new CesParameters(u, v, 0, 0));
        CesPair normal = Solve(values, weights, states);

        // The errors at the solution, in both lanes, and their moves by u and v.
        var toLevel = Vector128.Create(weights.Level);
        var toMomentum = Vector128.Create(weights.Momentum);
        var pull = Vector128.Create(v);
        var decay = Vector128.Create(-u);
        Vector128<double> solved = Vector128.Create(states[0]);
        Vector128<double> solvedMomentum = Vector128.Create(states[1]);
        Vector128<double> level = default;
        Vector128<double> momentum = default;
        Vector128<double> levelByError = Vector128.Create(1.0, -1);
        Vector128<double> momentumByError = Vector128.Create(v, 2 + u + (2 * v));
        Vector128<double> momentumByMomentum = Vector128.Create(-1.0, 0);
        Vector128<double> momentumByLevel = Vector128.Create(0.0, 1);
        Vector128<double> squares = default;
        Vector128<double> byError = default;
        Vector128<double> byU = default;
        Vector128<double> byV = default;
        ref double track = ref MemoryMarshal.GetReference(scratch[..ScratchCount(values.Length)]);
        for (int t = 0; t < values.Length; t++)
        {
            var value = Vector128.Create(values[t]);
            Vector128<double> there = Vector128.Equals(value, value);
            Vector128<double> e = (value - solved) & there;
            Vector128<double> error = -level & there;
            e.StoreUnsafe(ref track);
            error.StoreUnsafe(ref track, 2);
            level.StoreUnsafe(ref track, 4);
            momentum.StoreUnsafe(ref track, 6);
            track = ref Unsafe.Add(ref track, Row);
            squares = Vector128.FusedMultiplyAdd(e, e, squares);
            byError = Vector128.FusedMultiplyAdd(error, e, byError);
            byU = Vector128.FusedMultiplyAdd(error, Vector128.Create(error.ToScalar()), byU);
            byV = Vector128.FusedMultiplyAdd(error, error, byV);

            Vector128<double> own = Vector128.FusedMultiplyAdd(decay, momentum, pull * level);
            Vector128<double> moved = Vector128.FusedMultiplyAdd(momentumByError, e, Vector128.FusedMultiplyAdd(momentumByMomentum, solvedMomentum, momentumByLevel * solved));
            level = Vector128.FusedMultiplyAdd(toLevel, error, Vector128.FusedMultiplyAdd(levelByError, e, level + momentum));
            momentum = Vector128.FusedMultiplyAdd(toMomentum, error, own + moved);
            Vector128<double> before = solved;
            solved = Vector128.FusedMultiplyAdd(toLevel, e, solved + solvedMomentum);
            solvedMomentum = Vector128.FusedMultiplyAdd(toMomentum, e, Vector128.FusedMultiplyAdd(decay, solvedMomentum, pull * before));
        }

        slope[0] = byError[0];
        slope[1] = byError[1];
        curvature[0] = byU[0];
        curvature[1] = byU[1];
        curvature[3] = byV[1];
        Back(values, weights, normal, scratch, isStraight, curvature);
        return squares.ToScalar() / 2;
    }

    /// <summary>The initial states, and the inverse of their normal matrix.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static CesPair Solve(ReadOnlySpan<double> values, in CesWeights weights, Span<double> states)
    {
        var toLevel = Vector256.Create(weights.Level);
        var toMomentum = Vector256.Create(weights.Momentum);
        var pull = Vector256.Create(weights.V);
        var decay = Vector256.Create(-weights.U);

        // The errors from states of 0, and what an initial level and momentum of 1 take from them.
        Vector256<double> level = Vector256.Create(0.0, 1, 0, 0);
        Vector256<double> momentum = Vector256.Create(0.0, 0, 1, 0);
        Vector256<double> byLevel = default;
        Vector256<double> byMomentum = default;
        for (int t = 0; t < values.Length; t++)
        {
            double value = values[t];
            Vector256<double> error = double.IsNaN(value) ? default : Vector256.CreateScalar(value) - level;
            byLevel = Vector256.FusedMultiplyAdd(error, Vector256.Create(error[1]), byLevel);
            byMomentum = Vector256.FusedMultiplyAdd(error, Vector256.Create(error[2]), byMomentum);
            Vector256<double> before = level;
            level = Vector256.FusedMultiplyAdd(toLevel, error, level + momentum);
            momentum = Vector256.FusedMultiplyAdd(toMomentum, error, Vector256.FusedMultiplyAdd(decay, momentum, pull * before));
            if (t % Between == Between - 1)
            {
                (level, momentum) = (Flush(level), Flush(momentum));
            }
        }

        double aa = byLevel[1];
        double ab = byLevel[2];
        double bb = byMomentum[2];
        double determinant = (aa * bb) - (ab * ab);
        bool isRegular = determinant > Singular * aa * bb;
        var inverse = new CesPair(isRegular ? bb / determinant : aa > 0 ? 1 / aa : 0, isRegular ? -ab / determinant : 0, isRegular ? aa / determinant : 0);
        states[0] = -(inverse.Aa * byLevel[0]) - (inverse.Ab * byMomentum[0]);
        states[1] = -(inverse.Ab * byLevel[0]) - (inverse.Bb * byMomentum[0]);
        return inverse;
    }

    /// <summary>Backwards through time, with what half the sum of squares gains from level and momentum and how that moves by u and v; completes the curvature.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Back(ReadOnlySpan<double> values, in CesWeights weights, in CesPair inverse, ReadOnlySpan<double> scratch, bool isStraight, Span<double> curvature)
    {
        (double u, double v) = (weights.U, weights.V);
        double byV = 2 + u + (2 * v);
        var toLevel = Vector128.Create(weights.Level);
        var toMomentum = Vector128.Create(weights.Momentum);
        var pull = Vector128.Create(v);
        var decay = Vector128.Create(-u);
        Vector128<double> levelByError = Vector128.Create(1.0, -1);
        Vector128<double> momentumByError = Vector128.Create(v, byV);
        Vector128<double> momentumByMomentum = Vector128.Create(-1.0, 0);
        Vector128<double> momentumByLevel = Vector128.Create(0.0, 1);
        Vector128<double> bent = isStraight ? default : Vector128<double>.One;
        Vector128<double> gain = default;
        Vector128<double> momentumGain = default;
        Vector128<double> moved = default;
        Vector128<double> movedMomentum = default;
        Vector128<double> levelError = default;
        Vector128<double> momentumError = default;
        Vector128<double> momentumMomentum = default;
        Vector128<double> momentumLevel = default;
        Vector128<double> momentumBend = default;
        ref double track = ref Unsafe.Add(ref MemoryMarshal.GetReference(scratch[..ScratchCount(values.Length)]), Row * values.Length);
        for (int t = values.Length - 1; t >= 0; t--)
        {
            track = ref Unsafe.Add(ref track, -Row);
            Vector128<double> e = Vector128.LoadUnsafe(ref track) * bent;
            Vector128<double> error = Vector128.LoadUnsafe(ref track, 2);
            levelError = Vector128.FusedMultiplyAdd(gain, error, levelError);
            momentumError = Vector128.FusedMultiplyAdd(momentumGain, error, momentumError);
            momentumLevel = Vector128.FusedMultiplyAdd(momentumGain, Vector128.LoadUnsafe(ref track, 4), momentumLevel);
            momentumMomentum = Vector128.FusedMultiplyAdd(momentumGain, Vector128.LoadUnsafe(ref track, 6), momentumMomentum);
            momentumBend = Vector128.FusedMultiplyAdd(momentumGain, e, momentumBend);

            var value = Vector128.Create(values[t]);
            Vector128<double> there = Vector128.Equals(value, value);
            Vector128<double> forced = Vector128.FusedMultiplyAdd(levelByError, gain, Vector128.FusedMultiplyAdd(momentumByError, momentumGain, error));
            Vector128<double> whole = Vector128.FusedMultiplyAdd(toLevel, moved, Vector128.FusedMultiplyAdd(toMomentum, movedMomentum, forced)) & there;
            Vector128<double> newMoved = Vector128.FusedMultiplyAdd(pull, movedMomentum, Vector128.FusedMultiplyAdd(momentumByLevel, momentumGain, moved)) - whole;
            movedMomentum = Vector128.FusedMultiplyAdd(decay, movedMomentum, Vector128.FusedMultiplyAdd(momentumByMomentum, momentumGain, moved));
            moved = newMoved;
            Vector128<double> wholeGain = Vector128.FusedMultiplyAdd(toLevel, gain, Vector128.FusedMultiplyAdd(toMomentum, momentumGain, e)) & there;
            Vector128<double> newGain = Vector128.FusedMultiplyAdd(pull, momentumGain, gain) - wholeGain;
            momentumGain = Vector128.FusedMultiplyAdd(decay, momentumGain, gain);
            gain = newGain;
        }

        Vector128<double> ofU = levelError - momentumMomentum + (v * momentumError);
        Vector128<double> ofV = momentumLevel - levelError + (byV * momentumError);
        double bend = momentumBend.ToScalar();
        (double au, double av) = (moved[0], moved[1]);
        (double bu, double bv) = (movedMomentum[0], movedMomentum[1]);
        curvature[0] += (2 * ofU[0]) - inverse.Product(au, bu, au, bu);
        curvature[1] += ofU[1] + ofV[0] + bend - inverse.Product(au, bu, av, bv);
        curvature[2] = curvature[1];
        curvature[3] += (2 * ofV[1]) + (2 * bend) - inverse.Product(av, bv, av, bv);
    }

    private static Vector256<double> Flush(Vector256<double> value) =>
        value & Vector256.GreaterThan(Vector256.Abs(value), Vector256.Create(Faded));

    /// <summary>A symmetric matrix of two rows.</summary>
    private readonly record struct CesPair(double Aa, double Ab, double Bb)
    {
        public double Product(double oneA, double oneB, double otherA, double otherB) =>
            (oneA * ((Aa * otherA) + (Ab * otherB))) + (oneB * ((Ab * otherA) + (Bb * otherB)));
    }
}
