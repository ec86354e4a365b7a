using SahelForecast.Evaluation;

namespace SahelForecast.Accuracy.Competition;

/// <summary>The scores of one series, over its steps with a known outcome; scaled ones are NaN where the training part has no scale.</summary>
internal sealed record SeriesScores(
    double Smape,
    double Mase,
    double Rmsse,
    double Msis95,
    double Coverage50,
    double Coverage80,
    double Coverage95,
    double BelowZero95,
    double Crps)
{
    public static IReadOnlyList<string> Names { get; } =
        ["smape", "mase", "rmsse", "msis95", "coverage50", "coverage80", "coverage95", "below_zero95", "crps"];

    public IReadOnlyList<double> Values => [Smape, Mase, Rmsse, Msis95, Coverage50, Coverage80, Coverage95, BelowZero95, Crps];

    /// <summary>Scores a fold.</summary>
    /// <exception cref="ForecastException">A score is not finite where naive's is: the forecast can't be scored.</exception>
    public static SeriesScores Of(BacktestFold fold, int season)
    {
        int[] steps = [.. Enumerable.Range(0, fold.Forecast.Horizon).Where(step => !double.IsNaN(fold.Actual.Values[step]))];
        double Score(ForecastMetric metric) => metric.Summarise([.. steps.Select(step => metric.Evaluate(fold, step))]);
        var scores = new SeriesScores(
            Score(ForecastMetric.Smape),
            Score(ForecastMetric.Mase(season)),
            Score(ForecastMetric.Rmsse(season)),
            Score(ForecastMetric.Msis(0.95, season)),
            Score(ForecastMetric.Coverage(0.5)),
            Score(ForecastMetric.Coverage(0.8)),
            Score(ForecastMetric.Coverage(0.95)),
            steps.Average(step => fold.Forecast.Steps[step].Interval(0.95).Lower < 0 ? 1.0 : 0.0),
            Score(ForecastMetric.ScaledCrps(season)));

        // A finite forecast has all scores but for a missing scale, which is missing for every model.
        bool isScaled = !double.IsNaN(scores.Mase);
        return !isScaled || scores.Values.All(double.IsFinite)
            ? scores
            : throw new ForecastException($"The forecast can't be scored: {string.Join(", ", Names.Zip(scores.Values).Where(score => !double.IsFinite(score.Second)).Select(score => score.First))} is not finite.");
    }
}
