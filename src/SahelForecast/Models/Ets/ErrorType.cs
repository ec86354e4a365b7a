namespace SahelForecast.Models.Ets;

/// <summary>How an error enters an exponential smoothing model.</summary>
public enum ErrorType
{
    /// <summary>Added: y = m + e, of the same size wherever the series stands.</summary>
    Additive,

    /// <summary>As a share of the mean: y = m (1 + e), so that scatter grows with the series. For values above 0 only.</summary>
    Multiplicative,
}
