using SahelForecast.Distributions;
using SahelForecast.Testing;
using Xunit;
using static SahelForecast.Testing.NumericAssert;

namespace SahelForecast.Tests.Distributions;

public class LogStudentTDistributionTests
{
    [Fact]
    public void Quantile_AnyProbability_IsTheExponentialOfTheStudentQuantile()
    {
        var log = new StudentTDistribution(2, 0.3, 5);
        var distribution = new LogStudentTDistribution(2, 0.3, 5);
        foreach (double p in (double[])[0.001, 0.1, 0.5, 0.8, 0.99])
        {
            AssertClose(Math.Exp(log.Quantile(p)), distribution.Quantile(p), 1e-14);
            AssertClose(p, distribution.CumulativeProbability(distribution.Quantile(p)), 1e-12);
        }

        Assert.Equal((0, double.PositiveInfinity), (distribution.Quantile(0), distribution.Quantile(1)));
        Assert.Equal(0, distribution.CumulativeProbability(0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1e4)]
    public void Moments_Unbounded_InfiniteAtAnyDegreesOfFreedom(double degreesOfFreedom)
    {
        var distribution = new LogStudentTDistribution(0, 1, degreesOfFreedom);

        Assert.Equal(double.PositiveInfinity, distribution.Mean);
        Assert.Equal(double.PositiveInfinity, distribution.Variance);
        Assert.Equal(double.PositiveInfinity, distribution.Crps(1));
        Assert.False(distribution.HasFiniteMean);
    }

    [Fact]
    public void Moments_BoundedBelowOnly_StillInfinite()
    {
        var inner = new LogStudentTDistribution(0, 1, 3);

        Assert.Equal(double.PositiveInfinity, new CensoredDistribution(inner, 0, double.PositiveInfinity).Mean);
        Assert.Equal(double.PositiveInfinity, new TruncatedDistribution(inner, 0.5, double.PositiveInfinity).Mean);
        Assert.False(double.IsFinite(new CensoredDistribution(inner, 0, double.PositiveInfinity).Variance));
        Assert.False(double.IsFinite(new TruncatedDistribution(inner, 0.5, double.PositiveInfinity).Variance));
        Assert.Equal(double.PositiveInfinity, new CensoredDistribution(inner, 0, double.PositiveInfinity).Crps(1));
        Assert.Equal(double.PositiveInfinity, new TruncatedDistribution(inner, 0.5, double.PositiveInfinity).Crps(1));
    }

    [Fact]
    public void MomentsAndCrps_InsideBounds_AgreeWithIntegration()
    {
        foreach (GoldenValue row in GoldenFile.Json("r-stats/bounded-log-student.json")["cases"].Items())
        {
            var inner = new LogStudentTDistribution(row.Number("loglocation"), row.Number("logscale"), row.Number("df"));
            var censored = new CensoredDistribution(inner, row.Number("minimum"), row.Number("maximum"));
            var truncated = new TruncatedDistribution(inner, row.Number("minimum"), row.Number("maximum"));
            AssertClose(row.Number("censored_mean"), censored.Mean, 1e-9, 0, row.ToString());
            AssertClose(row.Number("censored_variance"), censored.Variance, 1e-8, 0, row.ToString());
            AssertClose(row.Number("censored_crps"), censored.Crps(row.Number("observed")), 1e-8, 0, row.ToString());
            AssertClose(row.Number("truncated_mean"), truncated.Mean, 1e-9, 0, row.ToString());
            AssertClose(row.Number("truncated_variance"), truncated.Variance, 1e-8, 0, row.ToString());
        }
    }

    [Theory]
    [InlineData(double.NaN, 1, 3, "logLocation")]
    [InlineData(0, -1, 3, "logScale")]
    [InlineData(0, 1, 0, "degreesOfFreedom")]
    public void Constructor_BadArgument_ThrowsNamingIt(double location, double scale, double degreesOfFreedom, string name) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => new LogStudentTDistribution(location, scale, degreesOfFreedom)).ParamName);
}
