namespace SahelForecast.Data;

/// <summary>Takes the season out of values, when it is most of why they change.</summary>
internal static class LevelSeason
{
    private const int FewestCycles = 3;
    // A weekly or dekadal season has too few values of each kind, and hides in them what is looked for.
    private const int LongestSeason = 12;
    private const double Gain = 0.8;

    /// <summary>The values less the middle distance of their season from a running median; the values themselves where that makes changes hardly smaller.</summary>
    /// <param name="positions">Where in time the values are.</param>
    /// <param name="logs">The values, as logarithms.</param>
    /// <param name="season">Periods in a season.</param>
    public static double[] Without(int[] positions, double[] logs, int season)
    {
        if (season is < 2 or > LongestSeason || logs.Length < FewestCycles * season)
        {
            return logs;
        }

        List<double>[] distances = [.. Enumerable.Range(0, season).Select(_ => new List<double>())];
        for (int i = 0; i < logs.Length; i++)
        {
            double[] around = logs[Math.Max(0, i - (season / 2))..Math.Min(logs.Length, i + (season / 2) + 1)];
            if (around.Length >= season)
            {
                distances[positions[i] % season].Add(logs[i] - Middle.Of(around));
            }
        }

        double[] effects = [.. distances.Select(ofOne => ofOne.Count == 0 ? 0 : Middle.Of(ofOne))];
        double[] without = [.. logs.Select((log, i) => log - effects[positions[i] % season] + effects.Average())];
        return UsualChange(without) < Gain * UsualChange(logs) ? without : logs;
    }

    private static double UsualChange(double[] values) => Middle.Of(values.Skip(1).Select((value, i) => Math.Abs(value - values[i])));
}
