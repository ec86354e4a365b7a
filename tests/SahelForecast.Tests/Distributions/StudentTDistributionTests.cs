using SahelForecast.Distributions;
using SahelForecast.Testing;
using Xunit;
using static SahelForecast.Testing.NumericAssert;

namespace SahelForecast.Tests.Distributions;

public class StudentTDistributionTests
{
    [Fact]
    public void Quantile_AgainstR_ElevenDigits()
    {
        foreach (GoldenValue row in GoldenFile.Json("r-stats/student.json")["quantiles"].Items())
        {
            var distribution = new StudentTDistribution(0, 4, row.Number("df"));
            AssertClose(4 * row.Number("q"), distribution.Quantile(row.Number("p")), 1e-11, 1e-14, row.ToString());
        }
    }

    [Fact]
    public void Crps_AgainstIntegration_EightDigits()
    {
        foreach (GoldenValue row in GoldenFile.Json("r-stats/crps.json")["student"].Items())
        {
            var distribution = new StudentTDistribution(row.Number("location"), row.Number("scale"), row.Number("df"));
            AssertClose(row.Number("crps"), distribution.Crps(row.Number("y")), 1e-8, 0, row.ToString());
        }
    }

    [Theory]
    [InlineData(5, 7, 6.666666666666667)]
    [InlineData(2, 7, double.PositiveInfinity)]
    [InlineData(1.5, 7, double.PositiveInfinity)]
    [InlineData(1, double.NaN, double.NaN)]
    [InlineData(0.5, double.NaN, double.NaN)]
    public void MeanAndVariance_FewDegreesOfFreedom_SayThatTheyDoNotExist(double degreesOfFreedom, double mean, double variance)
    {
        var distribution = new StudentTDistribution(7, 2, degreesOfFreedom);

        Assert.Equal(mean, distribution.Mean);
        AssertClose(variance, distribution.Variance, 1e-14);
        Assert.Equal(degreesOfFreedom > 1, distribution.HasFiniteMean);
        Assert.Equal(7, distribution.Median);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.3)]
    public void Crps_TailTooHeavy_Infinite(double degreesOfFreedom) =>
        Assert.Equal(double.PositiveInfinity, new StudentTDistribution(0, 1, degreesOfFreedom).Crps(0));

    // Without a mean, but the squared tail of a Cauchy distribution still has a finite area: log(4) / pi at its centre.
    [Fact]
    public void Crps_Cauchy_IsFinite() => AssertClose(Math.Log(4) / Math.PI, new StudentTDistribution(0, 1, 1).Crps(0), 1e-10);

    // From 1 on the closed form, below it the integral.
    [Fact]
    public void Crps_AroundOneDegreeOfFreedom_IsContinuous() => AssertClose(
        new StudentTDistribution(0, 1, 1 - 1e-6).Crps(0.7), new StudentTDistribution(0, 1, 1 + 1e-6).Crps(0.7), 1e-5);

    [Theory]
    [InlineData(double.NaN, 1, 3, "location")]
    [InlineData(0, 0, 3, "scale")]
    [InlineData(0, 1, 0, "degreesOfFreedom")]
    [InlineData(0, 1, double.PositiveInfinity, "degreesOfFreedom")]
    public void Constructor_BadArgument_ThrowsNamingIt(double location, double scale, double degreesOfFreedom, string name) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => new StudentTDistribution(location, scale, degreesOfFreedom)).ParamName);
}
