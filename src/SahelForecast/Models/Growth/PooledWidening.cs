namespace SahelForecast.Models.Growth;

/// <summary>By what factor the scales of a panel, and of each group in it, differ from those of the prior: empirical Bayes.</summary>
/// <remarks>The factor is exp(d), d the maximum of the sum of log t(z exp(-d)) - d over past surprises z, less (d - prior)² / 2 s²: for a panel about 0 with s as panels were found to
/// differ, for a group about that of its panel with s as groups do. Reference for the two stages: A. Gelman et al. (2013), Bayesian Data Analysis, 3rd ed., chapter 5.</remarks>
internal static class PooledWidening
{
    private const double Tolerance = 1e-10;
    private const double LargestStep = 1;

    /// <summary>The logarithm of the factor.</summary>
    /// <param name="surprises">What is known of the past.</param>
    /// <param name="prior">What is believed before.</param>
    /// <param name="deviation">How surely; 0 leaves it there.</param>
    public static double Learn(IReadOnlyCollection<GrowthSurprise> surprises, double prior, double deviation)
    {
        if (deviation == 0 || surprises.Count == 0)
        {
            return prior;
        }

        // Downhill in Newton's steps: the sum is concave near its maximum, and each term's pull is bounded, so that steps cut to 1 lead there.
        double factor = prior;
        double step;
        do
        {
            double scaled = Math.Exp(-2 * factor);
            double slope = (prior - factor) / (deviation * deviation);
            double curvature = 1 / (deviation * deviation);
            foreach (GrowthSurprise surprise in surprises)
            {
                double square = surprise.Distance * surprise.Distance * scaled;
                double share = square / (surprise.DegreesOfFreedom + square);
                slope += ((surprise.DegreesOfFreedom + 1) * share) - 1;
                curvature += 2 * (surprise.DegreesOfFreedom + 1) * share * (1 - share);
            }

            step = Math.Clamp(slope / curvature, -LargestStep, LargestStep);
            factor += step;
        }
        while (Math.Abs(step) > Tolerance);

        return factor;
    }
}
