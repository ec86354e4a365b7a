using SahelForecast.Distributions;
using SahelForecast.Evaluation;

namespace SahelForecast.Models.Combination;

/// <summary>Choices for <see cref="CombinationModel"/>.</summary>
public sealed record CombinationOptions
{
    /// <summary>How distributions are put together.</summary>
    /// <value>Default <see cref="CombinationMethod.Quantiles"/>. On the ends of 460 of M4's yearly training series its scaled CRPS was 1.961 and that of the linear pool, which is wider, 1.939; with the spread calibrated, as
    /// <see cref="AutoModel"/> does, 1.879 and 1.891.</value>
    public CombinationMethod Method { get; init => field = Guard.Defined(value); }

    /// <summary>What is taken of the members' quantiles. The linear pool takes only <see cref="PoolStatistic.Mean"/>.</summary>
    /// <value>Default <see cref="PoolStatistic.Mean"/>.</value>
    public PoolStatistic Statistic { get; init => field = Guard.Defined(value); }

    /// <summary>Where weights come from; a trimmed mean and a median have none.</summary>
    /// <value>Default <see cref="CombinationWeighting.Given"/>.</value>
    public CombinationWeighting Weighting { get; init => field = Guard.Defined(value); }

    /// <summary>One a member, above 0, summing to 1.</summary>
    /// <value>Default null: all alike.</value>
    public IReadOnlyList<double>? Weights { get; init; }

    /// <summary>The rolling origins that <see cref="CombinationWeighting.PastErrors"/> looks at.</summary>
    /// <value>Default null: up to 8 origins in the second half of the series, 1 to 4 periods ahead.</value>
    public BacktestOptions? Backtest { get; init; }
}
