namespace SahelForecast.Evaluation;

/// <summary>How the past is replayed.</summary>
public sealed record BacktestOptions
{
    /// <summary>Periods forecast from each origin, at least 1.</summary>
    public required int Horizon { get; init => field = Guard.Positive(value); }

    /// <summary>The fewest periods, missing ones included, that a model is given to learn from; at least 1.</summary>
    public required int InitialCount { get; init => field = Guard.Positive(value); }

    /// <summary>No origin lies before this period, and <see cref="Stride"/> counts from it in every series alike.</summary>
    /// <value>Default null: origins begin in each series when it has <see cref="InitialCount"/> periods.</value>
    public Period? FirstOrigin { get; init; }

    /// <summary>No origin lies after this period.</summary>
    /// <value>Default null: the last origin is one period before the end of the series.</value>
    public Period? LastOrigin { get; init; }

    /// <summary>Periods from one origin to the next, at least 1.</summary>
    /// <value>Default 1.</value>
    public int Stride { get; init => field = Guard.Positive(value); } = 1;

    /// <summary>What the model learns from at each origin.</summary>
    /// <value>Default <see cref="TrainingWindow.Expanding"/>.</value>
    public TrainingWindow Window { get; init => field = Guard.Defined(value); }

    /// <summary>Periods in a sliding window, at least 1.</summary>
    /// <value>Default null: <see cref="InitialCount"/>.</value>
    public int? WindowCount { get; init => field = value is int count ? Guard.Positive(count, nameof(WindowCount)) : null; }

    /// <summary>How many origins share one fit. 1 fits anew at every origin; 12 fits at every twelfth and between them gives the fit the new values with
    /// its parameters unchanged, which needs a model whose fit is <see cref="IAppendableFit"/>.</summary>
    /// <value>Default 1.</value>
    public int RefitEvery { get; init => field = Guard.Positive(value); } = 1;

    /// <summary>How each forecast is made.</summary>
    /// <value>Default <see cref="ForecastOptions.Default"/>.</value>
    public ForecastOptions Forecast { get; init; } = ForecastOptions.Default;

    /// <summary>Forecasts in place of a model that fails at an origin, so that failing never helps; a naive model is the usual choice.</summary>
    /// <value>Default null: failed folds stay without a forecast, and the result refuses to be scored until they are dealt with.</value>
    public IForecastModel? Fallback { get; init; }

    /// <summary>Which publication counts as the outcome in a real-time backtest.</summary>
    /// <value>Default <see cref="OutcomeVintage.Latest"/>.</value>
    public OutcomeVintage Outcome { get; init => field = Guard.Defined(value); }

    /// <summary>Threads at most; -1 for all cores. The result doesn't depend on it.</summary>
    /// <value>Default -1.</value>
    public int MaxDegreeOfParallelism { get; init; } = -1;
}
