using System.Globalization;
using SahelForecast.Testing;

namespace SahelForecast.Tests.Stationarity;

/// <summary>The 140 series of GoldenData/r-arima with the unit-root tests of R; the script in GoldenData/r-unitroot says what each figure is.</summary>
internal sealed class UnitRootGolden
{
    private readonly IReadOnlyDictionary<string, string> _figures;

    private UnitRootGolden(string id, int season, double[] values, IReadOnlyDictionary<string, string> figures)
    {
        Id = id;
        Season = season;
        Values = values;
        HasGaps = values.Any(double.IsNaN);
        _figures = figures;
    }

    public static IReadOnlyList<UnitRootGolden> All { get; } = Load();

    public string Id { get; }

    public int Season { get; }

    public double[] Values { get; }

    public bool HasGaps { get; }

    /// <summary>A figure; NaN where R has none.</summary>
    public double this[string name] => _figures[name].Length == 0 ? double.NaN : double.Parse(_figures[name], CultureInfo.InvariantCulture);

    private static UnitRootGolden[] Load()
    {
        Dictionary<string, string[]> series = Rows("r-arima/series.csv").Skip(1).ToDictionary(row => row[0], StringComparer.Ordinal);
        List<string[]> rows = [.. Rows("r-unitroot/tests.csv")];
        return
        [
            .. rows.Skip(1).Select(row => new UnitRootGolden(
                row[0],
                int.Parse(series[row[0]][1], CultureInfo.InvariantCulture),
                [.. series[row[0]][2].Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture))],
                rows[0].Zip(row).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal))),
        ];
    }

    private static IEnumerable<string[]> Rows(string name)
    {
        using var reader = new StreamReader(GoldenFile.Open(name));
        while (reader.ReadLine() is string line)
        {
            yield return line.Split(',');
        }
    }
}
