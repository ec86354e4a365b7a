namespace SahelForecast.Accuracy.Drivers;

/// <summary>What <c>drivers</c> is asked for.</summary>
/// <param name="Horizons">Periods ahead to report.</param>
/// <param name="FirstOrigin">The first origin.</param>
/// <param name="LastOrigin">The last origin.</param>
/// <param name="LongestLag">The driver's lags go from 0 to this.</param>
internal sealed record DriversOptions(IReadOnlyList<int> Horizons, Period FirstOrigin, Period LastOrigin, int LongestLag);
