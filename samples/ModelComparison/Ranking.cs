using System.Globalization;
using SahelForecast;
using SahelForecast.Evaluation;
using static Samples.ConsoleText;

namespace ModelComparison;

/// <summary>What was tried, and the table of who did best.</summary>
internal static class Ranking
{
    private const int MostNamed = 5;
    private const string Unknown = "-";

    public static void PrintFigures(Trial trial)
    {
        TimeSeriesPanel panel = trial.Figures.Panel;
        BacktestResult naive = trial.Naive.Result;
        Paragraph(string.Create(CultureInfo.InvariantCulture,
            $"{trial.Figures.Title}: {panel.Count} series, {panel[0].Frequency}, {panel.Select(series => series.Periods.Start).Min()} to {panel.Select(series => series.Periods.Last).Max()}. Source: {trial.Figures.Source}."));
        Paragraph(string.Create(CultureInfo.InvariantCulture,
            $"From each origin between {naive.Folds.Min(fold => fold.Origin)} and {naive.Folds.Max(fold => fold.Origin)} every model learns what was known by then and forecasts {trial.Ahead}: {naive.Folds.Count} forecasts a model, compared with {naive.CountByStep().Sum()} outcomes. Read how sure a difference is before its rank."));
        if (trial.LeftOut.Count > 0)
        {
            string names = string.Join("; ", trial.LeftOut.Take(MostNamed).Select(key => $"({key})"));
            Paragraph($"Left out, as too short: {names}{(trial.LeftOut.Count > MostNamed ? $" and {trial.LeftOut.Count - MostNamed} more" : "")}.");
        }
    }

    public static void PrintTable(Trial trial)
    {
        ForecastMetric mase = ForecastMetric.Mase(trial.Figures.Frequency.SeasonLength());
        Line($"{"",20}{(trial.IsLog ? "log" : "scaled"),8}{"against",9}{"",7}{"median",9}{"share held by",19}{"beats",8}{"",8}{"failed",8}");
        Line($"{"",3}  {"model",-15}{"CRPS",8}{"naive",9}{"MASE",7}{"error",9}{"50 %",7}{"80 %",6}{"95 %",6}{"naive",8}{"p",8}{"of " + trial.Naive.Result.Folds.Count,8}");
        foreach ((int index, Standing one) in trial.Ranked.Index())
        {
            bool isNaive = one == trial.Naive;
            string rank = one.IsOut ? Unknown : $"{index + 1}";
            string against = isNaive ? "" : Percent((one.Score / trial.Naive.Score) - 1, "+0;-0;0");
            string better = isNaive || one.IsOut ? "" : Percent(one.ShareBetterThan(trial.Naive), "0");
            string chance = isNaive || one.IsOut ? "" : Chance(one.ChanceAgainst(trial.Naive));
            string[] held = [.. one.Coverage.Select(row => Percent(row.Coverage, "0"))];
            Line($"{rank,3}  {Cut(one.Name),-15}{Number(one.Score, "0.000"),8}{against,9}{Number(one.Result.Score(mase), "0.00"),7}{Percent(one.Result.Score(ForecastMetric.MedianApe) / 100, "0"),9}{held[0],7}{held[1],6}{held[2],6}{better,8}{chance,8}{one.Result.Failures.Count,8}");
        }

        Console.WriteLine();
        Paragraph(trial.IsLog
            ? "log CRPS: how far the whole forecast was from what came, as a logarithm: 0.1 is about 10 %. Lower is better."
            : "scaled CRPS: how far the whole forecast was from what came, over the usual change of its series. Lower is better.", indent: 2);
        Paragraph("MASE: the median's error over the usual change until then; a jump after calm years drives it. beats naive: in this share of the forecasts. p: how often chance alone would make so large a difference from naive (Diebold-Mariano, origins in the order of time).", indent: 2);
        foreach (Standing one in trial.Ranked.Where(one => one.Result.Failures.Count > 0))
        {
            Paragraph($"{one.Name} failed {one.Result.Failures.Count} times, where naive takes its place. First: {one.Result.Failures[0].ToString().Split(" (Parameter")[0]}", indent: 2);
        }
    }

    private static string Chance(double? p) => p is null ? Unknown : p < 0.001 ? "< 0.001" : Number(p.Value, "0.000");

    private static string Percent(double share, string format) => double.IsFinite(share) ? Number(100 * share, format) + " %" : Unknown;

    private static string Number(double value, string format) => double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : Unknown;

    private static string Cut(string name) => name.Length <= 15 ? name : name[..14] + ".";
}
