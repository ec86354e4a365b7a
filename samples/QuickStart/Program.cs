#region readme-first-example
using SahelForecast;
using SahelForecast.Data;
using SahelForecast.Models.Growth;
using SahelForecast.Plotting;

// One value a year from 2017; a missing year would be double.NaN. The upper bound is the population.
var metadata = new SeriesMetadata { DisplayName = "Mali, people in need", Source = "OCHA", UpperBound = 23_000_000 };
TimeSeries needs = TimeSeries.Create(
    Period.Year(2017), [3_700_000, 5_200_000, 3_200_000, 6_800_000, 5_917_269, 7_522_833], metadata: metadata);

Forecast forecast = new GrowthModel(new GrowthOptions { Damping = 0.8 }).Fit(needs).Forecast(horizon: 3);
foreach (Period year in forecast.Periods)
{
    PredictionInterval interval = forecast[year].Interval(level: 0.80);
    Console.WriteLine(FormattableString.Invariant($"{year}: {forecast[year].Median:N0}, with 80 % between {interval.Lower:N0} and {interval.Upper:N0}"));
}

using var figure = new ForecastFigure();
figure.Plot.Add.History(needs);
figure.Plot.Add.Forecast(forecast, 0.5, 0.8, 0.95);
figure.SavePng("needs.png");
ForecastCsvWriter.WriteFile("needs.csv", [forecast], 0.5, 0.8, 0.95);
#endregion
