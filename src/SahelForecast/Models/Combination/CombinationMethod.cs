namespace SahelForecast.Models.Combination;

/// <summary>How the members' distributions become one.</summary>
public enum CombinationMethod
{
    /// <summary>Quantile by quantile: as wide as the members are on average.</summary>
    Quantiles,

    /// <summary>The linear pool, a mixture: wider by as much as the members disagree.</summary>
    LinearPool,
}
