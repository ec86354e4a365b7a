namespace SahelForecast.Stationarity;

/// <summary>A fit of <see cref="SmallRegression"/>.</summary>
/// <param name="LastT">The t value of the last column; NaN when it says nothing new, or no residual is left.</param>
/// <param name="SquaredResiduals">Their sum; 0 when they are only rounding.</param>
/// <param name="Rank">Columns that count.</param>
internal readonly record struct SmallRegressionFit(double LastT, double SquaredResiduals, int Rank);
