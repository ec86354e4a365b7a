namespace SahelForecast;

/// <summary>How far a panel fit has come.</summary>
/// <param name="Completed">Series done, failures included.</param>
/// <param name="Total">Series in the panel.</param>
public readonly record struct FitProgress(int Completed, int Total);

/// <summary>Fits one model to every series of a panel.</summary>
public static class PanelFitting
{
    /// <summary>Fits every series; one that fails doesn't stop the others.</summary>
    /// <param name="model">The specification. A model that learns across series does so.</param>
    /// <param name="panel">The series.</param>
    /// <param name="maxDegreeOfParallelism">Threads at most; -1 for all cores. The outcomes don't depend on it.</param>
    /// <param name="progress">Told after each series, from any thread and not necessarily in order.</param>
    /// <param name="cancellationToken">Stops between series.</param>
    /// <returns>One outcome a series, in the order of the panel.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="AggregateException">The model itself is faulty: it threw something other than <see cref="ArgumentException"/> or
    /// <see cref="ForecastException"/>.</exception>
    public static IReadOnlyList<FitOutcome> FitAll(
        this IForecastModel model,
        TimeSeriesPanel panel,
        int maxDegreeOfParallelism = -1,
        IProgress<FitProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(panel);
        if (model is IPanelForecastModel pooled)
        {
            IReadOnlyList<FitOutcome> together = pooled.FitPanel(panel, cancellationToken);
            progress?.Report(new FitProgress(panel.Count, panel.Count));
            return together;
        }

        var outcomes = new FitOutcome[panel.Count];
        int completed = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = maxDegreeOfParallelism, CancellationToken = cancellationToken };
        Parallel.For(0, panel.Count, options, i =>
        {
            outcomes[i] = FitOne(model, panel[i], cancellationToken);
            progress?.Report(new FitProgress(Interlocked.Increment(ref completed), panel.Count));
        });
        return outcomes;
    }

    internal static FitOutcome FitOne(IForecastModel model, TimeSeries series, CancellationToken cancellationToken)
    {
        ForecastException? error = FitOutcome.Catch(() => model.Fit(series, cancellationToken), out IFittedModel? fit);
        return fit is null ? FitOutcome.Failure(series.Key, error!) : FitOutcome.Success(series.Key, fit);
    }
}
