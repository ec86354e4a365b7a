using SahelForecast.Distributions;
using Xunit;
using static SahelForecast.Testing.NumericAssert;

namespace SahelForecast.Tests.Distributions;

public class TransformedDistributionTests
{
    private static readonly TransformedDistribution Exponential = new(
        new NormalDistribution(2, 0.4), Math.Exp, x => x > 0 ? Math.Log(x) : double.NegativeInfinity);

    private static readonly LogNormalDistribution LogNormal = new(2, 0.4);

    [Fact]
    public void EverythingOfExponentialOfNormal_IsThatOfLogNormal()
    {
        AssertClose(LogNormal.Mean, Exponential.Mean, 1e-9);
        AssertClose(LogNormal.Variance, Exponential.Variance, 1e-8);
        AssertClose(LogNormal.Quantile(0.93), Exponential.Quantile(0.93), 1e-14);
        AssertClose(LogNormal.CumulativeProbability(6), Exponential.CumulativeProbability(6), 1e-14);
        AssertClose(LogNormal.Crps(6), Exponential.Crps(6), 1e-9);
        Assert.Equal(0, Exponential.CumulativeProbability(-1));
    }

    [Fact]
    public void Mean_IsNotTheTransformOfTheInnerMean() => Assert.True(Exponential.Mean > 1.05 * Math.Exp(Exponential.Inner.Mean));

    [Fact]
    public void Constructor_Null_Throws() =>
        Assert.Throws<ArgumentNullException>(() => new TransformedDistribution(LogNormal, null!, x => x));
}
