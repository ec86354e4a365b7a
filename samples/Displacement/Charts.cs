using SahelForecast;
using SahelForecast.Plotting;
using static Samples.ConsoleText;

namespace Displacement;

/// <summary>Draws the fans of five countries at three origins.</summary>
internal static class Charts
{
    public static void Write(string folder, TimeSeriesPanel figures, ForecastPanel[] forecasts)
    {
        Directory.CreateDirectory(folder);
        ForecastFigure[] cells = [.. from series in figures from panel in forecasts select Fan(series, panel[series.Key])];
        var grid = new FigureGrid("Displaced people of five countries, forecast at the end of 2016, 2019 and 2022, and what came", cells, columns: forecasts.Length)
        {
            Caption = "Figures: UNHCR, IDMC. Bands are cut where they would flatten the rest.",
        };
        grid.SavePng(Path.Combine(folder, "displacement.png"), width: 1_200, height: 1_500);
        grid.SaveSvg(Path.Combine(folder, "displacement.svg"), width: 1_200, height: 1_500);
        Array.ForEach(cells, cell => cell.Dispose());
        Heading($"4. Written to {folder}");
        Console.WriteLine("  displacement.png");
        Console.WriteLine("  displacement.svg");
        Console.WriteLine();
    }

    private static ForecastFigure Fan(TimeSeries series, Forecast forecast)
    {
        (TimeSeries known, TimeSeries later) = series.SplitAt(forecast.Origin + 1);
        var figure = new ForecastFigure($"{Report.Names[series.Key["country"]]} at the end of {forecast.Origin}");
        figure.Plot.Add.Forecast(forecast);
        figure.Plot.Add.History(known);
        figure.Plot.Add.Outcomes(later.Slice(0, forecast.Steps.Count));
        return figure;
    }
}
