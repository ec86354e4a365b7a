using SahelForecast;
using SahelForecast.Data;
using SahelForecast.Plotting;
using SahelForecast.Scenarios;

namespace MaliNeeds;

/// <summary>Writes charts and the table of every forecast, each file whole or not at all, and tells their names.</summary>
internal sealed class OutputFolder(string folder)
{
    private static readonly double[] Levels = [0.5, 0.8, 0.95];

    public IReadOnlyList<string> Write(TimeSeries series, Forecast fan, IEnumerable<Forecast> forecasts, IReadOnlyList<ScenarioOutcome> outcomes, Forecast mixture)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return [.. FanChart(series, fan), .. ScenarioChart(series, outcomes, mixture), Table([.. forecasts, .. outcomes.Select(o => o.Forecasts[0]), mixture])];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new UserException($"The output folder \"{folder}\" can't be written to: {fault.Message} Choose another with --output DIR.");
        }
    }

    private string[] FanChart(TimeSeries series, Forecast fan)
    {
        (TimeSeries known, TimeSeries later) = series.SplitAt(fan.Origin + 1);
        using var figure = new ForecastFigure($"{series.Metadata.DisplayName}: forecast made at the end of {fan.Origin}");
        figure.Plot.Add.Breaks(series);
        figure.Plot.Add.Forecast(fan, Levels);
        figure.Plot.Add.History(known);
        figure.Plot.Add.Outcomes(later);
        return Save(figure, "fan-chart");
    }

    private string[] ScenarioChart(TimeSeries series, IReadOnlyList<ScenarioOutcome> outcomes, Forecast mixture)
    {
        (TimeSeries known, TimeSeries later) = series.SplitAt(mixture.Origin + 1);
        using var figure = new ForecastFigure($"{series.Metadata.DisplayName}: what the change means under four assumptions");
        figure.Plot.Add.Breaks(series);
        figure.Plot.Add.Scenarios([.. outcomes.Select(outcome => new LabelledForecast(
            FormattableString.Invariant($"{outcome.Scenario.Name} ({outcome.Scenario.Probability * 100:0} %)"), outcome.Forecasts[0]))]);
        figure.Plot.Add.History(known);
        figure.Plot.Add.Outcomes(later);
        return Save(figure, "scenario-chart");
    }

    private string[] Save(ForecastFigure figure, string name)
    {
        figure.SavePng(Path.Combine(folder, $"{name}.png"));
        figure.SaveSvg(Path.Combine(folder, $"{name}.svg"));
        return [$"{name}.png", $"{name}.svg"];
    }

    private string Table(IReadOnlyList<Forecast> forecasts)
    {
        const string name = "forecasts.csv";
        ForecastCsvWriter.WriteFile(Path.Combine(folder, name), forecasts, Levels);
        return name;
    }
}
