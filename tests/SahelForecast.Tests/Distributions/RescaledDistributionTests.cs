using SahelForecast.Distributions;
using Xunit;
using static SahelForecast.Testing.NumericAssert;

namespace SahelForecast.Tests.Distributions;

public class RescaledDistributionTests
{
    private static readonly SpreadFactors Wider = new(1.2, 1.5, 2);

    [Fact]
    public void Quantile_Unbounded_IsAsManyTimesAsFarFromTheMedian()
    {
        var inner = new NormalDistribution(10, 3);
        var rescaled = new RescaledDistribution(inner, Wider, double.NegativeInfinity);

        Assert.Equal(inner.Median, rescaled.Median);
        AssertClose(10 + (1.2 * (inner.Quantile(0.75) - 10)), rescaled.Quantile(0.75), 1e-12);
        AssertClose(10 + (1.5 * (inner.Quantile(0.1) - 10)), rescaled.Quantile(0.1), 1e-12);
        AssertClose(10 + (2 * (inner.Quantile(0.999) - 10)), rescaled.Quantile(0.999), 1e-12);
    }

    [Fact]
    public void Quantile_Bounded_NearsTheBoundAndNeverPassesIt()
    {
        var rescaled = new RescaledDistribution(new LogNormalDistribution(0, 1), new SpreadFactors(3, 3, 3), 0);

        // Below the median the logarithm is three times as far: a log-normal of three times the deviation.
        AssertClose(new LogNormalDistribution(0, 3).Quantile(0.01), rescaled.Quantile(0.01), 1e-10);
        Assert.Equal(0, rescaled.Quantile(0));
    }

    [Fact]
    public void Mean_OfASymmetricOne_Stays()
    {
        var rescaled = new RescaledDistribution(new NormalDistribution(10, 3), Wider, double.NegativeInfinity);

        AssertClose(10, rescaled.Mean, 1e-9);
        Assert.True(rescaled.StandardDeviation > 3 * 1.2 && rescaled.StandardDeviation < 3 * 2);
    }

    [Fact]
    public void CumulativeProbability_AnyQuantile_IsItsProbability()
    {
        var rescaled = new RescaledDistribution(new LogNormalDistribution(3, 0.4), Wider, 0);

        foreach (double probability in (double[])[0.01, 0.2, 0.5, 0.86, 0.99])
        {
            AssertClose(probability, rescaled.CumulativeProbability(rescaled.Quantile(probability)), 1e-9);
        }
    }

    [Fact]
    public void Quantile_FactorsThatRise_KeepOrder()
    {
        var rescaled = new RescaledDistribution(EmpiricalDistribution.Create([0, 1, 1, 1, 2, 9]), Wider, 0);
        double before = double.NegativeInfinity;
        for (int i = 0; i <= 1_000; i++)
        {
            double quantile = rescaled.Quantile(i / 1_000.0);
            Assert.True(quantile >= before && quantile >= 0);
            before = quantile;
        }
    }
}
