using System.Diagnostics;
using MaliNeeds;
using SahelForecast;
using SahelForecast.Scenarios;
using Samples;

// In January 2023 Mali's ministry said that needs had risen by 17 % in a year. This asks what such a rise means for the next years:
// how sure a forecast can be, what stated assumptions make of it, and what in fact happened.
try
{
    Arguments arguments = Arguments.Parse(args);
    if (arguments.Help)
    {
        Console.WriteLine(Arguments.Usage);
        return 0;
    }

    Run(arguments);
    return 0;
}
catch (UserException problem)
{
    Console.Error.WriteLine(problem.Message.ReplaceLineEndings(" "));
    return 1;
}

static void Run(Arguments arguments)
{
    var clock = Stopwatch.StartNew();
    NeedsFile file = NeedsFile.Read(arguments.Data, arguments.Population);
    TimeSeries series = file.Series;
    Period last = series.Periods.Last;
    Period origin = last - 2;
    TableUnit unit = TableUnit.For(series.Values[^1], series.Metadata.Unit);
    SeriesReport.Print(file);
    if (series[origin] <= 0)
    {
        throw new UserException(
            $"{arguments.Data}, column \"value\": the value of {origin} is 0, and growth from zero has no percentage. Use a series that is above 0 two years before its end.");
    }

    GrowthRate change = GrowthRate.Between(series[series.Periods.IndexOf(origin)], series[series.Periods.IndexOf(origin + 1)]);
    SeriesReport.PrintChange(file, change, origin);

    var all = new List<LabelledFit>();
    foreach (Period standing in new[] { origin, origin + 1 })
    {
        Progress($"fitting {Candidates.All.Count} models at the end of {standing}");
        TimeSeries training = series.SplitAt(standing + 1).Training.SinceLastBreak();
        LabelledFit[] fits = [.. Candidates.All.Select(item => LabelledFit.Of(item.Label, item.Model, training, last + 2 - standing, ForecastOptions.Default))];
        ForecastReport.Print(standing == origin ? 3 : 4, series, standing, fits, unit);
        all.AddRange(fits);
    }

    ForecastReport.PrintVerdict(series, all);
    LabelledFit main = all.First(fit => fit.Label == Candidates.Main.Label);
    if (main.Forecast is not Forecast fan)
    {
        throw new UserException($"{main.Label} can't learn from this series: {main.Problem}");
    }

    ConsoleText.Paragraph($"What \"{main.Label}\" found in {origin}: {main.Summary}", indent: 2);

    Progress("projecting the scenarios");
    Forecast baseline = LabelledFit.Of(
        main.Label,
        Candidates.Main.Model,
        series.SplitAt(origin + 1).Training.SinceLastBreak(),
        fan.Horizon,
        new ForecastOptions { Method = ForecastMethod.Simulated, PathCount = 10_000 }).Forecast!;
    ScenarioOutcome[] outcomes = [.. Stories.For(change, origin, file.IsMali).Select(scenario => ScenarioEngine.Project(ForecastPanel.Create([baseline]), scenario))];
    Forecast mixture = ScenarioEngine.Combine(outcomes).Forecasts[0];
    ScenarioReport.Print(outcomes, mixture, series, unit);

    Progress("drawing the charts");
    IReadOnlyList<string> written = new OutputFolder(arguments.Output).Write(series, fan, all.Select(fit => fit.Forecast).OfType<Forecast>(), outcomes, mixture);
    ConsoleText.Heading($"6. Written to {arguments.Output}");
    foreach (string name in written)
    {
        Console.WriteLine($"  {name}");
    }

    Progress(FormattableString.Invariant($"done in {clock.Elapsed.TotalSeconds:0.0} s"));
}

// Progress goes to the error stream, so that the tables can be piped into a file.
static void Progress(string what) => Console.Error.WriteLine($"[MaliNeeds] {what}");
