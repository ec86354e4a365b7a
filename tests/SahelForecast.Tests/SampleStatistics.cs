namespace SahelForecast.Tests;

/// <summary>What tests of samples need.</summary>
internal static class SampleStatistics
{
    /// <summary>The largest distance between the empirical and a continuous distribution function. Times the square root of the number of draws it
    /// stays below 1.95 in 999 of 1,000 samples when the function is the right one.</summary>
    public static double KolmogorovDistance(ReadOnlySpan<double> draws, Func<double, double> cumulativeProbability)
    {
        double[] sorted = draws.ToArray();
        Array.Sort(sorted);
        double distance = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            double p = cumulativeProbability(sorted[i]);
            distance = Math.Max(distance, Math.Max(p - ((double)i / sorted.Length), ((i + 1.0) / sorted.Length) - p));
        }

        return distance;
    }
}
