using SahelForecast.Numerics;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Numerics;

public class ScoringSearchTests
{
    // Rosenbrock's valley as a sum of squares: its curvature by first derivatives alone is that of the bottom.
    private struct Valley(double scale) : IScoringProblem
    {
        private double _x;
        private double _y;

        public double Evaluate(ReadOnlySpan<double> x)
        {
            (_x, _y) = (x[0], x[1]);
            return scale * (Square(10 * (_y - (_x * _x))) + Square(1 - _x));
        }

        public readonly void Differentiate(Span<double> gradient, Span<double> curvature)
        {
            double first = 10 * (_y - (_x * _x));
            double slope = -20 * _x;
            gradient[0] = 2 * scale * ((first * slope) - (1 - _x));
            gradient[1] = 2 * scale * first * 10;
            curvature[0] = 2 * scale * ((slope * slope) + 1);
            curvature[2] = 2 * scale * slope * 10;
            curvature[3] = 2 * scale * 100;
        }

        private static double Square(double value) => value * value;
    }

    // No finite value beyond 2, and a slope that always points there.
    private struct Cliff : IScoringProblem
    {
        public readonly double Evaluate(ReadOnlySpan<double> x) => x[0] < 2 ? -x[0] : double.PositiveInfinity;

        public readonly void Differentiate(Span<double> gradient, Span<double> curvature) => (gradient[0], curvature[0]) = (-1, 1e-3);
    }

    [Fact]
    public void Minimise_Valley_FindsItsBottom()
    {
        double[] x = [-1.2, 1];
        ScoringReport report = Minimise(new Valley(1), x, [-10, -10], [10, 10]);

        Assert.True(report.Converged);
        NumericAssert.AssertClose([1, 1], x, 1e-4);
        Assert.InRange(report.GradientNorm, 0, 1e-5);
        Assert.InRange(report.Evaluations, 2, 60);
    }

    [Fact]
    public void Minimise_BottomBeyondABound_EndsOnIt()
    {
        double[] x = [-1.2, 1];
        ScoringReport report = Minimise(new Valley(1), x, [-2, -2], [0.5, 10]);

        Assert.True(report.Converged);
        Assert.Equal(0.5, x[0]);
        NumericAssert.AssertClose(0.25, x[1], 1e-5);
    }

    [Fact]
    public void Minimise_HeldNumber_StaysAndTheOthersMove()
    {
        double[] x = [0.5, 3];
        Minimise(new Valley(1), x, [0.5, -10], [0.5, 10]);

        NumericAssert.AssertClose([0.5, 0.25], x, 1e-5);
    }

    [Fact]
    public void Minimise_OtherStart_IsNotBetter()
    {
        for (int i = 0; i < 20; i++)
        {
            double[] x = [(0.37 * i) - 3, 2 - (0.2 * i)];
            Assert.True(Minimise(new Valley(1), x, [-10, -10], [10, 10]).Value < 1e-8);
        }
    }

    [Fact]
    public void Minimise_StartWithoutAValue_SaysThatItDidNotConverge()
    {
        double[] x = [3];
        ScoringReport report = Minimise(default(Cliff), x, [-10], [10]);

        Assert.False(report.Converged);
        Assert.Equal(double.PositiveInfinity, report.Value);
    }

    [Fact]
    public void Minimise_NoMinimumWithinReach_SaysThatItDidNotConverge()
    {
        double[] x = [0];
        ScoringReport report = Minimise(default(Cliff), x, [-10], [10]);

        Assert.False(report.Converged);
        Assert.InRange(x[0], 1.5, 2);
    }

    [Fact]
    public void Leap_QuadraticInTheRest_IsExact()
    {
        double[] x = [0.5, 3];
        double[] held = [0.5, double.NegativeInfinity];
        var problem = new Valley(1);
        new ScoringSearch(held, [0.5, double.PositiveInfinity], 2, new double[ScoringSearch.ScratchLength(2)]).Leap(ref problem, x);

        NumericAssert.AssertClose([0.5, 0.25], x, 1e-14);
    }

    private static ScoringReport Minimise<TProblem>(TProblem problem, double[] x, double[] lower, double[] upper)
        where TProblem : struct, IScoringProblem =>
        new ScoringSearch(lower, upper, x.Length, new double[ScoringSearch.ScratchLength(x.Length)]).Minimise(ref problem, x);
}
