using FsCheck;
using FsCheck.Xunit;
using SahelForecast.Testing;
using Xunit;
using static SahelForecast.Testing.NumericAssert;

namespace SahelForecast.Tests;

public class TimeSeriesReshapeTests
{
    private const double Missing = double.NaN;

    [Theory]
    [InlineData(Aggregation.Sum, new double[] { 15, 24 })]
    [InlineData(Aggregation.Mean, new double[] { 5, 8 })]
    [InlineData(Aggregation.Last, new double[] { 6, 9 })]
    [InlineData(Aggregation.Maximum, new double[] { 6, 9 })]
    public void Aggregate_MonthsToQuarters_OnlyWholeQuarters(Aggregation aggregation, double[] expected)
    {
        // February to November: the first quarter and the last one are not whole.
        var months = TimeSeries.Create(Period.Month(2024, 2), [2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);

        TimeSeries quarters = months.Aggregate(Frequency.Quarterly, aggregation);

        Assert.Equal(Period.Quarter(2024, 2), quarters.Periods.Start);
        Assert.Equal(expected, quarters.Values.ToArray());
    }

    [Fact]
    public void Aggregate_PartMissing_WholeMissing()
    {
        var months = TimeSeries.Create(Period.Month(2024, 1), [1, Missing, 3, 4, 5, 6]);
        foreach (Aggregation aggregation in Enum.GetValues<Aggregation>())
        {
            Assert.Equal([true, false], months.Aggregate(Frequency.Quarterly, aggregation).Values.ToArray().Select(double.IsNaN));
        }
    }

    [Theory]
    [InlineData(Frequency.Daily, Frequency.Weekly)]
    [InlineData(Frequency.Daily, Frequency.Dekadal)]
    [InlineData(Frequency.Daily, Frequency.Monthly)]
    [InlineData(Frequency.Dekadal, Frequency.Monthly)]
    [InlineData(Frequency.Dekadal, Frequency.Yearly)]
    [InlineData(Frequency.Monthly, Frequency.HalfYearly)]
    [InlineData(Frequency.Quarterly, Frequency.Yearly)]
    [InlineData(Frequency.HalfYearly, Frequency.Yearly)]
    public void Aggregate_OnesSummed_CountTheParts(Frequency fine, Frequency coarse)
    {
        Period start = Period.Containing(new DateOnly(2022, 6, 15), fine);
        var ones = TimeSeries.Create(start, Enumerable.Repeat(1.0, 900).ToArray());

        TimeSeries sums = ones.Aggregate(coarse, Aggregation.Sum);

        foreach ((Period period, double sum) in sums)
        {
            Assert.Equal(Period.Containing(period.LastDay, fine) - Period.Containing(period.FirstDay, fine) + 1, sum);
        }

        Assert.True(sums.Periods.Start.FirstDay >= start.FirstDay && sums.Periods.Last.LastDay <= ones.Periods.Last.LastDay);
    }

    [Theory]
    [InlineData(Frequency.Weekly, Frequency.Monthly)]
    [InlineData(Frequency.Weekly, Frequency.Yearly)]
    [InlineData(Frequency.Monthly, Frequency.Monthly)]
    [InlineData(Frequency.Yearly, Frequency.Monthly)]
    public void Aggregate_PeriodsThatDoNotNest_Throws(Frequency fine, Frequency coarse) => Assert.Contains(
        $"{fine} periods don't add up to whole {coarse} ones",
        Assert.Throws<ArgumentException>(() => SeriesGenerator.Constant(30, 1, fine).Aggregate(coarse, Aggregation.Sum)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Aggregate_NothingWhole_ThrowsNamingThePeriods() => Assert.Contains(
        "the series (2024-02 to 2024-03) covers no whole Quarterly period",
        Assert.Throws<ArgumentException>(
            () => TimeSeries.Create(Period.Month(2024, 2), [1, 2]).Aggregate(Frequency.Quarterly, Aggregation.Sum)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void FillMissing_Linear_OnTheLineBetweenNeighbours()
    {
        var series = TimeSeries.Create(Period.Year(2015), [Missing, 1, Missing, Missing, 7, 8, Missing]);

        Assert.Equal([Missing, 1, 3, 5, 7, 8, Missing], series.FillMissing(MissingValueFill.LinearInterpolation).Values.ToArray());
    }

    [Fact]
    public void FillMissing_LastObservation_CarriedForward()
    {
        var series = TimeSeries.Create(Period.Year(2015), [Missing, 1, Missing, Missing, 7, Missing]);

        Assert.Equal([Missing, 1, 1, 1, 7, 7], series.FillMissing(MissingValueFill.LastObservation).Values.ToArray());
    }

    [Fact]
    public void FillMissing_Seasonal_BetweenTheSameSeasons()
    {
        double[] values = [10, 20, 30, 40, Missing, 21, Missing, Missing, 14, Missing, 34, Missing];
        var series = TimeSeries.Create(Period.Quarter(2020, 1), values);

        Assert.Equal(
            [10, 20, 30, 40, 12, 21, 32, Missing, 14, Missing, 34, Missing],
            series.FillMissing(MissingValueFill.SeasonalInterpolation).Values.ToArray());
    }

    [Fact]
    public void FillMissing_Any_LeavesTheSeriesAsItWas()
    {
        var series = TimeSeries.Create(Period.Year(2015), [1, Missing, 3]);
        series.FillMissing(MissingValueFill.LinearInterpolation);

        Assert.Equal(1, series.MissingCount);
        Assert.Throws<ArgumentOutOfRangeException>(() => series.FillMissing((MissingValueFill)9));
    }

    [Property]
    public void Aggregate_SumOfWholeYears_LosesNothing(PositiveInt years, PositiveInt seed)
    {
        var dice = new Dice((ulong)seed.Get);
        int count = Math.Min(years.Get, 40) * 12;
        TimeSeries months = SeriesGenerator.From(count, _ => 100 * dice.Uniform(), Frequency.Monthly);

        double total = months.Aggregate(Frequency.Yearly, Aggregation.Sum).Sum(observation => observation.Value);
        AssertClose(months.Sum(observation => observation.Value), total, 1e-12);
    }
}
