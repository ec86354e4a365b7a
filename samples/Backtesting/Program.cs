// Which model deserves trust on people in need in six countries of the Sahel? Replays 2017 to 2023: from each year end every model learns what was
// published by then and forecasts two years, which are compared with what came. Figures: OCHA, 2014 to 2024, rounded as published. The first years
// partly count people targeted, 2020 is the revision for COVID-19, 2024 counts by a new method: real data, with what is wrong with them.
using SahelForecast;
using SahelForecast.Data;
using SahelForecast.Evaluation;
using SahelForecast.Models.Baselines;
using SahelForecast.Models.Growth;
using SahelForecast.Plotting;

#region readme-backtest
TimeSeriesPanel needs = CsvSeriesReader.ReadFile(
    Path.Combine(AppContext.BaseDirectory, "people-in-need.csv"),
    new CsvSeriesOptions { Frequency = Frequency.Yearly, PeriodColumn = "year", ValueColumn = "people", KeyColumns = ["country"] }).Panel;

var options = new BacktestOptions { Horizon = 2, InitialCount = 4, Fallback = new NaiveModel() };
BacktestResult naive = Backtest.Run(new NaiveModel(), needs, options);
BacktestResult drift = Backtest.Run(new DriftModel(), needs, options);
BacktestResult growth = Backtest.Run(new GrowthModel(), needs, options);
BacktestResult damped = Backtest.Run(new GrowthModel(new GrowthOptions { Damping = 0.5 }), needs, options).Named("Damped growth");

BacktestResult[] results = [naive, drift, growth, damped];
foreach (BacktestResult result in results)
{
    double error = result.Score(ForecastMetric.MedianApe);
    double skill = result.Skill(ForecastMetric.LogCrps(), naive);
    double held = result.Score(ForecastMetric.Coverage(level: 0.8));
    Console.WriteLine(FormattableString.Invariant(
        $"{result.ModelName,-13} median error {error:0} %, skill over no change {100 * skill,3:0} %, 80 % intervals held {100 * held:0} %"));
}

Console.WriteLine(BacktestComparison.MeanDifference(damped, naive, ForecastMetric.LogCrps()).Describe("Damped growth", "Naive"));
#endregion

Console.WriteLine(BacktestComparison.Ranks(results, ForecastMetric.LogCrps()));
Console.WriteLine();
Console.WriteLine($"{"Outcomes known:",-16}{string.Join("   ", naive.CountByStep().Select((count, step) => $"{count} at {step + 1} year(s) ahead"))}");
Console.WriteLine($"{"",-16}median error, %         within 25 %, %        log CRPS x 100");
foreach (BacktestResult result in results)
{
    Console.WriteLine(
        $"{result.ModelName,-16}{ByStep(ForecastMetric.MedianApe, 1)}{ByStep(ForecastMetric.Within(0.25), 100)}{ByStep(ForecastMetric.LogCrps(), 100)}");

    string ByStep(ForecastMetric metric, double unit) =>
        string.Concat(result.ScoreByStep(metric).Select(score => FormattableString.Invariant($"{unit * score,8:0.0}"))).PadRight(22);
}

using var figure = new CalibrationFigure("People in need in six countries: do the intervals hold?");
figure.Plot.Add.Reliability([.. results.Select(result => ReliabilityTable.Of(result))]);
figure.SavePng("reliability.png");
Console.WriteLine();
Console.WriteLine("Six countries and six years speak softly: read the interval above before the ranking.");
Console.WriteLine("Chart: reliability.png (below the diagonal, intervals are too narrow).");
