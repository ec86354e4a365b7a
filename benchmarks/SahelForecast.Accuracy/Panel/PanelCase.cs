using SahelForecast.Evaluation;

namespace SahelForecast.Accuracy.Panel;

/// <summary>A series, an origin and a horizon whose outcome is known.</summary>
/// <param name="Fold">The origin and its forecast, naive's where the model failed.</param>
/// <param name="Horizon">Periods ahead.</param>
/// <param name="Scores">The scores.</param>
internal sealed record PanelCase(BacktestFold Fold, int Horizon, CaseScores Scores)
{
    public double Actual => Fold.Actual.Values[Horizon - 1];
}
