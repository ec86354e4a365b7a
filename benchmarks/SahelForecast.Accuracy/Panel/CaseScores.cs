using SahelForecast.Evaluation;

namespace SahelForecast.Accuracy.Panel;

/// <summary>The scores of one case.</summary>
/// <param name="Ape">Absolute percentage error, in percent; NaN for an outcome of zero, which has none.</param>
/// <param name="Within10">1 when the median is within 10 % of the outcome, else 0.</param>
/// <param name="Within25">1 when it is within 25 %, else 0.</param>
/// <param name="AbsoluteLogError">Absolute error of the natural logarithm, values below 1 counting as 1.</param>
/// <param name="Crps">CRPS, in the unit of the series.</param>
/// <param name="LogCrps">CRPS of the logarithm of the ratio to the last value.</param>
/// <param name="Coverage50">1 when the outcome is inside the 50 % interval, else 0.</param>
/// <param name="Coverage80">1 when it is inside the 80 % interval, else 0.</param>
/// <param name="Coverage95">1 when it is inside the 95 % interval, else 0.</param>
/// <param name="LogWidth">Width of the 80 % interval on the natural log scale.</param>
internal sealed record CaseScores(
    double Ape,
    double Within10,
    double Within25,
    double AbsoluteLogError,
    double Crps,
    double LogCrps,
    double Coverage50,
    double Coverage80,
    double Coverage95,
    double LogWidth)
{
    /// <summary>Scores a step.</summary>
    /// <exception cref="ForecastException">A score is not finite: the forecast can't be scored.</exception>
    public static CaseScores Of(BacktestFold fold, int step)
    {
        double Score(ForecastMetric metric) => metric.Evaluate(fold, step);
        bool isZero = fold.Actual.Values[step] == 0;
        var scores = new CaseScores(
            isZero ? double.NaN : Score(ForecastMetric.Mape),
            Score(ForecastMetric.Within(0.1)),
            Score(ForecastMetric.Within(0.25)),
            Score(ForecastMetric.AbsoluteLogError()),
            Score(ForecastMetric.Crps),
            Score(ForecastMetric.LogCrps()),
            Score(ForecastMetric.Coverage(0.5)),
            Score(ForecastMetric.Coverage(0.8)),
            Score(ForecastMetric.Coverage(0.95)),
            Score(ForecastMetric.LogWidth(0.8)));
        return (isZero || double.IsFinite(scores.Ape)) && double.IsFinite(scores.AbsoluteLogError + scores.Crps + scores.LogCrps + scores.LogWidth)
            ? scores
            : throw new ForecastException(FormattableString.Invariant($"The forecast of step {step + 1} can't be scored: CRPS {scores.Crps}, on the log scale {scores.LogCrps}."));
    }
}
