namespace SahelForecast.Models.Counts;

/// <summary>What was learned of the memory of counts.</summary>
internal static partial class HistoryPriors
{
    /// <summary>Of monthly deaths in conflict; taken for any frequency.</summary>
    public static HistoryMemory Learned => Conflict;
}
