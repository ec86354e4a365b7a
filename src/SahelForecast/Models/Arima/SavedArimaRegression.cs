namespace SahelForecast.Models.Arima;

/// <summary>What a saved regression with ARIMA errors keeps.</summary>
/// <param name="Noise">The model of what regressors leave.</param>
/// <param name="Rest">What they leave of the last value.</param>
/// <param name="RestFitted">The one-step forecast of that.</param>
/// <param name="Regressors">The regressors, what they add, and what is known of their future.</param>
/// <param name="Doubt">What is uncertain of their amounts.</param>
/// <param name="Dropped">Regressors that were left out.</param>
internal sealed record SavedArimaRegression(SavedArima Noise, double Rest, double RestFitted, SavedRegressor[] Regressors, SavedArimaDoubt Doubt, SavedDroppedRegressor[] Dropped)
{
    /// <summary>What regressors leave of a series, at its last period.</summary>
    public SavedSeries RestOf(TimeSeries series) =>
        SavedSeries.Of(new TimeSeries(series.Periods, new[] { Rest }, series.Key, series.Metadata.AsDifference(FittedArimaRegression.RestName(series))), RestFitted);
}

/// <summary>A regressor and what one more of it adds; its known values from the first period after the series on, as bytes.</summary>
internal sealed record SavedRegressor(string[][] Key, string Name, double Amount, byte[] Future);

/// <summary>What is uncertain of amounts: their triangular factor, and where each column stands, as bytes; the level of the constant's.</summary>
internal sealed record SavedArimaDoubt(byte[] Factor, byte[] Positions, double? Constant, bool IsAllowedFor);

/// <summary>A regressor that was left out, and why.</summary>
internal sealed record SavedDroppedRegressor(string[][] Key, string Name, string Reason);
