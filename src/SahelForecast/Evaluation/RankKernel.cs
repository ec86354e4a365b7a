using SahelForecast.Numerics;

namespace SahelForecast.Evaluation;

/// <summary>The arithmetic of rank tests.</summary>
internal static class RankKernel
{
    // The share of a difference of two sums that may be rounding.
    private const double Rounding = 1e-12;

    /// <summary>Friedman's statistic with its correction for ties, and the mean ranks.</summary>
    /// <param name="scores">The rows of the table, without NaN.</param>
    /// <param name="seriesCount">How many rows.</param>
    /// <param name="meanRanks">Receives a mean rank for each column.</param>
    public static double Friedman(ReadOnlySpan<double> scores, int seriesCount, Span<double> meanRanks)
    {
        int models = meanRanks.Length;
        meanRanks.Clear();
        double ties = 0;
        for (int row = 0; row < seriesCount; row++)
        {
            ties += AddRanks(scores.Slice(row * models, models), meanRanks);
        }

        double middle = (models + 1) / 2.0;
        double spread = 0;
        foreach (ref double rank in meanRanks)
        {
            rank /= seriesCount;
            spread += (rank - middle) * (rank - middle);
        }

        // Whole numbers until here, so that a table of ties gives exactly 0.
        double variance = ((double)seriesCount * models * (models + 1)) - (ties / (models - 1));
        return variance > 0 ? 12.0 * seriesCount * seriesCount * spread / variance : 0;
    }

    /// <summary>Iman and Davenport's statistic: the ratio of variances in an analysis of variance of the ranks.</summary>
    public static double ImanDavenport(double chiSquared, int seriesCount, int models)
    {
        double largest = (double)seriesCount * (models - 1);
        double rest = largest - chiSquared;
        return rest > Rounding * largest ? (seriesCount - 1) * chiSquared / rest : double.PositiveInfinity;
    }

    /// <summary>All pairs with Nemenyi's p values.</summary>
    public static RankedPair[] Pairs(string[] models, ReadOnlySpan<double> meanRanks, double standardError)
    {
        var pairs = new RankedPair[models.Length * (models.Length - 1) / 2];
        int next = 0;
        for (int i = 0; i < models.Length; i++)
        {
            for (int j = i + 1; j < models.Length; j++)
            {
                double distance = Math.Abs(meanRanks[i] - meanRanks[j]);
                (string better, string worse) = meanRanks[i] <= meanRanks[j] ? (models[i], models[j]) : (models[j], models[i]);
                double p = StudentizedRange.Tail(distance / standardError * Math.Sqrt(2), models.Length);
                pairs[next++] = new RankedPair(better, worse, distance, Math.Min(p, 1));
            }
        }

        return pairs;
    }

    /// <summary>Adds the ranks of a row, ties averaged; returns the sum of t^3 - t over groups of t equal scores.</summary>
    private static double AddRanks(ReadOnlySpan<double> row, Span<double> ranks)
    {
        double ties = 0;
        for (int i = 0; i < row.Length; i++)
        {
            int below = 0;
            int equal = 0;
            foreach (double other in row)
            {
                below += other < row[i] ? 1 : 0;
                equal += other == row[i] ? 1 : 0;
            }

            ranks[i] += below + ((equal + 1) / 2.0);
            ties += ((double)equal * equal) - 1; // t members of a group give t^3 - t together
        }

        return ties;
    }
}
