using System.Runtime.Intrinsics;
using SahelForecast.Numerics;
using Xunit;

namespace SahelForecast.Tests.Numerics;

public class LaneRootFinderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(9)]
    [InlineData(0.2)]
    public void Narrow_Power_FindsItsRoot(double power)
    {
        var function = new Counted(x => Math.Sign(x - 0.3) * Math.Pow(Math.Abs(x - 0.3), power), []);
        Bracket[] brackets = [function.Bracket(0, 1)];

        LaneRootFinder.Narrow(function, brackets);

        Assert.InRange(brackets[0].Root, 0.3 - 1e-9, 0.3 + 1e-9);
        Assert.InRange(function.Passes.Count, 1, 25);
    }

    [Fact]
    public void Narrow_SmoothFunction_TakesFewPassesAndAllDigits()
    {
        var function = new Counted(x => x - Math.Cos(x), []);
        Bracket[] brackets = [function.Bracket(0.6, 0.9)];

        LaneRootFinder.Narrow(function, brackets);

        Assert.Equal(0.7390851332151607, brackets[0].Root, 15);
        Assert.InRange(function.Passes.Count, 1, 5);
    }

    [Theory]
    [InlineData(2, 8)]
    [InlineData(3, 14)]
    [InlineData(8, 52)]
    public void Narrow_SeveralBrackets_FindsAllRoots(int count, int passes)
    {
        double wave = 2 * Math.PI * count;
        var function = new Counted(x => Math.Sin(wave * x) + (0.2 * x), []);
        Bracket[] brackets = [.. Enumerable.Range(0, count).Select(i => function.Bracket((i + 0.7) / count, (i + 1.1) / count))];

        LaneRootFinder.Narrow(function, brackets);

        for (int i = 0; i < count; i++)
        {
            Assert.InRange(brackets[i].Root, (i + 0.7) / count, (i + 1.1) / count);
            Assert.Equal(0, Math.Sin(wave * brackets[i].Root) + (0.2 * brackets[i].Root), 1e-13);
        }

        // Of eight brackets each has one place a pass, and is halved in two at worst: 0.05 halved 26 times is 1e-9.
        Assert.InRange(function.Passes.Count, 1, passes);
    }

    [Fact]
    public void Narrow_RisingAcrossAJump_FindsTheJump()
    {
        var function = new Counted(x => x < 0.7 ? -1e9 : 1e-9, []);
        Bracket[] brackets = [function.Bracket(0, 1)];

        LaneRootFinder.Narrow(function, brackets);

        Assert.InRange(0.7, brackets[0].Left, brackets[0].Right);
        Assert.InRange(brackets[0].Width, 0, 1e-9);
    }

    [Fact]
    public void Narrow_NotANumberInside_Ends()
    {
        var function = new Counted(x => x is 0 or 1 ? x - 0.5 : double.NaN, []);
        Bracket[] brackets = [function.Bracket(0, 1)];

        LaneRootFinder.Narrow(function, brackets);

        Assert.InRange(brackets[0].Root, 0, 1);
    }

    [Fact]
    public void Narrow_NoBracket_LooksNowhere()
    {
        var function = new Counted(x => x, []);

        LaneRootFinder.Narrow(function, []);

        Assert.Empty(function.Passes);
    }

    private readonly struct Counted(Func<double, double> function, List<double[]> passes) : ILaneFunction
    {
        public List<double[]> Passes => passes;

        public Bracket Bracket(double left, double right) => new(left, function(left), right, function(right));

        public Vector512<double> At(Vector512<double> x)
        {
            double[] places = new double[Vector512<double>.Count];
            x.CopyTo(places);
            passes.Add(places);
            return Vector512.Create<double>([.. places.Select(function)]);
        }
    }
}
