using SahelForecast.Distributions;
using SahelForecast.Testing;
using Xunit;
using static SahelForecast.Testing.NumericAssert;

namespace SahelForecast.Tests.Distributions;

public class CensoredDistributionTests
{
    [Fact]
    public void MomentsAndCrps_OfNormal_AgreeWithIntegration()
    {
        foreach (GoldenValue row in GoldenFile.Json("r-stats/bounded-normal.json")["cases"].Items())
        {
            var inner = new NormalDistribution(row.Number("mean"), row.Number("sd"));
            var distribution = new CensoredDistribution(inner, row.Number("minimum"), row.Number("maximum"));
            AssertClose(row.Number("censored_mean"), distribution.Mean, 1e-10, 0, row.ToString());
            AssertClose(row.Number("censored_variance"), distribution.Variance, 1e-10, 0, row.ToString());
            AssertClose(row.Number("censored_crps"), distribution.Crps(row.Number("observed")), 1e-9, 0, row.ToString());
        }
    }

    [Fact]
    public void Quantile_InsideBounds_IsThatOfTheInner()
    {
        var inner = new NormalDistribution(1, 2);
        var distribution = new CensoredDistribution(inner, 0, 4);

        Assert.Equal(inner.Quantile(0.6), distribution.Quantile(0.6));
        Assert.Equal((0, 0, 4, 4), (distribution.Quantile(0), distribution.Quantile(0.05), distribution.Quantile(0.99), distribution.Quantile(1)));
    }

    [Fact]
    public void CumulativeProbability_AtBounds_HoldsTheMassBeyond()
    {
        var inner = new NormalDistribution(1, 2);
        var distribution = new CensoredDistribution(inner, 0, 4);

        Assert.Equal(0, distribution.CumulativeProbability(-1e-9));
        Assert.Equal(inner.CumulativeProbability(0), distribution.CumulativeProbability(0));
        Assert.Equal(inner.CumulativeProbability(3.999), distribution.CumulativeProbability(3.999));
        Assert.Equal(1, distribution.CumulativeProbability(4));
    }

    [Fact]
    public void Crps_ObservedOutsideBounds_GrowsByTheDistance()
    {
        var distribution = new CensoredDistribution(new NormalDistribution(1, 2), 0, 4);

        AssertClose(distribution.Crps(0) + 3, distribution.Crps(-3), 1e-12);
        AssertClose(distribution.Crps(4) + 5, distribution.Crps(9), 1e-12);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(1.2)]
    public void Variance_OfStudentWithoutOne_IsNotFinite(double degreesOfFreedom)
    {
        var distribution = new CensoredDistribution(new StudentTDistribution(10, 2, degreesOfFreedom), 0, double.PositiveInfinity);

        Assert.True(distribution.HasFiniteMean);
        Assert.False(double.IsFinite(distribution.Variance));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.5)]
    public void Mean_OfStudentWithoutOne_IsInfinite(double degreesOfFreedom)
    {
        var distribution = new CensoredDistribution(new StudentTDistribution(10, 2, degreesOfFreedom), 0, double.PositiveInfinity);

        Assert.Equal(double.PositiveInfinity, distribution.Mean);
        Assert.False(double.IsFinite(distribution.Variance));
        Assert.Equal(degreesOfFreedom > 0.5, double.IsFinite(distribution.Crps(3)));
    }

    [Fact]
    public void Mean_OfStudentHeldAtZero_IsTheClosedForm()
    {
        // E max(T, 0) = f(0) v / (v - 1) for a standard t of v degrees of freedom.
        foreach (double v in (double[])[1.2, 2, 3, 10])
        {
            double expected = SahelForecast.Numerics.SpecialFunctions.StudentDensity(0, v) * v / (v - 1);
            AssertClose(expected, new CensoredDistribution(new StudentTDistribution(0, 1, v), 0, double.PositiveInfinity).Mean, 1e-9, 0, $"{v}");
        }
    }

    [Fact]
    public void Variance_OfStudentHeldAtZero_IsTheClosedForm()
    {
        // E max(T, 0)^2 is half the variance of T.
        foreach (double v in (double[])[2.2, 3, 5, 40])
        {
            var distribution = new CensoredDistribution(new StudentTDistribution(0, 1, v), 0, double.PositiveInfinity);
            double mean = SahelForecast.Numerics.SpecialFunctions.StudentDensity(0, v) * v / (v - 1);
            AssertClose((v / (v - 2) / 2) - (mean * mean), distribution.Variance, 1e-8, 0, $"{v}");
        }
    }

    [Fact]
    public void Moments_NarrowFarFromZero_KeepTheirDigits()
    {
        var distribution = new CensoredDistribution(new NormalDistribution(1e9, 1e-2), 0, double.PositiveInfinity);

        AssertClose(1e9, distribution.Mean, 1e-15);
        AssertClose(1e-4, distribution.Variance, 1e-9);
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(double.NaN, 2)]
    [InlineData(0, double.NaN)]
    public void Constructor_BoundsOutOfOrder_Throws(double minimum, double maximum) =>
        Assert.Contains(
            "the minimum must be below the maximum",
            Assert.Throws<ArgumentException>(() => new CensoredDistribution(new NormalDistribution(0, 1), minimum, maximum)).Message,
            StringComparison.Ordinal);
}
