using SahelForecast.Accuracy.Models;
using SahelForecast.Accuracy.Output;
using static SahelForecast.Accuracy.Output.TextTable;

namespace SahelForecast.Accuracy.Panel;

/// <summary>The results of all models as a table and as files.</summary>
internal sealed class PanelReport(PanelOptions options, IReadOnlyList<PanelResult> results, PanelResult naive)
{
    private static readonly string[] Heads =
        ["model", "h", "n", "medAPE", "APE", "in10", "in25", "ALE", "CRPS", "skill", "lCRPS", "cov50", "cov80", "cov95", "width"];

    private readonly PanelRow[] _rows =
    [
        .. from result in results
           from horizon in options.Horizons
           select PanelRow.Of(result.Model, horizon, [.. result.Cases.Where(one => one.Horizon == horizon)], [.. naive.Cases.Where(one => one.Horizon == horizon)]),
    ];

    private readonly Failure[] _failures = [.. results.SelectMany(result => result.Failures)];

    public void Print(TextWriter target)
    {
        target.WriteLine("medAPE, APE: median and mean absolute percentage error. ALE: mean absolute log error. lCRPS: CRPS of");
        target.WriteLine("the log ratio to the last value. skill: of CRPS, against naive. width: of the 80 % interval, log scale.");
        TextTable.Write(target, Heads, [.. _rows.Select(Cells)]);
        Failure.Print(target, _failures);
        int zeros = naive.Cases.Count(one => double.IsNaN(one.Scores.Ape));
        if (zeros > 0)
        {
            target.WriteLine($"{zeros} cases with an outcome of zero have no percentage error and count in no APE.");
        }
    }

    public void Write(OutputFolder folder)
    {
        string[] keys = options.Layout.Keys;
        folder.Add("cases.csv", target => CsvTable.Write(
            target, ["model", .. keys, "origin", "horizon", "origin_value", "actual", .. StepQuantiles.Names, "crps", "is_fallback"], Cases(keys)));
        folder.Add("failures.csv", target => Failure.Write(target, _failures));
        folder.Add("summary.json", target => Summary.Write(target, _rows));
    }

    private static string[] Cells(PanelRow row) =>
    [
        row.Model, $"{row.Horizon}", $"{row.N}", Number(row.MedianApe, 2), Number(row.MeanApe, 2), Number(row.Within10, 3), Number(row.Within25, 3),
        Number(row.MeanAle, 3), Number(row.Crps, 0), Number(row.CrpsSkill, 3), Number(row.CrpsLog, 3),
        Number(row.Coverage50, 3), Number(row.Coverage80, 3), Number(row.Coverage95, 3), Number(row.LogWidth, 3),
    ];

    private IEnumerable<object[]> Cases(string[] keys) =>
        from result in results
        from one in result.Cases
        select (object[])
        [
            result.Model, .. keys.Select(key => one.Fold.Key[key]), one.Fold.Origin, one.Horizon, one.Fold.Forecast.OriginValue, one.Actual,
            .. StepQuantiles.Of(one.Fold.Forecast.Steps[one.Horizon - 1]).Values.Cast<object>(), one.Scores.Crps, one.Fold.IsFallback,
        ];
}
