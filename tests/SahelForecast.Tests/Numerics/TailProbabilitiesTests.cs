using SahelForecast.Numerics;
using SahelForecast.Testing;
using Xunit;
using static SahelForecast.Testing.NumericAssert;

namespace SahelForecast.Tests.Numerics;

public class TailProbabilitiesTests
{
    private static readonly GoldenValue Golden = GoldenFile.Json("r-comparison/tails.json");

    [Fact]
    public void ChiSquared_AgainstR_TenDigits()
    {
        foreach (GoldenValue row in Golden["chi"].Items())
        {
            AssertClose(row.Number("tail"), TailProbabilities.ChiSquared(row.Number("x"), row.Number("df")), 1e-10, 0, row.ToString());
        }
    }

    [Fact]
    public void FisherRatio_AgainstR_TenDigits()
    {
        foreach (GoldenValue row in Golden["f"].Items())
        {
            double tail = TailProbabilities.FisherRatio(row.Number("x"), row.Number("df1"), row.Number("df2"));
            AssertClose(row.Number("tail"), tail, 1e-10, 0, row.ToString());
        }
    }

    [Fact]
    public void Tails_AtZeroAndInfinity_OneAndZero()
    {
        Assert.Equal(1, TailProbabilities.ChiSquared(0, 3));
        Assert.Equal(1, TailProbabilities.FisherRatio(0, 3, 5));
        Assert.Equal(0, TailProbabilities.FisherRatio(double.PositiveInfinity, 3, 5));
    }
}
