using Xunit;

namespace SahelForecast.Tests;

public class PeriodRangeTests
{
    private static readonly PeriodRange Range = new(Period.Month(2023, 11), 4);

    [Fact]
    public void Range_AnyStart_IsConsecutive()
    {
        Assert.Equal([Period.Month(2023, 11), Period.Month(2023, 12), Period.Month(2024, 1), Period.Month(2024, 2)], Range);
        Assert.Equal(Period.Month(2024, 2), Range.Last);
        Assert.Equal(Period.Month(2024, 1), Range[2]);
        Assert.Equal(Frequency.Monthly, Range.Frequency);
    }

    [Fact]
    public void IndexOf_InsideOutsideAndOtherFrequency_PositionOrMinusOne()
    {
        Assert.Equal(
            [0, 3, -1, -1, -1],
            ((Period[])[Period.Month(2023, 11), Period.Month(2024, 2), Period.Month(2023, 10), Period.Month(2024, 3), Period.Year(2024)]).Select(Range.IndexOf));
        Assert.True(Range.Contains(Period.Month(2024, 1)));
        Assert.False(Range.Contains(Period.Quarter(2024, 1)));
    }

    [Fact]
    public void ToString_NoneOneSeveral_ReadsWell() => Assert.Equal(
        ["no periods", "2024", "2023-11 to 2024-02"],
        ((PeriodRange[])[default, new(Period.Year(2024), 1), Range]).Select(range => range.ToString()));

    [Fact]
    public void Default_IsEmpty()
    {
        PeriodRange range = default;

        Assert.Empty(range);
        Assert.Equal(-1, range.IndexOf(default));
        Assert.Throws<InvalidOperationException>(() => range.Last);
    }

    [Fact]
    public void Equals_SameStartAndCount_Equal()
    {
        Assert.Equal(Range, new PeriodRange(Period.Month(2023, 11), 4));
        Assert.NotEqual(Range, new PeriodRange(Period.Month(2023, 11), 3));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(4)]
    public void Indexer_OutsideTheRange_ThrowsNamingIt(int index) =>
        Assert.Contains($"index is {index}", Assert.Throws<ArgumentOutOfRangeException>(() => Range[index]).Message, StringComparison.Ordinal);

    [Fact]
    public void Constructor_NegativeOrPastTheEndOfTime_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PeriodRange(Period.Year(2024), -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PeriodRange(Period.Year(9999), 2));
        Assert.Equal(Period.Year(9999), new PeriodRange(Period.Year(9999), 1).Last);
    }
}
