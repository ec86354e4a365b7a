using SahelForecast.Evaluation;

namespace SahelForecast.Accuracy.Competition;

/// <summary>A model's line in the table: means over series, each series counted once. Its properties are the keys of <c>summary.json</c>.</summary>
internal sealed record CompetitionRow(
    string Model,
    int N,
    int Failures,
    double Smape,
    double Mase,
    double Rmsse,
    double Owa,
    double Msis95,
    double Coverage50,
    double Coverage80,
    double Coverage95,
    double BelowZero95,
    double Crps,
    double CpuMsMedian,
    double CpuMsMean)
{
    /// <summary>Sums up a model.</summary>
    /// <param name="model">Its name.</param>
    /// <param name="outcomes">Its outcomes.</param>
    /// <param name="naive2">The outcomes of Naive2 on the same series, for OWA.</param>
    public static CompetitionRow Of(string model, IReadOnlyList<SeriesOutcome> outcomes, IReadOnlyList<SeriesOutcome> naive2)
    {
        double[] cpu = [.. outcomes.Select(outcome => outcome.CpuMilliseconds).Order()];
        double smape = Mean(outcomes, scores => scores.Smape);
        double mase = Mean(outcomes, scores => scores.Mase);
        return new CompetitionRow(
            model,
            outcomes.Count,
            outcomes.Count(outcome => outcome.Failure is not null),
            smape,
            mase,
            Mean(outcomes, scores => scores.Rmsse),
            ScoringRules.OverallWeightedAverage(smape, mase, Mean(naive2, scores => scores.Smape), Mean(naive2, scores => scores.Mase)),
            Mean(outcomes, scores => scores.Msis95),
            Mean(outcomes, scores => scores.Coverage50),
            Mean(outcomes, scores => scores.Coverage80),
            Mean(outcomes, scores => scores.Coverage95),
            Mean(outcomes, scores => scores.BelowZero95),
            Mean(outcomes, scores => scores.Crps),
            (cpu[(cpu.Length - 1) / 2] + cpu[cpu.Length / 2]) / 2,
            cpu.Average());
    }

    // Over the series that have the score; NaN when none has.
    private static double Mean(IReadOnlyList<SeriesOutcome> outcomes, Func<SeriesScores, double> score) =>
        outcomes.Select(outcome => score(outcome.Scores)).Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Average();
}
