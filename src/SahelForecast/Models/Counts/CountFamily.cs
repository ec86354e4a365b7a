namespace SahelForecast.Models.Counts;

/// <summary>How counts scatter about their mean.</summary>
public enum CountFamily
{
    /// <summary>With the variance m + m² / r, r estimated.</summary>
    NegativeBinomial,

    /// <summary>With the variance m.</summary>
    Poisson,
}
