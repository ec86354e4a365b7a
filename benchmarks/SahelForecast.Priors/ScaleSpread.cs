using SahelForecast.Models.Growth;

namespace SahelForecast.Priors;

/// <summary>How much the scale of surprises a year ahead differs between decades, and between regions, beyond chance.</summary>
internal sealed class ScaleSpread(Dictionary<string, string> regions)
{
    // As good as no belief, and yet a maximum for a group of one.
    private const double Free = 3;

    private const int Fewest = 5;

    private readonly List<(int Decade, string Region, GrowthSurprise Surprise)> _all = [];

    public double BetweenDecades => Between(_all.GroupBy(one => one.Decade, one => one.Surprise));

    public double BetweenRegions => Between(_all.GroupBy(one => one.Region, one => one.Surprise));

    public void See(int horizon, TimeSeries series, int origin, GrowthSurprise surprise)
    {
        if (horizon == 1)
        {
            _all.Add((series.Periods[origin].FirstDay.Year / 10, regions.GetValueOrDefault(series.Key["country"], ""), surprise));
        }
    }

    // The variance of the estimates less what chance adds to each: R. DerSimonian and N. Laird (1986), unweighted.
    private static double Between<TKey>(IEnumerable<IGrouping<TKey, GrowthSurprise>> groups)
    {
        (double Factor, double Chance)[] found = [.. groups.Select(group => group.ToArray()).Where(group => group.Length >= Fewest).Select(group =>
        {
            double factor = PooledWidening.Learn(group, 0, Free);
            double information = group.Sum(one => 2 * one.DegreesOfFreedom / (one.DegreesOfFreedom + 3));
            return (factor, 1 / information);
        })];
        if (found.Length < 2)
        {
            return 0;
        }

        double mean = found.Average(one => one.Factor);
        double variance = found.Sum(one => (one.Factor - mean) * (one.Factor - mean)) / (found.Length - 1);
        return Math.Sqrt(Math.Max(variance - found.Average(one => one.Chance), 0));
    }
}
