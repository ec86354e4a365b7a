using Special = MathNet.Numerics.SpecialFunctions;

namespace SahelForecast.Numerics;

/// <summary>Probabilities of the Poisson and the negative binomial distribution, by mean and size; between whole numbers they go on smoothly.</summary>
/// <remarks>The size r makes the variance m + m²/r; infinity is the Poisson distribution. Below a mean of 2,000 by continued fractions; above by the normal
/// approximation of D. B. Peizer and J. W. Pratt (1968), JASA 63, 1416-1456, to five digits there, and with a small size by the gamma distribution of the same mean and variance.</remarks>
internal static class CountProbabilities
{
    private const double Many = 2_000;
    private const double FewSize = 5;

    // From here on the size changes no digit that matters.
    private const double LikePoisson = 1e7;
    private const int Cap = 20_000;

    /// <summary>P(count of at most <paramref name="count"/>), which is at least 0; <paramref name="mean"/> and <paramref name="size"/> above 0.</summary>
    public static double Cdf(double count, double mean, double size)
    {
        if (size > LikePoisson * Math.Max(mean, 1))
        {
            return mean < Many ? Special.GammaUpperRegularized(count + 1, mean) : SpecialFunctions.NormalCdf(PoissonScore(count, mean));
        }

        if (mean < Many)
        {
            return BetaRegularized(size, count + 1, size / (size + mean), mean / (size + mean));
        }

        double shape = 1 / ((1 / size) + (1 / mean));
        return size < FewSize
            ? Special.GammaLowerRegularized(shape, shape * (count + 0.5) / mean)
            : SpecialFunctions.NormalCdf(Score(count, mean, size));
    }

    /// <summary>log P(count).</summary>
    public static double LogMass(double count, double mean, double size)
    {
        if (mean <= 0)
        {
            return count == 0 ? 0 : double.NegativeInfinity;
        }

        if (size > LikePoisson * Math.Max(mean, 1))
        {
            return (count * Math.Log(mean)) - mean - Special.GammaLn(count + 1);
        }

        // -r log(1 + m / r), with the digits of a small m / r.
        return Special.GammaLn(count + size) - Special.GammaLn(size) - Special.GammaLn(count + 1)
            - (size * double.LogP1(mean / size)) + (count * Math.Log(mean / (size + mean)));
    }

    // The binomial with size + count trials of which fewer than size succeed, seen from the other side.
    private static double Score(double count, double mean, double size)
    {
        double p = size / (size + mean);
        double q = mean / (size + mean);
        double n = count + size;
        double d = size - (1.0 / 3) - ((n + (1.0 / 3)) * p) + (0.02 * ((q / size) - (p / (count + 1)) + ((q - 0.5) / (n + 1))));
        double spread = (1 + (q * Bend((size - 0.5) / (n * p))) + (p * Bend((count + 0.5) / (n * q)))) / ((n + (1.0 / 6)) * p * q);
        return -d * Math.Sqrt(spread);
    }

    private static double PoissonScore(double count, double mean) =>
        (count + (2.0 / 3) - mean + (0.02 / (count + 1))) * Math.Sqrt((1 + Bend((count + 0.5) / mean)) / mean);

    // (1 - x² + 2 x log x) / (1 - x)², 0 at 1.
    private static double Bend(double x)
    {
        double distance = x - 1;
        if (Math.Abs(distance) < 1e-3)
        {
            return (-distance / 3) + (distance * distance / 6);
        }

        return x <= 0 ? 1 : (1 - (x * x) + (2 * x * Math.Log(x))) / (distance * distance);
    }

    // By the continued fraction on the side where it converges fast (W. J. Lentz 1976, Applied Optics 15, 668-671).
    private static double BetaRegularized(double a, double b, double x, double rest)
    {
        double front = Math.Exp(Special.GammaLn(a + b) - Special.GammaLn(a) - Special.GammaLn(b) + (a * Math.Log(x)) + (b * Math.Log(rest)));
        return x < (a + 1) / (a + b + 2) ? front * Fraction(a, b, x) / a : 1 - (front * Fraction(b, a, rest) / b);
    }

    private static double Fraction(double a, double b, double x)
    {
        const double Tiny = 1e-300;
        double c = 1;
        double d = 1 - ((a + b) * x / (a + 1));
        d = 1 / (Math.Abs(d) < Tiny ? Tiny : d);
        double value = d;
        for (int m = 1; m < Cap; m++)
        {
            double even = m * (b - m) * x / ((a - 1 + (2 * m)) * (a + (2 * m)));
            d = 1 + (even * d);
            c = 1 + (even / c);
            d = 1 / (Math.Abs(d) < Tiny ? Tiny : d);
            c = Math.Abs(c) < Tiny ? Tiny : c;
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + 1 + (2 * m)));
            d = 1 + (odd * d);
            c = 1 + (odd / c);
            d = 1 / (Math.Abs(d) < Tiny ? Tiny : d);
            c = Math.Abs(c) < Tiny ? Tiny : c;
            double change = d * c;
            value *= change;
            if (Math.Abs(change - 1) < 1e-14)
            {
                break;
            }
        }

        return value;
    }
}
