namespace SahelForecast;

/// <summary>Base of models: checks the series once, then calls <see cref="FitCore"/>.</summary>
/// <typeparam name="TFitted">The type of the fit.</typeparam>
public abstract class ForecastModel<TFitted> : IForecastModel<TFitted>
    where TFitted : class, IFittedModel
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <summary>The fewest observations, missing ones not counted, from which this model can learn.</summary>
    public virtual int MinimumCount => 1;

    /// <summary>Whether the series may hold missing values.</summary>
    public virtual bool AcceptsMissingValues => true;

    /// <inheritdoc/>
    public TFitted Fit(TimeSeries series, CancellationToken cancellationToken = default)
    {
        Require(series, cancellationToken);
        return FitCore(series, cancellationToken);
    }

    IFittedModel IForecastModel.Fit(TimeSeries series, CancellationToken cancellationToken) => Fit(series, cancellationToken);

    /// <summary>Learns from a series that has enough observations.</summary>
    /// <param name="series">A checked series.</param>
    /// <param name="cancellationToken">Stops a long fit.</param>
    /// <returns>The fit.</returns>
    protected abstract TFitted FitCore(TimeSeries series, CancellationToken cancellationToken);

    // What every way of fitting checks first.
    private protected void Require(TimeSeries series, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(series);
        cancellationToken.ThrowIfCancellationRequested();
        int observed = series.Count - series.MissingCount;
        if (observed < MinimumCount)
        {
            throw new ArgumentException(
                $"{Name} needs at least {MinimumCount} observed values, but {series.Name} has {observed}. Use a simpler model or a longer series.",
                nameof(series));
        }

        if (!AcceptsMissingValues && series.MissingCount > 0)
        {
            Period missing = series.First(observation => double.IsNaN(observation.Value)).Period;
            throw new ArgumentException(
                $"{Name} takes no missing values, and {series.Name} has none for {missing}. Fill it with FillMissing, or use another model.",
                nameof(series));
        }
    }
}
