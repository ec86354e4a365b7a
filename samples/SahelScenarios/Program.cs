using SahelForecast;
using SahelForecast.Models.Baselines;
using SahelForecast.Models.Growth;
using SahelForecast.Scenarios;
using SahelScenarios;

// January 2023: Mali's ministry says that needs have risen by 17 % through mass displacement, and peacekeepers are about to leave. What may that mean
// until 2026 for Mali, Burkina Faso, Niger, Chad and Mauritania, and for the coast where people flee to? Three stories, their spread, what drives it,
// and the money that will be missing. What has come since stands beside it.
Progress("fitting the baseline and projecting three scenarios");
TimeSeriesPanel figures = Figures.Read();
Report.PrintKnown(figures);

#region readme-scenarios
ForecastPanel baseline = ForecastPanel.Create(figures.Select(series =>
{
    IForecastModel model = series.Key["measure"] == Figures.Needs
        ? new GrowthModel(new GrowthOptions { Prior = new GrowthPrior { Rate = GrowthRate.FromPercent(0), Weight = 5 }, Damping = 0.8 })
        : new NaiveModel();
    TimeSeries known = series.SplitAt(Figures.Origin + 1).Training;
    return model.Fit(known).Forecast(horizon: 4, new ForecastOptions { Method = ForecastMethod.Simulated, PathCount = 20_000 });
}));

ScenarioMixture scenarios = Stories.Set.Project(baseline);
#endregion

Report.PrintStories(scenarios);
Report.PrintTables(figures, baseline, scenarios);
Report.PrintThresholds(figures, scenarios);

Progress("asking which assumption drives the spread");
SeriesKey mali = Figures.KeyOf("MLI", Figures.Needs);
IReadOnlyList<AssumptionInfluence> influences = ScenarioSensitivity.Of(baseline, Stories.Set.Worst, Period.Year(2026), mali);
Report.PrintTornado(influences);
Money.Print(scenarios, mali);

Progress("drawing the charts");
try
{
    Charts.Write("out", figures, baseline, scenarios, influences);
}
catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"The folder \"out\" can't be written to: {fault.Message} Run the sample from a folder that is yours.");
    return 1;
}

Progress("done");
return 0;

// Progress goes to the error stream, so that the tables can be piped into a file.
static void Progress(string what) => Console.Error.WriteLine($"[SahelScenarios] {what}");
