using Special = MathNet.Numerics.SpecialFunctions;

namespace SahelForecast.Numerics;

/// <summary>Distribution functions of the standard normal and Student t, and their inverses.</summary>
internal static class SpecialFunctions
{
    private const double RootTwo = 1.4142135623730951;
    private const double RootTwoPi = 2.5066282746310002;

    // Beyond this the t and the normal quantile agree to the last digits.
    private const double NormalDegreesOfFreedom = 1e10;

    public static double NormalDensity(double z) => Math.Exp(-0.5 * z * z) / RootTwoPi;

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

    public static double StudentDensity(double t, double degreesOfFreedom)
    {
        double nu = degreesOfFreedom;
        double logConstant = Special.GammaLn((nu + 1) / 2) - Special.GammaLn(nu / 2) - (0.5 * Math.Log(nu * Math.PI));
        return Math.Exp(logConstant - ((nu + 1) / 2 * Math.Log(1 + (t * t / nu))));
    }

    public static double StudentCdf(double t, double degreesOfFreedom)
    {
        if (double.IsInfinity(t) || degreesOfFreedom >= NormalDegreesOfFreedom)
        {
            return double.IsInfinity(t) ? (t > 0 ? 1 : 0) : NormalCdf(t);
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

        if (degreesOfFreedom >= NormalDegreesOfFreedom)
        {
            return NormalQuantile(probability);
        }

        double tail = Math.Min(probability, 1 - probability);
        double t = StudentTailQuantile(tail, degreesOfFreedom);
        return probability < 0.5 ? -t : t;
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

    // Newton on log P(T > e^u), which is concave in u: at most one step from the left overshoots, and from the right the rest come down
    // on the root in order. Bisection guards the ends.
    private static double StudentTailQuantile(double tail, double nu)
    {
        double low = 0;
        double high = 1;
        while (StudentTail(high, nu) > tail)
        {
            low = high;
            high *= 4;
        }

        double t = Math.Max(0.5 * (low + high), -NormalQuantile(tail));
        t = t < high ? t : 0.5 * (low + high);
        for (int i = 0; i < 200; i++)
        {
            double probability = StudentTail(t, nu);
            if (probability > tail)
            {
                low = t;
            }
            else
            {
                high = t;
            }

            double next = t * Math.Exp(Math.Log(probability / tail) * probability / (StudentDensity(t, nu) * t));
            next = next > low && next < high ? next : 0.5 * (low + high);
            bool converged = Math.Abs(next - t) <= 4e-16 * t || next == low || next == high;
            t = next;
            if (converged)
            {
                break;
            }
        }

        return t;
    }
}
