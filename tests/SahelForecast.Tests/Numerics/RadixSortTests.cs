using FsCheck;
using FsCheck.Xunit;
using SahelForecast.Numerics;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Numerics;

public class RadixSortTests
{
    public static TheoryData<int> Sizes { get; } = [0, 1, 2, 3, 7, 100, 511, 512, 513, 514, 1000, 2048, 4099, 5000];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Sort_AnySize_EqualsArraySort(int size)
    {
        var dice = new Dice((ulong)size);
        AssertSorts([.. Enumerable.Range(0, size).Select(_ => Math.Exp(30 * dice.Normal()) * (dice.Uniform() < 0.5 ? -1 : 1))]);
        AssertSorts([.. Enumerable.Range(0, size).Select(_ => (double)dice.Index(9) - 4)]);
        AssertSorts([.. Enumerable.Range(0, size).Select(_ => 7_500_000 + (200_000 * dice.Normal()))]);
        AssertSorts([.. Enumerable.Range(0, size).Select(i => (double)i)]);
        AssertSorts([.. Enumerable.Range(0, size).Select(i => -(double)i)]);
        AssertSorts([.. Enumerable.Repeat(3.25, size)]);
    }

    [Fact]
    public void Sort_ExtremeNumbers_EqualsArraySort()
    {
        double[] special = [0, -0.0, double.Epsilon, -double.Epsilon, double.MaxValue, double.MinValue, double.PositiveInfinity, double.NegativeInfinity, 1, -1];
        var dice = new Dice(1);
        AssertSorts([.. Enumerable.Range(0, 3000).Select(_ => special[dice.Index(special.Length)])]);
    }

    [Fact]
    public void Sort_PartOfASpan_LeavesTheRest()
    {
        var dice = new Dice(2);
        double[] values = [.. Enumerable.Range(0, 1000).Select(_ => dice.Normal())];
        double[] expected = [.. values];
        Array.Sort(expected, 100, 700);

        RadixSort.Sort(values.AsSpan(100, 700));

        Assert.Equal(expected, values);
    }

    [Property(MaxTest = 50)]
    public void Sort_RandomNumbersRepeated_EqualsArraySort(NormalFloat[] numbers, PositiveInt times)
    {
        // Repeated, so that the number passes the size below which the comparison sort works.
        AssertSorts([.. Enumerable.Repeat(numbers, 20 + times.Get).SelectMany(part => part.Select(number => number.Get))]);
    }

    private static void AssertSorts(double[] values)
    {
        double[] expected = [.. values];
        Array.Sort(expected);
        long[] bits = [.. values.Select(BitConverter.DoubleToInt64Bits).Order()];

        RadixSort.Sort(values);

        // Equality takes 0 and -0 as the same, in either order; the bits say that none was lost.
        Assert.Equal(expected, values);
        Assert.Equal(bits, values.Select(BitConverter.DoubleToInt64Bits).Order());
    }
}
