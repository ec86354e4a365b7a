using SahelForecast.Numerics;

namespace SahelForecast.Transforms;

/// <summary>Guerrero's lambda: that which makes the spread within subseries of one season independent of their mean.</summary>
/// <remarks>Of the subseries' standard deviation s over mean m to the power 1 - lambda, the coefficient of variation is least. Its slope is that of
/// log(sum w²) - 2 log(sum w), w the ratios: twice the difference of two weighted means of log m. Every change from falling to rising on a grid is narrowed to its root.
/// Reference: V. M. Guerrero (1993), Time-series analysis supported by power transformations, Journal of Forecasting 12, 37-48.</remarks>
internal static class GuerreroKernel
{
    private const int CellsPerUnit = 16;
    private const int Shortest = 2;
    private const double Tolerance = 1e-15;

    /// <summary>Whether Guerrero's method says anything of a series; where not, lambda is 1, which is no transform.</summary>
    /// <param name="values">The series; NaN where missing.</param>
    /// <param name="season">Periods in a season.</param>
    /// <returns>Null, or the reason why not.</returns>
    public static GuerreroObstacle? Obstacle(ReadOnlySpan<double> values, int season) =>
        !AllPositive(values) ? GuerreroObstacle.NotPositive
        : values.Length <= 2 * Math.Max(season, Shortest) ? GuerreroObstacle.Short
        : new SlopeFunction(values, Math.Max(season, Shortest)).Varying() < 2 ? GuerreroObstacle.Constant
        : null;

    /// <summary>The best lambda. O(n), allocates nothing.</summary>
    /// <param name="values">The series; NaN where missing.</param>
    /// <param name="season">Periods in a season; 1 takes subseries of 2.</param>
    /// <param name="lower">The least to consider.</param>
    /// <param name="upper">The most to consider, above <paramref name="lower"/>.</param>
    /// <returns>Lambda; 1, which is no transform, where there is an <see cref="Obstacle"/>.</returns>
    public static double Lambda(ReadOnlySpan<double> values, int season, double lower = 0, double upper = 1)
    {
        if (Obstacle(values, season) is not null)
        {
            return 1;
        }

        var function = new SlopeFunction(values, Math.Max(season, Shortest));
        int cells = Math.Max(1, (int)Math.Ceiling(CellsPerUnit * (upper - lower)));
        double step = (upper - lower) / cells;
        double best = upper;
        double lowest = function.Ratio(upper);
        double at = lower;
        double slope = function.At(lower);
        if (slope >= 0)
        {
            (best, lowest) = Lower(function, lower, best, lowest);
        }

        for (int i = 1; i <= cells; i++)
        {
            (double before, double from) = (slope, at);
            at = i < cells ? lower + (i * step) : upper;
            slope = function.At(at);
            if (before < 0 && slope >= 0)
            {
                double lambda = RootFinder.Between(function, from, before, at, slope, Tolerance);
                (best, lowest) = Lower(function, lambda, best, lowest);
            }
        }

        return best;
    }

    private static (double Best, double Lowest) Lower(in SlopeFunction function, double lambda, double best, double lowest)
    {
        double ratio = function.Ratio(lambda);
        return ratio < lowest ? (lambda, ratio) : (best, lowest);
    }

    private static bool AllPositive(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (value <= 0)
            {
                return false;
            }
        }

        return true;
    }

    // The first values that make no whole subseries are left out.
    private readonly ref struct SlopeFunction(ReadOnlySpan<double> values, int length) : IScalarFunction
    {
        private readonly ReadOnlySpan<double> _values = values[(values.Length % length)..];

        public double At(double x)
        {
            (double w, double ww, double wm, double wwm) = Sums(x);
            return (wwm / ww) - (wm / w);
        }

        // Subseries with different values.
        public int Varying()
        {
            int count = 0;
            for (int start = 0; start < _values.Length; start += length)
            {
                count += Moments(_values.Slice(start, length)).Deviation > 0 ? 1 : 0;
            }

            return count;
        }

        // One more than the squared coefficient of variation, but for a constant.
        public double Ratio(double lambda)
        {
            (double w, double ww, _, _) = Sums(lambda);
            return ww / w / w;
        }

        private (double W, double WW, double WM, double WWM) Sums(double lambda)
        {
            (double w, double ww, double wm, double wwm) = (0, 0, 0, 0);
            for (int start = 0; start < _values.Length; start += length)
            {
                (double mean, double deviation) = Moments(_values.Slice(start, length));
                if (!double.IsNaN(deviation))
                {
                    double log = Math.Log(mean);
                    double ratio = deviation * Math.Exp((lambda - 1) * log);
                    w += ratio;
                    ww += ratio * ratio;
                    wm += ratio * log;
                    wwm += ratio * ratio * log;
                }
            }

            return (w, ww, wm, wwm);
        }

        // NaN with fewer than two values.
        private static (double Mean, double Deviation) Moments(ReadOnlySpan<double> values)
        {
            int count = 0;
            (double mean, double squares) = (0, 0);
            foreach (double value in values)
            {
                if (!double.IsNaN(value))
                {
                    double higher = value - mean;
                    mean += higher / ++count;
                    squares += higher * (value - mean);
                }
            }

            return (mean, count > 1 ? Math.Sqrt(squares / (count - 1)) : double.NaN);
        }
    }
}
