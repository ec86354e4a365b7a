using System.Globalization;
using System.Text;

namespace SahelForecast.Accuracy.Tests;

public sealed class DriversTests : IDisposable
{
    private const int First = 1990;
    private const int Count = 31;
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public void Drivers_PeopleMadeOfDeaths_TrueFutureIsFarBetter()
    {
        RunResult run = Run(effect: 0.8).Succeeds();
        double plain = Figure(run, "ARIMA", 1, "CRPS");
        double known = Figure(run, "ARIMA, driver's true future", 1, "CRPS");
        double forecast = Figure(run, "ARIMA, driver forecast", 1, "CRPS");
        Assert.True(known < 0.5 * plain, run.Out);

        // Deaths are drawn year by year: no forecast of them helps.
        Assert.True(forecast > 2 * known, run.Out);
        Assert.Equal(1, Figure(run, "ARIMA, driver forecast", 1, "driver"));
        Assert.Contains("Diebold-Mariano test", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Drivers_NoDeaths_DriverIsLeftOut()
    {
        RunResult run = Run(effect: 0.8, deaths: _ => 0).Succeeds();
        Assert.Equal(0, Figure(run, "ARIMA, driver's true future", 1, "driver"));
        Assert.Equal(Figure(run, "ARIMA", 2, "MALE"), Figure(run, "ARIMA, driver's true future", 2, "MALE"), 1e-3);
    }

    [Fact]
    public void Drivers_ExceptedValues_AreNoCases()
    {
        double all = Figure(Run(effect: 0.8), "no change", 1, "n");
        Assert.Equal(all - 2, Figure(Run(effect: 0.8, except: "AAA:2015"), "no change", 1, "n"));
    }

    [Fact]
    public void Drivers_MonthAsOrigin_IsRefused() => Run(effect: 1, firstOrigin: "2010-01").Refuses("--first-origin is 2010-01, which is Monthly. Write a year.");

    private RunResult Run(double effect, Func<double, int>? deaths = null, string? except = null, string firstOrigin = "2010")
    {
        deaths ??= log => (int)Math.Round(Math.Exp(log));
        var random = new Random(5);
        var people = new StringBuilder("year,coo_iso,refugees,idps\n");
        var months = new StringBuilder("month,iso3,fatalities\n");
        foreach (string country in new[] { "AAA", "BBB" })
        {
            for (int year = First - 1; year < First + Count; year++)
            {
                double log = 3 + (4 * random.NextDouble());
                for (int month = 1; month <= 12; month++)
                {
                    months.Append(CultureInfo.InvariantCulture, $"{year}-{month:00},{country},{(month == 6 ? deaths(log) : 0)}\n");
                }

                if (year >= First)
                {
                    double value = Math.Exp(8 + (effect * log) + (0.1 * random.NextDouble()));
                    people.Append(CultureInfo.InvariantCulture, $"{year},{country},{value:F0},1\n");
                }
            }
        }

        return Workspace.Run(
        [
            "drivers", "--people", _work.Write("people.csv", people.ToString()), "--deaths", _work.Write("deaths.csv", months.ToString()), "--subset", "AAA,BBB", "--horizons", "1,2",
            "--begin", "1990", "--first-origin", firstOrigin, "--last-origin", "2018", .. except is null ? Array.Empty<string>() : ["--except", except],
        ]);
    }

    private static double Figure(RunResult run, string method, int horizon, string column)
    {
        string[] heads = ["h", "n", "MALE", "MASE", "CRPS", "cov80", "cov95", "width80", "driver"];
        string line = run.Out.Split('\n').Single(text => text.StartsWith(method + " ", StringComparison.Ordinal)
            && text[method.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var h, .. { Length: 8 }] && h == horizon.ToString(CultureInfo.InvariantCulture));
        return double.Parse(line[method.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[Array.IndexOf(heads, column)], CultureInfo.InvariantCulture);
    }
}
