namespace SahelForecast.Models.Ets;

/// <summary>How the season enters an exponential smoothing model.</summary>
public enum SeasonType
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Added to the level.</summary>
    Additive,

    /// <summary>As a factor of the level. For values above 0 only.</summary>
    Multiplicative,
}
