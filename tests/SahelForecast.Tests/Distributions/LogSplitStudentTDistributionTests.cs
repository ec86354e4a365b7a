using SahelForecast.Distributions;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Distributions;

public class LogSplitStudentTDistributionTests
{
    private static readonly LogSplitStudentTDistribution Skewed = new(3, 0.1, 0.4, 1.2, 5);

    [Fact]
    public void Quantile_EachSide_IsThatOfItsHalf()
    {
        var below = new LogStudentTDistribution(3, 0.1, 1.2);
        var above = new LogStudentTDistribution(3, 0.4, 5);

        Assert.Equal((below.Quantile(0.025), below.Quantile(0.4)), (Skewed.Quantile(0.025), Skewed.Quantile(0.4)));
        Assert.Equal((above.Quantile(0.6), above.Quantile(0.99)), (Skewed.Quantile(0.6), Skewed.Quantile(0.99)));
        NumericAssert.AssertClose(Math.Exp(3), Skewed.Median, 1e-14);
        Assert.Equal((0, double.PositiveInfinity), (Skewed.Quantile(0), Skewed.Quantile(1)));
    }

    [Fact]
    public void EqualHalves_AreOneStudentT()
    {
        var whole = new CensoredDistribution(new LogStudentTDistribution(2, 0.3, 4), 0.5, 90);
        var split = new CensoredDistribution(new LogSplitStudentTDistribution(2, 0.3, 0.3, 4, 4), 0.5, 90);
        foreach (double observed in (double[])[0, 0.7, 5, Math.Exp(2), 9, 80, 500])
        {
            NumericAssert.AssertClose(whole.Crps(observed), split.Crps(observed), 1e-10);
        }

        NumericAssert.AssertClose(whole.Mean, split.Mean, 1e-10);
        NumericAssert.AssertClose(whole.Variance, split.Variance, 1e-9);
    }

    [Fact]
    public void Moments_Unbounded_AreInfinite()
    {
        Assert.False(Skewed.HasFiniteMean);
        Assert.Equal(double.PositiveInfinity, Skewed.Variance);
        Assert.Equal(double.PositiveInfinity, Skewed.Crps(20));
        Assert.Equal(double.PositiveInfinity, new CensoredDistribution(Skewed, 0, double.PositiveInfinity).Mean);
    }

    [Theory]
    [InlineData(double.NaN, 1, 1, 1, 1, "logMedian")]
    [InlineData(0, 0, 1, 1, 1, "lowerLogScale")]
    [InlineData(0, 1, -1, 1, 1, "upperLogScale")]
    [InlineData(0, 1, 1, double.PositiveInfinity, 1, "lowerDegreesOfFreedom")]
    [InlineData(0, 1, 1, 1, 0, "upperDegreesOfFreedom")]
    public void Create_OutsideItsRange_NamesTheArgument(double median, double lower, double upper, double lowerTail, double upperTail, string name) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => new LogSplitStudentTDistribution(median, lower, upper, lowerTail, upperTail)).ParamName);
}
