namespace SahelForecast.Revisions;

/// <summary>What a series may look like once its last figures are final.</summary>
internal static class RevisedHistories
{
    /// <summary>How many: enough that a mixture of forecasts reaches the tails of 95 %. Prime, so that each age goes through all parts of its distribution.</summary>
    public const int Count = 23;

    // Its powers are all numbers from 1 to 22 before one comes again.
    private const int Generator = 5;

    /// <summary>Equally likely versions; none where nothing is revised.</summary>
    public static TimeSeries[] Of(TimeSeries series, RevisionNoise noise)
    {
        int last = series.Count - 1;
        while (last >= 0 && double.IsNaN(series.Values[last]))
        {
            last--;
        }

        int first = Math.Max(0, last - noise.FinalAge + 1);
        return noise.IsNone || last < 0 || !series.Values[first..(last + 1)].ContainsAnyExcept(0.0, double.NaN)
            ? []
            : [.. Enumerable.Range(0, Count).Select(version => Revise(series, noise, version, first, last))];
    }

    // Counts stay counts.
    private static TimeSeries Revise(TimeSeries series, RevisionNoise noise, int version, int first, int last)
    {
        double[] values = series.Values.ToArray();
        bool isWhole = Array.TrueForAll(values, value => double.IsNaN(value) || value == Math.Floor(value));
        int step = 1;
        for (int i = last; i >= first; i--)
        {
            int age = last - i;
            double probability = ((((version * step) + age) % Count) + 0.5) / Count;
            double revised = values[i] * noise.Factor(age, probability);
            values[i] = Math.Clamp(isWhole ? Math.Round(revised) : revised, series.Metadata.LowerBound, series.Metadata.UpperBound);
            step = step * Generator % Count;
        }

        return series.WithValues(values);
    }
}
