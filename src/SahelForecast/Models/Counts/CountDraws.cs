using SahelForecast.Numerics;

namespace SahelForecast.Models.Counts;

/// <summary>Draws counts.</summary>
internal static class CountDraws
{
    private const double Many = 30;

    /// <summary>A Poisson number: by multiplication for small means, above as a rounded normal number with the skewness put right.</summary>
    public static double Poisson(ref RandomStream stream, double mean)
    {
        if (!(mean > 0))
        {
            return 0;
        }

        if (mean >= Many)
        {
            double z = stream.NextNormal();
            return Math.Max(0, Math.Floor(mean + (Math.Sqrt(mean) * z) + (((z * z) - 1) / 6) + 0.5));
        }

        double limit = Math.Exp(-mean);
        double product = stream.NextDouble();
        int count = 0;
        while (product > limit)
        {
            product *= stream.NextDouble();
            count++;
        }

        return count;
    }
}
