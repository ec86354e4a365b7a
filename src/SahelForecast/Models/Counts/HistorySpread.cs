namespace SahelForecast.Models.Counts;

/// <summary>What each remembered value stands for.</summary>
public enum HistorySpread
{
    /// <summary>Values about it, by a proportion that was learned, and with a small probability of a change of another size.</summary>
    Learned,

    /// <summary>Counts with this value as mean, and chance alone about it.</summary>
    Poisson,
}
