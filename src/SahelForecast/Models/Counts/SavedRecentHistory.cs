namespace SahelForecast.Models.Counts;

/// <summary>What a saved recent history keeps: constants too, since a later version may have learned others.</summary>
/// <param name="Window">How many values count alike; null for the memory.</param>
/// <param name="Spread">What each stands for.</param>
/// <param name="Memory">What is known of memory.</param>
/// <param name="Past">Observed values, the last one first, as bytes.</param>
/// <param name="Ages">Their ages, as bytes; none where they follow one another.</param>
/// <param name="MissingAtEnd">Periods after the last observed one.</param>
/// <param name="IsWhole">Whether values are whole numbers.</param>
/// <param name="Deviations">How they go with one another.</param>
internal sealed record SavedRecentHistory(
    int? Window, HistorySpread Spread, HistoryMemory Memory, byte[] Past, byte[] Ages, int MissingAtEnd, bool IsWhole, CountMemory Deviations)
{
    public static SavedRecentHistory Of(RecentHistoryOptions options, HistoryMemory memory, HistoryState state)
    {
        bool isPlain = state.Ages.Length == 0 || state.Ages[^1] == state.Ages.Length - 1;
        byte[] ages = isPlain ? [] : PackedNumbers.PackShortest(Array.ConvertAll(state.Ages, age => (double)age));
        return new SavedRecentHistory(options.Window, options.Spread, memory, PackedNumbers.PackShortest(state.Past), ages, state.MissingAtEnd, state.IsWhole, state.Deviations);
    }

    public RecentHistoryOptions Options() => new() { Window = Window, Spread = Spread };

    /// <exception cref="FormatException">There are more or fewer ages than values.</exception>
    public HistoryState History()
    {
        double[] past = PackedNumbers.UnpackShortest(Past);
        int[] ages = Ages.Length == 0 ? [.. Enumerable.Range(0, past.Length)] : Array.ConvertAll(PackedNumbers.UnpackShortest(Ages), age => (int)age);
        return past.Length > 0 && past.Length == ages.Length
            ? new HistoryState(past, ages, MissingAtEnd, IsWhole, Deviations)
            : throw new FormatException("It has no past, or more or fewer ages than values.");
    }
}
