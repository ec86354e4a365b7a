using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace SahelForecast.Data.Tests;

/// <summary>Files made to do harm end in a clear error, within memory that does not follow their size.</summary>
public class HostileFileTests
{
    private const long Gigabyte = 1L << 30;
    private const string Header = "country,year,people\n";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Read_LineOfAGigabyte_IsRefusedAtItsLimit(bool canSeek)
    {
        using var endless = new EndlessStream(Encoding.UTF8.GetBytes(Header + "MLI,2023,1\nMLI,2024,"), "7"u8.ToArray(), Gigabyte, canSeek);

        SeriesReadException error = Refused(endless, mostMegabytes: 30);

        Assert.Contains("longer than 1048576 bytes", error.Message, StringComparison.Ordinal);
        Assert.InRange(endless.BytesRead, 1 << 20, 1 << 23);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Read_QuoteThatNeverClosesInAGigabyte_IsRefusedAtItsLimit(bool canSeek)
    {
        using var endless = new EndlessStream(Encoding.UTF8.GetBytes(Header + "\"MLI,2023,1\n"), "MLI,2024,1\n"u8.ToArray(), Gigabyte, canSeek);

        Assert.Contains("Look for a quote that never closes", Refused(endless, mostMegabytes: 30).Message, StringComparison.Ordinal);
        Assert.InRange(endless.BytesRead, 1 << 20, 1 << 23);
    }

    [Fact]
    public void Read_GigabyteOfJsonInOneLine_IsRefusedAtItsLimit()
    {
        using var endless = new EndlessStream("["u8.ToArray(), "[\"MLI\",2024,1],"u8.ToArray(), Gigabyte, canSeek: false);
        var options = new DataSourceOptions { Limits = new ReadLimits { MaxJsonBytes = 4_000_000 } };

        Assert.Contains("longer than 4000000 bytes", Refused(endless, mostMegabytes: 30, options).Message, StringComparison.Ordinal);
        Assert.InRange(endless.BytesRead, 4_000_000, 5_000_000);
    }

    [Fact]
    public void Read_EndlessGzipWithoutAWayBack_IsRefusedAtItsLimit()
    {
        using var endless = new EndlessStream([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3], [0], Gigabyte, canSeek: false);
        var options = new DataSourceOptions { Limits = new ReadLimits { MaxPackedBytes = 4_000_000 } };

        Assert.Contains("the packed stream is longer than 4000000 bytes", Refused(endless, mostMegabytes: 40, options).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_StreamWithoutAWayBack_GivesTheSameAsOneWithIt()
    {
        byte[] text = Encoding.UTF8.GetBytes(Header + "MLI,2023,1\nMLI,2024,2\n");
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(text);
        }

        byte[] workbook = Workbook.Write(("a", [["country", "year", "people"], ["MLI", 2023, 1], ["MLI", 2024, 2]]));
        foreach (byte[] content in (byte[][])[text, [.. "\uFEFF"u8, .. text], packed.ToArray(), workbook, Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Header + "MLI,2023,1\nMLI,2024,2\n")).ToArray()])
        {
            using var stream = new EndlessStream(content, [0], content.Length, canSeek: false);

            Assert.Equal([1, 2], Assert.Single(DataSource.Read(stream).Panel).Values.ToArray());
        }
    }

    [Fact]
    public void Read_GzipBomb_IsRefusedWithoutUnpackingIt()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Header));
            byte[] sevens = Encoding.UTF8.GetBytes(new string('7', 1 << 20));
            for (int i = 0; i < 200; i++)
            {
                gzip.Write(sevens);
            }
        }

        packed.Position = 0;
        Assert.Contains("longer than 1048576 bytes", Refused(packed, mostMegabytes: 30).Message, StringComparison.Ordinal);
    }

    // Found with damaged copies of real files.
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(13)]
    public void Read_GzipThatEndsInItsHeader_IsRefused(int length)
    {
        byte[] packed = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1, 0, 0];

        Assert.Contains("damaged or cut off", Assert.Throws<SeriesReadException>(() => DataSource.Read(new MemoryStream(packed[..length]))).Message, StringComparison.Ordinal);
    }

    // Found with damaged copies of real files: a header of a blank that is no space.
    [Fact]
    public void Read_FiguresUnderABlankHeader_AreCalledByTheirColumn()
    {
        DataSourceResult read = Sources.Read("region,year,\u2028,people\nGao,2024,5,7\n");

        Assert.Equal([5, 7], [read.Series(("measure", "column 3")).Values[0], read.Series(("measure", "people")).Values[0]]);
    }

    // Found with damaged copies of real files: text that the platform refuses to normalise.
    [Fact]
    public void Read_HeaderWithANonCharacter_IsATextLikeAnother() => Assert.Equal(
        [7], Sources.Read("region\uFFFE,year,people😀\nGao,2024,7\n").Series(("region\uFFFE", "Gao")).Values.ToArray());

    // Found with damaged copies of real files: a character of two units where one buffer ends and the next begins.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Read_CharactersOfTwoUnits_AreNeverCut(int shift)
    {
        string cell = string.Concat(Enumerable.Repeat("😀", 600));
        string text = new string('x', shift) + Header + string.Concat(Enumerable.Range(0, 300).Select(row => FormattableString.Invariant($"{cell}{row % 3},{2000 + (row / 3)},1\n")));
        var options = new CsvSeriesOptions { Frequency = Frequency.Yearly, PeriodColumn = "year", ValueColumn = "people", KeyColumns = [shift == 0 ? "country" : "xcountry"] };
        using var folder = new TemporaryFolder();

        Assert.Equal(3, CsvSeriesReader.Read(new StringReader(text), options).Panel.Count);
        Assert.Equal(3, DataSource.Read(folder.Write("a.csv", Encoding.UTF8.GetBytes(text)), options).Panel.Count);
        Assert.Equal(2_000, DataSource.Read(folder.Write("a.json", Encoding.UTF8.GetBytes($"[[\"{new string('x', shift)}\",\"country\",\"year\",\"people\"],[\"\",\"{cell}{cell}\",2024,2000]]")), options with { KeyColumns = ["country"] }).Panel[0].Values[0]);
    }

    [Theory]
    [InlineData("[", "")]
    [InlineData("{\"a\":", "1")]
    [InlineData("[{\"a\":", "1")]
    public void Read_DeepJson_IsRefused(string opening, string inside)
    {
        string text = string.Concat(Enumerable.Repeat(opening, 100_000)) + inside;

        Assert.Contains("no complete JSON", Refused(new MemoryStream(Encoding.UTF8.GetBytes(text)), mostMegabytes: 20).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_JsonWhoseObjectsAreNearlyEmpty_IsRefused()
    {
        string wide = string.Join(',', Enumerable.Range(0, 9_990).Select(i => FormattableString.Invariant($"\"k{i}\":1")));
        string text = $"[{{\"year\":2024,\"coo_iso\":\"MLI\",\"coa_iso\":\"NER\",\"refugees\":1,\"asylum_seekers\":1,\"refugee_like\":1,\"oip\":1,{wide}}},{string.Join(',', Enumerable.Repeat("{\"k0\":1}", 6_000))}]";

        Assert.Contains("most of them empty", Assert.Throws<SeriesReadException>(() => Sources.Read(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MillionsOfColumns_AreRefused()
    {
        SeriesReadException error = Refused(new MemoryStream(Encoding.UTF8.GetBytes(new string(',', 1_000_000) + "\n")), mostMegabytes: 150);

        Assert.Contains("the row has 1000001 cells, more than the 16384", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("c{0}", "{1}")]
    [InlineData("#adm1+code", "ML0{1}")]
    [InlineData("#affected", "{1}")]
    [InlineData("V{0}", "")]
    public void Read_AsManyColumnsAsAreAllowed_EndsSoon(string header, string cell)
    {
        string Row(string format, int row) => string.Join(',', Enumerable.Range(1, 16_000).Select(column => string.Format(CultureInfo.InvariantCulture, format, column, (row + column) % 9))) + "\n";
        string text = Row(header, 0) + string.Concat(Enumerable.Range(1, 20).Select(row => Row(cell, row)));
        long start = Environment.TickCount64;

        Outcome(Encoding.UTF8.GetBytes(text));

        Assert.InRange(Environment.TickCount64 - start, 0, 60_000);
    }

    [Fact]
    public void Read_ManySeries_TakesFewBytesEach()
    {
        const int series = 200_000;
        var text = new StringBuilder("country,district,year,people\n");
        for (int i = 0; i < series; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"MLI,d{i},2024,{i}\n");
        }

        byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
        long before = GC.GetAllocatedBytesForCurrentThread();

        DataSourceResult read = DataSource.Read(new MemoryStream(bytes));

        Assert.Equal(series, read.Panel.Count);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / series, 1, 1_200);
    }

    [Fact]
    public void Read_RowsThatAreAllWrong_EndAtTheLimitOfIssues()
    {
        string text = Header + string.Concat(Enumerable.Repeat("MLI,2024,x\n", 500));
        var options = new DataSourceOptions { Limits = new ReadLimits { MaxIssues = 100 } };
        var columns = new CsvSeriesOptions { Frequency = Frequency.Yearly, PeriodColumn = "year", ValueColumn = "people", Limits = options.Limits };

        SeriesReadException error = Assert.Throws<SeriesReadException>(() => CsvSeriesReader.Read(new StringReader(text), columns));

        Assert.Equal((102, "people"), (error.Line, error.Column));
        Assert.Contains("more than 100 issues; the last is: \"x\" is not a number.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("MaxIssues", () => new ReadLimits { MaxIssues = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("MaxPackedBytes", () => new ReadLimits { MaxPackedBytes = 0 });
    }

    [Fact]
    public void Read_Utf16WithoutItsMark_SaysSo() => Assert.Contains(
        "UTF-16 without its mark",
        Assert.Throws<SeriesReadException>(() => DataSource.Read(new MemoryStream(new UnicodeEncoding(bigEndian: false, byteOrderMark: false).GetBytes(Header + "MLI,2024,1\n")))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Read_NulInACell_IsKeptAndShownInOneLine()
    {
        SeriesReadResult read = Csv.Read(Header + "M\0LI,2023,1\nM\0LI,2024,2\nM\0LI,2025,1\0\n", Csv.Keyed);

        Assert.Equal([1, 2], read.Panel[SeriesKey.Of(("country", "M\0LI"))].Values.ToArray());
        Assert.Contains("1\\u0000", Assert.Single(read.Issues).Message, StringComparison.Ordinal);
    }

    // The name of a stream is for messages only: what is on the disk under that name is another file.
    [Fact]
    public void Read_StreamNamedLikeAFile_NeverOpensThatFile()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("other.csv", [.. "a\nb\nc\n"u8, 0xFF]);

        SeriesReadException error = Assert.Throws<SeriesReadException>(() => DataSource.Read(new MemoryStream([.. "country,year\n"u8, 0xFF]), path));

        Assert.Null(error.Line);
        Assert.Contains("not UTF-8", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../x")]
    [InlineData("..\\..\\x")]
    [InlineData("/etc/x")]
    public void Read_NamesThatLeaveTheFolder_AreOnlyNames(string name)
    {
        using var folder = new TemporaryFolder();
        using var bytes = new MemoryStream();
        bytes.Write(Workbook.Write(("a", [["country", "year", "people"], [name, 2023, 1], [name, 2024, 2]])));
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            Workbook.Add(zip, name, "harm");
        }

        string path = folder.Write("a.xlsx", bytes.ToArray());
        DataSourceResult read = DataSource.Read(path);
        SeriesReadException part = Assert.Throws<SeriesReadException>(() => DataSource.Read(path, new DataSourceOptions { Part = name }));

        Assert.Equal(name, Assert.Single(read.Panel).Key["country"]);
        Assert.Contains("has no sheet", part.Message, StringComparison.Ordinal);
        Assert.Equal(["a.xlsx"], folder.FileNames);
        Assert.Equal([1, 2], Assert.Single(DataSource.Read(new MemoryStream(Encoding.UTF8.GetBytes(Header + "MLI,2023,1\nMLI,2024,2\n")), name).Panel).Values.ToArray());
    }

    [Fact]
    public void Read_WorkbookWithTooManyParts_IsRefused()
    {
        using var bytes = new MemoryStream();
        bytes.Write(Workbook.Write(("a", [["country", "year", "people"], ["MLI", 2023, 1]])));
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            for (int i = 0; i < 10_001; i++)
            {
                zip.CreateEntry(FormattableString.Invariant($"x{i}"), CompressionLevel.NoCompression);
            }
        }

        bytes.Position = 0;
        Assert.Contains("more than 10000 parts", Assert.Throws<SeriesReadException>(() => DataSource.Read(bytes)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xl/worksheets/sheet1.xml")]
    [InlineData("xl/workbook.xml")]
    public void Read_WorkbookWithEntitiesThatMultiply_IsRefused(string part)
    {
        string entities = "<!DOCTYPE x [<!ENTITY a0 \"ha\">" + string.Concat(Enumerable.Range(1, 30).Select(i => FormattableString.Invariant($"<!ENTITY a{i} \"&a{i - 1};&a{i - 1};\">"))) + "]>";
        using var bytes = new MemoryStream();
        bytes.Write(Workbook.Write(("a", [["country", "year", "people"], ["MLI", 2023, 1]])));
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(part)!.Delete();
            Workbook.Add(zip, part, $"{entities}<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&a30;</t></is></c></row></sheetData></worksheet>");
        }

        bytes.Position = 0;
        Assert.Contains("damaged", Refused(bytes, mostMegabytes: 30).Message, StringComparison.Ordinal);
    }

    private static SeriesReadException Refused(Stream stream, int mostMegabytes, DataSourceOptions? options = null)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        SeriesReadException error = Assert.Throws<SeriesReadException>(() => DataSource.Read(stream, options: options));
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 1_000_000, 0, mostMegabytes);
        Assert.DoesNotContain('\n', error.Message);
        return error;
    }

    private static void Outcome(byte[] bytes)
    {
        try
        {
            DataSource.Read(new MemoryStream(bytes));
        }
        catch (SeriesReadException error)
        {
            Assert.DoesNotContain('\n', error.Message);
        }
    }
}
