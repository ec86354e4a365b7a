using SahelForecast;
using SahelForecast.Data;
using SahelForecast.Plotting;
using SahelForecast.Scenarios;
using static Samples.ConsoleText;

namespace SahelScenarios;

/// <summary>Writes the charts and the table of every forecast, each file whole or not at all.</summary>
internal static class Charts
{
    public static void Write(string folder, TimeSeriesPanel figures, ForecastPanel baseline, ScenarioMixture scenarios, IReadOnlyList<AssumptionInfluence> influences)
    {
        Directory.CreateDirectory(folder);
        using (ForecastFigure mali = Scenarios(figures[Figures.Countries[0].Key], scenarios, "Mali: people in need under three stories told in January 2023"))
        {
            mali.Plot.Add.Breaks(figures[Figures.Countries[0].Key]);
            mali.SavePng(Path.Combine(folder, "mali-scenarios.png"));
            mali.SaveSvg(Path.Combine(folder, "mali-scenarios.svg"));
        }

        ForecastFigure[] cells = [.. Figures.Countries.Select(country => Scenarios(figures[country.Key], scenarios, $"{country.Name}: {country.Measure}"))];
        var grid = new FigureGrid("The same three stories in nine countries, each on its own scale", cells, columns: 3);
        grid.SavePng(Path.Combine(folder, "countries.png"));
        grid.SaveSvg(Path.Combine(folder, "countries.svg"));
        Array.ForEach(cells, cell => cell.Dispose());

        using (var tornado = new TornadoFigure("Mali, people in need in 2026 under the worst story: what drives it") { Caption = "Sizes: assumptions of this sample, with sources in its output. Figures: OCHA, UCDP." })
        {
            tornado.Plot.Add.Tornado([.. influences.Where(influence => influence.Swing > 0)], "people in need");
            tornado.SavePng(Path.Combine(folder, "tornado.png"), height: 420);
            tornado.SaveSvg(Path.Combine(folder, "tornado.svg"), height: 420);
        }

        ForecastCsvWriter.WriteFile(Path.Combine(folder, "scenarios.csv"), ForecastTable.Create(baseline).Append(ForecastTable.Create(scenarios)));
        Heading($"9. Written to {folder}");
        foreach (string file in Directory.GetFiles(folder).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal))
        {
            Console.WriteLine($"  {file}");
        }
    }

    private static ForecastFigure Scenarios(TimeSeries series, ScenarioMixture scenarios, string title)
    {
        (TimeSeries known, TimeSeries later) = series.SplitAt(Figures.Origin + 1);
        var figure = new ForecastFigure(title);
        figure.Plot.Add.Scenarios([.. scenarios.Outcomes.Select(outcome => new LabelledForecast(outcome.Scenario.Name, outcome.Forecasts[series.Key]))]);
        figure.Plot.Add.History(known);
        figure.Plot.Add.Outcomes(later);
        return figure;
    }
}
