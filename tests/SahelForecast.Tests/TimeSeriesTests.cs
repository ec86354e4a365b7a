using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests;

public class TimeSeriesTests
{
    private static readonly TimeSeries Mali = TimeSeries.Create(
        Period.Year(2018), [5_200_000, 3_200_000, 6_800_000, 5_917_269, 7_522_833],
        SeriesKey.Of(("country", "MLI")), new SeriesMetadata { DisplayName = "People in need, Mali" });

    [Fact]
    public void Create_Values_HasPeriodsAndValues()
    {
        Assert.Equal((5, 0, Frequency.Yearly), (Mali.Count, Mali.MissingCount, Mali.Frequency));
        Assert.Equal(new Observation(Period.Year(2022), 7_522_833), Mali[^1]);
        Assert.Equal(3_200_000, Mali[Period.Year(2019)]);
        Assert.Equal(Mali.Periods, Mali.Select(observation => observation.Period));
        Assert.Equal("People in need, Mali: 5 Yearly values, 2018 to 2022", Mali.ToString());
    }

    [Fact]
    public void Create_ChangingTheValuesAfterwards_ChangesNothing()
    {
        double[] values = [1, 2, 3];
        var series = TimeSeries.Create(Period.Year(2020), values);
        values[0] = 99;

        Assert.Equal([1, 2, 3], series.Values.ToArray());
    }

    [Fact]
    public void Create_MissingValue_IsCountedAndNotZero()
    {
        var series = TimeSeries.Create(Period.Month(2024, 1), [1, double.NaN, 3, double.NaN]);

        Assert.Equal(2, series.MissingCount);
        Assert.True(double.IsNaN(series[Period.Month(2024, 2)]));
    }

    [Theory]
    [InlineData(-1, "The value of 2024-03 is -1, outside [0, ")]
    [InlineData(double.PositiveInfinity, "The value of 2024-03 is infinite. Use NaN")]
    [InlineData(double.NegativeInfinity, "The value of 2024-03 is infinite. Use NaN")]
    [InlineData(2e6, "The value of 2024-03 is 2000000, outside [0, 1000000] for a Stock in people")]
    public void Create_ValueOutsideTheSupport_ThrowsNamingThePeriod(double value, string message)
    {
        using var french = new CultureScope();
        var metadata = new SeriesMetadata { UpperBound = 1e6 };

        var error = Assert.Throws<ArgumentException>(() => TimeSeries.Create(Period.Month(2024, 1), [1, 2, value], metadata: metadata));
        Assert.Equal("values", error.ParamName);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SeriesKind.Index)]
    [InlineData(SeriesKind.Rate)]
    public void Create_NegativeRateOrIndex_IsTaken(SeriesKind kind) =>
        Assert.Equal(-3, TimeSeries.Create(Period.Year(2024), [-3], metadata: new SeriesMetadata { Kind = kind })[0].Value);

    [Fact]
    public void Create_PastTheEndOfTime_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => TimeSeries.Create(Period.Year(9999), [1, 2]));

    [Fact]
    public void Slice_Range_KeepsPeriodsKeyAndMetadata()
    {
        TimeSeries last = Mali[^2..];

        Assert.Equal((Period.Year(2021), 2), (last.Periods.Start, last.Count));
        Assert.Equal([5_917_269, 7_522_833], last.Values.ToArray());
        Assert.Equal((Mali.Key, Mali.Metadata), (last.Key, last.Metadata));
        Assert.Throws<ArgumentOutOfRangeException>(() => Mali.Slice(3, 3));
    }

    [Fact]
    public void Slice_WithMissingValues_CountsItsOwn()
    {
        var series = TimeSeries.Create(Period.Year(2020), [double.NaN, 2, double.NaN, 4]);

        Assert.Equal([0, 1, 1, 2], ((TimeSeries[])[series[3..], series[1..3], series[..2], series]).Select(part => part.MissingCount));
    }

    [Fact]
    public void SplitAt_Period_NothingLostNothingTwice()
    {
        (TimeSeries training, TimeSeries holdout) = Mali.SplitAt(Period.Year(2021));

        Assert.Equal((Period.Year(2020), Period.Year(2021)), (training.Periods.Last, holdout.Periods.Start));
        Assert.Equal(Mali, training.Concat(holdout));
    }

    [Fact]
    public void SplitAt_BadPeriod_ThrowsNamingIt()
    {
        Assert.Contains("2018, the first period", Split(Period.Year(2018)), StringComparison.Ordinal);
        Assert.Contains("2023 (Yearly) is outside People in need, Mali", Split(Period.Year(2023)), StringComparison.Ordinal);
        Assert.Contains("2020-01 (Monthly) is outside", Split(Period.Month(2020, 1)), StringComparison.Ordinal);

        static string Split(Period period) => Assert.Throws<ArgumentOutOfRangeException>(() => Mali.SplitAt(period)).Message;
    }

    [Fact]
    public void Indexer_OutsideTheSeries_ThrowsNamingPeriodAndRange() => Assert.Contains(
        "2017 (Yearly) is outside People in need, Mali, which is Yearly and has 2018 to 2022",
        Assert.Throws<ArgumentOutOfRangeException>(() => Mali[Period.Year(2017)]).Message,
        StringComparison.Ordinal);

    [Fact]
    public void WithValues_SameCount_KeepsTheRestAndChecksBounds()
    {
        TimeSeries doubled = Mali.WithValues([1, 2, 3, 4, 5]);

        Assert.Equal((Mali.Key, Mali.Periods, Mali.Metadata), (doubled.Key, doubled.Periods, doubled.Metadata));
        Assert.Contains("values has 2 numbers, but the series has 5", Assert.Throws<ArgumentException>(() => Mali.WithValues([1, 2])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Mali.WithValues([1, 2, 3, 4, -5]));
    }

    [Fact]
    public void Relabel_NewBounds_AreChecked()
    {
        var key = SeriesKey.Of(("x", "y"));

        Assert.Equal((key, Mali.Metadata), (Mali.Relabel(key).Key, Mali.Relabel(key).Metadata));
        Assert.Throws<ArgumentException>(() => Mali.Relabel(metadata: new SeriesMetadata { UpperBound = 1e6 }));
    }
}
