using System.Globalization;
using SahelForecast.Models.Arima;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Models.Arima;

/// <summary>Regressions with ARIMA errors of R; the README of GoldenData/r-arimax says what the figures are.</summary>
internal static class ArimaRegressionGolden
{
    public static IReadOnlyList<Dictionary<string, string>> Cases { get; } = [.. Rows("cases")];

    public static IReadOnlyList<Dictionary<string, string>> Automatic { get; } = [.. Rows("automatic")];

    /// <summary>Fits a case; scale multiplies the first regressor.</summary>
    public static FittedArimaRegression Fit(Dictionary<string, string> row, double scale = 1, bool withUncertainty = true)
    {
        int[] order = Integers(row["order"]);
        int[] seasonal = Integers(row["seasonal"]);
        var options = new ArimaOptions
        {
            Order = new ArimaOrder(order[0], order[1], order[2], seasonal[0], seasonal[1], seasonal[2]),
            SeasonLength = ArimaGolden.Integer(row["m"]),
            IncludesConstant = row["constant"] == "1",
            IncludesRegressionUncertainty = withUncertainty,
        };
        return new ArimaModel(options).Fit(Series("y", ArimaGolden.Numbers(row["y"])), Regressors(row, scale), TestContext.Current.CancellationToken);
    }

    public static TimeSeriesPanel Regressors(Dictionary<string, string> row, double scale = 1) => TimeSeriesPanel.Create(
        row["x"].Split(';').Select((values, i) => Series($"x{i + 1}", [.. ArimaGolden.Numbers(values).Select(value => i == 0 ? scale * value : value)])));

    public static TimeSeries Series(string name, double[] values, int year = 1900) => TimeSeries.Create(
        Period.Year(year), values, SeriesKey.Of(("series", name)), new SeriesMetadata { DisplayName = name, Kind = SeriesKind.Index });

    private static int[] Integers(string text) => [.. text.Split(' ').Select(part => int.Parse(part, CultureInfo.InvariantCulture))];

    private static IEnumerable<Dictionary<string, string>> Rows(string name)
    {
        using var reader = new StreamReader(GoldenFile.Open($"r-arimax/{name}.csv"));
        string[] header = reader.ReadLine()!.Split(',');
        while (reader.ReadLine() is string line)
        {
            yield return header.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second);
        }
    }
}
