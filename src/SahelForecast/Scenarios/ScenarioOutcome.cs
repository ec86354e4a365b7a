namespace SahelForecast.Scenarios;

/// <summary>What a scenario makes of a baseline.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Forecasts">The series under it, with their paths.</param>
public sealed record ScenarioOutcome(Scenario Scenario, ForecastPanel Forecasts);
