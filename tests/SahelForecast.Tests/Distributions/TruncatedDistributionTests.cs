using SahelForecast.Distributions;
using SahelForecast.Testing;
using Xunit;
using static SahelForecast.Testing.NumericAssert;

namespace SahelForecast.Tests.Distributions;

public class TruncatedDistributionTests
{
    [Fact]
    public void Moments_OfNormal_AgreeWithIntegration()
    {
        foreach (GoldenValue row in GoldenFile.Json("r-stats/bounded-normal.json")["cases"].Items())
        {
            var inner = new NormalDistribution(row.Number("mean"), row.Number("sd"));
            var distribution = new TruncatedDistribution(inner, row.Number("minimum"), row.Number("maximum"));
            AssertClose(row.Number("truncated_mean"), distribution.Mean, 1e-9, 0, row.ToString());
            AssertClose(row.Number("truncated_variance"), distribution.Variance, 1e-9, 0, row.ToString());
        }
    }

    [Fact]
    public void CumulativeProbability_InsideBounds_IsTheConditionalOne()
    {
        var inner = new NormalDistribution(3, 4);
        var distribution = new TruncatedDistribution(inner, 1, 9);
        double inside = inner.CumulativeProbability(9) - inner.CumulativeProbability(1);

        AssertClose((inner.CumulativeProbability(5) - inner.CumulativeProbability(1)) / inside, distribution.CumulativeProbability(5), 1e-12);
        Assert.Equal((0, 1), (distribution.CumulativeProbability(0.999), distribution.CumulativeProbability(9)));
        AssertClose(1, distribution.Quantile(0), 1e-12);
        AssertClose(9, distribution.Quantile(1), 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.5)]
    public void Mean_OfStudentWithoutOne_IsInfinite(double degreesOfFreedom)
    {
        var distribution = new TruncatedDistribution(new StudentTDistribution(10, 2, degreesOfFreedom), 0, double.PositiveInfinity);

        Assert.Equal(double.PositiveInfinity, distribution.Mean);
        Assert.Equal(degreesOfFreedom > 0.5, double.IsFinite(distribution.Crps(3)));
    }

    [Fact]
    public void Variance_OfStudentWithoutOne_IsNotFinite() =>
        Assert.False(double.IsFinite(new TruncatedDistribution(new StudentTDistribution(10, 2, 2), 0, double.PositiveInfinity).Variance));

    [Fact]
    public void Moments_OfStudentCutAtItsCentre_AreTheClosedForm()
    {
        foreach (double v in (double[])[2.5, 4, 30])
        {
            var distribution = new TruncatedDistribution(new StudentTDistribution(0, 1, v), 0, double.PositiveInfinity);
            double mean = 2 * SahelForecast.Numerics.SpecialFunctions.StudentDensity(0, v) * v / (v - 1);
            AssertClose(mean, distribution.Mean, 1e-9, 0, $"{v}");
            AssertClose((v / (v - 2)) - (mean * mean), distribution.Variance, 1e-8, 0, $"{v}");
        }
    }

    [Fact]
    public void Moments_OfSample_AreThoseOfTheDrawsInside()
    {
        var distribution = new TruncatedDistribution(EmpiricalDistribution.Create([1, 2, 2, 3, 10, 20]), 2, 10);

        AssertClose(4.25, distribution.Mean, 1e-14);
        AssertClose(((2.25 * 2.25 * 2) + (1.25 * 1.25) + (5.75 * 5.75)) / 4, distribution.Variance, 1e-14);
        Assert.Equal((2, 10), (distribution.Quantile(0), distribution.Quantile(1)));
    }

    [Fact]
    public void Constructor_NoProbabilityInside_Throws() =>
        Assert.Contains(
            "has no probability in [5, 6]",
            Assert.Throws<ArgumentException>(() => new TruncatedDistribution(new PointMassDistribution(1), 5, 6)).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(2, 2)]
    [InlineData(double.NaN, 2)]
    public void Constructor_BoundsOutOfOrder_Throws(double minimum, double maximum) =>
        Assert.Equal("minimum", Assert.Throws<ArgumentException>(() => new TruncatedDistribution(new NormalDistribution(0, 1), minimum, maximum)).ParamName);
}
