using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Testing;

/// <summary>A test tool that can't fail would let everything pass.</summary>
public class NumericAssertTests
{
    [Theory]
    [InlineData(100, 100.9, 0.01, 0)]
    [InlineData(-100, -101, 0.01, 0)]
    [InlineData(0, 1e-9, 0.5, 1e-8)]
    [InlineData(double.NaN, double.NaN, 0, 0)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, 0, 0)]
    public void AssertClose_Close_Passes(double expected, double actual, double relative, double absolute) =>
        NumericAssert.AssertClose(expected, actual, relative, absolute);

    [Theory]
    [InlineData(100, 101.1, 0.01, 0)]
    [InlineData(0, 1e-9, 0.5, 0)]
    [InlineData(1, double.NaN, 1, 1)]
    [InlineData(double.NaN, 1, 1, 1)]
    [InlineData(double.PositiveInfinity, 1e300, 1, 1)]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity, 1, 1)]
    [InlineData(1, double.PositiveInfinity, 1, 1)]
    public void AssertClose_NotClose_Throws(double expected, double actual, double relative, double absolute) =>
        Assert.Throws<NumericAssertException>(() => NumericAssert.AssertClose(expected, actual, relative, absolute));

    [Fact]
    public void AssertClose_NotClose_NamesNumbersToleranceAndReason()
    {
        using var french = new CultureScope();

        string message = Assert.Throws<NumericAssertException>(() => NumericAssert.AssertClose([1.5, 2.5], [1.5, 2.75], 0.01, 0, "because of it")).Message;
        Assert.Contains("Expected 2.5, but got 2.75: they differ by 0.25, more than 0.025", message, StringComparison.Ordinal);
        Assert.Contains("At position 1. because of it", message, StringComparison.Ordinal);
    }

    [Fact]
    public void AssertClose_OtherLength_Throws() => Assert.Throws<NumericAssertException>(() => NumericAssert.AssertClose([1], [1, 2], 1, 1));
}
