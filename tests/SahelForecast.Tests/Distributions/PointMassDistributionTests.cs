using SahelForecast.Distributions;
using Xunit;

namespace SahelForecast.Tests.Distributions;

public class PointMassDistributionTests
{
    [Fact]
    public void Everything_IsTheValue()
    {
        var point = new PointMassDistribution(42);

        Assert.Equal((42, 0, 42, 42), (point.Mean, point.Variance, point.Quantile(0), point.Quantile(1)));
        Assert.Equal((0, 1, 1), (point.CumulativeProbability(41.9), point.CumulativeProbability(42), point.CumulativeProbability(43)));
        Assert.Equal((2, 0, 8), (point.Crps(40), point.Crps(42), point.Crps(50)));
    }

    [Fact]
    public void Constructor_NotFinite_Throws() =>
        Assert.Equal("value", Assert.Throws<ArgumentOutOfRangeException>(() => new PointMassDistribution(double.NaN)).ParamName);
}
