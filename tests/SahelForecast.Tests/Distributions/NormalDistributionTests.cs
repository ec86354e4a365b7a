using SahelForecast.Distributions;
using SahelForecast.Testing;
using Xunit;
using static SahelForecast.Testing.NumericAssert;

namespace SahelForecast.Tests.Distributions;

public class NormalDistributionTests
{
    [Fact]
    public void Quantile_AgainstR_ThirteenDigits()
    {
        var distribution = new NormalDistribution(-3, 2.5);
        foreach (GoldenValue row in GoldenFile.Json("r-stats/normal.json")["quantiles"].Items())
        {
            AssertClose(-3 + (2.5 * row.Number("q")), distribution.Quantile(row.Number("p")), 1e-13, 1e-15);
        }
    }

    [Fact]
    public void Crps_AgainstIntegration_TenDigits()
    {
        foreach (GoldenValue row in GoldenFile.Json("r-stats/crps.json")["normal"].Items())
        {
            var distribution = new NormalDistribution(row.Number("mean"), row.Number("sd"));
            AssertClose(row.Number("crps"), distribution.Crps(row.Number("y")), 1e-10, 0, row.ToString());
        }
    }

    [Fact]
    public void MeanAndVariance_AreThoseGiven()
    {
        var distribution = new NormalDistribution(5, 3);

        Assert.Equal((5, 9, 3, true), (distribution.Mean, distribution.Variance, distribution.StandardDeviation, distribution.HasFiniteMean));
        Assert.Equal(double.NegativeInfinity, distribution.Quantile(0));
        Assert.Equal(double.PositiveInfinity, distribution.Quantile(1));
    }

    [Theory]
    [InlineData(double.NaN, 1, "mean")]
    [InlineData(double.PositiveInfinity, 1, "mean")]
    [InlineData(0, 0, "standardDeviation")]
    [InlineData(0, -1, "standardDeviation")]
    [InlineData(0, double.NaN, "standardDeviation")]
    public void Constructor_BadArgument_ThrowsNamingIt(double mean, double standardDeviation, string name) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => new NormalDistribution(mean, standardDeviation)).ParamName);
}
