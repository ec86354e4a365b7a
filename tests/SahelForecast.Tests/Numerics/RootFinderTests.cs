using SahelForecast.Numerics;
using Xunit;

namespace SahelForecast.Tests.Numerics;

public class RootFinderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(9)]
    [InlineData(0.2)]
    public void Between_Power_FindsItsRoot(double power)
    {
        // Flat about the root for high powers, steep for low ones: both are hard on a secant.
        var function = new Counted(x => Math.Sign(x - 0.3) * Math.Pow(Math.Abs(x - 0.3), power), []);

        double root = RootFinder.Between(function, 0, function.At(0), 1, function.At(1), 1e-14);

        Assert.InRange(root, 0.3 - 1e-14, 0.3 + 1e-14);
        Assert.InRange(function.Places.Count, 2, 4 * 47);
    }

    [Fact]
    public void Between_SmoothFunction_TakesFewEvaluations()
    {
        var function = new Counted(x => Math.Cos(x) - x, []);

        Assert.Equal(0.7390851332151607, RootFinder.Between(function, 0, 1, 1, Math.Cos(1) - 1, 5e-16), 14);
        Assert.InRange(function.Places.Count, 3, 12);
    }

    [Fact]
    public void Between_FallingAcrossAJump_FindsTheJump()
    {
        var function = new Counted(x => x < 0.7 ? 1e9 : -1e-9, []);

        Assert.InRange(RootFinder.Between(function, 0, 1e9, 1, -1e-9, 1e-12), 0.7 - 1e-12, 0.7 + 1e-12);
    }

    [Fact]
    public void Between_RootAtAnEnd_IsThatEnd()
    {
        var function = new Counted(x => x - 1, []);

        Assert.Equal(1, RootFinder.Between(function, 0, -1, 1, 0, 1e-12));
        Assert.Empty(function.Places);
    }

    private readonly struct Counted(Func<double, double> function, List<double> places) : IScalarFunction
    {
        public List<double> Places => places;

        public double At(double x)
        {
            places.Add(x);
            return function(x);
        }
    }
}
