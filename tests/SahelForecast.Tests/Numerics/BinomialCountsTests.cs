using System.Numerics;
using FsCheck.Xunit;
using SahelForecast.Numerics;
using Xunit;

namespace SahelForecast.Tests.Numerics;

public class BinomialCountsTests
{
    [Theory]
    [InlineData(1, 2)]
    [InlineData(7, 10)]
    [InlineData(30, 3)]
    [InlineData(400, 20)]
    public void Cdf_ChanceOneInBins_IsTheExactFraction(int trials, int bins)
    {
        // Sums of whole numbers over bins^trials lose nothing.
        BigInteger all = BigInteger.Pow(bins, trials), term = BigInteger.Pow(bins - 1, trials), sum = 0;
        for (int k = 0; k < trials; k++)
        {
            sum += term;
            term = term * (trials - k) / ((k + 1) * (bins - 1));
            double exact = Math.Exp(BigInteger.Log(sum) - BigInteger.Log(all));
            Assert.Equal(exact, BinomialCounts.Cdf(k, trials, 1.0 / bins), 1e-11);
        }

        Assert.Equal((0, 1), (BinomialCounts.Cdf(-1, trials, 1.0 / bins), BinomialCounts.Cdf(trials, trials, 1.0 / bins)));
    }

    [Property]
    public void Quantile_AnyProbability_IsTheFirstCountThatReachesIt(ushort trials, ushort probability, byte chance)
    {
        int count = 1 + trials;
        double wanted = (1 + probability) / 65_537.0, success = (1 + chance) / 257.0;

        int quantile = BinomialCounts.Quantile(wanted, count, success);

        Assert.InRange(quantile, 0, count);
        Assert.True(BinomialCounts.Cdf(quantile, count, success) >= wanted);
        Assert.True(BinomialCounts.Cdf(quantile - 1, count, success) < wanted);
    }
}
