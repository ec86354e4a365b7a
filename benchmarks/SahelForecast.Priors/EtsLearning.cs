using System.Text;
using SahelForecast.Models.Ets;

namespace SahelForecast.Priors;

/// <summary>Learns the priors of <see cref="EtsModel"/> and writes them as code.</summary>
internal static class EtsLearning
{
    // One prior for all first; from there each frequency and length goes its own way where that gains as much again. With half of the series to learn from and the other
    // half to judge, and the reverse, errors are 95.4 % of those without a prior; with a first gain of half a percent 95.8 %, with the one for all 96.0 %.
    private const double LeastGain = 3e-4;

    /// <summary>Learns those of every frequency and length.</summary>
    /// <param name="folder">The folder of the data.</param>
    /// <param name="output">The file to write.</param>
    public static void Run(string folder, string output)
    {
        Judge[] judges = [.. Corpus.Read(folder).Select(corpus => new Judge(corpus))];
        Console.WriteLine("All together:");
        PriorChoice common = new PriorSearch(choice => judges.Average(judge => judge.Score(choice)), LeastGain, Console.Out).Run(PriorChoice.Start, PriorChoice.All);

        var text = new StringBuilder();
        text.AppendLine("// Written by benchmarks/SahelForecast.Priors; see its Corpus for the data. Not to be edited by hand.");
        text.AppendLine("namespace SahelForecast.Models.Ets;").AppendLine();
        text.AppendLine("internal static partial class EtsPriors").AppendLine("{");
        foreach (Judge judge in judges)
        {
            int season = judge.Corpus.SeasonLength;
            Console.WriteLine($"{judge.Corpus.Name}:");
            PriorChoice own = new PriorSearch(judge.Score, LeastGain, Console.Out).Run(common, PriorChoice.All);
            string gain = FormattableString.Invariant($"Errors {100 * (judge.Score(own) - 1):+0.0;-0.0} %, with the common prior {100 * (judge.Score(common) - 1):+0.0;-0.0} %; sMAPE / MASE {judge.Show(own.Prior(season))}, without a prior {judge.Show(EtsPrior.None)}.");
            Console.WriteLine($"  {gain}");
            text.Append(judge == judges[0] ? "" : "\n").AppendLine("    // " + gain);
            text.AppendLine(string.Concat("    private static readonly EtsPrior ", judge.Corpus.Name, " = ", own.ToCode(season), ";"));
        }

        File.WriteAllText(output, text.AppendLine("}").ToString().ReplaceLineEndings("\n"));
    }
}
