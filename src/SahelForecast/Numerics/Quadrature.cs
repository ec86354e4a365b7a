namespace SahelForecast.Numerics;

/// <summary>Integration over a finite range of a function that may be singular at the ends.</summary>
internal static class Quadrature
{
    private const double Reach = 3.2;
    private const double Tolerance = 1e-12;
    private const int MaximumLevel = 8;

    /// <summary>Tanh-sinh (double exponential) quadrature, refined until two levels agree to 1e-12 of the integral of the absolute value.</summary>
    /// <remarks>Reference: H. Takahasi and M. Mori (1974), Double exponential formulas for numerical integration,
    /// Publ. RIMS 9, 721-741. Points where the function is not finite carry no weight: they lie at the very ends.</remarks>
    public static double Integrate(Func<double, double> function, double from, double to)
    {
        if (!(to > from))
        {
            return 0;
        }

        double half = (to - from) / 2;
        double sum = 0;
        double size = 0;
        double estimate = double.NaN;
        double step = 1;
        for (int level = 0; level <= MaximumLevel; level++, step /= 2)
        {
            // Each level adds the points between those of the level before.
            for (double t = level == 0 ? 0 : step; t <= Reach; t += level == 0 ? step : 2 * step)
            {
                Add(t);
                if (t > 0)
                {
                    Add(-t);
                }
            }

            double refined = sum * step;
            bool agrees = Math.Abs(refined - estimate) <= Tolerance * size * step;
            estimate = refined;
            if (agrees && level >= 3)
            {
                break;
            }
        }

        return estimate * half;

        void Add(double t)
        {
            double term = Term(function, from, to, half, t);
            sum += term;
            size += Math.Abs(term);
        }
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
