namespace SahelForecast.Models.Counts;

/// <summary>Choices for <see cref="RecentHistoryModel"/>.</summary>
public sealed record RecentHistoryOptions
{
    /// <summary>How many of the last values count, all alike; at least 1.</summary>
    /// <value>Default null: all count, older ones less by a memory that was learned.</value>
    public int? Window { get; init => field = value is int window ? Guard.Positive(window, nameof(Window)) : null; }

    /// <summary>What each of them stands for.</summary>
    /// <value>Default <see cref="HistorySpread.Learned"/>.</value>
    public HistorySpread Spread { get; init => field = Guard.Defined(value, nameof(Spread)); }
}
