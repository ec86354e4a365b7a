namespace SahelForecast.Models.Ets;

/// <summary>Smoothing parameters, and where level and trend stand. The season is kept beside, as it is a ring.</summary>
/// <param name="Alpha">The share of an error that moves the level.</param>
/// <param name="Beta">That moves the trend.</param>
/// <param name="Gamma">That moves the season.</param>
/// <param name="Phi">What is left of a trend after a period; 1 when not damped.</param>
/// <param name="Level">The level.</param>
/// <param name="Trend">The trend; 0 without.</param>
internal readonly record struct EtsState(double Alpha, double Beta, double Gamma, double Phi, double Level, double Trend);

/// <summary>How well a recursion fits.</summary>
/// <param name="End">Where it ended.</param>
/// <param name="SumOfSquares">Of the errors, relative ones where they are multiplicative; infinity when a mean that must be above 0 was not.</param>
/// <param name="LogMeans">The sum of the logarithms of the means with multiplicative errors; else 0.</param>
/// <param name="Count">Observed values.</param>
internal readonly record struct EtsScore(EtsState End, double SumOfSquares, double LogMeans, int Count);
