using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck.Xunit;

namespace SahelForecast.Data.Tests;

/// <summary>What is written in another form is read back to the same bits.</summary>
public class RoundTripTests
{
    private static readonly SeriesMetadata AnySign = new() { Kind = SeriesKind.Index };

    private static double[] Figures(double[] any) => [1, .. any.Where(double.IsFinite), 2];

    [Property(MaxTest = 300)]
    public void Wide_AnyFigures_AreReadBack(double[] first, double[] second, char delimiterChoice)
    {
        double[][] rows = [Figures(first), Figures(second)];
        char delimiter = ";\t|"[delimiterChoice % 3];
        int width = rows.Max(row => row.Length);
        string text = string.Join(delimiter, ["place", .. Enumerable.Range(0, width).Select(i => Period.Month(2020, 1).Plus(i).ToString())]) + "\n"
            + string.Concat(rows.Select((row, i) => string.Join(
                delimiter, [$"p{i}", .. row.Select(value => value.ToString("R", CultureInfo.InvariantCulture)), .. Enumerable.Repeat("", width - row.Length)]) + "\n"));

        TimeSeriesPanel panel = Csv.Read(text, new CsvWideOptions { Frequency = Frequency.Monthly, KeyColumns = ["place"], Metadata = AnySign }).Panel;

        Assert.Equal(rows, panel.Select(series => series.Values.ToArray()));
    }

    [Property(MaxTest = 300)]
    public void Json_AnyFigures_AreReadBack(double[] any, bool arrays)
    {
        double[] values = Figures(any);
        string[] periods = [.. values.Select((_, i) => Period.Month(2020, 1).Plus(i).ToString())];
        string text = arrays
            ? JsonSerializer.Serialize<object[]>([new[] { "month", "figure" }, .. values.Select((value, i) => new object[] { periods[i], value })])
            : JsonSerializer.Serialize(values.Select((value, i) => new Dictionary<string, object> { ["month"] = periods[i], ["figure"] = value }));

        DataSourceResult read = DataSource.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));

        Assert.Equal(values, Assert.Single(read.Panel).Values.ToArray());
    }

    [Property(MaxTest = 100)]
    public void Workbook_AnyFigures_AreReadBack(double[] any, bool french)
    {
        double[] values = [.. Figures(any).Select(value => double.Parse(value.ToString("G15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)).Where(double.IsFinite)];
        byte[] workbook = Workbook.Write(("a", [["month", "figure"], .. values.Select((value, i) => new object?[] { Period.Month(2020, 1).Plus(i).FirstDay, value })]));

        DataSourceResult read = DataSource.Read(new MemoryStream(workbook), options: new DataSourceOptions { Culture = french ? Csv.French : CultureInfo.InvariantCulture });

        Assert.Equal(values, Assert.Single(read.Panel).Values.ToArray());
    }

    // Tidy files of ours are understood without a word about their layout.
    [Fact]
    public void Written_Panel_IsDetected()
    {
        TimeSeriesPanel panel = TimeSeriesPanel.Create(
        [
            TimeSeries.Create(Period.Month(2024, 1), [1, double.NaN, 3], SeriesKey.Of(("country", "MLI"), ("group", "IDP")), AnySign),
            TimeSeries.Create(Period.Month(2024, 2), [4, 5], SeriesKey.Of(("country", "BFA"), ("group", "=IDP")), AnySign),
        ]);
        using var target = new StringWriter();
        SeriesCsvWriter.Write(target, panel);

        DataSourceResult read = Sources.Read(target.ToString());

        Assert.Equal(panel.Select(series => series.Key), read.Panel.Select(series => series.Key));
        Assert.Equal(panel.Select(series => series.Values.ToArray()), read.Panel.Select(series => series.Values.ToArray()));
    }
}
