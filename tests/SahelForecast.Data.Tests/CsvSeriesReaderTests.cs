using System.Text;

namespace SahelForecast.Data.Tests;

public class CsvSeriesReaderTests
{
    [Fact]
    public void Read_OneSeries_HasPeriodsAndValues()
    {
        TimeSeries series = Assert.Single(Csv.Read("year,people\n2015,10\n2016,12.5\n").Panel);

        Assert.Equal(new PeriodRange(Period.Year(2015), 2), series.Periods);
        Assert.Equal([10, 12.5], series.Values.ToArray());
        Assert.Equal(SeriesKey.Empty, series.Key);
    }

    [Fact]
    public void Read_KeyColumns_MakeSeriesInOrderOfAppearance()
    {
        CsvSeriesOptions options = Csv.Yearly with { KeyColumns = ["country", "admin1"] };

        TimeSeriesPanel panel = Csv.Read("country,admin1,year,people\nMLI,ML01,2016,3\nBFA,BF54,2015,1\nMLI,ML01,2015,2\n", options).Panel;

        Assert.Equal([SeriesKey.Of(("country", "MLI"), ("admin1", "ML01")), SeriesKey.Of(("country", "BFA"), ("admin1", "BF54"))], panel.Select(s => s.Key));
        Assert.Equal([2, 3], panel[0].Values.ToArray());
    }

    [Fact]
    public void Read_Metadata_StandsOnEverySeries()
    {
        var metadata = new SeriesMetadata { Unit = "families", Source = "OCHA" };

        TimeSeries series = Assert.Single(Csv.Read("year,people\n2015,10\n", Csv.Yearly with { Metadata = metadata }).Panel);

        Assert.Equal(metadata, series.Metadata);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("NA")]
    [InlineData("n/a")]
    [InlineData("-")]
    [InlineData(" .. ")]
    [InlineData("NULL")]
    [InlineData("nan")]
    public void Read_MissingMarker_IsNaNAndNoIssue(string marker) =>
        Assert.Equal([1, double.NaN, 3], Csv.Values($"year,people\n2015,1\n2016,{marker}\n2017,3\n"));

    [Fact]
    public void Read_OwnMissingMarkers_ReplaceTheDefault()
    {
        CsvSeriesOptions options = Csv.Yearly with { MissingMarkers = ["*"] };

        Assert.Equal([1, double.NaN], Csv.Values("year,people\n2015,1\n2016,*\n", options));
        Assert.Equal(3, Csv.Issue("year,people\n2015,1\n2016,NA\n", options).Line);
    }

    [Fact]
    public void Read_KeyNamedNA_IsNamibiaAndNotMissing() =>
        Assert.Equal("NA", Assert.Single(Csv.Read("country,year,people\nNA,2015,1\n", Csv.Keyed).Panel).Key["country"]);

    [Theory]
    [InlineData("year,people\n2015,1\n2016,2\n")]
    [InlineData("year;people\n2015;1\n2016;2\n")]
    [InlineData("year\tpeople\n2015\t1\n2016\t2\n")]
    [InlineData("year|people\n2015|1\n2016|2\n")]
    [InlineData("sep=;\nyear;people\n2015;1\n2016;2\n")]
    [InlineData("a,b,c;year;people\n;2015;1\n;2016;2\n")]
    [InlineData("\uFEFFyear,people\n2015,1\n2016,2\n")]
    [InlineData("\uFEFF\"year\",\"people\"\n\"2015\",\"1\"\n\"2016\",\"2\"\n")]
    [InlineData("year,people\r\n2015,1\r\n2016,2\r\n")]
    [InlineData("year,people\r2015,1\r2016,2")]
    [InlineData("\n\r\nyear,people\n\n2015,1\n\n\n2016,2\n\n")]
    [InlineData("year,people,\n2015,1,\n2016,2,\n")]
    [InlineData("year,people\n2015,1,,\n2016,2,,\n")]
    [InlineData(" Year , PEOPLE \n 2015 , 1 \n 2016 ,\t2\n")]
    [InlineData("year,people\n2015,1\n2016,2\n,\n ,\t\n")]
    [InlineData("\"note\nof two lines\",year,people\n\"a\nb\",2015,1\n,2016,2\n")]
    [InlineData("\"note\nof, two lines\";year;people\n\"a\nb\";2015;1\n;2016;2\n")]
    public void Read_LayoutVariant_GivesTheSameSeries(string text) => Assert.Equal([1, 2], Csv.Values(text));

    [Fact]
    public void Read_ExactHeader_WinsOverLooseMatch() => Assert.Equal([7], Csv.Values("year,People,people\n2015,1,7\n"));

    [Fact]
    public void Read_GivenDelimiter_IsNotDetected() =>
        Assert.Equal([1], Csv.Values("year^people\n2015^1\n", Csv.Yearly with { Delimiter = "^" }));

    [Fact]
    public void Read_Source_StaysOpen()
    {
        using var source = new StringReader("year,people\n2015,1\n");

        CsvSeriesReader.Read(source, Csv.Yearly);

        Assert.Equal(-1, source.Read());
    }

    [Fact]
    public void Read_QuotedKey_KeepsDelimitersQuotesLinesAndBlanks() => Assert.Equal(
        " a,\"b\"\n;é ",
        Assert.Single(Csv.Read("country,year,people\n\" a,\"\"b\"\"\n;é \",2015,1\n", Csv.Keyed).Panel).Key["country"]);

    [Fact]
    public void Read_EmptyPanel_WhenEveryRowIsDropped()
    {
        SeriesReadResult result = Csv.Read("year,people\nx,1\n2015,y\n");

        Assert.Empty(result.Panel);
        Assert.Equal([2, 3], result.Issues.Select(issue => issue.Line));
    }

    [Fact]
    public void ReadFile_FrenchFile_ReadsUnderAnyCurrentCulture()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("besoins.csv", Encoding.UTF8.GetBytes("région;année;personnes\r\nSégou;2015;1 234,5\r\nSégou;2016;7\u202F522\u202F833\r\n"));
        CsvSeriesOptions options = new()
        {
            Frequency = Frequency.Yearly,
            PeriodColumn = "Année",
            ValueColumn = "personnes",
            KeyColumns = ["région"],
            Culture = Csv.French,
        };

        Csv.Under(Csv.French, () =>
        {
            SeriesReadResult result = CsvSeriesReader.ReadFile(path, options);

            Assert.Empty(result.Issues);
            Assert.Equal([1234.5, 7522833], result.Panel[SeriesKey.Of(("région", "Ségou"))].Values.ToArray());
        });
    }

    [Fact]
    public void Read_InvariantFile_IgnoresTheCurrentCulture() =>
        Csv.Under(Csv.French, () => Assert.Equal([1.5, 7522833], Csv.Values("year,people\n2015,1.5\n2016,\"7,522,833\"\n")));

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void ReadFile_ByteOrderMark_TellsTheEncoding(string encoding)
    {
        using var folder = new TemporaryFolder();
        Encoding chosen = Encoding.GetEncoding(encoding);
        string path = folder.Write("a.csv", [.. chosen.GetPreamble(), .. chosen.GetBytes("country,year,people\nNiger–é,2015,1\n")]);

        TimeSeriesPanel panel = CsvSeriesReader.ReadFile(path, Csv.Keyed).Panel;

        Assert.Equal("Niger–é", Assert.Single(panel).Key["country"]);
    }

    [Fact]
    public void Check_ColumnInTwoRoles_IsAnArgumentError()
    {
        var error = Assert.Throws<ArgumentException>(() => Csv.Read("year,people\n2015,1\n", Csv.Yearly with { KeyColumns = ["year"] }));

        Assert.Contains("\"year\"", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(", ")]
    [InlineData("é")]
    [InlineData("\"")]
    [InlineData("\n")]
    public void Delimiter_NotOneAsciiCharacter_Throws(string delimiter) =>
        Assert.Throws<ArgumentException>("Delimiter", () => Csv.Yearly with { Delimiter = delimiter });

    [Fact]
    public void Options_EmptyColumn_ThrowsWithItsName()
    {
        Assert.Throws<ArgumentException>("PeriodColumn", () => Csv.Yearly with { PeriodColumn = " " });
        Assert.Throws<ArgumentException>("ValueColumn", () => Csv.Yearly with { ValueColumn = "" });
        Assert.Throws<ArgumentException>("KeyColumns", () => Csv.Yearly with { KeyColumns = ["a", ""] });
        Assert.Throws<ArgumentOutOfRangeException>("Frequency", () => Csv.Yearly with { Frequency = (Frequency)99 });
        Assert.Throws<ArgumentOutOfRangeException>("Duplicates", () => Csv.Yearly with { Duplicates = (DuplicatePolicy)99 });
    }
}
