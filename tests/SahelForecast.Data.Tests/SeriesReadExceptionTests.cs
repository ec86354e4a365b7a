using System.Text;

namespace SahelForecast.Data.Tests;

public class SeriesReadExceptionTests
{
    [Fact]
    public void ReadFile_NoFile_NamesThePath()
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("none.csv");

        SeriesReadException error = FileFailure(path);

        Assert.Equal($"{path}: there is no such file. Check the path.", error.Message);
        Assert.Equal((path, null, null), (error.File, error.Line, error.Column));
    }

    [Fact]
    public void ReadFile_Folder_SaysSo() => Assert.Contains("this is a folder", FileFailure(Path.GetTempPath()).Message, StringComparison.Ordinal);

    [Fact]
    public void ReadFile_EveryStructuralFault_NamesFileLineAndColumn()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("needs.csv", "country,year,people\nMLI,2015,1\n\nMLI,2015,2\n"u8.ToArray());

        SeriesReadException twice = Assert.Throws<SeriesReadException>(() => CsvSeriesReader.ReadFile(path, Csv.Keyed));
        SeriesReadException column = Assert.Throws<SeriesReadException>(() => CsvSeriesReader.ReadFile(path, Csv.Keyed with { ValueColumn = "idps" }));

        Assert.StartsWith($"{path}, line 4, column \"year\": 2015 of (country=MLI) comes twice, on lines 2 and 4. ", twice.Message, StringComparison.Ordinal);
        Assert.Equal((path, 4, "year"), (twice.File, twice.Line, twice.Column));
        Assert.StartsWith($"{path}, line 1, column \"idps\": there is no such column. The header has \"country\", \"year\", \"people\".", column.Message, StringComparison.Ordinal);
        Assert.Equal((path, 1, "idps"), (column.File, column.Line, column.Column));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\r\n  \n")]
    public void Read_NothingInIt_NamesTheColumnsWanted(string text)
    {
        SeriesReadException error = Csv.Failure(text, Csv.Keyed);

        Assert.StartsWith("line 1: the text is empty. ", error.Message, StringComparison.Ordinal);
        Assert.Contains("\"country\", \"year\", \"people\"", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("year,people", 1)]
    [InlineData("\nyear,people\n\n,\n", 2)]
    public void Read_HeaderOnly_NamesItsLine(string text, int line)
    {
        SeriesReadException error = Csv.Failure(text);

        Assert.StartsWith($"line {line}: there is a header, but no row", error.Message, StringComparison.Ordinal);
        Assert.Null(error.File);
    }

    [Theory]
    [InlineData("year,People in need", "people_in_need", true)]
    [InlineData("year,Année", "annee ", true)]
    [InlineData("year,poeple", "people", true)]
    [InlineData("year,persones", "personnes", true)]
    [InlineData("year,value", "people", false)]
    [InlineData("year,??", "people", false)]
    public void Read_MissingColumn_SuggestsANearOne(string header, string wanted, bool suggested)
    {
        SeriesReadException error = Csv.Failure($"{header}\n1,2\n", Csv.Yearly with { ValueColumn = wanted });

        Assert.Equal(suggested, error.Message.Contains("Did you mean", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_WrongDelimiterGiven_ShowsTheHeaderAsRead() => Assert.Contains(
        "The header has \"year;people\".", Csv.Failure("year;people\n2015;1\n", Csv.Yearly with { Delimiter = "," }).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_NoColumnFound_SplitsTheHeaderWhereItHasMostColumns() => Assert.Contains(
        "The header has \"a,b\", \"c\", \"d\".", Csv.Failure("a,b;c;d\n1;2;3\n").Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("year,people,people\n2015,1,2\n")]
    [InlineData("year,People,PEOPLE\n2015,1,2\n")]
    public void Read_ColumnTwice_IsAmbiguous(string text) => Assert.Contains("several columns", Csv.Failure(text).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_UnrelatedColumnTwice_IsNoFault() => Assert.Equal([1], Csv.Values("note,note,year,people\na,b,2015,1\n"));

    [Fact]
    public void Read_QuoteNeverCloses_NamesTheLineItsRowStartsOn()
    {
        SeriesReadException error = Csv.Failure("country,year,people\nMLI,2015,1\n\"MLI,2016,2\nMLI,2017,3\n", Csv.Keyed);

        Assert.Equal(3, error.Line);
        Assert.Contains("never closes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_HeaderQuoteNeverCloses_NamesItsLine() => Assert.Equal(1, Csv.Failure("year,\"people\n2015,1\n").Line);

    [Fact]
    public void Read_LineBreakInAName_KeepsTheMessageOnOneLine()
    {
        string message = Csv.Failure("\"a\r\nb\",year,people\n\"x\ny\",2015,1\n\"x\ny\",2015,2\n", Csv.Yearly with { KeyColumns = ["a\r\nb"] }).Message;

        Assert.Contains("x\\ny", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void ReadFile_AnsiFile_NamesTheFirstLineThatIsNotUtf8()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("ansi.csv", Encoding.Latin1.GetBytes("country,year,people\nMali,2015,1\nSégou,2016,2\n"));

        SeriesReadException error = FileFailure(path, Csv.Keyed);

        Assert.StartsWith($"{path}, line 3: the text is not UTF-8.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadFile_Archive_SaysWhatItIs()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("workbook", FileFailure(folder.Write("a.xlsx", [.. "PK\x03\x04"u8, 0, 0])).Message, StringComparison.Ordinal);
        Assert.Contains("is empty", FileFailure(folder.Write("empty.csv", [])).Message, StringComparison.Ordinal);
    }

    private static SeriesReadException FileFailure(string path, CsvSeriesOptions? options = null) =>
        Assert.Throws<SeriesReadException>(() => CsvSeriesReader.ReadFile(path, options ?? Csv.Yearly));
}
