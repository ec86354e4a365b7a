using System.CommandLine;
using SahelForecast.Accuracy.Models;
using SahelForecast.Accuracy.Output;

namespace SahelForecast.Accuracy.Competition;

/// <summary><c>competition</c>: every model on every series of a wide file, each series one origin.</summary>
internal static class CompetitionCommand
{
    private const string Reference = "naive2";

    public static Command Create(ModelRegistry registry, Terminal terminal)
    {
        Option<string> train = CommandOptions.File("--train", "The training parts: id,V1..Vn, padded with empty cells; gzip or plain.");
        Option<string> test = CommandOptions.File("--test", "What came, the same layout and the same ids; its columns are the horizon.");
        Option<int> season = CommandOptions.Count("--season", "M", "Periods in a season: 12 for months, 4 for quarters, 1 for years.");
        season.Required = true;
        Option<string[]> models = CommandOptions.Models(registry);
        models.Required = true;
        Option<int?> sample = CommandOptions.OptionalCount("--sample", "N", "Draw N series instead of taking all.");
        Option<int> seed = new("--seed") { Description = "The seed of the draw.", HelpName = "S", DefaultValueFactory = _ => 0 };
        Option<int?> threads = CommandOptions.Threads();
        Option<string?> output = CommandOptions.Output("summary.json, scores.csv (a row a model and series), forecasts.csv and failures.csv");
        var command = new Command(
            "competition",
            "Fits every model to every series of a wide file, as the M competitions score: means over series, the median being the point forecast. A model that fails on a series is scored with naive there.")
        {
            train, test, season, models, sample, seed, threads, output,
        };
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () => Execute(
                new CompetitionOptions(
                    parsed.GetRequiredValue(train),
                    parsed.GetRequiredValue(test),
                    parsed.GetValue(season),
                    parsed.GetRequiredValue(models),
                    parsed.GetValue(sample),
                    parsed.GetValue(seed),
                    parsed.GetValue(threads) ?? -1,
                    parsed.GetValue(output)),
                registry,
                terminal,
                cancellationToken),
            cancellationToken));
        return command;
    }

    private static void Execute(CompetitionOptions options, ModelRegistry registry, Terminal terminal, CancellationToken cancellationToken)
    {
        var clock = new WorkClock();
        using OutputFolder? folder = options.Output is null ? null : new OutputFolder(options.Output);
        (string Name, IForecastModel Model)[] asked = [.. options.Models.Select(name => (name, registry.Create(name, options.Season)))];
        var data = CompetitionData.Read(options);
        var run = new CompetitionRun(data, options, terminal, cancellationToken);

        // Naive stands in for failures and Naive2 is what OWA is relative to, whether they are asked for or not.
        IReadOnlyList<SeriesOutcome> naive = run.Run(ModelRegistry.Naive, registry.Create(ModelRegistry.Naive, options.Season), null);
        IReadOnlyList<SeriesOutcome> naive2 = run.Run(Reference, registry.Create(Reference, options.Season), naive);
        var report = new CompetitionReport(
            data,
            [.. asked.Select(one => (one.Name, one.Name switch { ModelRegistry.Naive => naive, Reference => naive2, _ => run.Run(one.Name, one.Model, naive) }))],
            naive2);

        terminal.Out.WriteLine(
            $"{data.Series.Count} series of {Path.GetFileName(options.Train)}, season {options.Season}, up to {data.Series.Max(series => series.Actual.Count)} steps ahead. Means over series; sMAPE in percent.");
        report.Print(terminal.Out);
        foreach (string note in data.Notes)
        {
            terminal.Out.WriteLine(note);
        }

        if (folder is not null)
        {
            report.Write(folder);
            folder.Commit();
        }

        terminal.Out.WriteLine(clock);
    }
}
