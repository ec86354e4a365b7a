using SahelForecast.Needs;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Needs;

public class CaseloadTests
{
    [Fact]
    public void Share_Mali2023_Is65PerCent()
    {
        Caseload mali = Caseload.Create(8_782_254, targeted: 5_700_000);

        NumericAssert.AssertClose(0.6490361130525262, mali.Share(CaseloadLevel.Targeted, CaseloadLevel.InNeed), 1e-12);
        Assert.True(double.IsNaN(mali.Share(CaseloadLevel.Reached, CaseloadLevel.InNeed)));
        Assert.True(double.IsNaN(mali.Population));
    }

    [Fact]
    public void Create_OccupiedTerritory2020_KeepsAllFigures()
    {
        Caseload caseload = Caseload.Create(2.4e6, 5.2e6, 2.89e6, 1.5e6, 1.2e6);

        Assert.Equal([5.2e6, 2.89e6, 2.4e6, 1.5e6, 1.2e6], Enum.GetValues<CaseloadLevel>().Select(level => caseload[level]));
        using var french = new CultureScope();
        Assert.Equal("population 5,200,000, affected 2,890,000, in need 2,400,000, targeted 1,500,000, reached 1,200,000", caseload.ToString());
    }

    [Fact]
    public void Create_TargetAboveNeed_NamesBothLevelsAndFigures()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Caseload.Create(5_700_000, targeted: 8_782_254));

        Assert.Contains("targeted is 8,782,254, above in need at 5,700,000", error.Message, StringComparison.Ordinal);
        Assert.Contains("people targeted are a part of people in need", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_AbsentLevelBetween_IsSkippedNotIgnored()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Caseload.Create(100, population: 120, reached: 101));
        ArgumentException population = Assert.Throws<ArgumentException>(() => Caseload.Create(100, population: 99));

        Assert.Contains("reached is 101, above in need at 100", error.Message, StringComparison.Ordinal);
        Assert.Contains("people in need are a part of the population", population.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.PositiveInfinity, double.NaN)]
    [InlineData(10, -2)]
    [InlineData(10, double.NegativeInfinity)]
    public void Create_ImpossibleFigure_Throws(double inNeed, double targeted) =>
        Assert.ThrowsAny<ArgumentException>(() => Caseload.Create(inNeed, targeted: targeted));

    [Fact]
    public void Share_WholeOfAPart_IsRefused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Caseload.Create(10).Share(CaseloadLevel.InNeed, CaseloadLevel.Targeted));
        Assert.Contains("in need is not a part of targeted", error.Message, StringComparison.Ordinal);
    }
}
