using SahelForecast.Evaluation;
using SahelForecast.Plotting;
using static Samples.ConsoleText;

namespace ModelComparison;

/// <summary>Draws the comparison, and the reliability diagram of the best model beside no change.</summary>
internal static class Charts
{
    public static void Write(string folder, Trial trial)
    {
        try
        {
            Directory.CreateDirectory(folder);
            using CalibrationFigure reliability = Reliability(trial);
            using ComparisonFigure? comparison = Comparison(trial);
            string[] files = [.. Save(comparison, folder, "comparison", 260 + (34 * trial.Running.Count)), .. Save(reliability, folder, "reliability", 720)];
            Heading($"5. Written to {folder}");
            Array.ForEach(files, file => Console.WriteLine($"  {file}"));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new UserException($"The folder \"{folder}\" can't be written to: {fault.Message} Choose another with --output DIR.");
        }
    }

    private static string[] Save(ChartFigure? figure, string folder, string name, int height)
    {
        if (figure is null)
        {
            return [];
        }

        figure.SavePng(Path.Combine(folder, $"{name}.png"), height: height);
        figure.SaveSvg(Path.Combine(folder, $"{name}.svg"), height: height);
        return [$"{name}.png", $"{name}.svg"];
    }

    // Nothing can be measured by a naive model that is never wrong, or by itself alone.
    private static ComparisonFigure? Comparison(Trial trial)
    {
        ModelDifference[] differences = [.. trial.Running.Where(one => one != trial.Naive && trial.Naive.Score > 0).Select(one => one.DifferenceFrom(trial.Naive))];
        if (differences.Length == 0)
        {
            return null;
        }

        var figure = new ComparisonFigure($"{trial.Figures.Title}: which model forecasts best?")
        {
            Caption = $"{Caption(trial)} Score: {(trial.IsLog ? "CRPS of the logarithm" : "CRPS over each series' usual change")}.",
        };
        figure.Plot.Add.Comparison(differences, trial.Naive.Name, Standing.Level);
        return figure;
    }

    private static CalibrationFigure Reliability(Trial trial)
    {
        IEnumerable<Standing> shown = trial.Running.Where(one => one != trial.Naive).Take(1).Append(trial.Naive);
        var figure = new CalibrationFigure($"{trial.Figures.Title}: do the intervals hold?") { Caption = Caption(trial) };
        figure.Plot.Add.Reliability([.. shown.Select(one => ReliabilityTable.Of(one.Result))]);
        return figure;
    }

    private static string Caption(Trial trial)
    {
        IReadOnlyList<BacktestFold> folds = trial.Naive.Result.Folds;
        return $"Source: {trial.Figures.Source}.\nForecasts {trial.Ahead}, from {folds.Min(fold => fold.Origin)} to {folds.Max(fold => fold.Origin)}.";
    }
}
