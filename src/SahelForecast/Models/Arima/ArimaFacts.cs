namespace SahelForecast.Models.Arima;

/// <summary>What was estimated and how well it went. Never changed.</summary>
/// <param name="Order">The order.</param>
/// <param name="Season">Periods in a season.</param>
/// <param name="HasConstant">Whether a constant was estimated.</param>
/// <param name="Constant">The mean, or the drift a period.</param>
/// <param name="Coefficients">Autoregressive, moving average, seasonal autoregressive, seasonal moving average.</param>
/// <param name="StandardDeviation">Of the errors, on the degrees of freedom left.</param>
/// <param name="LogLikelihood">Gaussian, exact.</param>
/// <param name="Observed">Values that count.</param>
/// <param name="Regressors">Other series whose amounts were estimated.</param>
/// <param name="GradientNorm">Of the search.</param>
/// <param name="Converged">Whether it met its tolerance.</param>
internal sealed record ArimaFacts(
    ArimaOrder Order,
    int Season,
    bool HasConstant,
    double Constant,
    double[] Coefficients,
    double StandardDeviation,
    double LogLikelihood,
    int Observed,
    int Regressors,
    double GradientNorm,
    bool Converged)
{
    /// <summary>How many coefficients of each kind.</summary>
    public ArmaShape Shape => Order.Shape(Season);

    /// <summary>Values lost to differencing.</summary>
    public int Lost => Order.Lost(Season);

    /// <summary>Estimated numbers, the variance included.</summary>
    public int ParameterCount => Coefficients.Length + (HasConstant ? 1 : 0) + Regressors + 1;

    /// <summary>What each differenced value holds of the constant.</summary>
    public double Level => HasConstant ? Constant * (Order.SeasonalD > 0 ? Season : 1) : 0;
}
