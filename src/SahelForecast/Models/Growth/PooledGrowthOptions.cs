namespace SahelForecast.Models.Growth;

/// <summary>Choices for <see cref="PooledGrowthModel"/>.</summary>
public sealed record PooledGrowthOptions
{
    /// <summary>What the series count; null takes new displacement for flows and refugees for all else.</summary>
    /// <value>Default null.</value>
    public GrowthKind? Kind
    {
        get;
        init => field = value is GrowthKind kind ? Guard.Defined(kind, nameof(Kind)) : null;
    }

    /// <summary>What is believed instead of what was learned of the kind.</summary>
    /// <value>Default null.</value>
    public PooledGrowthPrior? Prior { get; init; }

    /// <summary>The dimension of the series' keys whose values are groups of a panel, such as "region"; null for one group.</summary>
    /// <value>Default null. Used where a panel is fitted.</value>
    public string? GroupBy { get; init; }

    internal PooledGrowthPrior PriorOf(TimeSeries series) =>
        Prior ?? PooledGrowthPrior.For(Kind ?? (series.Metadata.Kind == SeriesKind.Flow ? GrowthKind.NewDisplacement : GrowthKind.RefugeeStock));
}
