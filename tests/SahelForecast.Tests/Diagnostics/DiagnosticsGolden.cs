using System.Globalization;
using SahelForecast.Testing;

namespace SahelForecast.Tests.Diagnostics;

/// <summary>Tests of residuals and standard errors by R; the script in GoldenData/r-diagnostics says what each figure is.</summary>
internal static class DiagnosticsGolden
{
    public static IReadOnlyDictionary<string, double[]> Series { get; } =
        Rows("r-arima/series").ToDictionary(row => row["id"], row => Numbers(row["values"]), StringComparer.Ordinal);

    public static IReadOnlyList<Dictionary<string, string>> Tests { get; } = [.. Rows("r-diagnostics/tests")];

    public static IReadOnlyList<Dictionary<string, string>> Arima { get; } = [.. Rows("r-diagnostics/arima")];

    /// <summary>The first differences of a series, which the tests are of.</summary>
    public static double[] Errors(string id) => [.. Series[id].Skip(1).Zip(Series[id], (later, earlier) => later - earlier)];

    /// <summary>NaN where R has none.</summary>
    public static double Number(string text) => text.Length == 0 ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);

    public static int Integer(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    public static double[] Numbers(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number)];

    private static IEnumerable<Dictionary<string, string>> Rows(string name)
    {
        using var reader = new StreamReader(GoldenFile.Open($"{name}.csv"));
        string[] header = reader.ReadLine()!.Split(',');
        while (reader.ReadLine() is string line)
        {
            yield return header.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        }
    }
}
