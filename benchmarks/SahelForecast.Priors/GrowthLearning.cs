using System.Text;
using SahelForecast.Models.Growth;

namespace SahelForecast.Priors;

/// <summary>Learns the constants of <see cref="PooledGrowthModel"/> and writes them as code.</summary>
internal static class GrowthLearning
{
    // No later year is looked at: those after judge. People in need are known by country for few years, so all of them are used.
    private const int LastYear = 2012;
    private const int LastYearOfNeeds = 2024;

    // Smaller numbers than are learned from, so that no rise from few people is cut.
    private const double LeastBaseOfLimits = 1_000;

    // Where the search begins; what is learned doesn't depend on it.
    private static readonly PooledGrowthPrior Start = new()
    {
        Persistence = 0.5,
        Damping = 0.5,
        Memory = 0.5,
        Clip = 0.2,
        FallScale = 0.1,
        RiseScale = 0.1,
        FallExponent = 0.8,
        RiseExponent = 0.8,
        FallTail = 2,
        RiseTail = 2,
        TailExponent = 0.1,
        TypicalChange = 0.12,
        TypicalChangeWeight = 1,
        ChangeMemory = 0.5,
        Adaptation = 0.5,
        AdaptationFade = 0.1,
        Novelty = 1,
        LargestFall = 5,
        LargestRise = 5,
        LimitExponent = 0.5,
        PathExponent = 0.5,
        BetweenPanels = 0,
        BetweenGroups = 0,
    };

    /// <summary>Learns every kind.</summary>
    /// <param name="folder">The folder of the data.</param>
    /// <param name="output">The file to write.</param>
    public static void Run(string folder, string output)
    {
        // Origins from 1990 on: before, more people went home within few years, and intervals learned from then are too wide since.
        string totals = Path.Combine(folder, "unhcr", "origin_year_totals.csv.gz");
        var refugees = new GrowthCases(YearlyTable.Read(totals, "coo_iso", LastYear, "refugees", "asylum_seekers"), 1990, 10_000, [1, 2, 3, 5, 7, 10]);
        var internally = new GrowthCases(YearlyTable.Read(totals, "coo_iso", LastYear, "idps"), 1993, 10_000, [1, 2, 3, 5]);
        var flows = new GrowthCases(
            YearlyTable.Read(Path.Combine(folder, "unhcr", "flows.csv.gz"), "coo_iso", LastYear, "refugees", "asylum_seekers", "refugee_like", "oip"), 1990, 1_000, [1, 2, 3, 5]);
        var needs = new GrowthCases(YearlyTable.Read(Path.Combine("samples", "Backtesting", "people-in-need.csv"), "country", LastYearOfNeeds, "people"), 2014, 1, [1, 2, 3]);

        Dictionary<string, string> regions = YearlyTable.Regions(Path.Combine(folder, "unhcr", "countries.csv"));
        PooledGrowthPrior ofRefugees = Finish(refugees, GrowthSearch.Run(refugees.Loss, Start, GrowthConstant.All), regions);
        PooledGrowthPrior ofFlows = Finish(flows, GrowthSearch.Run(flows.Loss, ofRefugees, GrowthConstant.All), regions);
        PooledGrowthPrior ofInternally = LearnFew("InternallyDisplacedStock", internally, ofRefugees, ofFlows);
        PooledGrowthPrior ofNeeds = LearnFew("PeopleInNeed", needs, ofRefugees, ofFlows);

        var text = new StringBuilder();
        var written = new Dictionary<PooledGrowthPrior, string>();
        text.AppendLine("// Written by benchmarks/SahelForecast.Priors growth; see its GrowthLearning for the data. Not to be edited by hand.");
        text.AppendLine("namespace SahelForecast.Models.Growth;").AppendLine();
        text.AppendLine("internal static partial class PooledGrowthPriors").AppendLine("{");
        Write(text, written, "RefugeeStock", $"Refugees and asylum seekers by origin, UNHCR 1951 to {LastYear}", refugees, ofRefugees);
        Write(text, written, "InternallyDisplacedStock", $"Internally displaced people of concern to UNHCR, 1993 to {LastYear}; where too few tell, as of the kind that serves best", internally, ofInternally);
        Write(text, written, "NewDisplacement", $"New refugees and asylum seekers by origin, UNHCR 1962 to {LastYear}", flows, ofFlows);
        Write(text, written, "PeopleInNeed", $"Six Sahel countries, OCHA 2014 to {LastYearOfNeeds}; where too few tell, as of the kind that serves best", needs, ofNeeds);
        File.WriteAllText(output, text.Append('}').AppendLine().ToString().ReplaceLineEndings("\n"));
    }

    // Where there is too little to learn all: how much goes on, and the scales, the rest as of another kind; and these too only if those of one half of the countries serve the other half.
    private static PooledGrowthPrior LearnFew(string name, GrowthCases cases, params PooledGrowthPrior[] others)
    {
        GrowthConstant[] few = [.. GrowthConstant.All.Where(constant => constant.Name is "Persistence" or "FallScale" or "RiseScale")];
        (GrowthCases first, GrowthCases second) = cases.Halves();
        (double Loss, PooledGrowthPrior Other, bool IsOwn) best = (double.PositiveInfinity, others[0], false);
        foreach (PooledGrowthPrior other in others)
        {
            double own = (first.Loss(GrowthSearch.Run(second.Loss, other, few)) + second.Loss(GrowthSearch.Run(first.Loss, other, few))) / 2;
            double borrowed = (first.Loss(other) + second.Loss(other)) / 2;
            Console.WriteLine(FormattableString.Invariant($"{name}: loss on the other half of countries {own:0.0000} with constants of its own, {borrowed:0.0000} without."));
            best = Math.Min(own, borrowed) < best.Loss ? (Math.Min(own, borrowed), other, own < borrowed) : best;
        }

        return best.IsOwn ? GrowthSearch.Run(cases.Loss, best.Other, few) : best.Other;
    }

    // What follows from the rest: limits, the likeness of the years of a path, and how much panels and their groups differ.
    private static PooledGrowthPrior Finish(GrowthCases cases, PooledGrowthPrior prior, Dictionary<string, string> regions)
    {
        var limits = new GrowthLimits();
        new GrowthCases(cases.Series, cases.FirstOrigin, LeastBaseOfLimits, cases.Horizons).ForEach(prior, (_, _, horizon, step, log) => limits.See(horizon, log - step.Median));
        var likeness = new PathLikeness();
        var spread = new ScaleSpread(regions);
        cases.ForEach(prior, (series, origin, horizon, step, log) =>
        {
            likeness.See((series, origin), horizon, step.Surprise(log).NormalScore);
            spread.See(horizon, cases.Series[series], origin, step.Surprise(log));
        });
        return prior with
        {
            LargestFall = limits.Fall,
            LargestRise = limits.Rise,
            LimitExponent = limits.Exponent,
            PathExponent = likeness.Exponent,
            BetweenPanels = spread.BetweenDecades,
            BetweenGroups = spread.BetweenRegions,
        };
    }

    private static void Write(StringBuilder text, Dictionary<PooledGrowthPrior, string> written, string name, string source, GrowthCases cases, PooledGrowthPrior prior)
    {
        int count = 0;
        cases.ForEach(prior, (_, _, _, _, _) => count++);
        Console.WriteLine(FormattableString.Invariant($"{name}: {count} outcomes, loss {cases.Loss(prior):0.0000}, as of the start {cases.Loss(Start):0.0000}; {prior}"));
        text.Append(text[^2] == '{' ? "" : "\n").AppendLine(FormattableString.Invariant($"    // {source}; {count} outcomes, mean log loss {cases.Loss(prior):0.000}."));
        if (written.TryGetValue(prior, out string? same))
        {
            text.AppendLine(string.Concat("    private static readonly PooledGrowthPrior ", name, " = ", same, ";"));
            return;
        }

        written.Add(prior, name);
        text.AppendLine(string.Concat("    private static readonly PooledGrowthPrior ", name, " = new()")).AppendLine("    {");
        foreach (System.Reflection.PropertyInfo property in typeof(PooledGrowthPrior).GetProperties())
        {
            text.AppendLine(FormattableString.Invariant($"        {property.Name} = {(double)property.GetValue(prior)!:G4},"));
        }

        text.AppendLine("    };");
    }
}
