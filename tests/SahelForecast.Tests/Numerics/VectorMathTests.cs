using SahelForecast.Numerics;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Numerics;

public class VectorMathTests
{
    [Fact]
    public void Exp_WholeRange_WithinTwoUlpOfMathExp()
    {
        var dice = new Dice(3);
        double[] arguments =
        [
            .. Enumerable.Range(0, 60_000).Select(_ => -708 + (1417 * dice.Uniform())),
            .. Enumerable.Range(0, 60_000).Select(_ => 4 * dice.Normal()),
            .. Enumerable.Range(0, 20_000).Select(_ => 1e-6 * dice.Normal()),
            .. Enumerable.Range(-2042, 4088).Select(k => k / 2.0 * Math.Log(2)).Where(x => x is >= -708 and <= 709), // where the reduction switches
            0, -0.0, double.Epsilon, -708, 709, 1, -1,
        ];
        double[] results = new double[arguments.Length];

        VectorMath.Exp(arguments, results);

        for (int i = 0; i < arguments.Length; i++)
        {
            long distance = Math.Abs(BitConverter.DoubleToInt64Bits(results[i]) - BitConverter.DoubleToInt64Bits(Math.Exp(arguments[i])));
            Assert.True(distance <= 2, $"exp({arguments[i]:R}) is {results[i]:R}, {distance} units in the last place off");
        }
    }

    [Fact]
    public void Exp_EveryLengthAndOffset_SameBits()
    {
        var dice = new Dice(4);
        double[] arguments = [.. Enumerable.Range(0, 64).Select(_ => 20 * dice.Normal())];
        double[] single = [.. arguments.Select(VectorMath.Exp)];
        for (int offset = 0; offset < 9; offset++)
        {
            for (int length = 0; length + offset <= arguments.Length; length++)
            {
                double[] results = new double[length];
                VectorMath.Exp(arguments.AsSpan(offset, length), results);
                Assert.Equal(single.Skip(offset).Take(length).Select(BitConverter.DoubleToInt64Bits), results.Select(BitConverter.DoubleToInt64Bits));
            }
        }
    }

    [Fact]
    public void Exp_PartialVector_LeavesTheRestOfTheDestination()
    {
        double[] results = [7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7];

        VectorMath.Exp([0, 0, 0], results);

        Assert.Equal([1, 1, 1, 7, 7, 7, 7, 7, 7, 7, 7, 7], results);
    }

    [Theory]
    [InlineData(-1000, -708)]
    [InlineData(double.NegativeInfinity, -708)]
    [InlineData(1000, 709)]
    [InlineData(double.PositiveInfinity, 709)]
    public void Exp_OutsideRange_HeldToTheEnds(double argument, double end)
    {
        Assert.Equal(VectorMath.Exp(end), VectorMath.Exp(argument));
        Assert.True(double.IsNormal(VectorMath.Exp(argument)));
    }

    [Fact]
    public void Exp_NaN_StaysNaN()
    {
        double[] values = [1, double.NaN, 2, double.NaN, 3];

        VectorMath.Exp(values, values);

        Assert.Equal([false, true, false, true, false], values.Select(double.IsNaN));
    }

    [Fact]
    public void Log_WholeRange_WithinThreeUlpOfMathLog()
    {
        double[] arguments = [.. Enumerable.Range(0, 20_000).Select(i => Math.Exp(-744 + (i * 1453.0 / 20_000))), .. Enumerable.Range(0, 2_000).Select(i => 0.5 + (i * 0.001)), double.MaxValue, double.Epsilon, 1];
        double[] results = new double[arguments.Length];
        VectorMath.Log(arguments, results);

        for (int i = 0; i < arguments.Length; i++)
        {
            long distance = Math.Abs(BitConverter.DoubleToInt64Bits(results[i]) - BitConverter.DoubleToInt64Bits(Math.Log(arguments[i])));
            Assert.True(distance <= 3, $"log({arguments[i]:R}) is {results[i]:R}, {distance} ulp off");
        }
    }

    [Fact]
    public void Log_ZeroAndOne_AreExact()
    {
        double[] results = [0, 1, 0];
        VectorMath.Log(results, results);
        Assert.Equal([double.NegativeInfinity, 0, double.NegativeInfinity], results);
    }

    [Fact]
    public void Power_WholeExponents_EqualMathPow()
    {
        double[] bases = [.. Enumerable.Range(0, 101).Select(i => i * 0.02)];
        double[] results = new double[bases.Length];
        foreach (int exponent in new[] { 0, 1, 2, 7, 36, 120 })
        {
            VectorMath.Power(bases, exponent, results);
            for (int i = 0; i < bases.Length; i++)
            {
                NumericAssert.AssertClose(Math.Pow(bases[i], exponent), results[i], 1e-13);
            }
        }
    }
}
