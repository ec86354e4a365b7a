namespace SahelForecast.Distributions;

/// <summary>How quantiles of several distributions become one.</summary>
public enum PoolStatistic
{
    /// <summary>Their weighted mean.</summary>
    Mean,

    /// <summary>The mean without the lowest and the highest; with fewer than three distributions the mean.</summary>
    TrimmedMean,

    /// <summary>The median.</summary>
    Median,
}
