namespace SahelForecast.Models.Growth;

/// <summary>Follows a series from value to value.</summary>
internal static class PooledGrowthTrack
{
    /// <summary>Takes values one after the other. O(n).</summary>
    /// <param name="state">Where the series stood before.</param>
    /// <param name="prior">What is believed of the kind.</param>
    /// <param name="logs">Logarithms, NaN where missing.</param>
    /// <param name="year">A period in years.</param>
    /// <param name="breaks">Places of the first values of new regimes.</param>
    /// <param name="widening">The factor of all scales.</param>
    /// <param name="fitted">Takes the one-step medians, on the log scale.</param>
    /// <param name="surprises">Takes how far what came was from them.</param>
    /// <returns>Where it stands after.</returns>
    public static PooledGrowthState Follow(
        PooledGrowthState state, PooledGrowthPrior prior, ReadOnlySpan<double> logs, double year, ReadOnlySpan<int> breaks, double widening, Span<double> fitted, Span<GrowthSurprise> surprises)
    {
        bool isBreak = false;
        for (int i = 0; i < logs.Length; i++)
        {
            isBreak |= breaks.Contains(i);
            PooledGrowthStep next = prior.Ahead(state, (state.MissingAtEnd + 1) * year, widening);
            fitted[i] = next.Median;
            surprises[i] = isBreak || double.IsNaN(logs[i] - state.Last) || logs[i] == state.Last ? GrowthSurprise.None : next.Surprise(logs[i]);
            state = state.Take(prior, logs[i], year, isBreak);
            isBreak &= double.IsNaN(logs[i]);
        }

        return state;
    }

    /// <summary>Where in a range the regimes of a series begin.</summary>
    public static int[] BreaksIn(SeriesMetadata metadata, PeriodRange periods) =>
        [.. metadata.Breaks.Select(change => periods.IndexOf(change.First)).Where(place => place >= 0)];
}
