using SahelForecast.Numerics;
using SahelForecast.Testing;
using Xunit;
using static SahelForecast.Testing.NumericAssert;

namespace SahelForecast.Tests.Numerics;

public class SpecialFunctionsTests
{
    private static readonly GoldenValue Normal = GoldenFile.Json("r-stats/normal.json");
    private static readonly GoldenValue Student = GoldenFile.Json("r-stats/student.json");

    [Fact]
    public void NormalQuantile_AgainstR_ThirteenDigits()
    {
        foreach (GoldenValue row in Normal["quantiles"].Items())
        {
            double p = row.Number("p");
            AssertClose(row.Number("q"), SpecialFunctions.NormalQuantile(p), 1e-13, 1e-16, $"p = {p:R}");
        }
    }

    [Fact]
    public void NormalCdfAndDensity_AgainstR_TwelveDigits()
    {
        foreach (GoldenValue row in Normal["points"].Items())
        {
            double z = row.Number("z");
            AssertClose(row.Number("cdf"), SpecialFunctions.NormalCdf(z), 1e-12, 0, $"P({z:R})");
            AssertClose(row.Number("density"), SpecialFunctions.NormalDensity(z), 1e-13, 0, $"f({z:R})");
        }
    }

    [Fact]
    public void StudentQuantile_AgainstR_ElevenDigits()
    {
        foreach (GoldenValue row in Student["quantiles"].Items())
        {
            (double p, double df) = (row.Number("p"), row.Number("df"));
            AssertClose(row.Number("q"), SpecialFunctions.StudentQuantile(p, df), 1e-11, 1e-15, $"p = {p:R}, {df} degrees of freedom");
        }
    }

    [Fact]
    public void StudentCdfAndDensity_AgainstR_ElevenDigits()
    {
        foreach (GoldenValue row in Student["points"].Items())
        {
            (double t, double df) = (row.Number("t"), row.Number("df"));
            AssertClose(row.Number("cdf"), SpecialFunctions.StudentCdf(t, df), 1e-11, 0, $"P({t:R}), {df} degrees of freedom");
            AssertClose(row.Number("density"), SpecialFunctions.StudentDensity(t, df), 1e-11, 0, $"f({t:R}), {df} degrees of freedom");
        }
    }

    [Theory]
    [InlineData(0, double.NegativeInfinity)]
    [InlineData(0.5, 0)]
    [InlineData(1, double.PositiveInfinity)]
    public void Quantiles_EndsAndMiddle_Exact(double probability, double expected)
    {
        AssertClose(expected, SpecialFunctions.NormalQuantile(probability), 0, 1e-16);
        Assert.Equal(expected, SpecialFunctions.StudentQuantile(probability, 3));
    }

    [Theory]
    [InlineData(double.NegativeInfinity, 0)]
    [InlineData(0, 0.5)]
    [InlineData(double.PositiveInfinity, 1)]
    public void Cdfs_EndsAndMiddle_Exact(double value, double expected)
    {
        Assert.Equal(expected, SpecialFunctions.NormalCdf(value));
        Assert.Equal(expected, SpecialFunctions.StudentCdf(value, 2.5));
        Assert.Equal(expected, SpecialFunctions.StudentCdf(value, 1e12));
    }

    // From a million degrees of freedom on the difference of two large log-gammas costs digits: no forecast has so many.
    [Theory]
    [InlineData(0.1, 1e-11)]
    [InlineData(0.3, 1e-11)]
    [InlineData(1.7, 1e-11)]
    [InlineData(55, 1e-11)]
    [InlineData(1e6, 1e-8)]
    [InlineData(1e9, 1e-5)]
    [InlineData(1e11, 1e-11)]
    public void StudentQuantile_TinyTails_InvertsTheCdf(double degreesOfFreedom, double relative)
    {
        foreach (double p in (double[])[1e-14, 1e-6, 0.02, 0.3, 0.499])
        {
            double t = SpecialFunctions.StudentQuantile(p, degreesOfFreedom);
            AssertClose(p, SpecialFunctions.StudentCdf(t, degreesOfFreedom), relative, 0, $"{degreesOfFreedom} degrees of freedom");
        }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(3)]
    [InlineData(1e4)]
    public void StudentQuantile_MirroredProbability_MirroredQuantile(double degreesOfFreedom)
    {
        // Powers of two, so that 1 - p is exact.
        for (double p = 0.25; p > 1e-14; p /= 4)
        {
            double lower = SpecialFunctions.StudentQuantile(p, degreesOfFreedom);
            Assert.Equal(-lower, SpecialFunctions.StudentQuantile(1 - p, degreesOfFreedom));
        }
    }
}
