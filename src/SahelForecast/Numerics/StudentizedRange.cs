namespace SahelForecast.Numerics;

/// <summary>The range of k standard normal numbers: the studentized range with infinitely many degrees of freedom.</summary>
/// <remarks>Reference: H. L. Harter (1960), Tables of range and studentized range, Annals of Mathematical Statistics 31, 1122-1147.
/// R's <c>ptukey(q, k, Inf)</c> and <c>qtukey</c>, of which the latter stops after six digits.</remarks>
internal static class StudentizedRange
{
    // A standard normal number farther out than this has a density below the last digit of anything here.
    private const double Reach = 9;
    private const double NewtonTolerance = 1e-9;
    private const int MaximumNewtonSteps = 100;

    /// <summary>P(range > q) for k at least 2.</summary>
    /// <remarks>Given that the largest number is z, the others fall between z - q and z with (Phi(z) - Phi(z - q))^(k - 1); the
    /// difference to Phi(z)^(k - 1), which integrates to 1 / k, keeps the digits of a small tail.</remarks>
    public static double Tail(double q, int k)
    {
        if (!(q > 0))
        {
            return double.IsNaN(q) ? double.NaN : 1;
        }

        return k * Quadrature.Integrate(
            z => SpecialFunctions.NormalDensity(z) * PowerDifference(SpecialFunctions.NormalCdf(z), SpecialFunctions.NormalCdf(z - q), k - 1),
            -Reach,
            (q / 2) + Reach);
    }

    /// <summary>The value that the range of k numbers exceeds with a probability in (0, 1).</summary>
    /// <remarks>Newton's method on the logarithm of the tail, which is concave in q as the range is log-concave; from a start on the right of
    /// the root it descends to it. The number of pairs times the tail of one difference gives such a start.</remarks>
    public static double TailQuantile(double tail, int k)
    {
        double q = -Math.Sqrt(2) * SpecialFunctions.NormalQuantile(tail / k / (k - 1));
        for (int i = 0; i < MaximumNewtonSteps; i++)
        {
            double reached = Tail(q, k);
            double step = Math.Log(reached / tail) * reached / Density(q, k);
            q += step;
            if (Math.Abs(step) <= NewtonTolerance * q)
            {
                return q;
            }
        }

        throw new ArithmeticException(FormattableString.Invariant($"The studentized range of {k} at a tail of {tail} did not converge."));
    }

    // whole^n less (whole - part)^n, as part times a sum of positive products.
    private static double PowerDifference(double whole, double part, int n)
    {
        double rest = whole - part;
        double sum = 0;
        double power = 1;
        for (int i = 0; i < n; i++)
        {
            sum = (sum * whole) + power;
            power *= rest;
        }

        return part * sum;
    }

    private static double Density(double q, int k) =>
        k * (k - 1) * Quadrature.Integrate(
            z =>
            {
                double within = SpecialFunctions.NormalCdf(z) - SpecialFunctions.NormalCdf(z - q);
                return SpecialFunctions.NormalDensity(z) * SpecialFunctions.NormalDensity(z - q) * Math.Pow(within, k - 2);
            },
            -Reach,
            q + Reach);
}
