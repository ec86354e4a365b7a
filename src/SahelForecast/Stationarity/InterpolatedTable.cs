namespace SahelForecast.Stationarity;

/// <summary>Probabilities of a test's statistic by straight lines between published ones.</summary>
internal static class InterpolatedTable
{
    /// <summary>The probability of a statistic; at the table's end beyond it, NaN for NaN.</summary>
    /// <param name="statistics">Rising.</param>
    /// <param name="probabilities">One a statistic.</param>
    /// <param name="statistic">To look up.</param>
    public static double At(ReadOnlySpan<double> statistics, ReadOnlySpan<double> probabilities, double statistic)
    {
        if (double.IsNaN(statistic))
        {
            return double.NaN;
        }

        int above = 0;
        while (above < statistics.Length && statistics[above] < statistic)
        {
            above++;
        }

        if (above == 0 || above == statistics.Length)
        {
            return probabilities[above == 0 ? 0 : ^1];
        }

        double share = (statistic - statistics[above - 1]) / (statistics[above] - statistics[above - 1]);
        return probabilities[above - 1] + (share * (probabilities[above] - probabilities[above - 1]));
    }
}
