namespace SahelForecast;

/// <summary>A specification of a forecasting method. Immutable: fitting returns another object and changes nothing here.</summary>
public interface IForecastModel
{
    /// <summary>The name in tables, such as "Growth" or "Seasonal naive".</summary>
    string Name { get; }

    /// <summary>Learns from a series.</summary>
    /// <param name="series">What happened so far.</param>
    /// <param name="cancellationToken">Stops a long fit.</param>
    /// <returns>A fitted model.</returns>
    /// <exception cref="ArgumentException">The series is too short, or holds values this model can't take; the message says which.</exception>
    /// <exception cref="ForecastException">The data allow no fit.</exception>
    IFittedModel Fit(TimeSeries series, CancellationToken cancellationToken = default);
}

/// <summary>A specification whose fit has a type of its own.</summary>
/// <typeparam name="TFitted">The type of the fit.</typeparam>
public interface IForecastModel<out TFitted> : IForecastModel
    where TFitted : class, IFittedModel
{
    /// <inheritdoc cref="IForecastModel.Fit"/>
    new TFitted Fit(TimeSeries series, CancellationToken cancellationToken = default);
}

/// <summary>A model that takes other series as explanation. Kept apart, so that no model accepts what it ignores.</summary>
public interface IRegressionForecastModel : IForecastModel
{
    /// <summary>Learns from a series and its regressors.</summary>
    /// <param name="series">What happened so far.</param>
    /// <param name="regressors">Series that cover at least the periods of <paramref name="series"/>.</param>
    /// <param name="cancellationToken">Stops a long fit.</param>
    /// <returns>A fit that forecasts with the regressors' future.</returns>
    /// <exception cref="ArgumentException">A regressor doesn't cover the series, or holds missing values there.</exception>
    IRegressionFit Fit(TimeSeries series, TimeSeriesPanel regressors, CancellationToken cancellationToken = default);
}

/// <summary>Learns across the series of a panel (shrinkage, pooled errors); on one series alone it uses shipped priors.</summary>
public interface IPanelForecastModel : IForecastModel
{
    /// <summary>Learns from all series together.</summary>
    /// <param name="panel">The series.</param>
    /// <param name="cancellationToken">Stops a long fit.</param>
    /// <returns>One outcome a series, in the order of the panel.</returns>
    IReadOnlyList<FitOutcome> FitPanel(TimeSeriesPanel panel, CancellationToken cancellationToken = default);
}
