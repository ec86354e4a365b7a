namespace SahelForecast.Evaluation;

/// <summary>Replays the past: at each origin a model is given what was known there, and its forecast is kept beside what came.</summary>
/// <remarks>
/// <para>The origins roll on by <see cref="BacktestOptions.Stride"/>. Everything the model does (selection, tuning, pooling) happens inside the fold, on a series that ends
/// at the origin, so the future can't leak. A model that learns across series is given all series up to the same origin.</para>
/// <para>Reference: L. J. Tashman (2000), Out-of-sample tests of forecasting accuracy, International Journal of Forecasting 16(4), 437-450,
/// doi:10.1016/S0169-2070(00)00065-0.</para>
/// </remarks>
public static class Backtest
{
    /// <summary>Backtests on one series.</summary>
    /// <param name="model">The specification.</param>
    /// <param name="series">The series.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Stops between folds.</param>
    /// <returns>One fold an origin with at least one known outcome in its horizon, in time order.</returns>
    /// <exception cref="ArgumentException">There is no such origin, or the options don't fit model and series.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static BacktestResult Run(
        IForecastModel model, TimeSeries series, BacktestOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        return Run(model, TimeSeriesPanel.Create([series]), options, null, cancellationToken);
    }

    /// <summary>Backtests on every series of a panel.</summary>
    /// <param name="model">The specification.</param>
    /// <param name="panel">The series; one too short for an origin gives no fold.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told after each fold, from any thread and not necessarily in order.</param>
    /// <param name="cancellationToken">Stops between folds.</param>
    /// <returns>The folds by series and origin, the same on any number of threads.</returns>
    /// <exception cref="ArgumentException">No series has an origin, or the options don't fit model and panel.</exception>
    /// <exception cref="AggregateException">The model itself is faulty: it threw something other than <see cref="ArgumentException"/> or
    /// <see cref="ForecastException"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static BacktestResult Run(
        IForecastModel model,
        TimeSeriesPanel panel,
        BacktestOptions options,
        IProgress<BacktestProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(options);
        return new BacktestRun(model, options, BacktestPlan.Rolling(panel, options), progress, cancellationToken).Execute();
    }

    /// <summary>Backtests in real time: each vintage of a revised series is an origin, and its forecast is scored against a later vintage.</summary>
    /// <param name="model">The specification.</param>
    /// <param name="vintages">The publications of each series.</param>
    /// <param name="options">How. <see cref="BacktestOptions.Outcome"/> says which later vintage is the outcome; <see cref="BacktestOptions.Stride"/> counts
    /// vintages; the origin is the last period that a vintage has a value for; every vintage is fitted anew.</param>
    /// <param name="progress">Told after each fold, from any thread and not necessarily in order.</param>
    /// <param name="cancellationToken">Stops between folds.</param>
    /// <returns>The folds by series and vintage.</returns>
    /// <exception cref="ArgumentException">No vintage can be scored, or <see cref="BacktestOptions.RefitEvery"/> is not 1.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static BacktestResult Run(
        IForecastModel model,
        IReadOnlyList<SeriesVintages> vintages,
        BacktestOptions options,
        IProgress<BacktestProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(vintages);
        ArgumentNullException.ThrowIfNull(options);
        return new BacktestRun(model, options, BacktestPlan.RealTime(vintages, options), progress, cancellationToken).Execute();
    }
}
