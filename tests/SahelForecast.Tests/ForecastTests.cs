using SahelForecast.Distributions;
using Xunit;
using static SahelForecast.Testing.NumericAssert;

namespace SahelForecast.Tests;

public class ForecastTests
{
    private static readonly Observation Origin = new(Period.Year(2022), 7_522_833);

    private static readonly Forecast Normal = new(
        "Test", Origin, [new NormalDistribution(8e6, 1e6), new NormalDistribution(9e6, 2e6)], "normal",
        SeriesKey.Of(("country", "MLI")), new SeriesMetadata { Unit = "people" });

    private static readonly Forecast Simulated = new(
        "Paths", Origin, [.. EmpiricalDistribution.OfSteps(SamplePaths.Create(3, 4, [1, 2, 3, 4, 10, 20, 30, 40, 100, 200, 300, 400]))], "simulated",
        paths: SamplePaths.Create(3, 4, [1, 2, 3, 4, 10, 20, 30, 40, 100, 200, 300, 400]), seed: 5);

    [Fact]
    public void Constructor_Steps_PeriodsFollowTheOrigin()
    {
        Assert.Equal((Period.Year(2022), 7_522_833, 2), (Normal.Origin, Normal.OriginValue, Normal.Horizon));
        Assert.Equal([Period.Year(2023), Period.Year(2024)], Normal.Periods);
        Assert.Same(Normal.Steps[1], Normal[Period.Year(2024)]);
        Assert.Equal("Test: 2023 to 2024, origin 2022", Normal.ToString());
        Assert.Equal((null, null, 5ul), (Normal.Seed, Normal.Paths, Simulated.Seed));
    }

    [Fact]
    public void MeanMedianQuantileInterval_AreSeriesOverThePeriods()
    {
        Assert.Equal([8e6, 9e6], Normal.Mean().Values.ToArray());
        Assert.Equal(Normal.Periods, Normal.Median().Periods);
        Assert.Equal((Normal.Key, Normal.Metadata), (Normal.Mean().Key, Normal.Mean().Metadata));
        Assert.Equal(Normal.Steps[1].Quantile(0.9), Normal.Quantile(0.9)[Period.Year(2024)]);
        (TimeSeries lower, TimeSeries upper) = Normal.Interval(0.8);
        Assert.Equal(Normal.Steps[0].Interval(0.8), new PredictionInterval(lower[0].Value, upper[0].Value, 0.8));
    }

    [Fact]
    public void Indexer_PeriodNotForecast_ThrowsNamingBoth() => Assert.Contains(
        "2025 is not forecast: this forecast has 2023 to 2024",
        Assert.Throws<ArgumentOutOfRangeException>(() => Normal[Period.Year(2025)]).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Mean_Infinite_ThrowsWithTheCure()
    {
        var unbounded = new Forecast("Growth", Origin, [new LogStudentTDistribution(15, 0.3, 4)], "exact");

        string message = Assert.Throws<InvalidOperationException>(unbounded.Mean).Message;
        Assert.Contains("Growth has no finite value of this kind for 2023", message, StringComparison.Ordinal);
        Assert.Contains("Use Median(), or set SeriesMetadata.UpperBound", message, StringComparison.Ordinal);
        Assert.True(double.IsFinite(unbounded.Median()[0].Value));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(95)]
    [InlineData(double.NaN)]
    public void QuantileAndInterval_NotAFraction_Throw(double value)
    {
        Assert.Equal("probability", Assert.Throws<ArgumentOutOfRangeException>(() => Normal.Quantile(value)).ParamName);
        Assert.Equal("level", Assert.Throws<ArgumentOutOfRangeException>(() => Normal.Interval(value)).ParamName);
    }

    [Fact]
    public void Total_SomePeriods_SumsThePaths()
    {
        PredictiveDistribution total = Simulated.Total(new PeriodRange(Period.Year(2023), 2));

        Assert.Equal([11, 22, 33, 44], Assert.IsType<EmpiricalDistribution>(total).SortedDraws.ToArray());
        Assert.Equal(500, Simulated.Total(new PeriodRange(Period.Year(2025), 1)).Mean * 2);
        Assert.Equal([1, 2, 3, 4], Simulated.Paths!.AtStep(0).ToArray());
    }

    [Fact]
    public void Total_WithoutPathsOrOutside_Throws()
    {
        Assert.Contains(
            "Method = ForecastMethod.Simulated",
            Assert.Throws<InvalidOperationException>(() => Normal.Total(Normal.Periods)).Message,
            StringComparison.Ordinal);
        foreach (PeriodRange bad in (PeriodRange[])[new(Period.Year(2025), 2), new(Period.Year(2022), 2), new(Period.Year(2023), 0), new(Period.Month(2023, 1), 1)])
        {
            Assert.Equal("periods", Assert.Throws<ArgumentException>(() => Simulated.Total(bad)).ParamName);
        }
    }

    [Fact]
    public void Truncate_Range_ConditionsEveryStepAndDropsPaths()
    {
        Forecast truncated = Normal.Truncate(0, 9e6);

        Assert.All(truncated.Steps, step => Assert.InRange(step.Quantile(0.999), 0, 9e6));
        AssertClose(1, truncated.Steps[1].CumulativeProbability(9e6), 1e-15);
        Assert.Equal((Normal.Key, Normal.Origin, "Test"), (truncated.Key, truncated.Origin, truncated.ModelName));
        Assert.Contains("truncated to [0, 9000000]", truncated.IntervalMethod, StringComparison.Ordinal);
        Assert.Null(Simulated.Truncate(0, 1_000).Paths);
        Assert.Equal(2.5, Simulated.Truncate(0, 1_000).Steps[0].Mean);
    }

    [Fact]
    public void Truncate_ImpossibleRange_Throws() => Assert.Throws<ArgumentException>(() => Simulated.Truncate(1e6, 2e6));

    [Fact]
    public void Constructor_BadArguments_Throw()
    {
        PredictiveDistribution[] one = [new PointMassDistribution(1)];

        Assert.Equal("steps", Assert.Throws<ArgumentException>(() => new Forecast("a", Origin, [], "b")).ParamName);
        Assert.Contains(
            "paths has 2 steps, but the forecast has 1",
            Assert.Throws<ArgumentException>(() => new Forecast("a", Origin, one, "b", paths: SamplePaths.Create(2, 1, [1, 2]))).Message,
            StringComparison.Ordinal);
        Assert.Equal("modelName", Assert.Throws<ArgumentException>(() => new Forecast(" ", Origin, one, "b")).ParamName);
        Assert.Equal("intervalMethod", Assert.Throws<ArgumentException>(() => new Forecast("a", Origin, one, "")).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Forecast("a", new Observation(Period.Year(9999), 1), one, "b"));
    }
}
