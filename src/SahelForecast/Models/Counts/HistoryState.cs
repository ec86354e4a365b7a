using SahelForecast.Distributions;

namespace SahelForecast.Models.Counts;

/// <summary>What is remembered of a series.</summary>
/// <param name="Past">Observed values, the last one first, no more than can ever count.</param>
/// <param name="Ages">Their ages in periods; the last one has 0.</param>
/// <param name="MissingAtEnd">Periods after the last observed one.</param>
/// <param name="IsWhole">Whether all values so far were whole numbers.</param>
/// <param name="Deviations">How they go with one another.</param>
internal sealed record HistoryState(double[] Past, int[] Ages, int MissingAtEnd, bool IsWhole, CountMemory Deviations)
{
    /// <summary>Before the first period.</summary>
    public static HistoryState Start { get; } = new([], [], 0, true, CountMemory.None);

    /// <summary>How many observed values can count, at any horizon; the window is all there is to know where there is one.</summary>
    public static int Most(RecentHistoryOptions options, HistoryMemory memory) =>
        options.Window ?? HistoryKernel.Count(memory.MemoryAt(HistoryMemory.MostLead));

    /// <summary>What is remembered of values.</summary>
    public static HistoryState Of(ReadOnlySpan<double> values, int most)
    {
        int last = values.LastIndexOfAnyExcept(double.NaN);
        var past = new List<double>(Math.Min(most, last + 1));
        var ages = new List<int>(Math.Min(most, last + 1));
        for (int i = last; i >= 0 && past.Count < most; i--)
        {
            if (!double.IsNaN(values[i]))
            {
                past.Add(values[i]);
                ages.Add(last - i);
            }
        }

        return new HistoryState([.. past], [.. ages], values.Length - 1 - last, CountSeries.IsWhole(values), CountMemory.Of(values));
    }

    /// <summary>A period later.</summary>
    public HistoryState Take(double value, int most)
    {
        CountMemory deviations = Deviations.Take(value);
        if (double.IsNaN(value))
        {
            return this with { MissingAtEnd = MissingAtEnd + 1, Deviations = deviations };
        }

        int kept = Math.Min(Past.Length, most - 1);
        int older = MissingAtEnd + 1;
        int[] ages = Array.ConvertAll(Ages[..kept], age => age + older);
        return new HistoryState([value, .. Past[..kept]], [0, .. ages], 0, IsWhole && value == Math.Floor(value), deviations);
    }

    /// <summary>What may come so many periods after the last one.</summary>
    /// <param name="options">Choices.</param>
    /// <param name="memory">What is known of memory.</param>
    /// <param name="ahead">Periods, at least 1.</param>
    /// <param name="isWhole">Whether values are whole numbers.</param>
    public CountDistribution Step(RecentHistoryOptions options, HistoryMemory memory, int ahead, bool isWhole) => options.Spread == HistorySpread.Learned
        ? HistoryKernel.Distribution(Past, Ages, memory, options.Window, ahead + MissingAtEnd, isWhole)
        : new PoissonMixture(Past);
}
