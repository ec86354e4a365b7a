using System.Text;
using FsCheck.Xunit;

namespace SahelForecast.Data.Tests;

public class DataSourceTests
{
    [Fact]
    public void Read_UnknownLongTable_IsGuessedWithReasons()
    {
        DataSourceResult read = Sources.Read("month,region,district,reason,individuals,records\n2016-01,Awdal,Borama,Drought related,89,12\n2016-02,Awdal,Borama,Drought related,90,11\n");

        Assert.Equal("long", read.Detection.Kind);
        Assert.Equal([89, 90], read.Series(("region", "Awdal"), ("measure", "individuals")).Values.ToArray());
        Assert.Contains("\"month\" (Monthly)", read.Detection.Reason, StringComparison.Ordinal);
        Assert.Equal("unknown", read.Panel[0].Metadata.Unit);
    }

    [Fact]
    public void Read_GuessedTable_TakesGivenMetadata() => Assert.Equal(
        "families",
        Sources.Read("année;région;ménages\n2023;Gao;5\n", new DataSourceOptions { Metadata = new SeriesMetadata { Unit = "families" } }).Panel[0].Metadata.Unit);

    [Fact]
    public void Read_WideTable_IsGuessed()
    {
        DataSourceResult read = Sources.Read("Région;janv. 2024;févr. 2024;mars 2024\nGao;1,5;2;3\n", new DataSourceOptions { Culture = Csv.French });

        Assert.Equal("wide", read.Detection.Kind);
        Assert.Equal([1.5, 2, 3], read.Series(("Région", "Gao")).Values.ToArray());
    }

    [Fact]
    public void Read_CompetitionTable_DoubtsItsCalendar()
    {
        const string text = "id,V1,V2,V3,V4\nN1,5,6,7,\nN2,1,2,3,4\n";

        DataSourceResult guessed = Sources.Read(text);
        DataSourceResult told = Sources.Read(text, new DataSourceOptions { Period = Period.Quarter(1990, 2) });

        Assert.Contains("name no period", Assert.Single(guessed.Issues).Message, StringComparison.Ordinal);
        Assert.Empty(told.Issues);
        Assert.Equal(new PeriodRange(Period.Quarter(1990, 2), 3), told.Series(("id", "N1")).Periods);
    }

    [Fact]
    public void Read_HashtagsWithoutAKnownLayout_AreUsed()
    {
        DataSourceResult read = Sources.Read(
            "Pays,Code,Année,Besoin\n#country+name,#country+code,#date+year,#inneed\nMali,MLI,2024,7\nRégional,,2024,9\n");

        Assert.Equal("hxl", read.Detection.Kind);
        Assert.Equal([7, 9], [read.Series(("#country+code", "MLI")).Values[0], read.Series(("#country+code", "Régional")).Values[0]]);
        Assert.Equal("people", read.Panel[0].Metadata.Unit);
    }

    [Fact]
    public void Read_HashtagsInJson_OfArraysAndObjects_AreTheSame()
    {
        DataSourceResult arrays = Sources.Read("""[["Pays","An","Besoin"],["#country","#date+year","#inneed"],["MLI","2024",7]]""");
        DataSourceResult objects = Sources.Read("""{"status":"OK","results":[{"#country":"MLI","#date+year":2024},{"#country":"BFA","#date+year":2024,"#inneed":"7"}]}""");

        Assert.Equal("hxl", arrays.Detection.Kind);
        Assert.Equal("hxl", objects.Detection.Kind);
        Assert.Equal(7, arrays.Series(("#country", "MLI")).Values[0]);
        Assert.Equal(7, objects.Series(("#country", "BFA")).Values[0]);
        Assert.Empty(objects.Panel.Where(SeriesKey.Of(("#country", "MLI"))));
    }

    [Fact]
    public void Read_JsonPart_IsTheOneAskedFor()
    {
        const string text = """{"a":[["#adm1","#date","#affected"],["Coast","2024",100]],"b":[["#adm1","#date","#affected"],["Plains","2024",200]]}""";

        Assert.Equal("Coast", Sources.Read(text).Panel[0].Key["#adm1"]);
        Assert.Equal("Plains", Sources.Read(text, new DataSourceOptions { Part = "b" }).Panel[0].Key["#adm1"]);
        Assert.Contains("no property \"c\"", Sources.Failure(text, new DataSourceOptions { Part = "c" }).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "the text is empty")]
    [InlineData("[]", "no array of rows")]
    [InlineData("{\"a\":1}", "no array of rows")]
    [InlineData("[{\"a\":1},", "no complete JSON")]
    [InlineData("[[\"\\ud800\"],[1]]", "characters that do not exist")]
    [InlineData("code,name\nMLI,Mali\n", "no column of figures")]
    [InlineData("country,people\nMLI,5\n", "set Period")]
    [InlineData("<html><body>Not found</body></html>", "no column of figures")]
    public void Read_NoTable_SaysWhy(string text, string message) => Assert.Contains(message, Sources.Failure(text).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_DeepJson_IsRefused() => Assert.Contains(
        "no complete JSON", Sources.Failure(new string('[', 100_000)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_LargeJson_IsRefused() => Assert.Contains(
        "longer than 1000 bytes",
        Sources.Failure("[" + new string(' ', 100_000) + "]", new DataSourceOptions { Limits = new ReadLimits { MaxJsonBytes = 1000 } }).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Detect_ChangedHeader_NamesTheColumnThatIsLacking()
    {
        string header = Sources.HapiNeedsHeader.Replace("population_status", "pop_status", StringComparison.Ordinal);

        DataSourceDetection detection = Sources.Read(header + "MLI,Y,Y,,,,,,,0,Intersectoral,Intersectoral,,INN,5,2024-01-05,2024-12-24,1,2,,\n").Detection;

        Assert.Null(detection.Layout);
        Assert.Contains("hapi-humanitarian-needs, but it lacks \"population_status\"", detection.Alternatives);
    }

    [Fact]
    public void Read_LayoutAskedFor_ThatDoesNotFit_NamesTheColumn() => Assert.StartsWith(
        "line 1, column \"admin0Pcode\": the layout iom-dtm needs this column.",
        Sources.Failure("a,b\n1,2\n", new DataSourceOptions { Layout = DataLayout.Find("iom-dtm") }).Message,
        StringComparison.Ordinal);

    // Found with damaged copies of real files.
    [Fact]
    public void Read_ColumnsOfOneName_AreKeptApart()
    {
        DataSourceResult tagged = Sources.Read("#country,#sector,#sector,#date,#affected,#affected\nMLI,a,b,2024,1,2\n");
        DataSourceResult named = Sources.Read("measure,year,people,people\nMLI,2024,1,2\n");

        Assert.Equal([1, 2], tagged.Panel.Select(series => series.Values[0]));
        Assert.Equal("b", tagged.Panel[0].Key["#sector (column 3)"]);
        Assert.Equal([1, 2], named.Panel.Select(series => series.Values[0]));
        Assert.Equal("MLI", named.Panel[0].Key["measure"]);
    }

    [Fact]
    public void Options_ToString_SaysWhatIsSet()
    {
        var options = new DataSourceOptions { Layout = DataLayout.Find("iom-dtm"), Vintage = new DateOnly(2024, 3, 1), IsPreliminary = true };

        Assert.Equal("layout iom-dtm, vintage 2024-03-01, status preliminary", options.ToString());
        Assert.Equal("detect everything", new DataSourceOptions().ToString());
    }

    [Fact]
    public void Read_GuessThatMergesSeries_IsRefused()
    {
        string text = "year,people\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"2024,{i}\n"));

        Assert.Contains("more columns must tell the series apart", Sources.Failure(text).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Detect_File_ReadsPackedAndTitledFiles()
    {
        using var folder = new TemporaryFolder();
        string path = folder.WritePacked("x.csv.gz", "UNHCR extract\n\nyear,coo_iso,coa_iso,refugees,asylum_seekers,refugee_like,oip\n2022,MLI,NER,1,,,\n");

        DataSourceDetection detection = DataSource.Detect(path);

        Assert.Equal(("unhcr-flows", 3), (detection.Kind, detection.HeaderLine));
        Assert.Empty(detection.UnusedColumns);
        Assert.Single(DataSource.Read(path).Panel);
        Assert.Single(DataSource.Read(path, new CsvSeriesOptions { Frequency = Frequency.Yearly, PeriodColumn = "year", ValueColumn = "refugees" }).Panel);
    }

    [Fact]
    public void Read_AnyCulture_GivesTheSame() => Csv.Under(Csv.French, () => Assert.Equal(
        1.5, Sources.Read("year,region,index_value\n2024,Gao,1.5\n", new DataSourceOptions { Metadata = new SeriesMetadata { Kind = SeriesKind.Rate } }).Panel is [var only] ? only.Values[0] : double.NaN));

    [Fact]
    public void Layouts_HaveNamesColumnsAndSources()
    {
        Assert.Equal(DataLayout.All.Count, DataLayout.All.Select(layout => layout.Id).Distinct().Count());
        Assert.All(DataLayout.All, layout => Assert.True(layout.Signature.Count > 2 && layout.Publisher.Length > 0 && DataLayout.Find(layout.Id) == layout));
        Assert.Throws<ArgumentException>(() => DataLayout.Find("nothing"));
    }

    private static readonly string[] Seeds =
    [
        Sources.HapiNeedsHeader + "MLI,Y,Y,,,,,,,0,Intersectoral,Intersectoral,,INN,7,2024-01-05,2024-12-24,1,2,,\n",
        Sources.DtmHeader + "Lake Chad,Chad,TCD,Lac,TD07,,,1,100,2017-09-30T00:00:00,2017,9,1,Conflict,,,,,BA,Active\n",
        """{"items":[{"year":2022,"coo_iso":"MLI","coa_iso":"NER","refugees":5,"asylum_seekers":"-","idps":"0","stateless":0}]}""",
        "Pays,Code,Année,Besoin\n#country+name,#country+code,#date+year,#inneed\nMali,MLI,2024,7\n",
        "id,V1,V2,V3\nN1,5,6,7\n",
    ];

    // Whatever stands in a file: series, or an error that says why not, in one line.
    [Property(MaxTest = 1000)]
    public bool Read_MutatedFile_NeverFailsOtherwise(uint seed, uint position, string inserted, uint removed)
    {
        string text = Seeds[seed % Seeds.Length];
        int at = (int)(position % (uint)text.Length);
        string mutated = text[..at] + inserted + text[Math.Min(text.Length, at + (int)(removed % 20))..];
        try
        {
            DataSourceResult read = DataSource.Read(new MemoryStream(Encoding.UTF8.GetBytes(mutated)));
            return read.UsedRowCount <= read.RowCount;
        }
        catch (SeriesReadException error)
        {
            return error.Message.Length > 0 && !error.Message.Contains('\n', StringComparison.Ordinal);
        }
    }

    [Property(MaxTest = 300)]
    public bool Read_AnyBytes_NeverFailsOtherwise(byte[] bytes, bool packed)
    {
        try
        {
            byte[] content = packed ? [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, .. bytes] : bytes;
            DataSource.Read(new MemoryStream(content));
            return true;
        }
        catch (SeriesReadException)
        {
            return true;
        }
    }
}
