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

BootstrapInterval gain = BacktestComparison.MeanDifference(damped, naive, ForecastMetric.LogCrps());
Console.WriteLine(FormattableString.Invariant(
    $"Damped growth less no change: {gain.MeanDifference:0.0000}, between {gain.Lower:0.0000} and {gain.Upper:0.0000} at level {gain.Level} (log CRPS)"));
#endregion

RankComparison ranks = BacktestComparison.Ranks(results, ForecastMetric.LogCrps());
Console.WriteLine(FormattableString.Invariant(
    $"Mean ranks over {ranks.SeriesCount} countries: {string.Join(", ", ranks.Models.Zip(ranks.MeanRanks, (name, rank) => FormattableString.Invariant($"{name} {rank:0.0}")))}; p = {ranks.FPValue:0.00}"));
Console.WriteLine();
Console.WriteLine($"{"",-14}{"median error, %",-22}{"within 25 %",-22}log CRPS");
Console.WriteLine($"{"years ahead",-14}{Columns([1, 2], "0")}{Columns([1, 2], "0")}{Columns([1, 2], "0")}".TrimEnd());
Console.WriteLine($"{"outcomes",-14}{string.Concat(Enumerable.Repeat(Columns([.. naive.CountByStep().Select(count => (double)count)], "0"), 3))}".TrimEnd());
foreach (BacktestResult result in results)
{
    string errors = Columns(result.ScoreByStep(ForecastMetric.MedianApe), "0.0");
    string near = Columns(result.ScoreByStep(ForecastMetric.Within(0.25)), "0.00");
    string scores = Columns(result.ScoreByStep(ForecastMetric.LogCrps()), "0.000");
    Console.WriteLine($"{result.ModelName,-14}{errors}{near}{scores}".TrimEnd());
}

using var figure = new CalibrationFigure("People in need in six countries: do the intervals hold?") { Caption = "OCHA, people in need 2014 to 2024; origins 2017 to 2023, one and two years ahead" };
figure.Plot.Add.Reliability([.. results.Select(result => ReliabilityTable.Of(result))]);
figure.SavePng("reliability.png");
Console.WriteLine();
Console.WriteLine("Six countries and seven origins speak softly: read the interval before the ranking.");
Console.WriteLine("Chart: reliability.png. Below its diagonal intervals are too narrow, above it too wide.");

static string Columns(IReadOnlyList<double> numbers, string format) =>
    string.Concat(numbers.Select(number => number.ToString(format, System.Globalization.CultureInfo.InvariantCulture).PadLeft(8))).PadRight(22);
