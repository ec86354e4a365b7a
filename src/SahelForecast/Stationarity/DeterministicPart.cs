namespace SahelForecast.Stationarity;

/// <summary>What a series may be stationary about.</summary>
public enum DeterministicPart
{
    /// <summary>A constant level.</summary>
    Level,

    /// <summary>A straight line in time.</summary>
    Trend,
}
