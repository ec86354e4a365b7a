using System.CommandLine;
using SahelForecast.Accuracy.Input;
using SahelForecast.Accuracy.Output;

namespace SahelForecast.Accuracy.Drivers;

/// <summary><c>drivers</c>: whether a driver helps to forecast people, out of sample.</summary>
internal static class DriversCommand
{
    private const string Country = "country";

    private const string About =
        "Replays the past of yearly logarithms of displaced people with and without logarithms of conflict deaths and their lags as regressors: ARIMA, ARIMA with a forecast of the deaths, ARIMA with what the deaths truly were (a bound), and no change, on the same origins.";

    public static Command Create(Terminal terminal)
    {
        Option<string> people = CommandOptions.File("--people", "Yearly people by country of origin: columns year, coo_iso, refugees, idps; gzip or plain.");
        Option<string> deaths = CommandOptions.File("--deaths", "Monthly conflict deaths: columns month, iso3, fatalities; gzip or plain. Summed to years.");
        Option<string[]> subset = CommandOptions.List("--subset", "KEYS", "The countries, such as MLI,BFA.");
        subset.Required = true;
        Option<int[]> horizons = CommandOptions.Counts("--horizons", "1,2,3", "Years ahead to report.");
        horizons.Required = true;
        Option<Period> begin = CommandOptions.Period("--begin", "The first year to learn from.");
        Option<Period> first = CommandOptions.Period("--first-origin", "The first origin: the last year known to the models.");
        Option<Period> last = CommandOptions.Period("--last-origin", "The last origin.");
        Option<int?> longest = CommandOptions.OptionalCount("--longest-lag", "L", "Deaths of the same year to L years before; 1 without it.");
        Option<string[]> except = CommandOptions.List("--except", "KEY:YEAR", "Values that are none, such as BFA:2024: carried forward by the publisher. They count as missing.");
        Option<string?> output = CommandOptions.Output("cases.csv (a row a method and case)");
        var command = new Command("drivers", About) { people, deaths, subset, horizons, begin, first, last, longest, except, output };
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                var clock = new WorkClock();
                string[] countries = parsed.GetRequiredValue(subset);
                using OutputFolder? folder = parsed.GetValue(output) is string path ? new OutputFolder(path) : null;
                Period start = Year("--begin", parsed.GetValue(begin));
                var options = new DriversOptions(
                    parsed.GetRequiredValue(horizons), Year("--first-origin", parsed.GetValue(first)), Year("--last-origin", parsed.GetValue(last)), parsed.GetValue(longest) ?? 1);
                TimeSeriesPanel responses = Responses(parsed.GetRequiredValue(people), countries, start, parsed.GetValue(except) ?? []);
                TimeSeriesPanel drivers = Deaths(parsed.GetRequiredValue(deaths), countries, start.Plus(-options.LongestLag));
                var run = new DriversRun(responses, drivers, options, cancellationToken);
                IReadOnlyList<DriverCase> cases = run.Run();
                if (cases.Count == 0)
                {
                    throw new UserErrorException($"No country could be forecast from {options.FirstOrigin} to {options.LastOrigin}. {run.Failures.FirstOrDefault() ?? "Choose origins inside the data."}");
                }

                terminal.Out.WriteLine($"{responses.Count} countries, origins {options.FirstOrigin} to {options.LastOrigin}, values from {start} on, lags 0 to {options.LongestLag}.");
                DriversReport.Print(terminal.Out, cases, options);
                terminal.Out.WriteLine($"Orders without driver: {string.Join(", ", run.Orders.OrderByDescending(order => order.Value).Select(order => FormattableString.Invariant($"{order.Key} {order.Value}")))}.");
                foreach (string failure in run.Failures)
                {
                    terminal.Out.WriteLine($"Left out for all methods: {failure}");
                }

                if (folder is not null)
                {
                    folder.Add("cases.csv", target => CsvTable.Write(target, DriversReport.Columns, DriversReport.Table(cases, Country)));
                    folder.Commit();
                }

                terminal.Out.WriteLine(clock);
            },
            cancellationToken));
        return command;
    }

    private static Period Year(string option, Period period) => period.Frequency == Frequency.Yearly
        ? period
        : throw new UserErrorException($"{option} is {period}, which is {period.Frequency}. Write a year.");

    private static TimeSeriesPanel Responses(string path, string[] countries, Period start, string[] except)
    {
        TimeSeriesPanel people = TidyPanel.Read(new TidyLayout(path, ["coo_iso"], "year", ["refugees", "idps"], Frequency.Yearly), countries).Series;
        return TimeSeriesPanel.Create(people.Select(series => Logs(
            series, "coo_iso", start, (period, value) => value <= 0 || except.Contains($"{series.Key["coo_iso"]}:{period}", StringComparer.Ordinal) ? double.NaN : Math.Log(value))));
    }

    private static TimeSeriesPanel Deaths(string path, string[] countries, Period start)
    {
        TimeSeriesPanel deaths = TidyPanel.Read(new TidyLayout(path, ["iso3"], "month", ["fatalities"], Frequency.Monthly), countries).Series;
        return TimeSeriesPanel.Create(deaths.Select(series => Logs(series.Aggregate(Frequency.Yearly, Aggregation.Sum), "iso3", start, (_, value) => Math.Log(1 + value))));
    }

    // From the start on, under the country alone, without bounds.
    private static TimeSeries Logs(TimeSeries series, string key, Period start, Func<Period, double, double> log)
    {
        int position = Math.Max(0, start - series.Periods.Start);
        if (position >= series.Count)
        {
            throw new UserErrorException($"{series.Key} ends in {series.Periods.Last}, before --begin {start}.");
        }

        double[] values = [.. series.Skip(position).Select(observation => log(observation.Period, observation.Value))];
        return TimeSeries.Create(series.Periods.Start.Plus(position), values, SeriesKey.Of((Country, series.Key[key])), new SeriesMetadata { Kind = SeriesKind.Index, Unit = "log" });
    }
}
