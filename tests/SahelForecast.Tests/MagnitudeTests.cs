using FsCheck;
using FsCheck.Xunit;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests;

public class MagnitudeTests
{
    [Fact]
    public void LogNormal_StatedNumbers_HoldExactly()
    {
        Magnitude magnitude = Magnitude.LogNormal(1.2, 1.05, 2.5);

        NumericAssert.AssertClose(1.2, magnitude.Quantile(0.5), 1e-14);
        NumericAssert.AssertClose(1.05, magnitude.Quantile(0.05), 1e-13);
        NumericAssert.AssertClose(2.5, magnitude.Quantile(0.95), 1e-13);
    }

    [Fact]
    public void Triangular_Quantiles_EqualTheHandComputedOnes()
    {
        // F(x) = (x - low)² / (width (mode - low)) below the mode: F(0.17) = 0.07² / (0.1 x 0.07) = 0.7.
        Magnitude magnitude = Magnitude.Triangular(0.1, 0.17, 0.2);

        NumericAssert.AssertClose(0.17, magnitude.Quantile(0.7), 1e-14);
        NumericAssert.AssertClose(0.1 + Math.Sqrt(0.25 * 0.1 * 0.07), magnitude.Quantile(0.25), 1e-14);
        NumericAssert.AssertClose(0.1, magnitude.Quantile(0), 1e-14);
        NumericAssert.AssertClose(0.2, magnitude.Quantile(1), 1e-14);
    }

    [Property]
    public void Quantile_HigherProbability_IsNeverLower(int first, int second)
    {
        double a = Share(Math.Min(first, second));
        double b = Share(Math.Max(first, second));
        foreach (Magnitude magnitude in new[] { Magnitude.Fixed(2), Magnitude.Triangular(-1, -1, 4), Magnitude.Triangular(0, 3, 3), Magnitude.LogNormal(1, 0.5, 1.5) })
        {
            Assert.True(magnitude.Quantile(a) <= magnitude.Quantile(b));
        }

        static double Share(int value) => 0.5 + (Math.Atan(value) / Math.PI * 0.99);
    }

    [Theory]
    [InlineData(0.3, 0.2, 0.4)]
    [InlineData(0.2, 0.2, 0.2)]
    [InlineData(double.NaN, 0.2, 0.4)]
    public void Triangular_Disorder_Throws(double low, double mode, double high) =>
        Assert.Throws<ArgumentException>(() => Magnitude.Triangular(low, mode, high));

    [Theory]
    [InlineData(1, 0, 2)]
    [InlineData(1, 1.1, 2)]
    [InlineData(1, 0.5, 0.9)]
    public void LogNormal_Disorder_Throws(double median, double low, double high) =>
        Assert.Throws<ArgumentException>(() => Magnitude.LogNormal(median, low, high));

    [Fact]
    public void Pert_ItsMoments_AreThoseOfTheFormula()
    {
        Magnitude magnitude = Magnitude.Pert(2, 3, 10);
        double[] values = [.. Enumerable.Range(0, 20_000).Select(i => magnitude.Quantile((i + 0.5) / 20_000))];
        double mean = values.Average();
        NumericAssert.AssertClose((2 + 12 + 10) / 6.0, mean, 1e-6);
        NumericAssert.AssertClose((mean - 2) * (10 - mean) / 7, values.Average(value => (value - mean) * (value - mean)), 1e-4);
        Assert.Equal((2, 10), (magnitude.Quantile(0), magnitude.Quantile(1)));
    }

    [Fact]
    public void ThreePoint_EightyPerCentSure_MovesTheLimitsOutByAQuarter()
    {
        Magnitude magnitude = Magnitude.ThreePoint(0.1, 0.17, 0.25, 0.8);
        NumericAssert.AssertClose(0.17 - (0.07 / 0.8), magnitude.Quantile(0), 1e-12);
        NumericAssert.AssertClose(0.17 + (0.08 / 0.8), magnitude.Quantile(1), 1e-12);
        Assert.Contains("0.8, not 80", Assert.Throws<ArgumentOutOfRangeException>(() => Magnitude.ThreePoint(1, 2, 3, 80)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromHistory_Quantiles_AreThoseOfThePast()
    {
        Magnitude magnitude = Magnitude.FromHistory(0.3, -0.1, 0.1);
        Assert.Equal([-0.1, 0.1, 0.3], new[] { 0, 0.5, 1 }.Select(magnitude.Quantile));
        NumericAssert.AssertClose(0.2, magnitude.Quantile(0.75), 1e-12);
        Assert.Equal(Magnitude.FromHistory(0.1, 0.3, -0.1), magnitude);
        Assert.Contains("missing", Assert.Throws<ArgumentException>(() => Magnitude.FromHistory(1, double.NaN)).Message, StringComparison.Ordinal);
    }
}
