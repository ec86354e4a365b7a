namespace SahelForecast.Accuracy.Models;

/// <summary>A model whose every fault is a failure on one series, never the end of the run.</summary>
internal class GuardedModel(IForecastModel inner) : IForecastModel
{
    public string Name => inner.Name;

    /// <summary>Puts the guard around a model; one that learns across series still does.</summary>
    public static IForecastModel Around(IForecastModel model) => model is IPanelForecastModel pooled ? new GuardedPanelModel(pooled) : new GuardedModel(model);

    public IFittedModel Fit(TimeSeries series, CancellationToken cancellationToken = default) =>
        new GuardedFit(Attempt(() => inner.Fit(series, cancellationToken)));

    /// <summary>Runs what may fail; any fault but cancellation becomes a <see cref="ForecastException"/>.</summary>
    public static T Attempt<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception fault) when (fault is not (ForecastException or OperationCanceledException))
        {
            // A refusal explains itself, but for the parameter that .NET appends; of a fault the kind says more than the message.
            string message = fault is ArgumentException refusal
                ? refusal.Message.Replace($" (Parameter '{refusal.ParamName}')", "", StringComparison.Ordinal)
                : $"{fault.GetType().Name}: {fault.Message}";
            throw new ForecastException(message, fault);
        }
    }
}

/// <summary>The guard of a model that learns across series: one outcome for each, in their order.</summary>
internal sealed class GuardedPanelModel(IPanelForecastModel inner) : GuardedModel(inner), IPanelForecastModel
{
    public IReadOnlyList<FitOutcome> FitPanel(TimeSeriesPanel panel, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<FitOutcome> fits = Attempt(() => inner.FitPanel(panel, cancellationToken));
        return fits.Select(fit => fit.Key).SequenceEqual(panel.Select(series => series.Key))
            ? [.. fits.Select(fit => fit.IsSuccess ? FitOutcome.Success(fit.Key, new GuardedFit(fit.Model)) : fit)]
            : throw new ForecastException($"{Name} gave {fits.Count} outcomes for {panel.Count} series, or gave them in another order.");
    }
}
