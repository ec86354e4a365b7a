using FsCheck.Xunit;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests;

public class TimeSeriesBuilderTests
{
    [Fact]
    public void Build_AnyOrderWithAGap_IsSortedAndTheGapIsMissing()
    {
        TimeSeries series = new TimeSeriesBuilder(Frequency.Monthly, SeriesKey.Of(("a", "b")))
            .Add(Period.Month(2024, 4), 4).Add(Period.Month(2024, 1), 1).Add(Period.Month(2024, 2), 2).Build();

        Assert.Equal([1, 2, double.NaN, 4], series.Values.ToArray());
        Assert.Equal((Period.Month(2024, 1), 1, "a=b"), (series.Periods.Start, series.MissingCount, series.Key.ToString()));
    }

    [Theory]
    [InlineData(DuplicatePolicy.KeepLast, 7)]
    [InlineData(DuplicatePolicy.Sum, 12)]
    public void Add_SamePeriodTwice_FollowsThePolicy(DuplicatePolicy policy, double expected) => Assert.Equal(
        expected,
        new TimeSeriesBuilder(Frequency.Yearly) { Duplicates = policy }.Add(Period.Year(2024), 5).Add(Period.Year(2024), 7).Build()[0].Value);

    [Fact]
    public void Add_SumWithMissing_StaysMissing()
    {
        TimeSeriesBuilder builder = new TimeSeriesBuilder(Frequency.Yearly) { Duplicates = DuplicatePolicy.Sum }.Add(Period.Year(2024), 5);

        Assert.Equal(1, builder.Add(Period.Year(2024), double.NaN).Build().MissingCount);
    }

    [Fact]
    public void Add_SamePeriodTwice_ThrowsByDefaultNamingIt() => Assert.Contains(
        "2024-Q1 comes twice",
        Assert.Throws<ArgumentException>(
            () => new TimeSeriesBuilder(Frequency.Quarterly).Add(Period.Quarter(2024, 1), 1).Add(Period.Quarter(2024, 1), 1)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Add_OtherFrequency_Throws() => Assert.Contains(
        "2024 is Yearly, but this series is Monthly",
        Assert.Throws<ArgumentException>(() => new TimeSeriesBuilder(Frequency.Monthly).Add(Period.Year(2024), 1)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Build_Nothing_Throws() => Assert.Throws<InvalidOperationException>(() => new TimeSeriesBuilder(Frequency.Monthly).Build());

    [Fact]
    public void Build_ValueOutsideBounds_ThrowsNamingThePeriod() => Assert.Contains(
        "The value of 2023 is -2",
        Assert.Throws<ArgumentException>(() => new TimeSeriesBuilder(Frequency.Yearly).Add(Period.Year(2023), -2).Build()).Message,
        StringComparison.Ordinal);

    [Property(MaxTest = 30)]
    public void Build_ShuffledObservations_SameSeries(int seed)
    {
        TimeSeries series = SeriesGenerator.LogRandomWalk(40, seed: (ulong)seed, frequency: Frequency.Weekly);
        var dice = new Dice((ulong)seed + 1);
        var builder = new TimeSeriesBuilder(Frequency.Weekly);
        foreach (Observation observation in series.OrderBy(_ => dice.Uniform()))
        {
            builder.Add(observation.Period, observation.Value);
        }

        TimeSeries built = builder.Build();
        Assert.Equal(series.Periods, built.Periods);
        Assert.Equal(series.Values.ToArray(), built.Values.ToArray());
    }
}
