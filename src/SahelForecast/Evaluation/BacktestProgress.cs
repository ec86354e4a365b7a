namespace SahelForecast.Evaluation;

/// <summary>How far a backtest has come.</summary>
/// <param name="Completed">Folds done, failures included.</param>
/// <param name="Total">Folds in all.</param>
public readonly record struct BacktestProgress(int Completed, int Total);
