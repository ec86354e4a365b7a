using SahelForecast.Numerics;
using SahelForecast.Testing;
using Xunit;
using static SahelForecast.Testing.NumericAssert;

namespace SahelForecast.Tests.Numerics;

public class StudentizedRangeTests
{
    private static readonly GoldenValue Golden = GoldenFile.Json("r-comparison/studentized-range.json");

    [Fact]
    public void Tail_AgainstR_ElevenDigits()
    {
        foreach (GoldenValue row in Golden["tails"].Items())
        {
            AssertClose(row.Number("tail"), StudentizedRange.Tail(row.Number("q"), (int)row.Number("k")), 1e-11, 0, row.ToString());
        }
    }

    [Fact]
    public void TailQuantile_AgainstR_TenDigits()
    {
        foreach (GoldenValue row in Golden["quantiles"].Items())
        {
            double q = StudentizedRange.TailQuantile(1 - row.Number("level"), (int)row.Number("k"));

            AssertClose(row.Number("q"), q, 1e-10, 0, row.ToString());
            if (!double.IsNaN(row.Number("qtukey")))
            {
                AssertClose(row.Number("qtukey"), q, 0, 1e-6, "R's own qtukey stops after six or seven digits");
            }
        }
    }

    // The table of critical values of Demsar (2006), for alpha 0.05 and 2 to 10 models: three digits, divided by the root of 2.
    [Theory]
    [InlineData(2, 1.960)]
    [InlineData(3, 2.343)]
    [InlineData(4, 2.569)]
    [InlineData(5, 2.728)]
    [InlineData(6, 2.850)]
    [InlineData(7, 2.949)]
    [InlineData(8, 3.031)]
    [InlineData(9, 3.102)]
    [InlineData(10, 3.164)]
    public void TailQuantile_FivePercent_IsTheTableOfDemsar(int k, double critical) =>
        AssertClose(critical, StudentizedRange.TailQuantile(0.05, k) / Math.Sqrt(2), 0, 0.0011); // the table cuts where it should round

    [Theory]
    [InlineData(1e-12, 2)]
    [InlineData(1e-9, 7)]
    [InlineData(0.999999, 2)]
    [InlineData(0.999999, 40)]
    public void TailQuantile_FarOut_ComesBackThroughTheTail(double tail, int k) =>
        AssertClose(tail, StudentizedRange.Tail(StudentizedRange.TailQuantile(tail, k), k), 1e-8);

    [Fact]
    public void Tail_NoRangeOrNoNumber_OneOrNaN()
    {
        Assert.Equal(1, StudentizedRange.Tail(0, 3));
        Assert.Equal(double.NaN, StudentizedRange.Tail(double.NaN, 3));
    }
}
