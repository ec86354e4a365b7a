namespace SahelForecast.Models.Ets;

/// <summary>Choices for <see cref="SesModel"/>.</summary>
public sealed record SesOptions
{
    /// <summary>Periods in a season, at least 1; null takes that of the frequency (12 for months, 4 for quarters, 1 for years).</summary>
    /// <value>Default null. Without effect when <see cref="AdjustSeasonality"/> is false.</value>
    public int? SeasonLength { get; init => field = value is int length ? Guard.Positive(length, nameof(SeasonLength)) : null; }

    /// <summary>Whether a season that the M competitions' test finds is taken out before smoothing and put back into the forecasts.</summary>
    /// <value>Default true, as in the M3 and M4 competitions; false smooths the series as it is, like R <c>ses</c>.</value>
    public bool AdjustSeasonality { get; init; } = true;
}
