using System.Globalization;
using System.Text;
using SahelForecast.Data;

namespace SahelForecast.DataCheck;

/// <summary>A defect put into one series, and whether it is found.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Kind">The finding expected.</param>
/// <param name="Seed">Hurts the values from a position drawn, which has at least three values on either side; returns the number of periods that a finding may lie away from it.</param>
internal sealed record SeededDefect(string Name, DataDefect Kind, Func<double[], int, int> Seed)
{
    private const int Margin = 3;

    /// <summary>Defects of single series.</summary>
    public static IReadOnlyList<SeededDefect> All { get; } =
    [
        new("gap of 1", DataDefect.Gap, (values, at) => Set(values, at, 1, double.NaN)),
        new("gap of 3", DataDefect.Gap, (values, at) => Set(values, at, 3, double.NaN)),
        new("0 for 1", DataDefect.AbsentAsZero, (values, at) => Set(values, at, 1, 0)),
        new("0 for 2", DataDefect.AbsentAsZero, (values, at) => Set(values, at, 2, 0)),
        new("4 alike", DataDefect.Frozen, (values, at) => Repeat(values, at)),
        new("unit x 1000", DataDefect.UnitChange, (values, at) => Scale(values, at, 1000)),
        new("unit / 1000", DataDefect.UnitChange, (values, at) => Scale(values, at, 0.001)),
        new("level x 1.4", DataDefect.LevelShift, (values, at) => Scale(values, at, 1.4) + 1),
        new("level / 1.4", DataDefect.LevelShift, (values, at) => Scale(values, at, 1 / 1.4) + 1),
        new("level x 0.6", DataDefect.LevelShift, (values, at) => Scale(values, at, 0.6) + 1),
        new("level x 2", DataDefect.LevelShift, (values, at) => Scale(values, at, 2) + 1),
    ];

    /// <summary>Whether it is found at its place.</summary>
    public bool IsFound(TimeSeries series, int number)
    {
        double[] values = series.Values.ToArray();
        int at = Place(values.Length, number);
        int reach = Seed(values, at);
        return DataQuality.Check(series.WithValues(values)).Any(finding => finding.Defect == Kind && finding.First - series.Periods[at] <= reach && series.Periods[at] - finding.Last <= reach);
    }

    /// <summary>The position that the series with this number is hurt at, the same in every run.</summary>
    public static int Place(int count, int number) => new Random(1000 + number).Next(Margin, count - Margin + 1);

    /// <summary>Defects between series and rows, each made of one series.</summary>
    public static IReadOnlyList<(string Name, DataDefect Kind, Func<TimeSeries, int, IReadOnlyList<DataFinding>> Check)> Between { get; } =
    [
        ("total 5 % off", DataDefect.TotalDiffersFromParts, (series, at) => Divided(series, at, total: 1.05, part: 1)),
        ("parts overlap", DataDefect.OverlappingCategories, (series, at) => Divided(series, at, total: 1, part: 1.5)),
        ("two vintages", DataDefect.MixedVintages, (series, _) => DataQuality.Check(TimeSeriesPanel.Create([Known(series, "a", 1), Known(series, "b", 30)]))),
        ("series twice", DataDefect.Duplicate, (series, _) => DataQuality.Check(TimeSeriesPanel.Create([Named(series, "a", series.Values), Named(series, "b", series.Values)]))),
        ("row twice", DataDefect.Duplicate, (series, at) => DataQuality.Check(DataSource.Read(new MemoryStream(Encoding.UTF8.GetBytes(Rows(series, at)))))),
    ];

    /// <summary>A total and three parts that agree.</summary>
    public static IReadOnlyList<DataFinding> Divided(TimeSeries series, int at, double total, double part)
    {
        double[] whole = series.Values.ToArray();
        whole[at] *= total;
        double[] shares = [0.5 * part, 0.3, 0.2];
        TimeSeriesPanel panel = TimeSeriesPanel.Create(
            [Named(series, "total", whole), .. shares.Select((share, i) => Named(series, $"part {i}", [.. series.Values.ToArray().Select(value => share * value)]))]);
        return DataQuality.Check(panel, new DataQualityOptions { TotalDimension = "name" });
    }

    private static TimeSeries Named(TimeSeries series, string name, ReadOnlySpan<double> values) => TimeSeries.Create(series.Periods.Start, values, SeriesKey.Of(("name", name)));

    private static TimeSeries Known(TimeSeries series, string name, int day) =>
        TimeSeries.Create(series.Periods.Start, series.Values, SeriesKey.Of(("name", name)), new SeriesMetadata { Vintage = new DateOnly(2024, 6, day) });

    private static string Rows(TimeSeries series, int at)
    {
        var rows = new StringBuilder("month,place,people\n");
        for (int i = 0; i < series.Count; i++)
        {
            Period month = Period.Month(1900, 1) + i;
            string row = string.Create(CultureInfo.InvariantCulture, $"{month},a,{series.Values[i]}\n");
            rows.Append(row).Append(i == at ? row : "");
        }

        return rows.ToString();
    }

    private static int Set(double[] values, int at, int count, double value)
    {
        values.AsSpan(at, Math.Min(count, values.Length - at - 1)).Fill(value);
        return 0;
    }

    private static int Repeat(double[] values, int at)
    {
        values.AsSpan(at, Margin).Fill(values[at - 1]);
        return 0;
    }

    private static int Scale(double[] values, int from, double factor)
    {
        for (int i = from; i < values.Length; i++)
        {
            values[i] *= factor;
        }

        return 0;
    }
}
