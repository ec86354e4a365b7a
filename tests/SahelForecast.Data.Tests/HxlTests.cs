namespace SahelForecast.Data.Tests;

public class HxlTests
{
    // The traits of libhxl's test files: a title row, an untagged first column, attributes, a header shorter than the tags.
    private const string Valid = """
        Quoi,,,Qui,Pour qui,,Où,Quand
        Ligne,Secteur,Sous-secteur,Organisation,Hommes,Femmes,Pays,Province
        ,#sector+fr,#subsector+fr,#org+fr,#targeted+f,#targeted+m,#country,#adm1,#date+reported
        001,WASH,Puits,Secours,100,101,Mali,Kayes,2015-03-01
        002,Santé,Rougeole,Croix-Verte,,,Niger,Diffa,
        003,Éducation,Lecture,Ecole-Sahel,250,300,Niger,Zinder,2015-04-01
        """;

    private static readonly CsvSeriesOptions Tagged = new()
    {
        Frequency = Frequency.Monthly,
        PeriodColumn = "#date",
        ValueColumn = "#targeted+m",
        KeyColumns = ["#country", "#sector+fr"],
    };

    [Fact]
    public void Read_TagRowBehindHeaders_FindsColumnsByTag()
    {
        SeriesReadResult read = Csv.Read(Valid, Tagged);

        Assert.Equal(300, read.Panel[SeriesKey.Of(("#country", "Niger"), ("#sector+fr", "Éducation"))].Values[0]);
        Assert.Equal((3, 2), (read.RowCount, read.UsedRowCount));
        Assert.Equal((5, "#date"), (Assert.Single(read.Issues, issue => issue.Dropped).Line, read.Issues[0].Column));
    }

    [Fact]
    public void Read_TagRow_IsNoDataForNamedColumns()
    {
        SeriesReadResult read = Csv.Read("country,year,people\n#country+code,#date+year,#affected\nMLI,2015,1\n", Csv.Keyed);

        Assert.Equal("MLI", Assert.Single(read.Panel).Key["country"]);
        Assert.Empty(read.Issues);
    }

    [Theory]
    [InlineData(",sector+fr,subsector+fr,org+fr,targeted+f,targeted+m,country,adm1,date+reported")] // input-invalid
    [InlineData("Line,Sector,Subsector,Org,Men,Women,Country,Admin 1,Date")] // input-untagged
    [InlineData(",#sector+fr,#subsector+fr,#org,targeted+f,targeted+m,country,adm1,date")] // 3 of 8 are tags
    public void Read_LessThanHalfOfTheRowTags_IsUntagged(string row)
    {
        string text = Valid.Replace(",#sector+fr,#subsector+fr,#org+fr,#targeted+f,#targeted+m,#country,#adm1,#date+reported", row, StringComparison.Ordinal);

        Assert.Contains("no row of hashtags", Csv.Failure(text, Tagged).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_HalfOfTheRowTags_IsTaggedAndTheRestIsNot() // input-fuzzy
    {
        string text = "a,b,c,d\n#country,#affected,when,#date\nMLI,5,x,2015\n";

        Assert.Equal(5, Assert.Single(Csv.Read(text, new CsvSeriesOptions { Frequency = Frequency.Yearly, PeriodColumn = "#date", ValueColumn = "#affected" }).Panel).Values[0]);
        Assert.Contains("no column has such a tag", Csv.Failure(text, Tagged with { PeriodColumn = "#when" }).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(24, true)]
    [InlineData(25, false)]
    public void Read_TagRow_IsLookedForIn25Rows(int rowsBefore, bool found)
    {
        string text = string.Concat(Enumerable.Repeat("note,\n", rowsBefore)) + "#date,#affected\n2015,1\n";
        CsvSeriesOptions options = new() { Frequency = Frequency.Yearly, PeriodColumn = "#date", ValueColumn = "#affected" };

        if (found)
        {
            Assert.Single(Csv.Read(text, options).Panel);
        }
        else
        {
            Assert.Contains("first 25 rows", Csv.Failure(text, options).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Read_DataThatStartWithHash_AreNoTagRow()
    {
        CsvSeriesOptions options = new() { Frequency = Frequency.Yearly, PeriodColumn = "year", ValueColumn = "people", KeyColumns = ["a", "b"] };

        Assert.Equal("#x", Assert.Single(Csv.Read("a,b,year,people\n#x,#y,2015,3\n", options).Panel).Key["a"]);
    }

    [Fact]
    public void Read_SeveralColumnsMatch_AsksForANarrowerPattern()
    {
        string message = Csv.Failure(Valid, Tagged with { ValueColumn = "#targeted" }).Message;

        Assert.Contains("\"#targeted+f\", \"#targeted+m\"", message, StringComparison.Ordinal);
        Assert.Contains("#targeted+f!", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#affected+f+children", "#affected+children+f")]
    [InlineData("  #ADM2 +Name ", "#adm2+name")]
    [InlineData("#date", "#date")]
    public void TryParse_Tag_IsRead(string text, string expected)
    {
        Assert.True(HxlTag.TryParse(text, out HxlTag? tag));
        Assert.True(HxlTag.TryParse(expected, out HxlTag? same));
        Assert.Equal(same, tag);
        Assert.Equal(same.GetHashCode(), tag.GetHashCode());
    }

    [Theory]
    [InlineData("")]
    [InlineData("#")]
    [InlineData("# ")]
    [InlineData("country")]
    [InlineData("#1st")]
    [InlineData("#affected f")]
    [InlineData("#affected-f")]
    [InlineData("#affected+")]
    [InlineData("#affected+f!")]
    [InlineData("#*+code")]
    [InlineData(null)]
    public void TryParse_NoTag_IsRefused(string? text) => Assert.False(HxlTag.TryParse(text, out _));

    [Theory]
    [InlineData("#affected", "#affected+f+children", true)]
    [InlineData("#affected+f", "#affected+f+children", true)]
    [InlineData("#affected+f-children", "#affected+f+children", false)]
    [InlineData("#affected+f-children", "#affected+f", true)]
    [InlineData("#affected+f!", "#affected+f+children", false)]
    [InlineData("#affected+children+f!", "#affected+f+children", true)]
    [InlineData("#affected!", "#affected", true)]
    [InlineData("#*+code", "#adm1+code", true)]
    [InlineData("#*+code", "#adm1+name", false)]
    [InlineData("#adm1", "#adm2", false)]
    [InlineData(" #Adm1 -NAME ", "#adm1+code", true)]
    public void Matches_Pattern_FollowsLibhxl(string pattern, string tag, bool expected)
    {
        Assert.True(HxlTag.TryParse(tag, out HxlTag? parsed));
        Assert.Equal(expected, HxlTagPattern.Parse(pattern).Matches(parsed));
        Assert.Equal(expected, HxlTagPattern.Parse(HxlTagPattern.Parse(pattern).ToString()).Matches(parsed));
    }

    [Theory]
    [InlineData("affected")]
    [InlineData("#affected+f!!")]
    [InlineData("#+f")]
    [InlineData("#*f")]
    public void Parse_NoPattern_SaysHowToWriteOne(string text) =>
        Assert.Contains("#affected+f-children", Assert.Throws<FormatException>(() => HxlTagPattern.Parse(text)).Message, StringComparison.Ordinal);
}
