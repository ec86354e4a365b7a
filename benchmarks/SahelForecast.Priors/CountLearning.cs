using System.Text;
using SahelForecast.Accuracy.Input;
using SahelForecast.Models.Counts;

namespace SahelForecast.Priors;

/// <summary>Learns what models of counts believe before they see a series, from monthly deaths in conflict of all countries up to 2014.</summary>
internal static class CountLearning
{
    private const int Horizon = 6;

    // A change of the memory that gains less than this share is left alone.
    private const double LeastGain = 3e-4;

    // Months between origins: what countries do in neighbouring months is nearly the same.
    private const int Stride = 9;

    private static readonly Period FirstOrigin = Period.Month(2005, 1);
    private static readonly Period LastMonth = Period.Month(2014, 12);

    /// <summary>Learns and writes both files.</summary>
    /// <param name="data">The folder of shared data, with conflict in it.</param>
    /// <param name="target">The folder of the models of counts.</param>
    public static void Run(string data, string target)
    {
        string path = Path.Combine(data, "conflict", "ucdp_country_month.csv.gz");
        TimeSeries[] all = [.. TidyPanel.Read(new TidyLayout(path, ["iso3"], "month", ["fatalities"], Frequency.Monthly), []).Series.Select(series => series[..(series.Periods.IndexOf(LastMonth) + 1)])];
        Write(Path.Combine(target, "CountPriors.Learned.cs"), "CountPriors", Dynamics(all));
        Write(Path.Combine(target, "HistoryPriors.Learned.cs"), "HistoryPriors", Memory(all));
    }

    private static string Dynamics(TimeSeries[] all)
    {
        var text = new StringBuilder();
        foreach (CountDynamics dynamics in Enum.GetValues<CountDynamics>())
        {
            // Hardly any belief, so that each series speaks for itself.
            var open = new CountPrior(new Belief(0.5, 3), new Belief(0.9, 0.3), new Belief(0.5, 0.5));
            CountEstimate[] estimates =
            [
                .. all.Where(series => series.Count(observation => observation.Value > 0) >= 12)
                    .Select(series => CountKernel.Estimate(series.Values, [], new CountOptions { Dynamics = dynamics }, open)),
            ];
            var prior = CountPrior.Of(estimates);
            Console.WriteLine(FormattableString.Invariant($"{dynamics}: {estimates.Length} series, {estimates.Count(one => one.Converged)} converged; {prior}"));
            text.Append(text.Length > 0 ? "\n" : "");
            text.AppendLine(FormattableString.Invariant($"    // The medians and quartiles of {estimates.Length} countries with 12 months or more of deaths, 1989 to 2014."));
            text.AppendLine(FormattableString.Invariant($"    private static readonly CountPrior {dynamics} = new({Code(prior.LogDispersion)}, {Code(prior.Persistence)}, {Code(prior.News)});"));
        }

        return text.ToString();
    }

    private static string Code(Belief belief) => FormattableString.Invariant($"new({belief.Mean:0.###}, {belief.Deviation:0.###})");

    // First what the CRPS hears, then the rare large changes, which only the log score does: as many as cost no CRPS.
    private static string Memory(TimeSeries[] all)
    {
        HistoryMemory memory = new(3, 0.2, 0.1, 0.9, 0.2, 0.2, 0.05, 0.25, 1.5);
        double[] steps = [1.25, 0.1, 0.1, 0.1, 0.05, 0.1];
        memory = Descend(memory, steps, 0, all, isLog: false, double.PositiveInfinity);
        memory = Descend(memory, [0.03, 0.25, 0.5], 6, all, isLog: true, Score(memory, all, isLog: false));
        string gain = FormattableString.Invariant($"CRPS {Score(memory, all, false):0.000}, log score {Score(memory, all, true):0.000}, on {all.Length} countries, 1 to {Horizon} months, every {Stride}th origin from {FirstOrigin} on, outcomes to {LastMonth}.");
        Console.WriteLine(gain);
        return FormattableString.Invariant($"    // {gain}\n    private static readonly HistoryMemory Conflict = new({string.Join(", ", Numbers(memory).Select(number => FormattableString.Invariant($"{number:0.####}")))});\n");
    }

    private static HistoryMemory Descend(HistoryMemory memory, double[] steps, int first, TimeSeries[] all, bool isLog, double mostCrps)
    {
        double best = Score(memory, all, isLog);
        for (bool moved = true; moved;)
        {
            moved = false;
            for (int i = 0; i < steps.Length; i++)
            {
                foreach (int direction in (int[])[1, -1])
                {
                    while (Moved(memory, first + i, steps[i], direction) is HistoryMemory trial && Score(trial, all, isLog) is double score && score < best - (LeastGain * Math.Abs(best))
                        && (!isLog || Score(trial, all, isLog: false) <= mostCrps))
                    {
                        (memory, best, moved) = (trial, score, true);
                        Console.WriteLine(FormattableString.Invariant($"  {best:0.0000}  {string.Join(" ", Numbers(memory).Select(number => FormattableString.Invariant($"{number:0.###}")))}"));
                    }
                }
            }
        }

        return memory;
    }

    private static double[] Numbers(HistoryMemory memory) =>
        [memory.Memory, memory.MemoryGrowth, memory.Pull, memory.PullDecay, memory.Spread, memory.SpreadGrowth, memory.WideShare, memory.WideDecay, memory.WideSpread];

    private static HistoryMemory? Moved(HistoryMemory memory, int place, double step, int direction)
    {
        double[] x = Numbers(memory);
        x[place] = place == 0 ? x[0] * Math.Pow(step, direction) : x[place] + (step * direction);
        bool isInside = x[0] > 0.2 && x[1] >= -1e-9 && x[2] is >= -1e-9 and <= 1 && x[3] is > 0 and <= 1 && x[4] > 0.01 && x[5] >= -1e-9 && x[6] is > 0 and < 0.5 && x[7] >= -1e-9 && x[8] > 0.5;
        return isInside ? new HistoryMemory(x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7], x[8]) : null;
    }

    private static double Score(HistoryMemory memory, TimeSeries[] all, bool isLog)
    {
        double[] sums = new double[all.Length];
        int[] counts = new int[all.Length];
        Parallel.For(0, all.Length, i =>
        {
            ReadOnlySpan<double> values = all[i].Values;
            for (int origin = all[i].Periods.IndexOf(FirstOrigin); origin + Horizon < values.Length; origin += Stride)
            {
                var state = HistoryState.Of(values[..(origin + 1)], HistoryState.Most(new RecentHistoryOptions(), memory));
                for (int h = 1; h <= Horizon; h++)
                {
                    HistoryDistribution step = HistoryKernel.Distribution(state.Past, state.Ages, memory, null, h + state.MissingAtEnd, isWhole: true);
                    sums[i] += isLog ? -step.LogDensity(values[origin + h]) : step.Crps(values[origin + h]);
                    counts[i]++;
                }
            }
        });
        return sums.Sum() / counts.Sum();
    }

    private static void Write(string path, string type, string body) => File.WriteAllText(
        path,
        $"// Written by benchmarks/SahelForecast.Priors counts; see its CountLearning for the data. Not to be edited by hand.\nnamespace SahelForecast.Models.Counts;\n\ninternal static partial class {type}\n{{\n{body}}}\n".ReplaceLineEndings("\n"));
}
