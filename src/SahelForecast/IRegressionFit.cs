namespace SahelForecast;

/// <summary>A fit of a series and its regressors. Forecasts need the regressors' future: known with the fit, given later, or forecast themselves.</summary>
public interface IRegressionFit : IAppendableFit
{
    /// <summary>Forecasts with future values of the regressors, taken as certain.</summary>
    /// <param name="horizon">How many periods ahead, at least 1.</param>
    /// <param name="futureRegressors">Regressors by key. What the fit knows already need not be given; where both have a value this one counts.</param>
    /// <param name="options">How; default <see cref="ForecastOptions.Default"/>.</param>
    /// <returns>A distribution a step, inside the bounds of the series.</returns>
    /// <exception cref="ArgumentException">A series is no regressor of this fit, or has other periods.</exception>
    /// <exception cref="InvalidOperationException">A regressor has no value for a period; the message names both.</exception>
    Forecast Forecast(int horizon, TimeSeriesPanel futureRegressors, ForecastOptions? options = null);

    /// <summary>Forecasts with forecasts of regressors: their uncertainty widens that of the series.</summary>
    /// <param name="horizon">How many periods ahead, at least 1.</param>
    /// <param name="drivers">Forecasts of regressors by key; path p of the series follows path p of each. Regressors not among them need known values.</param>
    /// <param name="options">How; default <see cref="ForecastOptions.Default"/>.</param>
    /// <returns>A forecast with sample paths, inside the bounds of the series.</returns>
    /// <exception cref="ArgumentException">A forecast is of no regressor of this fit, or doesn't reach the horizon.</exception>
    /// <exception cref="InvalidOperationException">A regressor is neither forecast nor known for a period; the message names both.</exception>
    Forecast Forecast(int horizon, ForecastPanel drivers, ForecastOptions? options = null);

    /// <summary>Moves the origin on with the parameters unchanged.</summary>
    /// <param name="newValues">The values of the next periods; NaN where missing.</param>
    /// <param name="newRegressors">The regressors by key, from the first of these periods on at least; what they have after is their known future.</param>
    /// <returns>A fit whose training series is longer by them.</returns>
    IRegressionFit Append(ReadOnlySpan<double> newValues, TimeSeriesPanel newRegressors);
}
