using System.CommandLine;
using SahelForecast.Accuracy.Input;
using SahelForecast.Accuracy.Output;
using static SahelForecast.Accuracy.Output.TextTable;

namespace SahelForecast.Accuracy.Published;

/// <summary><c>published</c>: stored point forecasts, such as those of the M3 competition, scored as <c>competition</c> scores models.</summary>
internal static class PublishedCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<string> forecasts = CommandOptions.File("--forecasts", "Point forecasts: method,id,h1..hH, padded with empty cells; gzip or plain.");
        Option<string[]> test = CommandOptions.Files("--test", "What came, id,V1..Vn; several files as one set.");
        test.Required = true;
        Option<string[]> train = CommandOptions.Files("--train", "The training parts, one file for each of --test in the same order; for MASE.");
        Option<int[]> season = CommandOptions.Counts("--season", "M[,M]", "Periods in a season, for each of --train.");
        var command = new Command("published", "Scores stored point forecasts by method, so that published methods stand beside ours.") { forecasts, test, train, season };
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () => Execute(
                parsed.GetRequiredValue(forecasts), parsed.GetRequiredValue(test), parsed.GetValue(train) ?? [], parsed.GetValue(season) ?? [], terminal),
            cancellationToken));
        return command;
    }

    private static void Execute(string forecasts, string[] test, string[] train, int[] season, Terminal terminal)
    {
        var clock = new WorkClock();
        if (train.Length > 0 && (train.Length != test.Length || season.Length != test.Length))
        {
            throw new UserErrorException($"--train names {train.Length} files and --season {season.Length} seasons, but --test {test.Length} files. Give one of each for each test file.");
        }

        var series = new Dictionary<string, PublishedSeries>(StringComparer.Ordinal);
        for (int i = 0; i < test.Length; i++)
        {
            AddSeries(series, test[i], train.ElementAtOrDefault(i), season.ElementAtOrDefault(i));
        }

        IReadOnlyList<WideRow> rows = WideFile.Read(forecasts, "method", "id");
        // An empty row says that the method took no part in the series.
        WideRow[] known = [.. rows.Where(row => row.Values.Length > 0 && series.ContainsKey(row.Id))];
        CheckComplete(forecasts, known, series);
        PublishedScores[] scores = [.. known.GroupBy(row => row.Labels[0]).Select(method => PublishedScores.Of(method.Key, [.. method], series))];
        terminal.Out.WriteLine($"{series.Count} series. sMAPE and MASE: means over series; pooled: sMAPE over forecasts, each counted once.");
        TextTable.Write(
            terminal.Out,
            ["method", "n", "sMAPE", "pooled", "MASE"],
            [.. scores.Select(score => new[] { score.Method, $"{score.N}", Number(score.Smape, 3), Number(score.PooledSmape, 3), Number(score.Mase, 3) })]);
        if (known.Length < rows.Count)
        {
            terminal.Out.WriteLine($"{rows.Count - known.Length} rows of {Path.GetFileName(forecasts)} are empty or of series in no test file, and not scored.");
        }

        terminal.Out.WriteLine(clock);
    }

    private static void AddSeries(Dictionary<string, PublishedSeries> series, string test, string? train, int season)
    {
        Dictionary<string, WideRow>? training = train is null ? null : WideFile.Read(train, "id").ToDictionary(row => row.Id, StringComparer.Ordinal);
        foreach (WideRow row in WideFile.Read(test, "id").Where(row => row.Values.Length > 0))
        {
            WideRow? learned = null;
            if (training is not null && !training.TryGetValue(row.Id, out learned))
            {
                throw new UserErrorException($"{test}, line {row.Line}: {row.Id} is not in {train}. Give the two files of one set.");
            }

            if (!series.TryAdd(row.Id, new PublishedSeries(row.Values, learned?.Values, season)))
            {
                throw new UserErrorException($"{test}, line {row.Line}: {row.Id} is in another test file too. Name each set once.");
            }
        }
    }

    private static void CheckComplete(string forecasts, WideRow[] rows, Dictionary<string, PublishedSeries> series)
    {
        if (rows.Length == 0)
        {
            throw new UserErrorException($"{forecasts}: no row is of a series in a test file. Give the test files of these forecasts.");
        }

        foreach (WideRow row in rows)
        {
            double[] actual = series[row.Id].Actual;
            if (row.Values.Length < actual.Length || row.Values.AsSpan(0, actual.Length).ContainsAny([double.NaN]))
            {
                throw new UserErrorException($"{forecasts}, line {row.Line}: {row.Labels[0]} has no forecast for some of the {actual.Length} steps of {row.Id}. Fill the row, or leave it out.");
            }
        }
    }
}
