using FsCheck;
using FsCheck.Xunit;
using SahelForecast.Evaluation;
using SahelForecast.Testing;
using Xunit;
using static SahelForecast.Testing.NumericAssert;

namespace SahelForecast.Tests.Evaluation;

public class ScoringRulesPathsTests
{
    [Fact]
    public void EnergyScore_AgainstDoubleSumInR_ElevenDigits()
    {
        IReadOnlyList<GoldenValue> rows = GoldenFile.Json("r-scores/scores.json")["energy"].Items();
        Assert.Equal(10, rows.Count);
        foreach (GoldenValue row in rows)
        {
            var paths = SamplePaths.Create((int)row.Number("horizon"), (int)row.Number("paths"), row.Numbers("draws"));
            // The difference of two distances of up to ten times its size.
            AssertClose(row.Number("score"), ScoringRules.EnergyScore(paths, row.Numbers("y")), 1e-11, 1e-9, row.ToString());
        }
    }

    [Property(MaxTest = 100)]
    public void EnergyScore_OnePeriod_IsTheCrps(NormalFloat[] numbers, NormalFloat first, NormalFloat observed)
    {
        double[] draws = [first.Get, .. numbers.Select(number => number.Get)];

        double energy = ScoringRules.EnergyScore(SamplePaths.Create(1, draws.Length, draws), [observed.Get]);

        double size = draws.Max(Math.Abs) + Math.Abs(observed.Get);
        AssertClose(ScoringRules.Crps([.. draws.Order()], observed.Get), energy, 1e-10, 1e-12 * size);
    }

    [Fact]
    public void EnergyScore_OnePath_IsTheDistance() =>
        Assert.Equal(5, ScoringRules.EnergyScore(SamplePaths.Create(3, 1, [1, 2, 3]), [4, double.NaN, 7]));

    [Fact]
    public void EnergyScore_Scaled_ScalesAlong()
    {
        (SamplePaths paths, double[] observed) = Example(horizon: 5, pathCount: 21);
        double[] scaled = [.. Enumerable.Range(0, 5).SelectMany(step => paths.AtStep(step).ToArray()).Select(value => 1e6 * value)];

        AssertClose(
            1e6 * ScoringRules.EnergyScore(paths, observed),
            ScoringRules.EnergyScore(SamplePaths.Create(5, 21, scaled), [.. observed.Select(value => 1e6 * value)]),
            1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(33)]
    public void EnergyScore_AnyVectorWidth_HasTheBitsOfPlainArithmetic(int pathCount)
    {
        (SamplePaths paths, double[] observed) = Example(horizon: 4, pathCount);

        Assert.Equal(PlainEnergyScore(paths, observed), ScoringRules.EnergyScore(paths, observed));
    }

    [Fact]
    public void EnergyScore_BadArguments_ThrowNamingThem()
    {
        var paths = SamplePaths.Create(2, 2, [1, 2, 3, 4]);
        Assert.Equal("observed", Assert.Throws<ArgumentException>(() => ScoringRules.EnergyScore(paths, [1])).ParamName);
        Assert.Equal("observed", Assert.Throws<ArgumentException>(() => ScoringRules.EnergyScore(paths, [double.NaN, double.NaN])).ParamName);
        Assert.Equal("observed", Assert.Throws<ArgumentOutOfRangeException>(() => ScoringRules.EnergyScore(paths, [1, double.PositiveInfinity])).ParamName);
    }

    private static (SamplePaths Paths, double[] Observed) Example(int horizon, int pathCount)
    {
        var dice = new Dice((ulong)pathCount);
        double[] draws = [.. Enumerable.Range(0, horizon * pathCount).Select(_ => 100 + (7 * dice.Normal()))];
        double[] observed = [.. Enumerable.Range(0, horizon).Select(_ => 100 + (7 * dice.Normal()))];
        return (SamplePaths.Create(horizon, pathCount, draws), observed);
    }

    // One number at a time, each path with its own sum.
    private static double PlainEnergyScore(SamplePaths paths, double[] observed)
    {
        int count = paths.PathCount;
        double near = 0;
        double pairs = 0;
        for (int path = 0; path < count; path++)
        {
            near += Distance(path, step => observed[step]);
            double sum = 0;
            for (int other = 0; other < path; other++)
            {
                sum += Distance(path, step => paths.AtStep(step)[other]);
            }

            pairs += sum;
        }

        return (near / count) - (pairs / ((double)count * count));

        double Distance(int path, Func<int, double> to)
        {
            double square = 0;
            for (int step = 0; step < paths.Horizon; step++)
            {
                double difference = paths.AtStep(step)[path] - to(step);
                square += difference * difference;
            }

            return Math.Sqrt(square);
        }
    }
}
