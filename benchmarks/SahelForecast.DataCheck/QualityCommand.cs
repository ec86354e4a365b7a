using SahelForecast.Data;

namespace SahelForecast.DataCheck;

/// <summary>Measures the quality checks: how often a seeded defect is found, and how often something is found in published series that nobody hurt.</summary>
internal static class QualityCommand
{
    private const double Percent = 100;
    private static readonly double[] Edges = [0, 2, 4, 6, 8, 12, 20, double.PositiveInfinity];

    /// <summary>Prints four tables.</summary>
    /// <param name="folder">The folder with m3, m4 and unhcr.</param>
    public static int Run(string folder)
    {
        IReadOnlyList<QualityCorpus> corpora = QualityCorpus.Read(folder);
        Alarms(corpora);
        Console.WriteLine();
        Table("seeded defect found, % of series", corpora, SeededDefect.All.Select(defect => (defect.Name, (Func<TimeSeries, int, bool>)defect.IsFound)));
        Console.WriteLine();
        Table(
            "defect between series found, % of series", corpora,
            SeededDefect.Between.Select(defect => (defect.Name, (Func<TimeSeries, int, bool>)((series, number) =>
                defect.Check(series, SeededDefect.Place(series.Count, number)).Any(finding => finding.Defect == defect.Kind)))));
        Console.WriteLine();
        BySize(corpora);
        return 0;
    }

    private static void Alarms(IReadOnlyList<QualityCorpus> corpora)
    {
        DataDefect[] kinds = [DataDefect.Gap, DataDefect.AbsentAsZero, DataDefect.Frozen, DataDefect.UnitChange, DataDefect.LevelShift];
        Table(
            "finding in a series as published, % of series", corpora,
            [
                .. kinds.Select(kind => (kind.ToString(), (Func<TimeSeries, int, bool>)((series, _) => DataQuality.Check(series).Any(finding => finding.Defect == kind)))),
                ("any of them", (series, _) => DataQuality.Check(series).Count > 0),
                ("totals and parts", (series, _) => SeededDefect.Divided(series, 0, total: 1, part: 1).Any(finding => finding.Defect is DataDefect.TotalDiffersFromParts or DataDefect.OverlappingCategories)),
            ]);
        Console.WriteLine();
        foreach (QualityCorpus corpus in corpora)
        {
            int copies = DataQuality.Check(TimeSeriesPanel.Create(corpus.Series)).Count(finding => finding.Defect == DataDefect.Duplicate);
            Console.WriteLine($"{corpus.Name}: {copies} of {corpus.Series.Count} series have the figures of another.");
        }
    }

    private static void Table(string title, IReadOnlyList<QualityCorpus> corpora, IEnumerable<(string Name, Func<TimeSeries, int, bool> Holds)> rows)
    {
        Console.WriteLine($"| {title} | {string.Join(" | ", corpora.Select(corpus => corpus.Name))} |");
        Console.WriteLine($"|---{string.Concat(corpora.Select(_ => "|---:"))}|");
        foreach ((string name, Func<TimeSeries, int, bool> holds) in rows)
        {
            Console.WriteLine($"| {name} | {string.Join(" | ", corpora.Select(corpus => Share(corpus.Series.Where((series, number) => holds(series, number)).Count(), corpus.Series.Count)))} |");
        }
    }

    // A shift no larger than what the series does by itself can't be told: the found share by how many usual changes it is.
    private static void BySize(IReadOnlyList<QualityCorpus> corpora)
    {
        SeededDefect[] shifts = [.. SeededDefect.All.Where(defect => defect.Kind == DataDefect.LevelShift)];
        Console.WriteLine($"| level shift, in median changes | {string.Join(" | ", corpora.Select(corpus => corpus.Name))} |");
        Console.WriteLine($"|---{string.Concat(corpora.Select(_ => "|---:"))}|");
        (double Size, bool IsFound)[][] measured =
        [
            .. corpora.Select(corpus => corpus.Series.SelectMany((series, number) => shifts.Select(shift =>
                (Math.Abs(Math.Log(double.Parse(shift.Name.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture))) / MedianChange(series), shift.IsFound(series, number)))).ToArray()),
        ];
        for (int i = 0; i + 1 < Edges.Length; i++)
        {
            (double from, double to) = (Edges[i], Edges[i + 1]);
            Console.WriteLine($"| {(double.IsInfinity(to) ? $"over {from}" : $"{from} to {to}")} | {string.Join(" | ", measured.Select(corpus => Cell([.. corpus.Where(one => one.Size >= from && one.Size < to)])))} |");
        }

        static string Cell((double Size, bool IsFound)[] some) => some.Length == 0 ? "" : $"{Share(some.Count(one => one.IsFound), some.Length)} of {some.Length}";
    }

    private static double MedianChange(TimeSeries series)
    {
        double[] logs = [.. series.Values.ToArray().Where(value => value > 0).Select(value => Math.Log(value))];
        double[] changes = [.. logs.Skip(1).Select((log, i) => Math.Abs(log - logs[i])).Order()];
        return changes[changes.Length / 2];
    }

    private static string Share(int some, int all) => $"{Percent * some / all:0.0}";
}
