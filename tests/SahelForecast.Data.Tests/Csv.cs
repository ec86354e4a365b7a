using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace SahelForecast.Data.Tests;

/// <summary>The layouts and places that tests share.</summary>
internal static class Csv
{
    public static CsvSeriesOptions Yearly { get; } = new() { Frequency = Frequency.Yearly, PeriodColumn = "year", ValueColumn = "people" };

    public static CsvSeriesOptions Keyed { get; } = Yearly with { KeyColumns = ["country"] };

    public static CultureInfo French { get; } = CultureInfo.GetCultureInfo("fr-FR");

    public static SeriesReadResult Read(string text, CsvTableOptions? options = null) =>
        CsvSeriesReader.Read(new StringReader(text), options ?? Yearly);

    /// <summary>The only issue of a text.</summary>
    public static RowIssue Issue(string text, CsvTableOptions? options = null) => Assert.Single(Read(text, options).Issues);

    /// <summary>The values of a text that must have one series and no issue.</summary>
    public static double[] Values(string text, CsvTableOptions? options = null)
    {
        SeriesReadResult result = Read(text, options);
        Assert.Empty(result.Issues);
        return Assert.Single(result.Panel).Values.ToArray();
    }

    public static SeriesReadException Failure(string text, CsvTableOptions? options = null) =>
        Assert.Throws<SeriesReadException>(() => Read(text, options));

    /// <summary>Runs with another culture as the current one, as on a user's machine.</summary>
    public static void Under(CultureInfo culture, Action action)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            action();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sahel");

    public string[] FileNames => [.. _folder.EnumerateFiles().Select(file => file.Name).Order(StringComparer.Ordinal)];

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public string Write(string name, byte[] content)
    {
        File.WriteAllBytes(PathOf(name), content);
        return PathOf(name);
    }

    public string WritePacked(string name, string content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(content));
        }

        return Write(name, packed.ToArray());
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
