using System.Diagnostics;
using System.Globalization;
using System.Text;
using SahelForecast.Models.Ets;
using SahelForecast.Priors;

// Learns the priors of EtsModel and writes them as constants:
// dotnet run -c Release --project benchmarks/SahelForecast.Priors -- ../shared/data src/SahelForecast/Models/Ets/EtsPriors.Learned.cs
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length != 2)
{
    Console.Error.WriteLine("Give the folder of the data (with m4 and unhcr in it) and the file to write.");
    return 1;
}

var text = new StringBuilder();
text.AppendLine("// Written by benchmarks/SahelForecast.Priors; see its Corpus for the data. Not to be edited by hand.");
text.AppendLine("namespace SahelForecast.Models.Ets;").AppendLine();
text.AppendLine("internal static partial class EtsPriors").AppendLine("{");
bool isFirst = true;
foreach (Corpus corpus in Corpus.Read(args[0]))
{
    var clock = Stopwatch.StartNew();
    var judge = new Judge(corpus);
    Console.WriteLine($"{corpus.Name}: {judge.Show(EtsPrior.None)} (sMAPE / MASE without a prior)");
    EtsPrior prior = PriorSearch.Run(judge, corpus.SeasonLength > 1, Console.Out);
    string gain = $"Errors {100 * (judge.Score(prior) - 1):+0.0;-0.0} %: {judge.Show(prior)} (sMAPE / MASE), without a prior {judge.Show(EtsPrior.None)}.";
    Console.WriteLine($"{corpus.Name}: {gain} {clock.Elapsed.TotalSeconds:0} s");
    text.Append(isFirst ? "" : "\n").AppendLine("    // " + gain);
    text.AppendLine(FormattableString.Invariant(
        $"    private static readonly EtsPrior {corpus.Name} = new({Words(prior.Alpha)}, {Words(prior.Beta)}, {Words(prior.Gamma)}, {Words(prior.Phi)});"));
    isFirst = false;
}

File.WriteAllText(args[1], text.AppendLine("}").ToString().ReplaceLineEndings("\n"));
return 0;

static string Words(BetaPrior prior) => FormattableString.Invariant($"new({prior.A}, {prior.B})");
