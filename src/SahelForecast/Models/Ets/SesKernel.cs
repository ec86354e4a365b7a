using System.Runtime.Intrinsics;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Ets;

/// <summary>The weights that fit a series best.</summary>
/// <param name="Alpha">The share of an error that moves the level, in [0, 1].</param>
/// <param name="InitialLevel">The level before the first value.</param>
internal readonly record struct SesEstimate(double Alpha, double InitialLevel);

/// <summary>Where smoothing ends.</summary>
/// <param name="Level">The level after the last value.</param>
/// <param name="MissingAtEnd">Periods after the last observed value.</param>
/// <param name="SumOfSquares">Of the one-step errors.</param>
internal readonly record struct SesState(double Level, int MissingAtEnd, double SumOfSquares);

/// <summary>Simple exponential smoothing: error e(t) = y(t) - l(t-1), level l(t) = l(t-1) + alpha e(t). A missing value leaves the level alone.</summary>
/// <remarks>
/// For a given alpha the level is linear in its start: l(t-1) = a(t) + b(t) l(0), so the best start is a regression through the origin, and the sum of
/// squares is a function of alpha alone, S(alpha). Its slope comes from the same recursion, and by the envelope theorem needs no derivative of the start.
/// Levels are counted from the first value: its error bounds the sum of squares from below, so that the projection loses no digits.
/// S can have several minima. Its slope is taken on a grid that is finer towards 0, where long series need it, four weights in one vector; each
/// change from falling to rising is narrowed to its root, and the lowest minimum, ends included, is taken.
/// </remarks>
internal static class SesKernel
{
    private const int GridCount = 32;

    // The spacing of doubles just below 1 is 1.1e-16.
    private const double Tolerance = 5e-16;

    /// <summary>The best weights for a series with an observed value. O(n), allocates nothing.</summary>
    public static SesEstimate Estimate(ReadOnlySpan<double> values)
    {
        Span<double> slopes = stackalloc double[GridCount];
        for (int i = 0; i < GridCount; i += Vector256<double>.Count)
        {
            Profile(values, Vector256.Create(Weight(i), Weight(i + 1), Weight(i + 2), Weight(i + 3))).Slope.CopyTo(slopes[i..]);
        }

        var best = new Candidate(double.NaN, 0, double.PositiveInfinity);
        if (slopes[0] >= 0)
        {
            best = Candidate.Better(best, At(values, 0));
        }

        for (int i = 1; i < GridCount; i++)
        {
            if (slopes[i - 1] < 0 && slopes[i] >= 0)
            {
                double alpha = RootFinder.Between(
                    new SlopeFunction(values), Weight(i - 1), slopes[i - 1], Weight(i), slopes[i], Tolerance);
                best = Candidate.Better(best, At(values, alpha));
            }
        }

        if (slopes[^1] < 0)
        {
            best = Candidate.Better(best, At(values, 1));
        }

        return new SesEstimate(best.Alpha, best.InitialLevel);
    }

    /// <summary>Smooths values on from a level. O(n), allocates nothing.</summary>
    /// <param name="values">The values; NaN where missing.</param>
    /// <param name="alpha">The weight of an error.</param>
    /// <param name="level">The level before the first value.</param>
    /// <param name="fitted">Takes the forecast of each value made before it.</param>
    public static SesState Smooth(ReadOnlySpan<double> values, double alpha, double level, Span<double> fitted)
    {
        int missing = 0;
        double squares = 0;
        for (int i = 0; i < values.Length; i++)
        {
            fitted[i] = level;
            double error = values[i] - level;
            missing++;
            if (!double.IsNaN(error))
            {
                level += alpha * error;
                squares += error * error;
                missing = 0;
            }
        }

        return new SesState(level, missing, squares);
    }

    private static double Weight(int gridPoint)
    {
        double root = (double)gridPoint / (GridCount - 1);
        return root * root;
    }

    private static Candidate At(ReadOnlySpan<double> values, double alpha)
    {
        (Vector256<double> squares, Vector256<double> start, _) = Profile(values, Vector256.Create(alpha));
        return new Candidate(alpha, start.ToScalar(), squares.ToScalar());
    }

    /// <summary>Sum of squares, best start and slope of the sum of squares, for four weights at once.</summary>
    private static (Vector256<double> Squares, Vector256<double> Start, Vector256<double> Slope) Profile(
        ReadOnlySpan<double> values, Vector256<double> alpha)
    {
        Vector256<double> keep = Vector256<double>.One - alpha;
        Vector256<double> zero = Vector256<double>.Zero;

        // a and b of the remarks, and their derivatives by alpha.
        (Vector256<double> a, Vector256<double> b, Vector256<double> da, Vector256<double> db) = (zero, Vector256<double>.One, zero, zero);
        (Vector256<double> ee, Vector256<double> eb, Vector256<double> bb) = (zero, zero, zero);
        (Vector256<double> eda, Vector256<double> edb, Vector256<double> bda, Vector256<double> bdb) = (zero, zero, zero, zero);
        double origin = double.NaN;
        foreach (double value in values)
        {
            if (double.IsNaN(value))
            {
                continue;
            }

            origin = double.IsNaN(origin) ? value : origin;
            Vector256<double> e = Vector256.Create(value - origin) - a;
            ee += e * e;
            eb += e * b;
            bb += b * b;
            eda += e * da;
            edb += e * db;
            bda += b * da;
            bdb += b * db;
            da = (keep * da) + e;
            db = Flush((keep * db) - b);
            a += alpha * e;
            b = Flush(b * keep);
        }

        Vector256<double> start = eb / bb;
        Vector256<double> slope = (start * (bda - edb + (start * bdb))) - eda;
        return (ee - (start * eb), start + Vector256.Create(origin), slope + slope);
    }

    // The weight of the start fades to nothing; the numbers below the normal ones that it would pass are slow on many processors.
    private static Vector256<double> Flush(Vector256<double> value) =>
        value & Vector256.GreaterThan(Vector256.Abs(value), Vector256.Create(1e-100));

    private readonly record struct Candidate(double Alpha, double InitialLevel, double SumOfSquares)
    {
        public static Candidate Better(Candidate first, Candidate second) => second.SumOfSquares < first.SumOfSquares ? second : first;
    }

    private readonly ref struct SlopeFunction(ReadOnlySpan<double> values) : IScalarFunction
    {
        private readonly ReadOnlySpan<double> _values = values;

        public double At(double x) => Profile(_values, Vector256.Create(x)).Slope.ToScalar();
    }
}
