using SahelForecast.Evaluation;

namespace SahelForecast.Accuracy.Panel;

/// <summary>A model's line for one horizon, over cases. Its properties are the keys of <c>summary.json</c>.</summary>
internal sealed record PanelRow(
    string Model,
    int Horizon,
    int N,
    double MedianApe,
    double MeanApe,
    double Within10,
    double Within25,
    double MeanAle,
    double Crps,
    double CrpsSkill,
    double CrpsLog,
    double Coverage50,
    double Coverage80,
    double Coverage95,
    double LogWidth)
{
    /// <summary>Sums up a horizon.</summary>
    /// <param name="model">The name of the model.</param>
    /// <param name="horizon">Periods ahead.</param>
    /// <param name="cases">Its cases there.</param>
    /// <param name="naive">Naive's on the same origins.</param>
    public static PanelRow Of(string model, int horizon, IReadOnlyList<PanelCase> cases, IReadOnlyList<PanelCase> naive)
    {
        double[] percentages = [.. cases.Select(one => one.Scores.Ape).Where(error => !double.IsNaN(error))];
        double crps = Mean(cases, scores => scores.Crps);
        return new PanelRow(
            model,
            horizon,
            cases.Count,
            percentages.Length == 0 ? double.NaN : ForecastMetric.MedianApe.Summarise(percentages),
            percentages.DefaultIfEmpty(double.NaN).Average(),
            Mean(cases, scores => scores.Within10),
            Mean(cases, scores => scores.Within25),
            Mean(cases, scores => scores.AbsoluteLogError),
            crps,
            ScoringRules.Skill(crps, Mean(naive, scores => scores.Crps)),
            Mean(cases, scores => scores.LogCrps),
            Mean(cases, scores => scores.Coverage50),
            Mean(cases, scores => scores.Coverage80),
            Mean(cases, scores => scores.Coverage95),
            Mean(cases, scores => scores.LogWidth));
    }

    private static double Mean(IReadOnlyList<PanelCase> cases, Func<CaseScores, double> score) =>
        cases.Select(one => score(one.Scores)).DefaultIfEmpty(double.NaN).Average();
}
