using System.CommandLine;
using SahelForecast.Accuracy.Models;

namespace SahelForecast.Accuracy.Stress;

/// <summary><c>stress</c>: a model on many ugly series. Nothing is scored: it must answer, finite, in order, inside the support, and in time.</summary>
internal static class StressCommand
{
    public static Command Create(ModelRegistry registry, Terminal terminal)
    {
        Option<string[]> models = CommandOptions.Models(registry);
        models.Required = true;
        Option<int> count = CommandOptions.Count("--count", "N", "How many series.");
        count.DefaultValueFactory = _ => 1_000;
        var seed = new Option<int>("--seed") { HelpName = "S", Description = "The seed of the series.", DefaultValueFactory = _ => 0 };
        Option<int?> threads = CommandOptions.Threads();
        var command = new Command("stress", "Fits models to generated series of every ugliness: counts refusals, faults and unsound quantiles, and shows the slowest.") { models, count, seed, threads };
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () => Execute(registry, parsed.GetRequiredValue(models), parsed.GetValue(count), parsed.GetValue(seed), parsed.GetValue(threads) ?? -1, terminal, cancellationToken), cancellationToken));
        return command;
    }

    private static void Execute(ModelRegistry registry, string[] models, int count, int seed, int threads, Terminal terminal, CancellationToken cancellationToken)
    {
        foreach (string name in models)
        {
            StressRun.Of(name, registry.Create(name, null), count, seed, threads, terminal, cancellationToken).Write(terminal.Out);
        }
    }
}
