using SahelForecast.Distributions;
using SahelForecast.Testing;
using Xunit;
using static SahelForecast.Testing.NumericAssert;

namespace SahelForecast.Tests.Distributions;

public class LogNormalDistributionTests
{
    private static readonly GoldenValue Golden = GoldenFile.Json("r-stats/log-normal.json");

    [Fact]
    public void Quantile_AgainstR_TwelveDigits()
    {
        foreach (GoldenValue row in Golden["quantiles"].Items())
        {
            var distribution = new LogNormalDistribution(row.Number("meanlog"), row.Number("sdlog"));
            AssertClose(row.Number("q"), distribution.Quantile(row.Number("p")), 1e-12, 0, row.ToString());
        }
    }

    [Fact]
    public void MeanAndVariance_AgainstR_TwelveDigits()
    {
        foreach (GoldenValue row in Golden["moments"].Items())
        {
            var distribution = new LogNormalDistribution(row.Number("meanlog"), row.Number("sdlog"));
            AssertClose(row.Number("mean"), distribution.Mean, 1e-12, 0, row.ToString());
            AssertClose(row.Number("variance"), distribution.Variance, 1e-12, 0, row.ToString());
        }
    }

    [Fact]
    public void Crps_AgainstIntegration_NineDigits()
    {
        foreach (GoldenValue row in GoldenFile.Json("r-stats/crps.json")["lognormal"].Items())
        {
            var distribution = new LogNormalDistribution(row.Number("meanlog"), row.Number("sdlog"));
            AssertClose(row.Number("crps"), distribution.Crps(row.Number("y")), 1e-9, 0, row.ToString());
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-7)]
    public void CumulativeProbability_NotPositive_Zero(double value) =>
        Assert.Equal(0, new LogNormalDistribution(1, 2).CumulativeProbability(value));

    [Fact]
    public void Quantile_Ends_ZeroAndInfinity()
    {
        var distribution = new LogNormalDistribution(1, 2);

        Assert.Equal((0, double.PositiveInfinity), (distribution.Quantile(0), distribution.Quantile(1)));
    }

    [Theory]
    [InlineData(double.NaN, 1, "logMean")]
    [InlineData(0, 0, "logStandardDeviation")]
    [InlineData(0, double.PositiveInfinity, "logStandardDeviation")]
    public void Constructor_BadArgument_ThrowsNamingIt(double logMean, double logStandardDeviation, string name) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => new LogNormalDistribution(logMean, logStandardDeviation)).ParamName);
}
