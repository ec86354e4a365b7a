using SahelForecast;
using SahelForecast.Models.Growth;
using static Samples.ConsoleText;

namespace Displacement;

/// <summary>The tables of the sample.</summary>
internal static class Report
{
    private const double Level = 0.8;

    public static IReadOnlyDictionary<string, string> Names { get; } = new Dictionary<string, string>
    {
        ["MLI"] = "Mali",
        ["BFA"] = "Burkina Faso",
        ["NER"] = "Niger",
        ["TCD"] = "Chad",
        ["MRT"] = "Mauritania",
    };

    public static void PrintPriors()
    {
        Line($"{"",-26}{"goes on",9}{"left after",12}{"cut beyond",12}{"a usual year, 80 %",21}{"largest rise",14}");
        foreach (GrowthKind kind in Enum.GetValues<GrowthKind>())
        {
            var prior = PooledGrowthPrior.For(kind);

            // A series that has moved as its kind does, for ten years.
            TimeSeries usual = TimeSeries.Create(Period.Year(2000), [.. Enumerable.Range(0, 11).Select(i => 100_000 * Math.Exp(i % 2 * prior.TypicalChange))]);
            PredictionInterval interval = new PooledGrowthModel(new PooledGrowthOptions { Kind = kind }).Fit(usual).Forecast(1).Steps[0].Interval(Level);
            string range = FormattableString.Invariant($"x {interval.Lower / 1e5:0.00} to {interval.Upper / 1e5:0.00}");
            string jump = prior.Clip > 1 ? "none" : FormattableString.Invariant($"{Math.Exp(prior.Clip) - 1:P0}");
            Line($"{Words(kind),-26}{prior.Persistence,9:P0}{prior.Damping,12:P0}{jump,12}{range,21}{$"x {Math.Exp(prior.LargestRise):0}",14}");
        }
    }

    public static void PrintForecasts(TimeSeriesPanel figures, ForecastPanel[] forecasts)
    {
        Line($"{"",-13}{"origin",7}{"last value",11}{"a year ahead",21}{"came",8}{"three years ahead",24}{"came",8}");
        int inside = 0;
        int count = 0;
        foreach (TimeSeries series in figures)
        {
            foreach (ForecastPanel panel in forecasts)
            {
                Forecast forecast = panel[series.Key];
                Line($"{Names[series.Key["country"]],-13}{forecast.Origin,7}{forecast.OriginValue / 1e3,11:#,0}{Spread(forecast, 1),21}{Came(series, forecast, 1),8}{Spread(forecast, 3),24}{Came(series, forecast, 3),8}");
                inside += Enumerable.Range(1, 3).Count(ahead => forecast.Steps[ahead - 1].Interval(Level).Contains(series[forecast.Origin + ahead]));
                count += 3;
            }
        }

        Paragraph($"{inside} of {count} outcomes one, two and three years ahead are inside their 80 % interval: five neighbours that went through the same war, so no fair trial. For one see benchmarks/SahelForecast.Accuracy.");
    }

    private static string Spread(Forecast forecast, int ahead)
    {
        PredictionInterval interval = forecast.Steps[ahead - 1].Interval(Level);
        return FormattableString.Invariant($"{forecast.Steps[ahead - 1].Median / 1e3:#,0} ({interval.Lower / 1e3:#,0}-{interval.Upper / 1e3:#,0})");
    }

    private static string Came(TimeSeries series, Forecast forecast, int ahead) => FormattableString.Invariant($"{series[forecast.Origin + ahead] / 1e3:#,0}");

    private static string Words(GrowthKind kind) => kind switch
    {
        GrowthKind.RefugeeStock => "refugees, all displaced",
        GrowthKind.InternallyDisplacedStock => "internally displaced",
        GrowthKind.NewDisplacement => "newly displaced in a year",
        _ => "people in need",
    };
}
