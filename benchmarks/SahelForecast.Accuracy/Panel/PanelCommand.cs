using System.CommandLine;
using SahelForecast.Accuracy.Input;
using SahelForecast.Accuracy.Models;
using SahelForecast.Accuracy.Output;

namespace SahelForecast.Accuracy.Panel;

/// <summary><c>panel</c>: rolling origins on a tidy file.</summary>
internal static class PanelCommand
{
    private const string About =
        "Replays the past of the series of a tidy file: at every origin each model learns what was known and is scored on what came. A case is a series, an origin and a horizon, with two known values up to the origin, a known value at it and a known outcome; every model is scored on the same cases, with naive's forecast where it fails.";

    private const string AboutValue =
        "The column of the values, or columns to add, as refugees+asylum_seekers. A part that is missing in a row counts as nothing there if another part is given; a row with no part is missing. So the sum jumps where a part starts late, as idmc_idps does, which is known by country only from 2009.";

    public static Command Create(ModelRegistry registry, Terminal terminal)
    {
        Option<string> data = CommandOptions.File("--data", "One observation a row under a header; gzip or plain.");
        Option<string[]> key = CommandOptions.List("--key", "C1[,C2]", "The columns that name a series.");
        Option<string> period = new("--period") { HelpName = "COL", Description = "The column of the periods, such as 2015, 2015-03, 2015-Q1 or a date.", Required = true };
        Option<string[]> value = CommandOptions.List("--value", "COL[+COL]", AboutValue, '+');
        Option<Frequency> frequency = CommandOptions.Frequency();
        Option<int[]> horizons = CommandOptions.Counts("--horizons", "1,2,3", "Periods ahead to report.");
        Option<Period> first = CommandOptions.Period("--first-origin", "The first origin: the last period known to the models.");
        Option<Period> last = CommandOptions.Period("--last-origin", "The last origin.");
        Option<double?> minimumBase = CommandOptions.OptionalNumber("--minimum-base", "X", "Only cases whose last known value is at least X.");
        Option<bool> positive = new("--positive") { Description = "Only cases whose last known value and outcome are above zero." };
        Option<string[]> subset = CommandOptions.List("--subset", "KEYS", "Only these series, such as AFG,BFA; with two key columns AFG or AFG/idp. A model that learns across series learns from these.");
        Option<string[]> models = CommandOptions.Models(registry, "; all without it");
        Option<int?> threads = CommandOptions.Threads();
        Option<string?> output = CommandOptions.Output("summary.json, cases.csv (a row a model and case) and failures.csv");
        foreach (Option required in new Option[] { key, value, horizons })
        {
            required.Required = true;
        }

        var command = new Command("panel", About) { data, key, period, value, frequency, horizons, first, last, minimumBase, positive, subset, models, threads, output };
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () => Execute(
                new PanelOptions(
                    new TidyLayout(parsed.GetRequiredValue(data), parsed.GetRequiredValue(key), parsed.GetRequiredValue(period), parsed.GetRequiredValue(value), parsed.GetValue(frequency)),
                    parsed.GetRequiredValue(horizons),
                    parsed.GetValue(first),
                    parsed.GetValue(last),
                    parsed.GetValue(minimumBase),
                    parsed.GetValue(positive),
                    parsed.GetValue(subset) ?? [],
                    parsed.GetValue(models) is { Length: > 0 } given ? given : [.. registry.Names],
                    parsed.GetValue(threads) ?? -1,
                    parsed.GetValue(output)),
                registry,
                terminal,
                cancellationToken),
            cancellationToken));
        return command;
    }

    private static void Execute(PanelOptions options, ModelRegistry registry, Terminal terminal, CancellationToken cancellationToken)
    {
        var clock = new WorkClock();
        if (options.Horizons.Distinct().Count() < options.Horizons.Count)
        {
            throw new UserErrorException("--horizons names a horizon twice. Name each once.");
        }

        CheckOrigin("--first-origin", options.FirstOrigin, options);
        CheckOrigin("--last-origin", options.LastOrigin, options);
        using OutputFolder? folder = options.Output is null ? null : new OutputFolder(options.Output);
        (string Name, IForecastModel Model)[] asked = [.. options.Models.Select(name => (name, registry.Create(name, null)))];
        var data = TidyPanel.Read(options.Layout, options.Subset);
        var run = new PanelRun(data.Series, options, terminal, cancellationToken);
        PanelResult naive = run.Run(ModelRegistry.Naive, registry.Create(ModelRegistry.Naive, null), null);
        PanelResult[] results = [.. asked.Select(one => one.Name == ModelRegistry.Naive ? naive : run.Run(one.Name, one.Model, naive))];

        var report = new PanelReport(options, results, naive);
        terminal.Out.WriteLine(
            $"{naive.Cases.Select(one => one.Fold.Key).Distinct().Count()} of {data.Series.Count} {options.Layout.Frequency} series of {Path.GetFileName(options.Layout.Path)}, origins {options.FirstOrigin} to {options.LastOrigin}.");
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

    private static void CheckOrigin(string option, Period origin, PanelOptions options)
    {
        if (origin.Frequency != options.Layout.Frequency)
        {
            throw new UserErrorException($"{option} is {origin}, which is {origin.Frequency}, but --frequency is {options.Layout.Frequency}. Write a {options.Layout.Frequency} period like {Period.Containing(origin.FirstDay, options.Layout.Frequency)}.");
        }

        if (options.LastOrigin.Frequency == origin.Frequency && options.LastOrigin < origin)
        {
            throw new UserErrorException($"--last-origin is {options.LastOrigin}, before --first-origin {origin}. Swap them.");
        }
    }
}
