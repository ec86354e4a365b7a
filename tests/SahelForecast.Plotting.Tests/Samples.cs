using System.Runtime.CompilerServices;
using System.Xml.Linq;
using SahelForecast.Distributions;
using SahelForecast.Plotting.Typefaces;
using ScottPlot;

namespace SahelForecast.Plotting.Tests;

/// <summary>Series, forecasts and ways to look into a drawing.</summary>
internal static class Samples
{
    public static SeriesMetadata Metadata { get; } = new()
    {
        DisplayName = "Mali: people in need",
        Source = "OCHA Humanitarian Needs Overviews",
        Vintage = new DateOnly(2024, 1, 31),
        Breaks =
        [
            new SeriesBreak(Period.Year(2017), BreakReason.Definition, "before: people targeted"),
            new SeriesBreak(Period.Year(2024), BreakReason.Method, "JIAF 2.0"),
        ],
    };

    public static TimeSeries History { get; } = TimeSeries.Create(
        Period.Year(2014), [1600000, 1600000, 2300000, 3700000, 5200000, 3200000, 6800000, 5917269, 7522833], metadata: Metadata);

    public static TimeSeries Outcomes { get; } = TimeSeries.Create(
        Period.Year(2023), [8782254, 7107194], metadata: Metadata with { Vintage = new DateOnly(2025, 2, 1) });

    public static Forecast Growth(double spread = 0.2, double rate = 0.12, double originValue = 7522833, int horizon = 4) => new(
        "Growth",
        new Observation(Period.Year(2022), originValue),
        [.. Enumerable.Range(1, horizon).Select(step => new LogNormalDistribution(Math.Log(7522833) + (step * Math.Log(1 + rate)), spread * Math.Sqrt(step)))],
        "hand-made",
        metadata: Metadata);

    public static ForecastFigure Fan(string? title = null)
    {
        var figure = new ForecastFigure(title);
        Draw(figure);
        return figure;
    }

    public static void Draw(ForecastFigure figure, double spread = 0.2)
    {
        figure.Plot.Add.History(History);
        figure.Plot.Add.Breaks(History);
        figure.Plot.Add.Forecast(Growth(spread), 0.5, 0.8, 0.95);
        figure.Plot.Add.Outcomes(Outcomes);
    }

    public static IReadOnlyList<XElement> Elements(string svg, string name) =>
        [.. XDocument.Parse(svg).Descendants().Where(element => element.Name.LocalName == name)];

    /// <summary>The words of an SVG in drawing order.</summary>
    public static IReadOnlyList<string> Texts(string svg) => [.. Elements(svg, "text").Select(element => element.Value.Trim())];

    public static string Svg(Action<PlottableAdder> draw)
    {
        using var plot = new Plot();
        draw(plot.Add);
        return plot.GetSvgXml(800, 500);
    }

    // ScottPlot's list of resolvers is not made for changes while others draw, so this comes before the first test.
    [ModuleInitializer]
    internal static void Register() => ChartFonts.RegisterFallback();
}
