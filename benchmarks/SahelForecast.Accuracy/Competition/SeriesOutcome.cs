namespace SahelForecast.Accuracy.Competition;

/// <summary>What became of one series under one model.</summary>
/// <param name="Forecast">The forecast that is scored; naive's when the model failed.</param>
/// <param name="Scores">Its scores.</param>
/// <param name="CpuMilliseconds">What the model took, failed or not: fit, forecast, and the quantiles of every step.</param>
/// <param name="Failure">Why the model failed; null when it did not.</param>
internal sealed record SeriesOutcome(Forecast Forecast, SeriesScores Scores, double CpuMilliseconds, string? Failure);
