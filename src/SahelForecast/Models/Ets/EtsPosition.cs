namespace SahelForecast.Models.Ets;

/// <summary>Where a fit stands after its last observed value.</summary>
/// <param name="Level">The level.</param>
/// <param name="Trend">The trend; 0 without.</param>
/// <param name="Season">The seasonal states, that of the next period first; empty without.</param>
/// <param name="MissingAtEnd">Periods since.</param>
internal sealed record EtsPosition(double Level, double Trend, double[] Season, int MissingAtEnd);
