namespace SahelForecast.Models.Combination;

/// <summary>How conformal intervals are made.</summary>
public sealed record ConformalOptions
{
    /// <summary>Observed values that the first fit learns from, at least 1; errors are those of forecasts made later. Where the model refuses so few, it is given more.</summary>
    /// <value>Default null: half of the observed values; of short series up to two thirds, as long as that is no more than 10; at least 3.</value>
    public int? InitialCount { get; init => field = value is int count ? Guard.Positive(count, nameof(InitialCount)) : null; }

    /// <summary>Steps ahead that have errors of their own, at least 1; later ones take those of the last.</summary>
    /// <value>Default null: a season, but from 6 to 12 periods.</value>
    public int? MaximumHorizon { get; init => field = value is int steps ? Guard.Positive(steps, nameof(MaximumHorizon)) : null; }

    /// <summary>How many origins share one fit, as in <see cref="Evaluation.BacktestOptions.RefitEvery"/>; a model whose fit takes no new values is fitted anew at every origin.</summary>
    /// <value>Default null: all share the first.</value>
    public int? RefitEvery { get; init => field = value is int origins ? Guard.Positive(origins, nameof(RefitEvery)) : null; }

    /// <summary>What becomes of a level that the errors are too few to promise.</summary>
    /// <value>Default <see cref="ConformalTooFew.Widen"/>.</value>
    public ConformalTooFew TooFew { get; init => field = Guard.Defined(value); }
}
