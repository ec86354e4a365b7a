namespace SahelForecast.Decomposition;

/// <summary>A seasonal adjustment as a saved fit keeps it.</summary>
/// <param name="Length">Periods in a season.</param>
/// <param name="Autocorrelation">What the test found; NaN when it was not possible.</param>
/// <param name="Limit">What it compared with.</param>
/// <param name="Indices">One a season, that of the origin first; empty when no adjustment is made.</param>
internal sealed record SavedSeason(int Length, double Autocorrelation, double Limit, double[] Indices);
