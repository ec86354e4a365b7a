using System.IO.Compression;
using FsCheck.Xunit;

namespace SahelForecast.Data.Tests;

public class WorkbookTests
{
    private static readonly object?[][] Notes = [["Source", "a colleague"], ["Date", new DateOnly(2024, 5, 1)]];

    private static readonly object?[][] Idps =
    [
        ["iso3", "country_name", "year", "new_displacement", "new_displacement_rounded", "total_displacement", "total_displacement_rounded"],
        ["MLI", "Mali", 2021, 249200.5, 249000, 326035, 326000],
        null!,
        ["MLI", "Mali", 2022, null, null, 379932, 380000],
    ];

    private static object?[][] Filled(object?[][] rows) => [.. rows.Select(row => row is null ? [] : (object?[])row.Clone())];

    [Fact]
    public void Read_KnownLayoutOnAnySheet_IsFound()
    {
        DataSourceResult read = DataSource.Read(new MemoryStream(Workbook.Write(("Notes", Notes), ("Data 2", Filled(Idps)))));

        Assert.Equal(("idmc-gidd-conflict", "Data 2"), (read.Detection.Kind, read.Detection.Part));
        Assert.Equal([249_200.5, double.NaN], read.Series(("measure", "new_displacement")).Values.ToArray());
        Assert.Equal([326_035, 379_932], read.Series(("measure", "total_displacement")).Values.ToArray());
        Assert.Contains(read.Detection.Alternatives, other => other.Contains("\"Notes\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_OwnLayout_ReadsDatesAndNumbersInAnyCulture()
    {
        byte[] workbook = Workbook.Write(("Feuille 1", [["Besoins 2024"], ["région", "date", "personnes"], ["Gao", new DateOnly(2024, 1, 31), 1.5], ["Gao", new DateOnly(2024, 2, 29), "2,5"]]));
        using var folder = new TemporaryFolder();

        SeriesReadResult read = DataSource.Read(folder.Write("a.xlsx", workbook), new CsvSeriesOptions
        {
            Frequency = Frequency.Monthly,
            PeriodColumn = "date",
            ValueColumn = "personnes",
            KeyColumns = ["région"],
            Culture = Csv.French,
        });

        Assert.Equal([1.5, 2.5], Assert.Single(read.Panel).Values.ToArray());
        Assert.Empty(read.Issues);
    }

    [Fact]
    public void Read_BadCell_NamesTheRowOfTheSheet()
    {
        object?[][] rows = Filled(Idps);
        rows[3][5] = "unknown";

        RowIssue issue = Assert.Single(DataSource.Read(new MemoryStream(Workbook.Write(("a", rows)))).Issues);

        Assert.Equal((4, "total_displacement", true), (issue.Line, issue.Column, issue.Dropped));
    }

    [Fact]
    public void Read_Hashtags_AreUsed()
    {
        DataSourceResult read = DataSource.Read(new MemoryStream(Workbook.Write(("a", [["Pays", "An", "Besoin"], ["#country+code", "#date+year", "#inneed"], ["MLI", 2024, 7]]))));

        Assert.Equal("hxl", read.Detection.Kind);
        Assert.Equal(7, read.Series(("#country+code", "MLI")).Values[0]);
    }

    [Fact]
    public void Read_SheetAskedFor_IsRead()
    {
        byte[] workbook = Workbook.Write(("a", Filled(Idps)), ("b", Filled(Idps)));

        Assert.Equal("b", DataSource.Read(new MemoryStream(workbook), options: new DataSourceOptions { Part = "b" }).Detection.Part);
        Assert.Contains(
            "no sheet \"c\". It has \"a\", \"b\"",
            Assert.Throws<SeriesReadException>(() => DataSource.Read(new MemoryStream(workbook), options: new DataSourceOptions { Part = "c" })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ZipBomb_IsRefused()
    {
        using var bytes = new MemoryStream(Workbook.Write(("a", Filled(Idps))));
        using var bomb = new MemoryStream();
        bytes.CopyTo(bomb);
        using (var zip = new ZipArchive(bomb, ZipArchiveMode.Update, leaveOpen: true))
        {
            Workbook.Add(zip, "xl/media/x.bin", new string('0', 20_000_000));
        }

        bomb.Position = 0;
        var options = new DataSourceOptions { Limits = new ReadLimits { MaxWorkbookBytes = 1_000_000 } };

        Assert.Contains("larger than 1000000 bytes", Assert.Throws<SeriesReadException>(() => DataSource.Read(bomb, options: options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_CellInTheLastCorner_IsNoEndlessSheet()
    {
        using var bytes = new MemoryStream();
        bytes.Write(Workbook.Write(("a", Filled(Idps))));
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            ZipArchiveEntry sheet = zip.GetEntry("xl/worksheets/sheet1.xml")!;
            string text;
            using (var reader = new StreamReader(sheet.Open()))
            {
                text = reader.ReadToEnd();
            }

            sheet.Delete();
            Workbook.Add(zip, "xl/worksheets/sheet1.xml", text.Replace("</sheetData>", "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>", StringComparison.Ordinal));
        }

        bytes.Position = 0;
        Assert.Contains("most of them empty", Assert.Throws<SeriesReadException>(() => DataSource.Read(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ZipThatIsNoWorkbook_SaysSo()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Workbook.Add(zip, "a.csv", "year,people\n2015,1\n");
        }

        bytes.Position = 0;
        Assert.Contains("a zip file and no workbook", Assert.Throws<SeriesReadException>(() => DataSource.Read(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OldWorkbook_SaysSo() => Assert.Contains(
        "old Excel",
        Assert.Throws<SeriesReadException>(() => DataSource.Read(new MemoryStream([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))).Message,
        StringComparison.Ordinal);

    // Damage anywhere in the packed file, and in a part before it is packed.
    [Property(MaxTest = 300)]
    public bool Read_DamagedWorkbook_NeverFailsOtherwise(uint position, byte value, uint length)
    {
        byte[] workbook = Workbook.Write(("a", Filled(Idps)));
        workbook[position % (uint)workbook.Length] = value;
        byte[] cut = length % 3 == 0 ? workbook[..(int)(length % (uint)workbook.Length)] : workbook;
        try
        {
            DataSource.Read(new MemoryStream(cut));
            return true;
        }
        catch (SeriesReadException error)
        {
            return !error.Message.Contains('\n', StringComparison.Ordinal);
        }
    }

    [Property(MaxTest = 300)]
    public bool Read_DamagedSheet_NeverFailsOtherwise(uint position, string inserted)
    {
        using var bytes = new MemoryStream();
        bytes.Write(Workbook.Write(("a", Filled(Idps))));
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            ZipArchiveEntry sheet = zip.Entries[(int)(position % (uint)zip.Entries.Count)];
            string text;
            using (var reader = new StreamReader(sheet.Open()))
            {
                text = reader.ReadToEnd();
            }

            string name = sheet.FullName;
            sheet.Delete();
            Workbook.Add(zip, name, text.Insert((int)(position % (uint)text.Length), inserted));
        }

        bytes.Position = 0;
        try
        {
            DataSource.Read(bytes);
            return true;
        }
        catch (SeriesReadException)
        {
            return true;
        }
    }
}
