using System.Text;
using SahelForecast.Accuracy.Input;
using SahelForecast.Distributions;
using SahelForecast.Models.Combination;

namespace SahelForecast.Priors;

/// <summary>Learns how much wider than their pooled distribution outcomes scatter, and writes it as code. Some minutes.</summary>
internal static class CombinationLearning
{
    private static readonly double[] Levels = [0.5, 0.8, 0.95];

    /// <summary>Learns every table.</summary>
    /// <param name="folder">The folder of the data.</param>
    /// <param name="output">The file to write.</param>
    public static void Run(string folder, string output)
    {
        double[][] yearly = Read(folder, "m4/yearly_train");
        double[][] quarterly = Read(folder, "m4/quarterly_train");
        double[][] monthly = [.. Read(folder, "m4/monthly_train"), .. Read(folder, "m3/monthly_train")];
        var unseasonal = new PoolCases(1, 6, [.. Ends(yearly, 6, 7, 200), .. Shortened(yearly, 6, 5, 15)], Judged(folder, "yearly"));
        var shortSeason = new PoolCases(4, 8, [.. Ends(quarterly, 8, 8, 100), .. Shortened(quarterly, 8, 8, 28)], Judged(folder, "quarterly"));
        var longSeason = new PoolCases(12, 18, [.. Ends(monthly, 18, 24, 150)], Judged(folder, "monthly"));

        var text = new StringBuilder();
        text.AppendLine("// Written by benchmarks/SahelForecast.Priors combination; see its CombinationLearning for the data. Not to be edited by hand.");
        text.AppendLine("namespace SahelForecast.Models.Combination;").AppendLine();
        text.AppendLine("internal static partial class SpreadTables").AppendLine("{");
        const string M4 = "the last values of M4's training series";
        foreach (bool isFast in new[] { false, true })
        {
            string prefix = isFast ? "Fast" : "";
            Write(text, $"{prefix}Unseasonal", unseasonal, isFast, (20, 5, 60), $"{M4}, yearly", "M3's yearly tests");
            Write(text, $"{prefix}ShortSeason", shortSeason, isFast, (5, 2, 15), $"{M4}, quarterly", "M3's quarterly tests");
            Write(text, $"{prefix}LongSeason", longSeason, isFast, (5, 2, 12), "the last values of M3's and M4's training series, monthly", "M3's monthly tests");
        }

        File.WriteAllText(output, text.Append('}').AppendLine().ToString().ReplaceLineEndings("\n"));
    }

    private static void Write(
        StringBuilder text, string name, PoolCases cases, bool isFast, (double Usual, double Least, double Most) counts, string learned, string judged)
    {
        PoolOutcome[] outcomes = cases.Learned(isFast);
        var blank = new SpreadTable(default, default, default)
        {
            FarthestStep = cases.Horizon,
            UsualCount = counts.Usual,
            LeastCount = counts.Least,
            MostCount = counts.Most,
            LearnedFrom = learned,
            JudgedOn = judged,
            Covered50 = 0,
            Covered80 = 0,
            Covered95 = 0,
        };
        double[][] rows = [.. outcomes.Select(outcome => Row(blank, outcome.Step, outcome.Seasons))];
        SpreadLaw[] laws = [.. Levels.Select((level, place) =>
        {
            double[] found = QuantileRegression.Fit(rows, [.. outcomes.Select(outcome => outcome.LogRatios[place])], level);
            double[] rounded = Array.ConvertAll(found, number => Math.Round(number, 3));
            return new SpreadLaw(rounded[0], rounded[1], rounded[2], rounded[3]);
        })];
        SpreadTable table = blank with { Law50 = laws[0], Law80 = laws[1], Law95 = laws[2] };
        (double[] own, _) = Coverage(table, outcomes);
        PoolOutcome[] unseen = cases.Judged(isFast);
        (double[] covered, double[] before) = Coverage(table, unseen);
        Console.WriteLine(FormattableString.Invariant(
            $"{name}: {outcomes.Length} outcomes, covered {Shown(own)}; {unseen.Length} judged, covered {Shown(covered)}, without factors {Shown(before)}."));
        text.Append(text[^2] == '{' ? "" : "\n").AppendLine(FormattableString.Invariant($"    // {outcomes.Length} outcomes learned from, {unseen.Length} judged; without factors these would have covered {Shown(before)}."));
        text.AppendLine(string.Concat("    public static SpreadTable ", name, " { get; } = new("));
        for (int i = 0; i < laws.Length; i++)
        {
            text.AppendLine(FormattableString.Invariant($"        new SpreadLaw({laws[i].Constant}, {laws[i].Step}, {laws[i].Count}, {laws[i].Both}){(i == 2 ? ")" : ",")}"));
        }

        text.AppendLine("    {");
        text.AppendLine(FormattableString.Invariant($"        FarthestStep = {table.FarthestStep},"));
        text.AppendLine(FormattableString.Invariant($"        UsualCount = {table.UsualCount},"));
        text.AppendLine(FormattableString.Invariant($"        LeastCount = {table.LeastCount},"));
        text.AppendLine(FormattableString.Invariant($"        MostCount = {table.MostCount},"));
        text.AppendLine(FormattableString.Invariant($"        LearnedFrom = \"{learned}\","));
        text.AppendLine(FormattableString.Invariant($"        JudgedOn = \"{judged}\","));
        text.AppendLine(FormattableString.Invariant($"        Covered50 = {covered[0]:0.000},"));
        text.AppendLine(FormattableString.Invariant($"        Covered80 = {covered[1]:0.000},"));
        text.AppendLine(FormattableString.Invariant($"        Covered95 = {covered[2]:0.000},"));
        text.AppendLine("    };");
    }

    // The regressors of a SpreadLaw.
    private static double[] Row(SpreadTable table, int step, double seasons)
    {
        double logStep = Math.Log(step);
        double logCount = Math.Log(Math.Clamp(seasons, table.LeastCount, table.MostCount) / table.UsualCount);
        return [1, logStep, logCount, logStep * logCount];
    }

    private static (double[] With, double[] Without) Coverage(SpreadTable table, PoolOutcome[] outcomes)
    {
        double[] with = new double[3];
        double[] without = new double[3];
        foreach (PoolOutcome outcome in outcomes)
        {
            SpreadFactors factors = table.At(outcome.Step, outcome.Seasons);
            double[] all = [factors.At50, factors.At80, factors.At95];
            for (int i = 0; i < all.Length; i++)
            {
                with[i] += outcome.LogRatios[i] <= Math.Log(all[i]) ? 1.0 / outcomes.Length : 0;
                without[i] += outcome.LogRatios[i] <= 0 ? 1.0 / outcomes.Length : 0;
            }
        }

        return (with, without);
    }

    private static string Shown(double[] shares) => string.Join(", ", shares.Select(share => FormattableString.Invariant($"{share:0.000}")));

    private static double[][] Read(string folder, string name) => [.. WideFile.Read(Path.Combine(folder, $"{name}.csv.gz"), "id").Select(row => row.Values)];

    private static IEnumerable<HoldOut> Ends(double[][] series, int horizon, int fewest, int most) =>
        from values in series
        let count = values.Length - horizon
        where count >= fewest
        select new HoldOut(values[Math.Max(0, count - most)..count], values[count..]);

    // The same ends from fewer values, so that length is all that differs.
    private static IEnumerable<HoldOut> Shortened(double[][] series, int horizon, int fewest, int most) =>
        from one in series.Select((values, i) => (Values: values, Length: fewest + (i % (most - fewest + 1))))
        let count = one.Values.Length - horizon
        where count > one.Length
        select new HoldOut(one.Values[(count - one.Length)..count], one.Values[count..]);

    private static IEnumerable<HoldOut> Judged(string folder, string frequency)
    {
        Dictionary<string, double[]> future = WideFile.Read(Path.Combine(folder, "m3", $"{frequency}_test.csv.gz"), "id").ToDictionary(row => row.Id, row => row.Values);
        return WideFile.Read(Path.Combine(folder, "m3", $"{frequency}_train.csv.gz"), "id").Select(row => new HoldOut(row.Values, future[row.Id]));
    }
}
