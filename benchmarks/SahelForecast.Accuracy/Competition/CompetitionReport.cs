using SahelForecast.Accuracy.Models;
using SahelForecast.Accuracy.Output;
using static SahelForecast.Accuracy.Output.TextTable;

namespace SahelForecast.Accuracy.Competition;

/// <summary>The outcomes of all models as a table and as files.</summary>
internal sealed class CompetitionReport(
    CompetitionData data, IReadOnlyList<(string Model, IReadOnlyList<SeriesOutcome> Outcomes)> models, IReadOnlyList<SeriesOutcome> naive2)
{
    private static readonly string[] Heads =
        ["model", "n", "fail", "sMAPE", "MASE", "RMSSE", "OWA", "MSIS95", "cov50", "cov80", "cov95", "low<0", "CRPS", "ms med", "mean"];

    private readonly CompetitionRow[] _rows = [.. models.Select(model => CompetitionRow.Of(model.Model, model.Outcomes, naive2))];

    private readonly Failure[] _failures =
    [
        .. models.SelectMany(model => model.Outcomes.Zip(data.Series)
            .Where(pair => pair.First.Failure is not null)
            .Select(pair => new Failure(model.Model, pair.Second.Id, "", pair.First.Failure!))),
    ];

    public void Print(TextWriter target)
    {
        TextTable.Write(target, Heads, [.. _rows.Select(Cells)]);
        Failure.Print(target, _failures);
        int unscaled = naive2.Count(outcome => double.IsNaN(outcome.Scores.Mase));
        if (unscaled > 0)
        {
            target.WriteLine($"{unscaled} series never move in training, so they count in no scaled score (MASE, RMSSE, OWA, MSIS, CRPS).");
        }
    }

    public void Write(OutputFolder folder)
    {
        folder.Add("scores.csv", target => CsvTable.Write(target, ["model", "id", "steps", "failed", .. SeriesScores.Names, "cpu_ms"], Scores()));
        folder.Add("forecasts.csv", target => CsvTable.Write(target, ["model", "id", "step", "actual", .. StepQuantiles.Names], Forecasts()));
        folder.Add("failures.csv", target => Failure.Write(target, _failures));
        folder.Add("summary.json", target => Summary.Write(target, _rows));
    }

    private static string[] Cells(CompetitionRow row) =>
    [
        row.Model, $"{row.N}", $"{row.Failures}", Number(row.Smape, 3), Number(row.Mase, 3), Number(row.Rmsse, 3), Number(row.Owa, 3), Number(row.Msis95, 2),
        Number(row.Coverage50, 3), Number(row.Coverage80, 3), Number(row.Coverage95, 3), Number(row.BelowZero95, 3), Number(row.Crps, 3), Number(row.CpuMsMedian, 3), Number(row.CpuMsMean, 3),
    ];

    private IEnumerable<object[]> Scores() =>
        from model in models
        from pair in model.Outcomes.Zip(data.Series)
        select (object[])
        [
            model.Model, pair.Second.Id, pair.Second.Actual.Count - pair.Second.Actual.MissingCount, pair.First.Failure is not null,
            .. pair.First.Scores.Values.Cast<object>(), pair.First.CpuMilliseconds,
        ];

    private IEnumerable<object[]> Forecasts() =>
        from model in models
        from pair in model.Outcomes.Zip(data.Series)
        from step in Enumerable.Range(0, pair.Second.Actual.Count)
        select (object[])
        [
            model.Model, pair.Second.Id, step + 1, pair.Second.Actual.Values[step],
            .. StepQuantiles.Of(pair.First.Forecast.Steps[step]).Values.Cast<object>(),
        ];
}
