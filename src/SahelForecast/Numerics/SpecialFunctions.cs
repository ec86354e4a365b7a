using Special = MathNet.Numerics.SpecialFunctions;

namespace SahelForecast.Numerics;

/// <summary>Distribution functions of the standard normal and Student t, and their inverses.</summary>
internal static class SpecialFunctions
{
    private const double RootTwo = 1.4142135623730951;
    private const double RootTwoPi = 2.5066282746310002;
    private const double LogRootTwoPi = 0.91893853320467274;

    // From here on a series in 1/v gives the last digit, and the incomplete beta function no longer does.
    private const double ManyDegreesOfFreedom = 1e5;

    // Quadratic convergence: a step this small leaves an error of its square. The tail function itself is good to about 1e-14.
    private const double NewtonTolerance = 1e-9;
    private const int MaximumNewtonSteps = 100;

    public static double NormalDensity(double z) => Math.Exp(-0.5 * z * z) / RootTwoPi;

    public static double NormalLogDensity(double z) => (-0.5 * z * z) - LogRootTwoPi;

    public static double NormalCdf(double z) => 0.5 * Special.Erfc(-z / RootTwo);

    public static double NormalQuantile(double probability)
    {
        if (probability is 0 or 1)
        {
            return probability == 0 ? double.NegativeInfinity : double.PositiveInfinity;
        }

        // Solved in the lower tail, where the probability keeps its digits; one Newton step removes the start's rounding.
        double tail = Math.Min(probability, 1 - probability);
        double z = -RootTwo * Special.ErfcInv(2 * tail);
        double density = NormalDensity(z);
        z -= density > 0 ? (NormalCdf(z) - tail) / density : 0;
        return probability < 0.5 ? z : -z;
    }

    /// <summary>The quantile of a beta distribution, to 1e-14. About ten incomplete beta functions.</summary>
    public static double BetaQuantile(double probability, double alpha, double beta)
    {
        if (probability is 0 or 1)
        {
            return probability;
        }

        var distance = new BetaDistance(alpha, beta, probability);
        return RootFinder.Between(distance, 0, -probability, 1, 1 - probability, 1e-14);
    }

    public static double StudentDensity(double t, double degreesOfFreedom) =>
        StudentDensity(t, degreesOfFreedom, StudentLogConstant(degreesOfFreedom));

    public static double StudentDensity(double t, double degreesOfFreedom, double logConstant) =>
        Math.Exp(StudentLogDensity(t, degreesOfFreedom, logConstant));

    public static double StudentLogDensity(double t, double degreesOfFreedom) =>
        StudentLogDensity(t, degreesOfFreedom, StudentLogConstant(degreesOfFreedom));

    /// <summary>The logarithm of the t density at 0, to be computed once for many evaluations.</summary>
    /// <remarks>With many degrees of freedom the two log gammas cancel to the series of their difference, cut at the third power of 1/v.</remarks>
    public static double StudentLogConstant(double degreesOfFreedom) => degreesOfFreedom >= ManyDegreesOfFreedom
        ? -LogRootTwoPi - (0.25 / degreesOfFreedom)
        : Special.GammaLn((degreesOfFreedom + 1) / 2) - Special.GammaLn(degreesOfFreedom / 2) - (0.5 * Math.Log(degreesOfFreedom * Math.PI));

    public static double StudentCdf(double t, double degreesOfFreedom)
    {
        if (double.IsInfinity(t))
        {
            return t > 0 ? 1 : 0;
        }

        if (degreesOfFreedom >= ManyDegreesOfFreedom)
        {
            return NormalCdf(NormalEquivalent(t, degreesOfFreedom));
        }

        double tail = StudentTail(Math.Abs(t), degreesOfFreedom);
        return t > 0 ? 1 - tail : tail;
    }

    public static double StudentQuantile(double probability, double degreesOfFreedom)
    {
        if (probability is 0 or 0.5 or 1)
        {
            return probability == 0.5 ? 0 : probability == 0 ? double.NegativeInfinity : double.PositiveInfinity;
        }

        if (degreesOfFreedom >= ManyDegreesOfFreedom)
        {
            return FromNormal(NormalQuantile(probability), degreesOfFreedom);
        }

        double tail = Math.Min(probability, 1 - probability);
        double t = StudentTailQuantile(tail, degreesOfFreedom);
        return probability < 0.5 ? -t : t;
    }

    private static double StudentLogDensity(double t, double degreesOfFreedom, double logConstant) =>
        logConstant - ((degreesOfFreedom + 1) / 2 * LogOnePlus(t * t / degreesOfFreedom));

    /// <summary>log(1 + x) with the digits of a small x: what the sum rounds away cancels in the quotient.</summary>
    private static double LogOnePlus(double x)
    {
        double sum = 1 + x;
        return sum == 1 ? x : double.IsInfinity(sum) ? sum : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary>P(T > t) for t >= 0, by the incomplete beta function on the side that keeps its digits: where its continued fraction
    /// converges as it stands, so that a small tail is never one less something near one.</summary>
    private static double StudentTail(double t, double nu)
    {
        double square = t * t;
        return square * (nu + 2) < 3 * nu
            ? 0.5 - (0.5 * Special.BetaRegularized(0.5, nu / 2, square / (nu + square)))
            : 0.5 * Special.BetaRegularized(nu / 2, 0.5, nu / (nu + square));
    }

    /// <summary>The t quantile at the probability of a normal quantile, for many degrees of freedom.</summary>
    /// <remarks>Reference: M. Abramowitz and I. A. Stegun (1964), Handbook of Mathematical Functions, 26.7.5.</remarks>
    private static double FromNormal(double z, double nu)
    {
        double s = z * z;
        double g1 = (s + 1) / 4;
        double g2 = ((((5 * s) + 16) * s) + 3) / 96;
        double g3 = ((((((3 * s) + 19) * s) + 17) * s) - 15) / 384;
        return z + (z / nu * (g1 + ((g2 + (g3 / nu)) / nu)));
    }

    // The inverse of FromNormal: the correction is small, so repeating it converges at once.
    private static double NormalEquivalent(double t, double nu)
    {
        double z = t;
        for (int i = 0; i < 4; i++)
        {
            z -= FromNormal(z, nu) - t;
        }

        return z;
    }

    // Newton's method where it converges from one side: near the centre on P(T > t), which is convex in t, from the left; in the tail on
    // log P(T > e^u), which is concave in u, from the right after one step.
    private static double StudentTailQuantile(double tail, double nu)
    {
        double logConstant = StudentLogConstant(nu);
        bool central = tail > 0.2;
        double t = central ? (0.5 - tail) / Math.Exp(logConstant) : TailStart(tail, nu);
        for (int i = 0; i < MaximumNewtonSteps; i++)
        {
            double reached = StudentTail(t, nu);
            double density = StudentDensity(t, nu, logConstant);
            double next = central
                ? t + ((reached - tail) / density)
                : t * Math.Exp(Math.Log(reached / tail) * reached / (density * t));
            bool converged = Math.Abs(next - t) <= NewtonTolerance * t;
            t = next;
            if (converged)
            {
                return t;
            }
        }

        throw new ArithmeticException(FormattableString.Invariant($"The t quantile at {tail} with {nu} degrees of freedom did not converge."));
    }

    // The expansion about the normal quantile leaves one or two steps to go; with very few degrees of freedom it says nothing.
    private static double TailStart(double tail, double nu)
    {
        double z = -NormalQuantile(tail);
        return Math.Max(nu > 2 ? FromNormal(z, nu) : z, 1);
    }

    private readonly struct BetaDistance(double alpha, double beta, double probability) : IScalarFunction
    {
        public double At(double x) => Special.BetaRegularized(alpha, beta, x) - probability;
    }
}
