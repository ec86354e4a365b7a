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

    /// <summary>Works all out at a point.</summary>
    /// <param name="values">The values, NaN where missing.</param>
    /// <param name="u">The first parameter.</param>
    /// <param name="v">The second.</param>
    /// <param name="states">Takes initial level and momentum.</param>
    /// <param name="slope">Takes the slope of half the sum of squares.</param>
    /// <param name="curvature">Takes its curvature.</param>
    /// <returns>Half the sum of squares.</returns>
    public static double At(ReadOnlySpan<double> values, double u, double v, Span<double> states, Span<double> slope, Span<double> curvature)
    {
        var weights = new CesWeights(new CesParameters(u, v, 0, 0));
        var toLevel = Vector256.Create(weights.Level);
        var toMomentum = Vector256.Create(weights.Momentum);
        var pull = Vector256.Create(v);
        var decay = Vector256.Create(-u);

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
        double inverseAa = isRegular ? bb / determinant : aa > 0 ? 1 / aa : 0;
        double inverseAb = isRegular ? -ab / determinant : 0;
        double inverseBb = isRegular ? aa / determinant : 0;
        states[0] = -(inverseAa * byLevel[0]) - (inverseAb * byMomentum[0]);
        states[1] = -(inverseAb * byLevel[0]) - (inverseBb * byMomentum[0]);

        // Likewise what they take, and the moves of the errors at the solution by u and v; those errors in all lanes.
        Vector256<double> solved = Vector256.Create(states[0]);
        Vector256<double> solvedMomentum = Vector256.Create(states[1]);
        level = Vector256.Create(1.0, 0, 0, 0);
        momentum = Vector256.Create(0.0, 1, 0, 0);
        Vector256<double> levelByError = Vector256.Create(0.0, 0, 1, -1);
        Vector256<double> momentumByError = Vector256.Create(0.0, 0, v, 2 + u + (2 * v));
        Vector256<double> momentumByMomentum = Vector256.Create(0.0, 0, -1, 0);
        Vector256<double> momentumByLevel = Vector256.Create(0.0, 0, 0, 1);
        Vector256<double> squares = default;
        Vector256<double> byError = default;
        Vector256<double> byU = default;
        Vector256<double> byV = default;
        for (int t = 0; t < values.Length; t++)
        {
            double value = values[t];
            bool isMissing = double.IsNaN(value);
            Vector256<double> e = isMissing ? default : Vector256.Create(value) - solved;
            Vector256<double> error = isMissing ? default : -level;
            squares = Vector256.FusedMultiplyAdd(e, e, squares);
            byError = Vector256.FusedMultiplyAdd(error, e, byError);
            byU = Vector256.FusedMultiplyAdd(error, Vector256.Create(error[2]), byU);
            byV = Vector256.FusedMultiplyAdd(error, Vector256.Create(error[3]), byV);

            Vector256<double> before = level;
            level = Vector256.FusedMultiplyAdd(toLevel, error, Vector256.FusedMultiplyAdd(levelByError, e, level + momentum));
            Vector256<double> own = Vector256.FusedMultiplyAdd(decay, momentum, pull * before);
            Vector256<double> moved = Vector256.FusedMultiplyAdd(momentumByMomentum, solvedMomentum, momentumByLevel * solved);
            momentum = Vector256.FusedMultiplyAdd(toMomentum, error, Vector256.FusedMultiplyAdd(momentumByError, e, own + moved));
            before = solved;
            solved = Vector256.FusedMultiplyAdd(toLevel, e, solved + solvedMomentum);
            solvedMomentum = Vector256.FusedMultiplyAdd(toMomentum, e, Vector256.FusedMultiplyAdd(decay, solvedMomentum, pull * before));
            if (t % Between == Between - 1)
            {
                (level, momentum) = (Flush(level), Flush(momentum));
            }
        }

        slope[0] = byError[2];
        slope[1] = byError[3];
        curvature[0] = byU[2] - Undone(byU, byU);
        curvature[1] = curvature[2] = byU[3] - Undone(byU, byV);
        curvature[3] = byV[3] - Undone(byV, byV);
        return squares.ToScalar() / 2;

        // What other initial states would make good.
        double Undone(Vector256<double> one, Vector256<double> other) =>
            (one[0] * ((inverseAa * other[0]) + (inverseAb * other[1]))) + (one[1] * ((inverseAb * other[0]) + (inverseBb * other[1])));
    }

    private static Vector256<double> Flush(Vector256<double> value) =>
        value & Vector256.GreaterThan(Vector256.Abs(value), Vector256.Create(Faded));
}
