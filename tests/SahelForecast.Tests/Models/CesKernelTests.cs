using System.Runtime.Intrinsics;
using SahelForecast.Models.Ces;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Models;

public class CesKernelTests
{
    private static readonly double[] Point = [0.3, 0.01, 0.2, 0.02];

    public static TheoryData<CesSeasonality, int, bool> Kinds
    {
        get
        {
            var data = new TheoryData<CesSeasonality, int, bool>();
            foreach (CesSeasonality kind in Enum.GetValues<CesSeasonality>())
            {
                foreach (int season in kind == CesSeasonality.None ? new[] { 1 } : [2, 4, 7, 12, 17])
                {
                    data.Add(kind, season, false);
                    data.Add(kind, season, true);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Slope_AnyKind_IsThatOfTheSumOfSquares(CesSeasonality kind, int season, bool isGappy)
    {
        double[] values = Values(75, season, isGappy);
        int count = CesParameters.CountOf(kind);
        double[] slope = new double[count];
        At(values, kind, season, Point[..count], slope);
        for (int i = 0; i < count; i++)
        {
            // A central difference is off by the square of its step times the third derivative, and by rounding over the step.
            const double Step = 1e-5;
            double[] up = [.. Point[..count]];
            double[] down = [.. Point[..count]];
            up[i] += Step;
            down[i] -= Step;
            double expected = (At(values, kind, season, up, new double[count]).Half - At(values, kind, season, down, new double[count]).Half) / (2 * Step);
            NumericAssert.AssertClose(expected, slope[i], 1e-5, 1e-5 * At(values, kind, season, Point[..count], new double[count]).Half, $"by {i}");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Curvature_AnyKind_IsHowTheSlopeMoves(CesSeasonality kind, int season, bool isGappy)
    {
        double[] values = Values(75, season, isGappy);
        int count = CesParameters.CountOf(kind);
        double[] curvature = new double[count * count];
        At(values, kind, season, Point[..count], new double[count], curvature);
        for (int i = 0; i < count; i++)
        {
            const double Step = 1e-5;
            double[] up = [.. Point[..count]];
            double[] down = [.. Point[..count]];
            up[i] += Step;
            down[i] -= Step;
            double[] upper = new double[count];
            double[] lower = new double[count];
            At(values, kind, season, up, upper);
            At(values, kind, season, down, lower);
            for (int j = 0; j < count; j++)
            {
                double scale = Math.Sqrt(Math.Abs(curvature[(i * count) + i] * curvature[(j * count) + j]));
                NumericAssert.AssertClose((upper[j] - lower[j]) / (2 * Step), curvature[(i * count) + j], 1e-5, 1e-5 * scale, $"by {i} and {j}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Curvature_StraightErrors_IsNeverNegative(CesSeasonality kind, int season, bool isGappy)
    {
        double[] values = Values(75, season, isGappy);
        int count = CesParameters.CountOf(kind);
        double[] curvature = new double[count * count];
        double[] exact = new double[count * count];
        double[][] points = [Point, [0.4, -0.1, 0.3, -0.1], [0.1, 0, 0.6, 0.02], [0.3, -0.2, 0.1, -0.05]];
        foreach (double[] point in points)
        {
            At(values, kind, season, point[..count], new double[count], curvature, isStraight: true);
            At(values, kind, season, point[..count], new double[count], exact);
            for (int i = 0; i < count; i++)
            {
                Assert.True(curvature[(i * count) + i] > 0, $"{i}");
                for (int j = 0; j < count; j++)
                {
                    double product = curvature[(i * count) + i] * curvature[(j * count) + j];
                    Assert.True(Math.Pow(curvature[(i * count) + j], 2) <= product * (1 + 1e-9), $"{i} {j}");
                }
            }

            Assert.NotEqual(exact[0], curvature[0]);
        }
    }

    [Fact]
    public void Solve_NearASaddle_LeadsAwayFromIt()
    {
        // x² - y² + xy near 0, from a point whose slope points up to the saddle along y.
        double[] step = new double[2];
        double along = CesSaddle.Solve([2, 1, 1, -2], [0.2, -0.01], new double[4], step);
        Assert.True(along > 0 && step[0] > 0 && step[1] < 0, $"{along}: {step[0]} {step[1]}");

        // Where all curves upwards it's Newton's.
        along = CesSaddle.Solve([4, 1, 1, 3], [1, 2], new double[4], step);
        NumericAssert.AssertClose([1 / 11.0, 7 / 11.0], step, 1e-12);
        NumericAssert.AssertClose(15 / 11.0, along, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void States_AnyKind_AreTheLeastSquaresOnes(CesSeasonality kind, int season, bool isGappy)
    {
        double[] values = Values(75, season, isGappy);
        int count = CesParameters.CountOf(kind);
        (double half, double[] states) = At(values, kind, season, Point[..count], new double[count]);
        CesParameters parameters = CesParameters.Of(kind, Point);
        NumericAssert.AssertClose(half, Half(values, parameters, states), 1e-11);

        int moved = 0;
        for (int i = kind == CesSeasonality.Simple ? 2 : 0; i < states.Length; i++)
        {
            bool isRestricted = i >= 2 && kind is CesSeasonality.Partial or CesSeasonality.Full;
            if (i % 2 == 1 && i >= 2 && kind == CesSeasonality.Partial)
            {
                continue;
            }

            // Deviations keep their sum.
            double[] other = [.. states];
            double change = 0.1;
            other[i] += change;
            if (isRestricted)
            {
                other[i >= states.Length - 2 ? 2 + (i % 2) : states.Length - 2 + (i % 2)] -= change;
            }

            Assert.True(Half(values, parameters, other) > half, $"state {i}");
            moved++;
        }

        Assert.InRange(moved, CesParameters.StatesOf(kind, season), states.Length);
    }

    [Theory]
    [InlineData(CesSeasonality.Partial, 2)]
    [InlineData(CesSeasonality.Partial, 12)]
    [InlineData(CesSeasonality.Full, 3)]
    [InlineData(CesSeasonality.Full, 12)]
    [InlineData(CesSeasonality.Full, 17)]
    public void At_WithoutGaps_ShiftsGiveWhatAllColumnsGive(CesSeasonality kind, int season)
    {
        double[] whole = Values(75, season, isGappy: false);
        int count = CesParameters.CountOf(kind);

        // A missing value after the last goes the long way round, and changes nothing.
        double[] gappy = [.. whole, double.NaN];
        double[] slope = new double[count];
        double[] longSlope = new double[count];
        double[] curvature = new double[count * count];
        double[] longCurvature = new double[count * count];
        (double half, double[] states) = At(whole, kind, season, Point[..count], slope, curvature);
        (double longHalf, double[] longStates) = At(gappy, kind, season, Point[..count], longSlope, longCurvature);

        NumericAssert.AssertClose(longHalf, half, 1e-12);
        NumericAssert.AssertClose(longStates, states, 1e-10, 1e-8);
        NumericAssert.AssertClose(longSlope, slope, 1e-9);
        NumericAssert.AssertClose(longCurvature, curvature, 1e-9);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void At_OneSeries_OneALaneAndOneAPointAgree(bool isGappy)
    {
        double[] values = Values(75, 1, isGappy);
        double[] slope = new double[2];
        double[] curvature = new double[4];
        (double half, double[] states) = At(values, CesSeasonality.None, 1, Point[..2], slope, curvature);
        double[] padded = new double[CesLanes.PaddedCount(values.Length, 1)];
        double[] laneStates = new double[2];
        double[] laneSlope = new double[2];
        double[] laneCurvature = new double[4];
        CesLanes.Pad(values, 1, padded);
        double laneHalf = CesLanes.At(
            padded, 1, Point[0], Point[1], laneStates, laneSlope, laneCurvature, new double[CesLanes.ScratchCount(values.Length, 1)]);
        Vector512<double> halves = CesLanes.Halves(values, Vector512.Create(0.2, Point[0], 0.5, 0.6, 0.7, 0.8, 0.9, 0.4), Vector512.Create(Point[1]));

        // The same sums in another order; that of the points is what is left of a difference.
        NumericAssert.AssertClose(laneHalf, half, 1e-12);
        NumericAssert.AssertClose(laneHalf, halves[1], 1e-9);
        NumericAssert.AssertClose(laneStates, states, 1e-10);
        NumericAssert.AssertClose(laneSlope, slope, 1e-9);
        NumericAssert.AssertClose(laneCurvature, curvature, 1e-9);
    }

    [Fact]
    public void Estimate_AnySeries_IsTheLowestOfAFineGrid()
    {
        for (ulong seed = 1; seed <= 30; seed++)
        {
            double[] values = SeriesGenerator.LogRandomWalk(12 + (int)seed, drift: 0.01, seed: seed).Values.ToArray();
            double[] states = new double[2];
            double[] scratch = new double[CesKernel.ScratchCount(CesSeasonality.None, values.Length, 1)];
            CesOptimum found = CesKernel.Estimate(values, CesSeasonality.None, 1, default, states, scratch);
            double lowest = double.PositiveInfinity;
            for (int i = 1; i < 60; i++)
            {
                for (int j = -60; j < 30; j++)
                {
                    lowest = Math.Min(lowest, Criterion(values, i / 60.0, j / 200.0));
                }
            }

            Assert.True(found.Converged && found.Criterion <= lowest + 1e-9, $"{seed}: {found}, but {lowest}");
        }
    }

    [Fact]
    public void Region_WholeOfIt_ForgetsErrors()
    {
        int inside = 0;
        for (int i = 1; i < 50; i++)
        {
            for (int j = -50; j < 20; j++)
            {
                double criterion = 0;
                (double u, double v) = (i / 50.0, j / 50.0);
                if (new CesPrior(CesSeasonality.None, 40, 1).Add([u, v], ref criterion, new double[2], new double[4]))
                {
                    // The roots of the discount matrix, and of the transition matrix.
                    Assert.True(LargestRoot(1 - (2 * u) + v, (u * u) - u + (v * v) + v) < 1 + 1e-9, $"{u} {v}");
                    Assert.True(LargestRoot(1 - u, -u - v) < 1.1 + 1e-9, $"{u} {v}");
                    inside++;
                }
            }
        }

        Assert.True(inside > 500, $"{inside}");
    }

    [Theory]
    [InlineData(0.3, 0, 0.1, 0, true)]
    [InlineData(0.3, -0.02, 0.1, -0.1, true)]
    [InlineData(0.3, 0.01, 0.1, 0, true)]
    [InlineData(0.02, -0.9, 0.02, -0.9, false)]
    [InlineData(0.51, 0.16, 0.3, 0, false)]
    public void Forgets_LevelAndSeasonTogether_IsSeen(double u, double v, double p, double q, bool expected) =>
        Assert.Equal(expected, CesMemory.Forgets(new CesParameters(u, v, p, q), 4, q != 0, new double[10]));

    private static double LargestRoot(double trace, double determinant)
    {
        double square = (trace * trace) - (4 * determinant);
        return square < 0 ? Math.Sqrt(determinant) : (Math.Abs(trace) + Math.Sqrt(square)) / 2;
    }

    private static double Criterion(double[] values, double u, double v)
    {
        double criterion = 0;
        if (!new CesPrior(CesSeasonality.None, values.Length, 1).Add([u, v], ref criterion, new double[2], new double[4]))
        {
            return double.PositiveInfinity;
        }

        return criterion + (values.Length / 2.0 * Math.Log(2 * At(values, CesSeasonality.None, 1, [u, v], new double[2]).Half / values.Length));
    }

    private static double[] Values(int count, int season, bool isGappy)
    {
        TimeSeries walk = SeriesGenerator.RandomWalk(count, start: 100, standardDeviation: 3, seed: (ulong)season);
        TimeSeries series = walk.WithValues([.. walk.Values.ToArray().Select((value, i) => value + (10 * Math.Cos(2 * Math.PI * i / season)))]);
        return (isGappy ? SeriesGenerator.WithMissing(series, 0.15) : series).Values.ToArray();
    }

    private static (double Half, double[] States) At(
        double[] values, CesSeasonality kind, int season, double[] point, double[] slope, double[]? curvature = null, bool isStraight = false)
    {
        curvature ??= new double[point.Length * point.Length];
        double[] states = new double[kind == CesSeasonality.None ? 2 : 2 + (2 * season)];
        double[] scratch = new double[CesKernel.ScratchCount(kind, values.Length, season)];
        if (kind == CesSeasonality.None)
        {
            return (CesLevel.At(values, point[0], point[1], states, slope, curvature, scratch, isStraight), states);
        }

        if (kind == CesSeasonality.Simple)
        {
            CesLanes.Pad(values, season, scratch);
            Span<double> padded = scratch.AsSpan(0, CesLanes.PaddedCount(values.Length, season));
            Span<double> work = scratch.AsSpan(padded.Length);
            return (CesLanes.At(padded, season, point[0], point[1], states.AsSpan(2), slope, curvature, work, isStraight), states);
        }

        var seasons = new CesSeasons(values, season, kind == CesSeasonality.Full, scratch);
        return (seasons.At(CesParameters.Of(kind, point), states, slope, curvature, isStraight), states);
    }

    private static double Half(double[] values, CesParameters parameters, double[] states)
    {
        double[] state = [.. states];
        return CesKernel.Smooth(values, parameters, state, new double[state.Length], 0, 0, new double[values.Length]).SumOfSquares / 2;
    }
}
