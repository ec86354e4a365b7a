namespace SahelForecast.Models.Growth;

/// <summary>Choices for <see cref="LgtModel"/>.</summary>
public sealed record LgtOptions
{
    /// <summary>Periods in a season, at least 1; null takes that of the frequency (12 for months, 4 for quarters, 1 for years). 1 leaves the series as it is.</summary>
    /// <value>Default null.</value>
    public int? SeasonLength { get; init => field = value is int length ? Guard.Positive(length, nameof(SeasonLength)) : null; }
}
