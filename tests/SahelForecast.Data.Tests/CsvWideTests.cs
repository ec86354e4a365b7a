namespace SahelForecast.Data.Tests;

public class CsvWideTests
{
    private static readonly CsvWideOptions Months = new() { Frequency = Frequency.Monthly, KeyColumns = ["region"] };

    [Fact]
    public void Read_PeriodHeaders_MakeOneSeriesARow()
    {
        TimeSeriesPanel panel = Csv.Read("region,note,2024-01,2024-02,2024-04\nKidal,a,1,2,4\nGao,b,10,NA,40\n", Months).Panel;

        Assert.Equal([1, 2, double.NaN, 4], panel[SeriesKey.Of(("region", "Kidal"))].Values.ToArray());
        Assert.Equal([10, double.NaN, double.NaN, 40], panel[SeriesKey.Of(("region", "Gao"))].Values.ToArray());
    }

    [Fact]
    public void Read_FrenchHeadersAndCommas_AreReadWhenAskedFor()
    {
        CsvWideOptions french = Months with { KeyColumns = ["Région"], Culture = Csv.French };

        SeriesReadResult read = Csv.Read("Région;janvier 2024;févr.-24;Mars 2024;août 2024\nSégou;1,5;2;1 234,5;8\n", french);

        TimeSeries series = Assert.Single(read.Panel);
        Assert.Equal([1.5, 2, 1234.5], series.Values[..3].ToArray());
        Assert.Equal(8, series[Period.Month(2024, 8)]);
        Assert.Empty(read.Issues);
    }

    [Fact]
    public void Read_FrenchHeadersUnasked_AreNoPeriods() =>
        Assert.Contains("no column of the header is a Monthly period", Csv.Failure("region,janvier 2024\nKidal,1\n", Months).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_EmptyCellsAtTheEnds_ArePadding()
    {
        TimeSeries series = Assert.Single(Csv.Read("region,2024-01,2024-02,2024-03,2024-04,2024-05\nKidal,,2,,4,\n", Months).Panel);

        Assert.Equal(Period.Month(2024, 2), series.Periods.Start);
        Assert.Equal([2, double.NaN, 4], series.Values.ToArray());
    }

    [Fact]
    public void Read_NumberedColumns_FollowFirstPeriod()
    {
        CsvWideOptions competition = new() { Frequency = Frequency.Quarterly, KeyColumns = ["id"], FirstPeriod = Period.Quarter(2020, 3) };

        TimeSeriesPanel panel = Csv.Read("id,V1,V2,V3\nN1,1,2,3\nN2,4,5,\n", competition).Panel;

        Assert.Equal(Period.Quarter(2020, 3), panel[0].Periods.Start);
        Assert.Equal([4, 5], panel[1].Values.ToArray());
    }

    [Fact]
    public void Read_BadCell_IsDroppedWithItsColumn()
    {
        SeriesReadResult read = Csv.Read("region,2024-01,2024-02,2024-03\nKidal,1,many,3\n", Months);

        RowIssue issue = Assert.Single(read.Issues);
        Assert.Equal((2, "2024-02", true), (issue.Line, issue.Column, issue.Dropped));
        Assert.Equal([1, double.NaN, 3], Assert.Single(read.Panel).Values.ToArray());
    }

    [Fact]
    public void Read_SameKeyTwice_NamesBothLines() =>
        Assert.Contains("lines 2 and 3", Csv.Failure("region,2024-01\nKidal,1\nKidal,2\n", Months).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_NamedColumnThatIsNoPeriod_SaysSo() => Assert.Contains(
        "set FirstPeriod",
        Csv.Failure("region,V1\nKidal,1\n", Months with { PeriodColumns = ["V1"] }).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Check_FirstPeriodOfAnotherFrequency_Throws() =>
        Assert.Throws<ArgumentException>(() => Csv.Read("region,V1\na,1\n", Months with { FirstPeriod = Period.Year(2024) }));
}
