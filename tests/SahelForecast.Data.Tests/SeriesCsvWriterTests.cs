using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace SahelForecast.Data.Tests;

public class SeriesCsvWriterTests
{
    private static readonly SeriesMetadata AnySign = new() { Kind = SeriesKind.Index };

    [Fact]
    public void Write_Panel_HasKeysPeriodsAndValues()
    {
        TimeSeriesPanel panel = TimeSeriesPanel.Create([
            TimeSeries.Create(Period.Month(2024, 12), [1.5, double.NaN], SeriesKey.Of(("country", "MLI"), ("admin1", "Ségou, \"est\""))),
            TimeSeries.Create(Period.Month(2025, 1), [7522833], SeriesKey.Of(("country", "NER"), ("group", "idp"))),
        ]);

        Assert.Equal(
            """"
            country,admin1,group,period,value
            MLI,"Ségou, ""est""",,2024-12,1.5
            MLI,"Ségou, ""est""",,2025-01,
            NER,,idp,2025-01,7522833

            """".ReplaceLineEndings("\n"),
            Written(panel));
    }

    [Fact]
    public void Write_FrenchMachine_WritesTheSame() =>
        Csv.Under(Csv.French, () => Assert.Equal("period,value\n2024,1234.5\n", Written(TimeSeriesPanel.Create([TimeSeries.Create(Period.Year(2024), [1234.5])]))));

    [Fact]
    public void Write_NoSeries_WritesTheHeader() => Assert.Equal("period,value\n", Written(TimeSeriesPanel.Create([])));

    [Fact]
    public void Write_DimensionNamedAsAColumn_Throws()
    {
        TimeSeriesPanel panel = TimeSeriesPanel.Create([TimeSeries.Create(Period.Year(2024), [1], SeriesKey.Of(("value", "a")))]);

        Assert.Contains("\"value\"", Assert.Throws<ArgumentException>("panel", () => Written(panel)).Message, StringComparison.Ordinal);
    }

    // An attribute can't hold half of a character either.
    [Fact]
    public void Write_KeyThatWouldNotComeBack_Throws()
    {
        foreach ((string dimension, string value) in new[] { ("a\ud83d", "b"), ("a", "\ude00b"), ("\uFEFFa", "b") })
        {
            TimeSeriesPanel panel = TimeSeriesPanel.Create([TimeSeries.Create(Period.Year(2024), [1], SeriesKey.Of((dimension, value)))]);

            Assert.Throws<ArgumentException>(() => Written(panel));
            Assert.Throws<ArgumentException>(() => SeriesParquetWriter.Write(new MemoryStream(), panel));
        }
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [InlineData("+cmd", "'+cmd")]
    [InlineData("@a", "'@a")]
    [InlineData("-18 years", "'-18 years")]
    [InlineData("'=a", "''=a")]
    [InlineData("-18", "-18")]
    [InlineData("+60", "+60")]
    [InlineData("'Ain", "'Ain")]
    [InlineData("60+", "60+")]
    public void Write_FormulaInAKey_IsDefusedAndReadsBack(string key, string cell)
    {
        TimeSeriesPanel panel = TimeSeriesPanel.Create([TimeSeries.Create(Period.Year(2024), [1], SeriesKey.Of(("a", key)))]);

        string text = Written(panel);

        Assert.Equal($"a,period,value\n{cell},2024,1\n", text);
        Assert.Equal(key, ReadBack(text, Frequency.Yearly, ["a"])[0].Key["a"]);
    }

    [Property(Arbitrary = [typeof(Panels)], MaxTest = 300)]
    public void Write_AnyPanel_ReadsBackToTheSameBits(TimeSeriesPanel panel)
    {
        TimeSeriesPanel back = ReadBack(Written(panel), panel[0].Frequency, [.. panel[0].Key.Dimensions]);

        Assert.Equal(panel.Select(series => series.Key), back.Select(series => series.Key));
        Assert.Equal(panel.Select(series => series.Periods), back.Select(series => series.Periods));
        foreach ((TimeSeries written, TimeSeries read) in panel.Zip(back))
        {
            Assert.Equal(Bits(written), Bits(read));
        }
    }

    [Property(Arbitrary = [typeof(Panels)], MaxTest = 50)]
    public void Write_ReadAndWriteAgain_GivesTheSameText(TimeSeriesPanel panel)
    {
        string text = Written(panel);

        Assert.Equal(text, Written(ReadBack(text, panel[0].Frequency, [.. panel[0].Key.Dimensions])));
    }

    [Fact]
    public void WriteFile_RoundTrip_IsUtf8WithoutMarkAndLeavesNothingBeside()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("a.csv", "old"u8.ToArray());
        TimeSeriesPanel panel = TimeSeriesPanel.Create([TimeSeries.Create(Period.Year(2024), [1], SeriesKey.Of(("région", "Ségou")))]);

        SeriesCsvWriter.WriteFile(path, panel);

        Assert.Equal(Encoding.UTF8.GetBytes("région,period,value\nSégou,2024,1\n"), File.ReadAllBytes(path));
        Assert.Equal(["a.csv"], folder.FileNames);
    }

    [Fact]
    public void WriteFile_Failure_LeavesTheOldFile()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("a.csv", "old"u8.ToArray());
        TimeSeriesPanel panel = TimeSeriesPanel.Create([TimeSeries.Create(Period.Year(2024), [1], SeriesKey.Of(("period", "a")))]);

        Assert.Throws<ArgumentException>(() => SeriesCsvWriter.WriteFile(path, panel));

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["a.csv"], folder.FileNames);
    }

    private static string Written(TimeSeriesPanel panel)
    {
        using var target = new StringWriter();
        SeriesCsvWriter.Write(target, panel);
        return target.ToString();
    }

    private static TimeSeriesPanel ReadBack(string text, Frequency frequency, IReadOnlyList<string> keys)
    {
        SeriesReadResult result = Csv.Read(
            text, new CsvSeriesOptions { Frequency = frequency, PeriodColumn = "period", ValueColumn = "value", KeyColumns = keys, Metadata = AnySign });
        Assert.Empty(result.Issues);
        return result.Panel;
    }

    // All NaNs count as one: a missing value has no payload.
    internal static long[] Bits(TimeSeries series) =>
        [.. series.Values.ToArray().Select(value => double.IsNaN(value) ? -1 : BitConverter.DoubleToInt64Bits(value))];

    /// <summary>Panels with hostile keys and any finite or missing value, none empty.</summary>
    public static class Panels
    {
        private static readonly Gen<string> Text =
            from parts in Gen.Elements("a", "é", "Ségou", "\"", "\"\"", ",", ";", "\t", "|", "\n", "\r", "\r\n", " ", "'", "=", "-", "+", "@", "1", "NA", "\u00A0", "😀", "'=").NonEmptyListOf()
            select string.Concat(parts);

        private static readonly Gen<string> Filled = Text.Where(text => !string.IsNullOrWhiteSpace(text));

        private static readonly Gen<double> Value = Gen.OneOf(
            ArbMap.Default.GeneratorFor<double>().Where(double.IsFinite),
            ArbMap.Default.GeneratorFor<long>().Select(BitConverter.Int64BitsToDouble).Where(value => !double.IsInfinity(value)),
            Gen.Elements(0, -0.0, double.Epsilon, double.MaxValue, double.MinValue, double.NaN, 1234.5, 1e21));

        public static Arbitrary<TimeSeriesPanel> Panel() => Arb.From(
            from dimensions in Filled.Where(name => name.Trim().ToUpperInvariant() is not ("PERIOD" or "VALUE")).ListOf(2)
            where dimensions[0] != dimensions[1]
            from keys in Gen.Zip(Filled, Filled).NonEmptyListOf()
            from frequency in Gen.Elements(Enum.GetValues<Frequency>())
            from values in Value.NonEmptyListOf()
            from date in Gen.Choose(0, 1_000_000)
            select TimeSeriesPanel.Create(keys.Distinct().Select((key, i) => TimeSeries.Create(
                Period.Containing(DateOnly.FromDayNumber(date), frequency).Plus(i),
                values.ToArray(),
                SeriesKey.Of((dimensions[0], key.Item1), (dimensions[1], key.Item2)),
                AnySign))));
    }
}
