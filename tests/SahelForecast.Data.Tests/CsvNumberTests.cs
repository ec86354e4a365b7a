using System.Globalization;
using FsCheck.Xunit;

namespace SahelForecast.Data.Tests;

public class CsvNumberTests
{
    [Theory]
    [InlineData("", "0", 0)]
    [InlineData("", "7522833", 7522833)]
    [InlineData("", "+12.50", 12.5)]
    [InlineData("", ".5", 0.5)]
    [InlineData("", "1e+05", 100000)]
    [InlineData("", "7,522,833", 7522833)]
    [InlineData("", "1,234.5", 1234.5)]
    [InlineData("", "1 234", 1234)]
    [InlineData("", "7\u00A0522\u00A0833", 7522833)]
    [InlineData("", "7\u202F522\u202F833.25", 7522833.25)]
    [InlineData("", "\u00A012\u00A0", 12)]
    [InlineData("fr-FR", "1,5", 1.5)]
    [InlineData("fr-FR", "1,234", 1.234)]
    [InlineData("fr-FR", "7 522 833,5", 7522833.5)]
    [InlineData("fr-FR", "1\u202F234", 1234)]
    [InlineData("de-DE", "1.234.567,5", 1234567.5)]
    public void Read_WellFormedNumber_IsRead(string culture, string text, double expected)
    {
        CsvSeriesOptions options = Csv.Yearly with { Delimiter = ";", Culture = CultureInfo.GetCultureInfo(culture) };

        Assert.Equal([expected], Csv.Values($"year;people\n2015;{text}\n", options));
    }

    [Theory]
    [InlineData("", "1,5")]
    [InlineData("", "15,25")]
    [InlineData("", "0,123")]
    [InlineData("", "1,23,456")]
    [InlineData("", "1234,567")]
    [InlineData("", "1,234,56")]
    [InlineData("", ",234")]
    [InlineData("", "1 234,567")]
    [InlineData("", "1.234.567")]
    [InlineData("", "1 2345")]
    [InlineData("", "1  234")]
    [InlineData("", "1,234,567e3")]
    [InlineData("", "1,234,567.")]
    [InlineData("", "1,234.5.6")]
    [InlineData("", "(5)")]
    [InlineData("", "5-")]
    [InlineData("", "12 %")]
    [InlineData("", "$12")]
    [InlineData("", "0x1F")]
    [InlineData("", "1_000")]
    [InlineData("fr-FR", "1.5")]
    [InlineData("fr-FR", "7,522,833")]
    [InlineData("fr-FR", "1 234.5")]
    public void Read_AnythingElse_IsNotANumber(string culture, string text)
    {
        CsvSeriesOptions options = Csv.Yearly with { Delimiter = ";", Culture = CultureInfo.GetCultureInfo(culture) };

        RowIssue issue = Csv.Issue($"year;people\n2015;{text}\n", options);

        Assert.StartsWith($"\"{text}\" is not a number.", issue.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "1,234", "Write 1234, or set Culture to one whose decimal mark is \",\"")]
    [InlineData("", "-12,345", "Write -12345,")]
    [InlineData("de-DE", "1.234", "Write 1234, or set Culture to one whose decimal mark is \".\"")]
    public void Read_SingleGroup_IsAmbiguousAndSaysTheCure(string culture, string text, string cure)
    {
        CsvSeriesOptions options = Csv.Yearly with { Delimiter = ";", Culture = CultureInfo.GetCultureInfo(culture) };

        string message = Csv.Issue($"year;people\n2015;{text}\n", options).Message;

        Assert.StartsWith($"\"{text}\" could be ", message, StringComparison.Ordinal);
        Assert.Contains(cure, message, StringComparison.Ordinal);
    }

    [Property(MaxTest = 500)]
    public void Read_GroupedInteger_ReadsAsTheIntegerOrIsAmbiguous(uint number)
    {
        string grouped = number.ToString("N0", CultureInfo.InvariantCulture);
        SeriesReadResult result = Csv.Read($"year;people\n2015;{grouped}\n");

        Assert.Equal(grouped.Count(c => c == ',') == 1, result.Panel.Count == 0);
        Assert.All(result.Panel, series => Assert.Equal(number, series.Values[0]));
    }

    [Property(MaxTest = 300)]
    public void Read_FrenchNumber_ReadsBack(double number)
    {
        if (!double.IsFinite(number))
        {
            return;
        }

        CsvSeriesOptions options = Csv.Yearly with { Culture = Csv.French, Metadata = new SeriesMetadata { Kind = SeriesKind.Index } };

        Assert.Equal([number], Csv.Values($"year;people\n2015;{number.ToString("R", Csv.French)}\n", options));
    }
}
