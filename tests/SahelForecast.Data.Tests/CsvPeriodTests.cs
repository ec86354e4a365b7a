namespace SahelForecast.Data.Tests;

public class CsvPeriodTests
{
    [Theory]
    [InlineData(Frequency.Daily, "2024-03-15", "2024-03-15")]
    [InlineData(Frequency.Daily, "2024-03-15T23:59:00+03:00", "2024-03-15")]
    [InlineData(Frequency.Weekly, "2024-W11", "2024-W11")]
    [InlineData(Frequency.Weekly, "2024-03-15", "2024-W11")]
    [InlineData(Frequency.Dekadal, "2024-03-D2", "2024-03-D2")]
    [InlineData(Frequency.Dekadal, "2024-03-21", "2024-03-D3")]
    [InlineData(Frequency.Monthly, "2024-03", "2024-03")]
    [InlineData(Frequency.Monthly, "2024-03-15", "2024-03")]
    [InlineData(Frequency.Monthly, "2024-03-15T00:00:00Z", "2024-03")]
    [InlineData(Frequency.Monthly, "2024-03-31 23:59:59", "2024-03")]
    [InlineData(Frequency.Monthly, "03/2024", "2024-03")]
    [InlineData(Frequency.Monthly, "3/2024", "2024-03")]
    [InlineData(Frequency.Quarterly, "2024-q1", "2024-Q1")]
    [InlineData(Frequency.HalfYearly, "2024-H1", "2024-H1")]
    [InlineData(Frequency.Yearly, "2024", "2024")]
    [InlineData(Frequency.Yearly, "2024.0", "2024")]
    [InlineData(Frequency.Yearly, "2024-12-31", "2024")]
    public void Read_Period_IsRead(Frequency frequency, string text, string expected) => Assert.Equal(
        Period.Parse(expected),
        Assert.Single(Csv.Read($"year,people\n{text},1\n", Csv.Yearly with { Frequency = frequency }).Panel).Periods.Start);

    [Theory]
    [InlineData(Frequency.Yearly, "2024-03", "is Monthly, but the series is Yearly")]
    [InlineData(Frequency.Yearly, "2024-Q1", "is Quarterly, but the series is Yearly")]
    [InlineData(Frequency.Monthly, "2024", "is Yearly, but the series is Monthly")]
    [InlineData(Frequency.Daily, "2024-03", "is Monthly, but the series is Daily")]
    [InlineData(Frequency.Yearly, "24", "is not a Yearly period")]
    [InlineData(Frequency.Yearly, "2024.5", "is not a Yearly period")]
    [InlineData(Frequency.Yearly, "2024,0", "is not a Yearly period")]
    [InlineData(Frequency.Yearly, "03/2024", "is not a Yearly period")]
    [InlineData(Frequency.Yearly, "45366", "is not a Yearly period")]
    [InlineData(Frequency.Yearly, "0000", "is not a Yearly period")]
    [InlineData(Frequency.Monthly, "2024-13", "is not a Monthly period")]
    [InlineData(Frequency.Monthly, "13/2024", "is not a Monthly period")]
    [InlineData(Frequency.Monthly, "03/24", "is not a Monthly period")]
    [InlineData(Frequency.Monthly, "March 2024", "is not a Monthly period")]
    [InlineData(Frequency.Daily, "15/03/2024", "is not a Daily period")]
    [InlineData(Frequency.Daily, "2024-02-30", "is not a Daily period")]
    [InlineData(Frequency.Daily, "2024-03-15T25:00", "is not a Daily period")]
    [InlineData(Frequency.Weekly, "9999-12-31", "is Daily, but the series is Weekly")]
    public void Read_AnotherText_IsAnIssueThatShowsAnExample(Frequency frequency, string text, string expected)
    {
        CsvSeriesOptions options = Csv.Yearly with { Frequency = frequency, Delimiter = ";" };

        RowIssue issue = Csv.Issue($"year;people\n{text};1\n", options);

        Assert.Equal((2, "year", true), (issue.Line, issue.Column, issue.Dropped));
        Assert.StartsWith($"\"{text}\" {expected}", issue.Message, StringComparison.Ordinal);
        Assert.Contains("like 2024", issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TwoDatesInOneMonth_AreADuplicate() => Assert.Equal(
        3,
        Csv.Failure("year,people\n2024-03-01,1\n2024-03-31,1\n", Csv.Yearly with { Frequency = Frequency.Monthly }).Line);
}
