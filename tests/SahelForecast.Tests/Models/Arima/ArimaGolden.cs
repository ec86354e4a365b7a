using System.Globalization;
using SahelForecast.Models.Arima;
using SahelForecast.Testing;

namespace SahelForecast.Tests.Models.Arima;

/// <summary>Series, likelihoods and fits of R and statsmodels; the README of GoldenData/r-arima says what they are.</summary>
internal static class ArimaGolden
{
    public static IReadOnlyDictionary<string, (int Season, double[] Values)> Series { get; } = Rows("series").ToDictionary(
        row => row["id"],
        row => (int.Parse(row["season"], CultureInfo.InvariantCulture), Numbers(row["values"])));

    public static IReadOnlyList<Dictionary<string, string>> Likelihoods { get; } = [.. Rows("likelihood")];

    public static IReadOnlyList<Dictionary<string, string>> Fits { get; } = [.. Rows("fits")];

    public static IReadOnlyList<Dictionary<string, string>> Automatic { get; } = [.. Rows("automatic")];

    public static IReadOnlyList<Dictionary<string, string>> Conditional { get; } = [.. Rows("conditional")];

    /// <summary>A series of the files, differenced, from its first to its last value.</summary>
    public static ArimaDesign Design(Dictionary<string, string> row)
    {
        (int season, double[] values) = Series[row["id"]];
        ArimaOrder order = Order(row);
        int first = Array.FindIndex(values, value => !double.IsNaN(value));
        int last = Array.FindLastIndex(values, value => !double.IsNaN(value));
        return new ArimaDesign(values.AsSpan(first..(last + 1)), [], order.D, order.SeasonalD, season);
    }

    public static ArimaOrder Order(Dictionary<string, string> row) => new(Integer(row["p"]), Integer(row["d"]), Integer(row["q"]), Integer(row["P"]), Integer(row["D"]), Integer(row["Q"]));

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    public static int Integer(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    public static double[] Numbers(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number)];

    private static IEnumerable<Dictionary<string, string>> Rows(string name)
    {
        using var reader = new StreamReader(GoldenFile.Open($"r-arima/{name}.csv"));
        string[] header = reader.ReadLine()!.Split(',');
        while (reader.ReadLine() is string line)
        {
            string[] fields = line.Split(',');
            yield return header.Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second);
        }
    }
}
