namespace SahelForecast.Models.Counts;

internal static partial class HistoryPriors
{
    private static readonly HistoryMemory Conflict = new(2.3, 0.35, 0.2, 0.9, 0.25, 0.3, 0.08, 0.25, 2);
}
