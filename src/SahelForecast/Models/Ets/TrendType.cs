namespace SahelForecast.Models.Ets;

/// <summary>How an exponential smoothing model goes on from its level.</summary>
public enum TrendType
{
    /// <summary>It stays.</summary>
    None,

    /// <summary>By the same amount every period.</summary>
    Additive,

    /// <summary>By an amount that shrinks to phi of itself each period.</summary>
    AdditiveDamped,
}
