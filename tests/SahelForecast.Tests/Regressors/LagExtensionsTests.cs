using SahelForecast.Distributions;
using SahelForecast.Regressors;
using Xunit;

namespace SahelForecast.Tests.Regressors;

public class LagExtensionsTests
{
    private static readonly TimeSeries Deaths = TimeSeries.Create(Period.Year(2000), [1, 2, 3, 4, 5], SeriesKey.Of(("series", "deaths")), new SeriesMetadata { DisplayName = "deaths" });

    [Fact]
    public void Lag_Two_MovesValuesOn()
    {
        TimeSeries lag = Deaths.Lag(2);
        Assert.Equal(Period.Year(2002), lag.Periods.Start);
        Assert.Equal([1, 2, 3, 4, 5], lag.Values.ToArray());
        Assert.Equal("series=deaths, lag=2", lag.Key.ToString());
        Assert.Equal("deaths, lag 2", lag.Metadata.DisplayName);
    }

    [Fact]
    public void Lag_Negative_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => Deaths.Lag(-1));

    [Fact]
    public void Lags_Range_HasOneSeriesEach()
    {
        TimeSeriesPanel lags = Deaths.Lags(0, 3);
        Assert.Equal(4, lags.Count);
        Assert.Equal(Deaths.Values.ToArray(), lags[0].Values.ToArray());
        Assert.Equal(4, lags[3][Period.Year(2006)]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Deaths.Lags(2, 1));
    }

    [Fact]
    public void Lag_OfForecast_TakesHistoryThenForecast()
    {
        Forecast driver = Driver(SamplePaths.Create(3, 2, [10, 20, 30, 40, 50, 60]));
        Forecast lag = driver.Lag(Deaths, 2);
        Assert.Equal(driver.Periods, lag.Periods);
        Assert.Equal([4, 4], lag.Paths!.AtStep(0).ToArray());
        Assert.Equal([5, 5], lag.Paths!.AtStep(1).ToArray());
        Assert.Equal([10, 20], lag.Paths!.AtStep(2).ToArray());
        Assert.Equal(Deaths.Lag(2).Key, lag.Key);
    }

    [Fact]
    public void Lag_OfForecastWithoutPaths_MovesDistributions()
    {
        Forecast lag = Driver(null).Lag(Deaths, 1);
        Assert.Equal(5, lag.Steps[0].Quantile(0.9));
        Assert.Equal(1, lag.Steps[1].Mean);
        Assert.Null(lag.Paths);
    }

    [Fact]
    public void Lag_OfForecastWithoutHistory_NamesThePeriod()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Driver(null).Lag(Deaths[..3], 1));
        Assert.Contains("deaths has no value for 2004", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DistributedLag_WeightsTimesLags_AreTheSameSum()
    {
        double[] amounts = [0.5, -2, 3];
        TimeSeriesPanel almon = Deaths.DistributedLag(3, 2);
        IReadOnlyList<double> weights = LagExtensions.LagWeights(amounts, 3);
        Assert.Equal(4, weights.Count);
        foreach (Period period in almon[0].Periods)
        {
            double byAmounts = amounts.Select((amount, i) => amount * almon[i][period]).Sum();
            double byWeights = weights.Select((weight, lag) => weight * Deaths.Lag(lag)[period]).Sum();
            Assert.Equal(byWeights, byAmounts, 1e-12);
        }

        Assert.Equal(Period.Year(2003), almon[0].Periods.Start);
        Assert.Equal(10, almon[0][Period.Year(2003)]);
    }

    [Fact]
    public void DistributedLag_OfForecast_SumsPathByPath()
    {
        Forecast driver = Driver(SamplePaths.Create(3, 2, [10, 20, 30, 40, 50, 60]));
        ForecastPanel almon = driver.DistributedLag(Deaths, 2, 1);
        Assert.Equal([4 + 5 + 10, 4 + 5 + 20], almon[0].Paths!.AtStep(0).ToArray());
        Assert.Equal([10 + 30 + 50, 20 + 40 + 60], almon[0].Paths!.AtStep(2).ToArray());
        Assert.Equal([(0.5 * 5) + 4, (0.5 * 5) + 4], almon[1].Paths!.AtStep(0).ToArray());
        Assert.Equal(Deaths.DistributedLag(2, 1)[1].Key, almon[1].Key);
    }

    [Fact]
    public void DistributedLag_OfForecastWithoutPaths_IsRefused() => Assert.Throws<InvalidOperationException>(() => Driver(null).DistributedLag(Deaths, 2, 1));

    [Fact]
    public void DistributedLag_DriverTooShort_IsRefused() => Assert.Throws<ArgumentException>(() => Deaths.DistributedLag(5, 1));

    private static Forecast Driver(SamplePaths? paths) => new(
        "assumed",
        Deaths[4],
        paths is null ? [new NormalDistribution(1, 1), new NormalDistribution(2, 1), new NormalDistribution(3, 1)] : EmpiricalSteps(paths),
        "assumed",
        Deaths.Key,
        Deaths.Metadata,
        paths);

    private static PredictiveDistribution[] EmpiricalSteps(SamplePaths paths) =>
        [.. Enumerable.Range(0, paths.Horizon).Select(step => EmpiricalDistribution.Create(paths.AtStep(step)))];
}
