using SahelForecast.Distributions;
using Xunit;
using static SahelForecast.Testing.NumericAssert;

namespace SahelForecast.Tests.Distributions;

public class QuantilePoolDistributionTests
{
    private static readonly NormalDistribution Low = new(0, 1);
    private static readonly NormalDistribution High = new(8, 2);
    private static readonly NormalDistribution Far = new(1_000, 5);

    [Fact]
    public void Mean_OfNormals_IsTheNormalOfMeanAndDeviationAveraged()
    {
        var pool = new QuantilePoolDistribution([Low, High], [0.25, 0.75]);
        var expected = new NormalDistribution(6, 1.75);

        foreach (double probability in (double[])[0.001, 0.1, 0.5, 0.9, 0.999])
        {
            AssertClose(expected.Quantile(probability), pool.Quantile(probability), 1e-13, 1e-13);
        }

        AssertClose(6, pool.Mean, 1e-14);
        AssertClose(1.75 * 1.75, pool.Variance, 1e-9);
        AssertClose(expected.CumulativeProbability(7.2), pool.CumulativeProbability(7.2), 1e-12);
        AssertClose(expected.Crps(3.3), pool.Crps(3.3), 1e-9);
    }

    [Fact]
    public void Median_OneFarAway_IsTheMiddleOne() =>
        AssertClose(High.Quantile(0.2), new QuantilePoolDistribution([Low, High, Far], statistic: PoolStatistic.Median).Quantile(0.2), 1e-15);

    [Fact]
    public void TrimmedMean_Four_IsTheMeanOfTheInnerTwo()
    {
        var pool = new QuantilePoolDistribution([Far, Low, new NormalDistribution(4, 1), High], statistic: PoolStatistic.TrimmedMean);

        AssertClose((4 + High.Median) / 2, pool.Median, 1e-14);
    }

    [Fact]
    public void TrimmedMean_Two_IsTheirMean() =>
        AssertClose(4, new QuantilePoolDistribution([Low, High], statistic: PoolStatistic.TrimmedMean).Median, 1e-14);

    [Fact]
    public void CumulativeProbability_PilesAtABound_CountsThem()
    {
        PredictiveDistribution held = new CensoredDistribution(new NormalDistribution(0, 1), 0, double.PositiveInfinity);
        var pool = new QuantilePoolDistribution([held, held]);

        AssertClose(0.5, pool.CumulativeProbability(0), 1e-12);
        Assert.Equal(0, pool.CumulativeProbability(-1e-9));
    }

    [Fact]
    public void Constructor_WeightsThatAreNone_Throws()
    {
        foreach (double[] weights in (double[][])[[0.5, 0.6], [0, 1], [1]])
        {
            Assert.Equal("weights", Assert.Throws<ArgumentException>(() => new QuantilePoolDistribution([Low, High], weights)).ParamName);
        }
    }

    [Fact]
    public void Constructor_WeightsOfAMedian_Throws() =>
        Assert.Contains("takes no weights", Assert.Throws<ArgumentException>(() => new QuantilePoolDistribution([Low, High], [0.5, 0.5], PoolStatistic.Median)).Message, StringComparison.Ordinal);

    [Fact]
    public void Constructor_Nothing_Throws() =>
        Assert.Contains("at least one", Assert.Throws<ArgumentException>(() => new QuantilePoolDistribution([])).Message, StringComparison.Ordinal);
}
