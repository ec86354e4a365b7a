namespace SahelForecast;

/// <summary>One value of a series.</summary>
/// <param name="Period">The period it belongs to.</param>
/// <param name="Value">The value in the unit of the series; NaN when it is missing.</param>
public readonly record struct Observation(Period Period, double Value);
