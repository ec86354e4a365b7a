namespace SahelForecast.Evaluation;

/// <summary>What a model learns from at each origin of a backtest.</summary>
public enum TrainingWindow
{
    /// <summary>Everything from the first period to the origin.</summary>
    Expanding,

    /// <summary>The same number of periods at each origin, the latest ones.</summary>
    Sliding,
}
