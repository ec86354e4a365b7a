using System.Globalization;
using SahelForecast.Accuracy.Output;
using SahelForecast.Evaluation;
using static SahelForecast.Accuracy.Output.TextTable;

namespace SahelForecast.Accuracy.Drivers;

/// <summary>The table and the tests of <c>drivers</c>.</summary>
internal static class DriversReport
{
    private static readonly string[] Heads = ["method", "h", "n", "MALE", "MASE", "CRPS", "cov80", "cov95", "width80", "driver"];

    // With a driver beside the same without.
    private static readonly (string With, string Without)[] Pairs =
    [
        (DriversRun.Forecast, DriversRun.Plain), (DriversRun.True, DriversRun.Plain), (DriversRun.WalkForecast, DriversRun.NoChange), (DriversRun.WalkTrue, DriversRun.NoChange),
    ];

    public static void Print(TextWriter target, IReadOnlyList<DriverCase> cases, DriversOptions options)
    {
        target.WriteLine("On logarithms. MALE: mean absolute error of the median. MASE: by the mean change a period until the origin. width80: of the 80 % interval.");
        target.WriteLine("driver: share of cases in which the driver was not constant so far and stayed in the fit.");
        TextTable.Write(target, Heads, [.. options.Horizons.SelectMany(horizon => DriversRun.Methods.Select(method => Row(cases, method, horizon)))]);
        target.WriteLine();
        target.WriteLine("CRPS with the driver less without, by origin, means over series; negative is better with.");
        foreach ((string with, string without) in Pairs)
        {
            foreach (int horizon in options.Horizons)
            {
                PrintTest(target, cases, with, without, horizon);
            }

            DriverCase[] own = Of(cases, with);
            double[] differences = [.. own.Zip(Of(cases, without), (a, b) => a.Crps - b.Crps)];
            SeriesKey[] keys = [.. own.Select(one => one.Key).Distinct()];
            if (keys.Length > 1)
            {
                var interval = BootstrapInterval.Create(differences, [.. own.Select(one => Array.IndexOf(keys, one.Key))]);
                target.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  All horizons, series drawn again: {interval.Describe(with, without)}"));
            }
        }
    }

    public static IEnumerable<object[]> Table(IReadOnlyList<DriverCase> cases, string key) => cases.Select(one => (object[])
        [one.Method, one.Key[key], one.Origin, one.Horizon, one.LogError, one.ScaledError, one.Crps, one.Inside80, one.Inside95, one.Width80, one.HasDriver]);

    public static readonly string[] Columns = ["method", "series", "origin", "horizon", "log_error", "scaled_error", "crps", "inside_80", "inside_95", "width_80", "has_driver"];

    private static DriverCase[] Of(IReadOnlyList<DriverCase> cases, string method) => [.. cases.Where(one => one.Method == method)];

    private static string[] Row(IReadOnlyList<DriverCase> cases, string method, int horizon)
    {
        DriverCase[] own = [.. cases.Where(one => one.Method == method && one.Horizon == horizon)];
        return
        [
            method, $"{horizon}", $"{own.Length}", Mean(one => Math.Abs(one.LogError)), Mean(one => one.ScaledError), Mean(one => one.Crps),
            Mean(one => one.Inside80 ? 1 : 0), Mean(one => one.Inside95 ? 1 : 0), Mean(one => one.Width80), Mean(one => one.HasDriver ? 1 : 0),
        ];

        string Mean(Func<DriverCase, double> figure) => Number(own.Length == 0 ? double.NaN : own.Average(figure), 3);
    }

    private static void PrintTest(TextWriter target, IReadOnlyList<DriverCase> cases, string with, string without, int horizon)
    {
        Period[] origins = [.. cases.Select(one => one.Origin).Distinct().Order()];
        double[] Losses(string method) => [.. origins.Select(origin =>
        {
            double[] own = [.. cases.Where(one => one.Method == method && one.Horizon == horizon && one.Origin == origin).Select(one => one.Crps)];
            return own.Length > 0 ? own.Average() : double.NaN;
        })];
        double[] ours = Losses(with);
        if (ours.Count(double.IsFinite) > horizon)
        {
            DieboldMarianoResult test = DieboldMariano.Test(ours, Losses(without), horizon);
            target.WriteLine($"  h = {horizon}: {test.Describe(with, without)}");
        }
    }
}
