using FsCheck.Xunit;

namespace SahelForecast.Data.Tests;

public class TableTests
{
    [Fact]
    public void Read_TitleAboveTheHeader_IsPassedOver()
    {
        SeriesReadResult read = Csv.Read("Figures of the ministry\nas of March 2024\nyear,people\n2015,1\n2016,2\n");

        Assert.Equal([1, 2], Assert.Single(read.Panel).Values.ToArray());
        Assert.Empty(read.Issues);
    }

    [Fact]
    public void ReadFile_Gzip_IsUnpacked()
    {
        using var folder = new TemporaryFolder();

        SeriesReadResult read = CsvSeriesReader.ReadFile(folder.WritePacked("a.csv.gz", "year,people\n2015,1\n2016,2\n"), Csv.Yearly);

        Assert.Equal([1, 2], Assert.Single(read.Panel).Values.ToArray());
    }

    [Fact]
    public void ReadFile_GzipThatExpandsTooFar_IsRefused()
    {
        using var folder = new TemporaryFolder();
        string path = folder.WritePacked("bomb.csv.gz", "year,people\n" + new string('\n', 20_000_000));
        CsvSeriesOptions options = Csv.Yearly with { Limits = new ReadLimits { MaxExpandedBytes = 1_000_000 } };

        var error = Assert.Throws<SeriesReadException>(() => CsvSeriesReader.ReadFile(path, options));

        Assert.StartsWith($"{path}: unpacked, the source is larger than 1000000 bytes.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadFile_GzipCutOff_IsRefused()
    {
        using var folder = new TemporaryFolder();
        string whole = folder.WritePacked("a.csv.gz", "year,people\n" + string.Concat(Enumerable.Range(1, 9000).Select(year => $"{year:D4},{year * 7919 % 1009}\n")));
        byte[] bytes = File.ReadAllBytes(whole);

        var error = Assert.Throws<SeriesReadException>(() => CsvSeriesReader.ReadFile(folder.Write("cut.csv.gz", bytes[..(bytes.Length / 2)]), Csv.Yearly));

        Assert.Contains("damaged or cut off", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadFile_JoinedGzips_AreOneText()
    {
        using var folder = new TemporaryFolder();
        byte[] first = File.ReadAllBytes(folder.WritePacked("a.gz", "year,people\n2015,1\n"));
        byte[] second = File.ReadAllBytes(folder.WritePacked("b.gz", "2016,2\n"));

        SeriesReadResult read = CsvSeriesReader.ReadFile(folder.Write("both.csv.gz", [.. first, .. second]), Csv.Yearly);

        Assert.Equal([1, 2], Assert.Single(read.Panel).Values.ToArray());
    }

    [Fact]
    public void ReadFile_GzipNotUtf8_NamesTheLine()
    {
        using var folder = new TemporaryFolder();
        using var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write([.. "country,year,people\nS"u8, 0xE9, .. "gou,2015,1\n"u8]);
        }

        var error = Assert.Throws<SeriesReadException>(() => CsvSeriesReader.ReadFile(folder.Write("a.csv.gz", packed.ToArray()), Csv.Keyed));

        Assert.Equal(2, error.Line);
    }

    [Fact]
    public void Read_EndlessRow_IsRefusedWithinItsLimit()
    {
        CsvSeriesOptions options = Csv.Yearly with { Limits = new ReadLimits { MaxRowBytes = 100_000 } };

        SeriesReadException error = Csv.Failure("year,people\n2015,1\n2016,\"" + new string('x', 5_000_000), options);

        Assert.Contains("longer than 100000 bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OneWrongYear_IsNotAMillionPeriods()
    {
        CsvSeriesOptions daily = new() { Frequency = Frequency.Daily, PeriodColumn = "day", ValueColumn = "people" };

        SeriesReadException error = Csv.Failure("day,people\n2024-01-01,1\n0024-01-02,2\n", daily);

        Assert.Contains("more than 100000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RowCounts_AreThoseOfTheFile()
    {
        SeriesReadResult read = Csv.Read("year,people\n2015,1\n\n2016,x\n2017,\n");

        Assert.Equal((3, 2), (read.RowCount, read.UsedRowCount));
    }

    [Fact]
    public void Limits_NotPositive_Throw() => Assert.Throws<ArgumentOutOfRangeException>("MaxRowBytes", () => new ReadLimits { MaxRowBytes = 0 });

    // Whatever stands in a file: series, or an error that says why not.
    [Property(MaxTest = 500)]
    public bool Read_MutatedText_NeverFailsOtherwise(int position, char inserted, bool cut)
    {
        const string text = "sep=;\nTitre\ncountry;year;people\n#country;#date;#affected\nMLI;2015;1\n\"BFA\";2016;\"2\"\nNER;2017;3,5\n";
        int at = (int)((uint)position % (uint)text.Length);
        string mutated = text[..at] + inserted + (cut ? "" : text[at..]);
        try
        {
            SeriesReadResult read = CsvSeriesReader.Read(new StringReader(mutated), Csv.Keyed);
            return read.UsedRowCount <= read.RowCount;
        }
        catch (SeriesReadException error)
        {
            return error.Message.Length > 0 && !error.Message.Contains('\n', StringComparison.Ordinal);
        }
    }
}
