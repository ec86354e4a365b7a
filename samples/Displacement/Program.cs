using Displacement;
using SahelForecast;
using SahelForecast.Data;
using SahelForecast.Models.Growth;
using static Samples.ConsoleText;

// How many people from five Sahel countries will be displaced in three years? Asked at the end of 2016, of 2019 and of 2022, with what was known then,
// and answered with what many countries' figures tell: part of the recent growth goes on, jumps are not repeated, and the tails are heavy.
Console.Error.WriteLine("[Displacement] fitting five countries at three origins");
TimeSeriesPanel figures = CsvSeriesReader.ReadFile(
    Path.Combine(AppContext.BaseDirectory, "displaced.csv"),
    new CsvSeriesOptions { Frequency = Frequency.Yearly, PeriodColumn = "year", ValueColumn = "people", KeyColumns = ["country"] }).Panel;
int[] origins = [2016, 2019, 2022];

#region readme-displacement
ForecastPanel[] forecasts = [.. origins.Select(origin =>
{
    var known = TimeSeriesPanel.Create(figures.Select(series => series.SplitAt(Period.Year(origin + 1)).Training));
    return ForecastPanel.Create(new PooledGrowthModel().FitAll(known).Select(outcome => outcome.Model.Forecast(horizon: 3)));
})];
#endregion

Heading("1. What was learned of four kinds of figures: the part of recent growth that goes on, and more");
Report.PrintPriors();
Heading("2. Displaced people, thousands: median and 80 % interval, and what came");
Report.PrintForecasts(figures, forecasts);
Heading("3. Mali at the end of 2022, in words");
var mali = new PooledGrowthModel().Fit(figures[0].SplitAt(Period.Year(2023)).Training);
Paragraph(mali.Describe());

Console.Error.WriteLine("[Displacement] drawing the charts");
try
{
    Charts.Write("out", figures, forecasts);
}
catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"The folder \"out\" can't be written to: {fault.Message} Run the sample from a folder that is yours.");
    return 1;
}

Paragraph("Figures: refugees, asylum seekers and others abroad by country of origin, UNHCR Refugee Population Statistics (CC BY 4.0, edition of June 2026), and internally displaced people, IDMC. Earlier editions had other figures, so that what was known then is taken from what is known now. Burkina Faso's figure of 2023 was carried forward to 2024 and 2025.");
return 0;
