namespace SahelForecast.Data.Tests;

public class RowIssueTests
{
    [Theory]
    [InlineData("2016,n/d", 3, "people", "\"n/d\" is not a number.")]
    [InlineData("2016,12 people", 3, "people", "\"12 people\" is not a number.")]
    [InlineData("2016,-5", 3, "people", "-5 is below the lower bound 0 of a Stock in people.")]
    [InlineData("2016,1e400", 3, "people", "\"1e400\" is not a finite number.")]
    [InlineData("2016,Infinity", 3, "people", "\"Infinity\" is not a finite number.")]
    [InlineData("16,5", 3, "year", "\"16\" is not a Yearly period.")]
    [InlineData(",5", 3, "year", "there is no period.")]
    [InlineData("2016-03,5", 3, "year", "\"2016-03\" is Monthly, but the series is Yearly.")]
    [InlineData("2016", 3, "people", "the row has 1 cell, the header 2.")]
    [InlineData("2016,7,522,833", 3, "people", "the row has 4 cells, the header 2.")]
    [InlineData("2016,\"7\"52", 3, "people", "there is text behind a closing quote.")]
    [InlineData("\n\n2016,x", 5, "people", "\"x\" is not a number.")]
    [InlineData("\"\n\n\",\n2016,x", 6, "people", "\"x\" is not a number.", 2)]
    public void Read_UnusableRow_IsDroppedWithItsLine(string row, int line, string column, string message, int issues = 1)
    {
        SeriesReadResult result = Csv.Read($"year,people\n2015,1\n{row}\n2017,3\n");

        Assert.Equal(issues, result.Issues.Count(issue => issue.Dropped));
        RowIssue last = result.Issues.Last(issue => issue.Dropped);
        Assert.Equal((line, column), (last.Line, last.Column));
        Assert.StartsWith(message, last.Message, StringComparison.Ordinal);
        Assert.Equal([1, double.NaN, 3], Assert.Single(result.Panel).Values.ToArray());
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\r")]
    public void Read_QuotedLinesAndBlankLines_CountAsLines(string newLine)
    {
        string text = "note,year,people||\"a|b\",2015,1||,2016,x|\"c|d|e\",2017,y".Replace("|", newLine, StringComparison.Ordinal);

        Assert.Equal([6, 7], Csv.Read(text).Issues.Select(issue => issue.Line));
    }

    [Fact]
    public void Read_MissingKey_IsDropped()
    {
        RowIssue issue = Csv.Issue("country,year,people\nMLI,2015,1\n  ,2015,2\n", Csv.Keyed);

        Assert.Equal((3, "country", true), (issue.Line, issue.Column, issue.Dropped));
    }

    [Fact]
    public void Read_Gap_IsDoubtedAndNamesBothLines()
    {
        SeriesReadResult result = Csv.Read("country,year,people\nMLI,2019,9\nNER,2015,1\nMLI,2015,5\nNER,2016,1\n", Csv.Keyed);

        RowIssue gap = Assert.Single(result.Issues);
        Assert.Equal((2, "year", false), (gap.Line, gap.Column, gap.Dropped));
        Assert.StartsWith(
            "there is no row for 2016 to 2018 of (country=MLI) between line 4 (2015) and line 2 (2019);", gap.Message, StringComparison.Ordinal);
        Assert.Equal([5, double.NaN, double.NaN, double.NaN, 9], result.Panel[0].Values.ToArray());
    }

    [Fact]
    public void Read_DroppedValue_IsNotReportedAsAGapAsWell() => Assert.True(Csv.Issue("year,people\n2015,1\n2016,x\n2017,3\n").Dropped);

    [Fact]
    public void Read_GapBesideADroppedValue_LeavesThatPeriodOut()
    {
        RowIssue gap = Assert.Single(Csv.Read("year,people\n2015,1\n2018,x\n2019,3\n").Issues, issue => !issue.Dropped);

        Assert.StartsWith("there is no row for 2016 to 2017 between line 2 (2015) and line 3 (2018);", gap.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_DroppedRowsAtTheEnds_DoNotStretchTheSeries() =>
        Assert.Equal(new PeriodRange(Period.Year(2015), 1), Assert.Single(Csv.Read("year,people\n2014,x\n2015,1\n2016,y\n").Panel).Periods);

    [Fact]
    public void Read_DroppedRow_IsNoDuplicate() => Assert.True(Csv.Issue("year,people\n2015,x\n2015,1\n").Dropped);

    [Fact]
    public void Read_ShortRowWithAllItNeeds_IsDoubtedAndKept()
    {
        SeriesReadResult result = Csv.Read("year,people,note\n2015,1,a\n2016,2\n");

        Assert.Equal((3, false), (Assert.Single(result.Issues).Line, result.Issues[0].Dropped));
        Assert.Equal([1, 2], Assert.Single(result.Panel).Values.ToArray());
    }

    [Fact]
    public void Read_AboveUpperBound_IsDropped()
    {
        CsvSeriesOptions options = Csv.Yearly with { Metadata = new SeriesMetadata { UpperBound = 100 } };

        Assert.StartsWith("100.5 is above the upper bound 100", Csv.Issue("year,people\n2015,100\n2016,100.5\n", options).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NegativeOfAnIndex_IsFine() =>
        Assert.Equal([-5], Csv.Values("year,people\n2015,-5\n", Csv.Yearly with { Metadata = new SeriesMetadata { Kind = SeriesKind.Index } }));

    [Theory]
    [InlineData(DuplicatePolicy.KeepLast, 3, 9)]
    [InlineData(DuplicatePolicy.Sum, 6, 9)]
    public void Read_DuplicatesAllowed_AreCombinedInFileOrder(DuplicatePolicy policy, double first, double second) => Assert.Equal(
        [first, second],
        Csv.Values("year,people\n2015,1\n2016,9\n2015,2\n2015,3\n", Csv.Yearly with { Duplicates = policy }));

    [Fact]
    public void Read_SumWithAMissingPart_IsMissing() => Assert.Equal(
        [double.NaN], Csv.Values("year,people\n2015,1\n2015,\n2015,3\n", Csv.Yearly with { Duplicates = DuplicatePolicy.Sum }));

    [Theory]
    [InlineData("60", "50", 100)]
    [InlineData("1e308", "1e308", double.MaxValue)]
    public void Read_SumOutsideTheBounds_IsMissingAndReported(string one, string other, double bound)
    {
        CsvSeriesOptions options = Csv.Yearly with { Duplicates = DuplicatePolicy.Sum, Metadata = new SeriesMetadata { UpperBound = bound } };

        SeriesReadResult result = Csv.Read($"year,people\n2015,{one}\n2015,{other}\n", options);

        Assert.Equal(3, Assert.Single(result.Issues).Line);
        Assert.Equal([double.NaN], Assert.Single(result.Panel).Values.ToArray());
    }

    [Fact]
    public void Read_SumOverflowsWithoutABound_IsMissingAndReported()
    {
        SeriesReadResult result = Csv.Read("year,people\n2015,1e308\n2015,1e308\n", Csv.Yearly with { Duplicates = DuplicatePolicy.Sum });

        Assert.Equal(3, Assert.Single(result.Issues).Line);
        Assert.Equal([double.NaN], Assert.Single(result.Panel).Values.ToArray());
    }

    [Fact]
    public void ToString_OneLine_NamesLineAndColumn() => Assert.StartsWith(
        "line 2, column \"people\": \"a\\nb\" is not a number.", Csv.Issue("year,people\n2015,\"a\nb\"\n").ToString(), StringComparison.Ordinal);
}
