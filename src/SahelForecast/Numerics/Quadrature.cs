namespace SahelForecast.Numerics;

/// <summary>Integration over a finite range of a function that may be singular at the ends.</summary>
internal static class Quadrature
{
    private const double Reach = 3.2;
    private const int MaximumLevel = 8;

    /// <summary>Tanh-sinh (double exponential) quadrature, refined until two levels agree to 1e-12 relatively.</summary>
    /// <remarks>Reference: H. Takahasi and M. Mori (1974), Double exponential formulas for numerical integration,
    /// Publ. RIMS 9, 721-741. Points where the function is not finite carry no weight: they lie at the very ends.</remarks>
    public static double Integrate(Func<double, double> function, double from, double to)
    {
        if (!(to > from))
        {
            return 0;
        }

        double half = (to - from) / 2;
        double step = 1;
        double sum = Term(function, from, to, half, 0);
        for (double t = step; t <= Reach; t += step)
        {
            sum += Term(function, from, to, half, t) + Term(function, from, to, half, -t);
        }

        double estimate = sum * step;
        for (int level = 1; level <= MaximumLevel; level++)
        {
            step /= 2;
            for (double t = step; t <= Reach; t += 2 * step)
            {
                sum += Term(function, from, to, half, t) + Term(function, from, to, half, -t);
            }

            double refined = sum * step;
            bool agrees = Math.Abs(refined - estimate) <= 1e-12 * Math.Abs(refined);
            estimate = refined;
            if (agrees && level >= 3)
            {
                break;
            }
        }

        return estimate * half;
    }

    private static double Term(Func<double, double> function, double from, double to, double half, double t)
    {
        // u = tanh(s) with s = pi/2 sinh(t); 1 - |u| = 2 / (1 + exp(2|s|)) keeps its digits near the ends.
        double s = Math.PI / 2 * Math.Sinh(t);
        double gap = 2 / (1 + Math.Exp(2 * Math.Abs(s)));
        double point = t < 0 ? from + (half * gap) : to - (half * gap);
        double cosh = Math.Cosh(s);
        double value = function(point) * (Math.PI / 2) * Math.Cosh(t) / (cosh * cosh);
        return double.IsFinite(value) ? value : 0;
    }
}
