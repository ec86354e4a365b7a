using SahelForecast.Distributions;
using SahelForecast.Testing;
using Xunit;
using static SahelForecast.Testing.NumericAssert;

namespace SahelForecast.Tests.Distributions;

public class EmpiricalDistributionTests
{
    private static readonly GoldenValue Golden = GoldenFile.Json("r-stats/empirical.json");
    private static readonly EmpiricalDistribution OfGolden = EmpiricalDistribution.Create(Golden.Numbers("draws"));

    [Fact]
    public void Quantile_AgainstRTypeSeven_FourteenDigits()
    {
        foreach (GoldenValue row in Golden["quantiles"].Items())
        {
            AssertClose(row.Number("q"), OfGolden.Quantile(row.Number("p")), 1e-14, 1e-14, row.ToString());
        }
    }

    [Fact]
    public void Crps_AgainstR_TwelveDigits()
    {
        foreach (GoldenValue row in Golden["scores"].Items())
        {
            AssertClose(row.Number("crps"), OfGolden.Crps(row.Number("y")), 1e-12, 0, row.ToString());
        }
    }

    [Fact]
    public void Moments_AgainstR_TwelveDigits()
    {
        GoldenValue moments = Golden["moments"].Items()[0];
        AssertClose(moments.Number("mean"), OfGolden.Mean, 1e-12);
        AssertClose(moments.Number("variance"), OfGolden.Variance, 1e-12);
    }

    [Fact]
    public void CumulativeProbability_WithTies_CountsDrawsAtMost()
    {
        var distribution = EmpiricalDistribution.Create([3, 1, 3, 3, 7, 1]);

        Assert.Equal(
            [0, 2 / 6.0, 2 / 6.0, 5 / 6.0, 5 / 6.0, 1],
            ((double[])[0.9, 1, 2.9, 3, 6.9, 7]).Select(distribution.CumulativeProbability));
    }

    [Fact]
    public void Create_ChangingTheDrawsAfterwards_ChangesNothing()
    {
        double[] draws = [3, 1, 2];
        var distribution = EmpiricalDistribution.Create(draws);
        draws[0] = 100;

        Assert.Equal([1, 2, 3], distribution.SortedDraws.ToArray());
        Assert.Equal(3, distribution.Count);
    }

    [Fact]
    public void Create_NoDraws_Throws() =>
        Assert.Equal("draws", Assert.Throws<ArgumentException>(() => EmpiricalDistribution.Create([])).ParamName);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void Create_DrawNotFinite_ThrowsNamingItsPosition(double draw) =>
        Assert.Contains(
            "Draw 2 ", Assert.Throws<ArgumentException>(() => EmpiricalDistribution.Create([1, 2, draw])).Message, StringComparison.Ordinal);
}
