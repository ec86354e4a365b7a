namespace SahelForecast.Models.Arima;

/// <summary>How many coefficients the stationary part of a model has, and of what kind.</summary>
/// <param name="P">Autoregressive.</param>
/// <param name="Q">Moving average.</param>
/// <param name="SeasonalP">Seasonal autoregressive.</param>
/// <param name="SeasonalQ">Seasonal moving average.</param>
/// <param name="Season">Periods in a season.</param>
/// <remarks>The coefficients lie one after the other in this order. Where they are searched for each stands for itself as the partial autocorrelation of its polynomial, in
/// [-1, 1], which makes autoregressions stationary and moving averages invertible (O. Barndorff-Nielsen and G. Schou 1973; J. F. Monahan 1984).</remarks>
internal readonly record struct ArmaShape(int P, int Q, int SeasonalP, int SeasonalQ, int Season)
{
    /// <summary>Coefficients.</summary>
    public int Count => P + Q + SeasonalP + SeasonalQ;

    /// <summary>Coefficients, filled up to whole vectors.</summary>
    public int Stride => (Count + 7) / 8 * 8;

    /// <summary>The longest lag of the two autoregressive factors multiplied out.</summary>
    public int ArLags => P + (SeasonalP * Season);

    /// <summary>The same of the moving average.</summary>
    public int MaLags => Q + (SeasonalQ * Season);

    /// <summary>Numbers that carry the past on: the forecasts of the next values but for what the last one added.</summary>
    public int States => Math.Max(ArLags, MaLags + 1);

    /// <summary>Whether a coefficient is autoregressive.</summary>
    public bool IsAr(int place) => place < P || (place >= P + Q && place < P + Q + SeasonalP);
}
