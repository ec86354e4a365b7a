using SahelForecast.Distributions;

namespace SahelForecast.Models.Combination;

/// <summary>How distributions become one.</summary>
internal readonly record struct PoolForm(CombinationMethod Method, PoolStatistic Statistic)
{
    /// <summary>Pools the members' distributions of a step.</summary>
    public PredictiveDistribution Pool(PredictiveDistribution[] distributions, double[] weights) => (distributions.Length, Method) switch
    {
        (1, _) => distributions[0],
        (_, CombinationMethod.LinearPool) => new MixtureDistribution(distributions, weights),
        _ => new QuantilePoolDistribution(distributions, Statistic == PoolStatistic.Mean ? weights : null, Statistic),
    };

    /// <summary>A few words.</summary>
    public string InWords() => Method == CombinationMethod.LinearPool
        ? "mixture of the members"
        : Statistic switch
        {
            PoolStatistic.Median => "median of the members' quantiles",
            PoolStatistic.TrimmedMean => "trimmed mean of the members' quantiles",
            _ => "mean of the members' quantiles",
        };
}
