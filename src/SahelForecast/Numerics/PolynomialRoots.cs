using System.Numerics;

namespace SahelForecast.Numerics;

/// <summary>All roots of small polynomials.</summary>
internal static class PolynomialRoots
{
    private const int Cap = 2_000;

    // Roots move on by a share of this when they have arrived. Double roots are found to about its square root.
    private const double Tolerance = 1e-15;

    // A smaller imaginary share comes from rounding at double roots.
    private const double Real = 1e-7;

    /// <summary>The roots of z^p - c(1) z^(p-1) - ... - c(p): the inverse roots of 1 - c(1) B - ... - c(p) B^p.</summary>
    /// <param name="coefficients">c, not NaN.</param>
    /// <returns>As many as there are coefficients, in no order.</returns>
    /// <remarks>All at once, each by Newton's step with the others divided out (K. Weierstrass 1891; E. Durand 1960; I. O. Kerner 1966); up to the second degree by formula.</remarks>
    public static Complex[] Of(ReadOnlySpan<double> coefficients)
    {
        switch (coefficients.Length)
        {
            case 0:
                return [];
            case 1:
                return [coefficients[0]];
            case 2:
                return Quadratic(coefficients[0], coefficients[1]);
            default:
                return Iterated(coefficients);
        }
    }

    private static Complex[] Quadratic(double first, double second)
    {
        double half = first / 2;
        double inside = (half * half) + second;
        if (inside < 0)
        {
            double height = Math.Sqrt(-inside);
            return [new Complex(half, height), new Complex(half, -height)];
        }

        // The larger one loses no digits; the product of both gives the other.
        double larger = half + Math.CopySign(Math.Sqrt(inside), half);
        return [larger, larger == 0 ? 0 : -second / larger];
    }

    private static Complex[] Iterated(ReadOnlySpan<double> coefficients)
    {
        // No root lies outside this circle; the angles are not symmetric, as roots that are conjugate to each other would stay so.
        double radius = 0;
        for (int i = 0; i < coefficients.Length; i++)
        {
            radius = Math.Max(radius, 2 * Math.Pow(Math.Abs(coefficients[i]), 1.0 / (i + 1)));
        }

        var roots = new Complex[coefficients.Length];
        for (int i = 0; i < roots.Length; i++)
        {
            roots[i] = Complex.FromPolarCoordinates(radius / 2, 0.7 + (2 * Math.PI * i / roots.Length));
        }

        double moved = radius;
        for (int round = 0; round < Cap && moved > Tolerance * radius; round++)
        {
            moved = 0;
            for (int i = 0; i < roots.Length; i++)
            {
                Complex value = Complex.One;
                Complex others = Complex.One;
                for (int j = 0; j < roots.Length; j++)
                {
                    value = (value * roots[i]) - coefficients[j];
                    others *= j == i ? Complex.One : roots[i] - roots[j];
                }

                if (value == Complex.Zero || others == Complex.Zero)
                {
                    continue;
                }

                Complex step = value / others;
                roots[i] -= step;
                moved = Math.Max(moved, step.Magnitude);
            }
        }

        for (int i = 0; i < roots.Length; i++)
        {
            roots[i] = Math.Abs(roots[i].Imaginary) <= Real * radius ? roots[i].Real : roots[i];
        }

        return roots;
    }
}
