namespace SahelForecast.Models.Combination;

/// <summary>Choices for <see cref="AutoModel"/>; none is needed.</summary>
public sealed record AutoOptions
{
    /// <summary>How much time to take.</summary>
    /// <value>Default <see cref="AutoBudget.Balanced"/>.</value>
    public AutoBudget Budget { get; init => field = Guard.Defined(value); }

    /// <summary>Periods in a season, at least 1; null takes that of the frequency (12 for months, 4 for quarters, 1 for years).</summary>
    /// <value>Default null.</value>
    public int? SeasonLength { get; init => field = value is int length ? Guard.Positive(length, nameof(SeasonLength)) : null; }
}
