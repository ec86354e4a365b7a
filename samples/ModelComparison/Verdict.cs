using SahelForecast.Evaluation;
using static Samples.ConsoleText;

namespace ModelComparison;

/// <summary>The finding in plain words: who wins, whether that is sure, and whose intervals can be trusted.</summary>
internal static class Verdict
{
    private const double Significance = 1 - Standing.Level;

    public static void Print(Trial trial)
    {
        Paragraph($"{Winner(trial)} {Rivals(trial)}".TrimEnd());
        if (Ranks(trial) is string ranks)
        {
            Paragraph(ranks);
        }

        Paragraph(Intervals(trial));
    }

    private static string Winner(Trial trial)
    {
        Standing best = trial.Running[0], naive = trial.Naive;
        if (best == naive)
        {
            return "No model does better than no change (naive). Forecast with it, and look for what moves the figures rather than for another model.";
        }

        string lead = FormattableString.Invariant(
            $"{best.Name} comes out best: its score is {100 * (1 - (best.Score / naive.Score)):0} % below that of no change (naive).");
        int tried = trial.Running.Count - 1;
        return best.ChanceAgainst(naive) switch
        {
            null => $"{lead} There are too few origins to say whether that is more than chance.",
            double p when p * tried < Significance => $"{lead} Chance would hardly make so large a difference (p = {P(p)}), even allowing for {tried} models tried: for figures like these it is likely to last.",
            double p when p < Significance && tried > 1 => $"{lead} That isn't sure: p = {P(p)} would do for one model, but {tried} were tried, and one of them may have been lucky.",
            double p => $"{lead} That isn't sure: chance alone makes so large a difference in {FormattableString.Invariant($"{100 * p:0}")} of 100 such comparisons.",
        };
    }

    private static string Rivals(Trial trial)
    {
        Standing best = trial.Running[0];
        string[] equal = [.. trial.Running.Skip(1).Where(one => one != trial.Naive && !(one.ChanceAgainst(best) < Significance)).Select(one => one.Name)];
        string[] worse = [.. trial.Running.Where(one => one.Score > trial.Naive.Score && one.ChanceAgainst(trial.Naive) < Significance).Select(one => one.Name)];
        return (equal.Length > 0 ? $"Too close to it to be told apart: {List(equal)}. " : "")
            + (worse.Length > 0 ? $"Worse than no change beyond chance: {List(worse)}." : "");
    }

    private static string? Ranks(Trial trial)
    {
        BacktestResult[] results = [.. trial.Running.Select(one => one.Result)];
        if (results.Length < 2 || trial.Naive.SeriesCount < 2)
        {
            return null;
        }

        RankComparison ranks = BacktestComparison.Ranks(results, trial.Metric);
        (string name, double rank) = ranks.Models.Zip(ranks.MeanRanks).MinBy(model => model.Second);
        string[] beaten = [.. ranks.DifferentPairs(Standing.Level).Where(pair => pair.Better == name).Select(pair => pair.Worse)];
        return FormattableString.Invariant(
            $"Ranked within each of the {ranks.SeriesCount} series, {name} stands first on average (mean rank {rank:0.0} of {ranks.Models.Count}; Friedman test, p = {P(ranks.FPValue)}), ")
            + (beaten.Length > 0 ? $"and beats {List(beaten)} beyond chance." : "and beats none beyond chance: each series counts as one, and there are few.");
    }

    private static string Intervals(Trial trial)
    {
        IReadOnlyList<Standing> all = trial.Running;
        string[] parts =
        [
            Names(Trust.Holds) is { Length: > 0 } good ? $"Intervals that hold as often as they say, as far as {all[0].Coverage[0].Count} outcomes can tell: {List(good)}." : "No model's intervals hold as often as they say.",
            .. Names(Trust.TooNarrow) is { Length: > 0 } narrow ? [$"Too narrow: {List(narrow)}."] : (string[])[],
            .. Names(Trust.TooWide) is { Length: > 0 } wide ? [$"Too wide, safe but vague: {List(wide)}."] : (string[])[],
        ];
        return string.Join(' ', parts);

        string[] Names(Trust trust) =>
            [.. all.Where(one => one.Trust == trust).Select(one => one.Worst is ReliabilityRow row
                ? FormattableString.Invariant($"{one.Name} ({100 * row.Level:0} % intervals held {100 * row.Coverage:0} %)")
                : one.Name)];
    }

    private static string P(double p) => p < 0.001 ? "0.001 or less" : FormattableString.Invariant($"{p:0.000}");

    private static string List(string[] names) => names.Length == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";
}
