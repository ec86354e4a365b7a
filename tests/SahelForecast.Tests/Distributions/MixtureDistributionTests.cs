using SahelForecast.Distributions;
using Xunit;
using static SahelForecast.Testing.NumericAssert;

namespace SahelForecast.Tests.Distributions;

public class MixtureDistributionTests
{
    [Fact]
    public void Moments_OfNormals_AreTheClosedForm()
    {
        var mixture = new MixtureDistribution([new NormalDistribution(0, 1), new NormalDistribution(8, 2)], [0.3, 0.7]);

        // Mean 0.7 * 8; variance 0.3 * 1 + 0.7 * 4 within, 0.3 * 0.7 * 8^2 between.
        AssertClose(5.6, mixture.Mean, 1e-14);
        AssertClose(3.1 + 13.44, mixture.Variance, 1e-14);
    }

    [Fact]
    public void CumulativeProbability_AnyValue_IsTheWeightedAverage()
    {
        PredictiveDistribution one = new NormalDistribution(0, 1);
        PredictiveDistribution two = new LogNormalDistribution(1, 0.5);
        var mixture = new MixtureDistribution([one, two], [0.25, 0.75]);

        AssertClose((0.25 * one.CumulativeProbability(1.3)) + (0.75 * two.CumulativeProbability(1.3)), mixture.CumulativeProbability(1.3), 1e-14);
    }

    [Fact]
    public void Quantile_OfPointMasses_IsTheLowestThatReachesTheProbability()
    {
        var mixture = new MixtureDistribution([new PointMassDistribution(1), new PointMassDistribution(5)], [0.25, 0.75]);

        Assert.Equal((1, 1, 5, 5), (mixture.Quantile(0.1), mixture.Quantile(0.25), mixture.Quantile(0.2501), mixture.Quantile(1)));
    }

    [Fact]
    public void Crps_OfEqualSamples_IsThatOfThePooledSample()
    {
        double[] one = [1, 4, 9];
        double[] two = [2, 2, 30];
        var mixture = new MixtureDistribution([EmpiricalDistribution.Create(one), EmpiricalDistribution.Create(two)], [0.5, 0.5]);
        var pooled = EmpiricalDistribution.Create([.. one, .. two]);

        foreach (double observed in (double[])[-3, 1, 2, 8.5, 30, 99])
        {
            AssertClose(pooled.Crps(observed), mixture.Crps(observed), 1e-13);
        }
    }

    [Fact]
    public void Crps_OneComponent_IsItsOwn()
    {
        var normal = new NormalDistribution(3, 2);

        AssertClose(normal.Crps(4.5), new MixtureDistribution([normal], [1]).Crps(4.5), 1e-10);
    }

    [Fact]
    public void Constructor_CountsDiffer_Throws() => Assert.Contains(
        "1 components and 2 weights",
        Assert.Throws<ArgumentException>(() => new MixtureDistribution([new PointMassDistribution(1)], [0.5, 0.5])).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(0.5, 0.6)]
    [InlineData(1.0, 0.0)]
    [InlineData(1.5, -0.5)]
    [InlineData(double.NaN, 1)]
    public void Constructor_WeightsNotProbabilities_Throws(double first, double second) => Assert.Equal(
        "weights",
        Assert.Throws<ArgumentException>(
            () => new MixtureDistribution([new PointMassDistribution(1), new PointMassDistribution(2)], [first, second])).ParamName);

    [Fact]
    public void Constructor_NoComponents_Throws() => Assert.Throws<ArgumentException>(() => new MixtureDistribution([], []));
}
