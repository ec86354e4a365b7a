using FsCheck.Xunit;
using SahelForecast.Needs;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Needs;

public class PhaseDistributionTests
{
    [Theory]
    [InlineData(3, 40_000, 35_000, 20_000, 5_000, 0)]
    [InlineData(2, 60_000, 20_001, 19_999, 0, 0)]
    [InlineData(3, 60_000, 20_000, 20_000, 0, 0)]
    [InlineData(4, 0, 0, 80_000, 19_999, 1)]
    [InlineData(5, 80_000, 0, 0, 0, 20_000)]
    [InlineData(1, 80_001, 19_999, 0, 0, 0)]
    public void AreaPhase_ByTheTwentyPerCentRule_IsTheHighestThatOneInFiveReach(int phase, long one, long two, long three, long four, long five)
    {
        PhaseDistribution area = PhaseDistribution.OfPeople(100_000, [one, two, three, four, five]);
        Assert.Equal(phase, area.AreaPhase);
        Assert.Equal(three + four + five, area.InNeed);
        Assert.Equal(100_000, area.AtLeast(1));
    }

    [Fact]
    public void OfShares_SevenPeople_ClassifiesByTheSharesAndNotTheRoundedPeople()
    {
        // 2.8, 2.8 and 1.4 people: 3, 3 and 1 of 7 persons, but 20 % by the table.
        PhaseDistribution area = PhaseDistribution.OfShares(7, [0.4, 0.4, 0.05, 0.15, 0]);
        Assert.Equal(3, area.AreaPhase);
        Assert.Equal([3, 3, 0, 1, 0], Enumerable.Range(1, 5).Select(phase => area[phase]));
    }

    [Fact]
    public void OfPeople_SumThatMissesThePopulation_SaysWhatItIs()
    {
        string message = Assert.Throws<ArgumentException>(() => PhaseDistribution.OfPeople(100_000, [0, 35_000, 20_000, 5_000, 0])).Message;
        Assert.Contains("sum to 60,000, but the population is 100,000, 40,000 more: add those who are missing", message, StringComparison.Ordinal);
        Assert.Contains("sum to 1.1", Assert.Throws<ArgumentException>(() => PhaseDistribution.OfShares(10, [0.5, 0.3, 0.2, 0.1, 0])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_BadInput_NamesItAndTheCure()
    {
        Assert.Contains("Phase 2 has -1", Assert.Throws<ArgumentException>(() => PhaseDistribution.OfPeople(10, [11, -1, 0, 0, 0])).Message, StringComparison.Ordinal);
        Assert.Contains("byPhase has 4 numbers", Assert.Throws<ArgumentException>(() => PhaseDistribution.OfPeople(10, [10, 0, 0, 0])).Message, StringComparison.Ordinal);
        Assert.Contains("write 0.2, not 20", Assert.Throws<ArgumentException>(() => PhaseDistribution.OfShares(10, [80, 20, 0, 0, 0])).Message, StringComparison.Ordinal);
        Assert.Contains("share of phase 3 is NaN", Assert.Throws<ArgumentException>(() => PhaseDistribution.OfShares(10, [1, 0, double.NaN, 0, 0])).Message, StringComparison.Ordinal);
        Assert.Contains("without people has no phase", Assert.Throws<ArgumentOutOfRangeException>(() => PhaseDistribution.OfPeople(0, [0, 0, 0, 0, 0])).Message, StringComparison.Ordinal);
        Assert.Contains("phase is 6", Assert.Throws<ArgumentOutOfRangeException>(() => PhaseDistribution.OfPeople(1, [1, 0, 0, 0, 0])[6]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_InFrench_IsTheSameAndNoFamineClassification()
    {
        using var french = new CultureScope();
        Assert.Equal(
            "area in phase 5 (catastrophe) by the 20 % rule, which is no Famine classification; 60,000 of 100,000 people in phase 3 or worse",
            PhaseDistribution.OfPeople(100_000, [20_000, 20_000, 20_000, 20_000, 20_000]).ToString());
        Assert.Contains("phase 3 (severe)", PhaseDistribution.OfShares(10, [0, 0, 1, 0, 0], PhaseScale.Jiaf).ToString(), StringComparison.Ordinal);
    }

    [Property]
    public void OfPeople_AnyNumbers_AreaPhaseIsTheHighestWithOneInFive(uint one, uint two, uint three, uint four, uint five)
    {
        long[] people = [one + 1L, two % 1_000_000, three, four, five % 1_000];
        PhaseDistribution area = PhaseDistribution.OfPeople(people.Sum(), people);
        int expected = Enumerable.Range(1, 5).Last(phase => people.Skip(phase - 1).Sum() * 5 >= people.Sum());
        Assert.Equal(expected, area.AreaPhase);
        Assert.Equal(area, PhaseDistribution.OfPeople(area.Population, [area[1], area[2], area[3], area[4], area[5]]));
    }

    [Property]
    public void OfShares_AnyShares_SumToThePopulationExactly(uint population, byte a, byte b, byte c, byte d)
    {
        double sum = 1.0 + a + b + c + d;
        PhaseDistribution area = PhaseDistribution.OfShares(population + 1L, [1 / sum, a / sum, b / sum, c / sum, d / sum]);
        Assert.Equal(population + 1L, area.AtLeast(1));
        Assert.InRange(area.InNeed - ((population + 1L) * (b + c + d) / sum), -3, 3);
    }
}
