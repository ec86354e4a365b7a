using FsCheck;
using FsCheck.Xunit;
using SahelForecast.Distributions;
using SahelForecast.Evaluation;
using SahelForecast.Testing;
using Xunit;
using static SahelForecast.Testing.NumericAssert;

namespace SahelForecast.Tests.Evaluation;

public class ScoringRulesDistributionsTests
{
    private static readonly GoldenValue Golden = GoldenFile.Json("r-scores/scores.json");

    [Fact]
    public void Crps_AgainstDoubleSumInR_ElevenDigits()
    {
        IReadOnlyList<GoldenValue> rows = Golden["crps"].Items();
        Assert.Equal(25, rows.Count);
        foreach (GoldenValue row in rows)
        {
            // The double sum subtracts two numbers of the size of the spread.
            double[] sample = row.Numbers("sample");
            AssertClose(row.Number("crps"), ScoringRules.Crps(sample, row.Number("y")), 1e-11, 1e-13 * sample.Max(Math.Abs), row.ToString());
        }
    }

    [Fact]
    public void IntervalScores_AgainstR_TwelveDigits()
    {
        IReadOnlyList<GoldenValue> rows = Golden["interval"].Items();
        Assert.Equal(5, rows.Count);
        foreach (GoldenValue row in rows)
        {
            double y = row.Number("y");
            double[] lower = row.Numbers("lower");
            double[] upper = row.Numbers("upper");
            PredictionInterval[] intervals = [.. row.Numbers("level").Select((level, i) => new PredictionInterval(lower[i], upper[i], level))];
            AssertClose(row.Numbers("score"), [.. intervals.Select(interval => ScoringRules.IntervalScore(interval, y))], 1e-12, 0, row.ToString());
            AssertClose(row.Number("wis"), ScoringRules.WeightedIntervalScore(row.Number("median"), intervals, y), 1e-12, 0, row.ToString());
        }
    }

    [Fact]
    public void CrpsOfQuantiles_AgainstR_TwelveDigits()
    {
        IReadOnlyList<GoldenValue> rows = Golden["quantiles"].Items();
        Assert.Equal(12, rows.Count);
        foreach (GoldenValue row in rows)
        {
            AssertClose(row.Number("score"), ScoringRules.CrpsOfQuantiles(row.Numbers("p"), row.Numbers("q"), row.Number("y")), 1e-12, 0, row.ToString());
        }
    }

    [Theory]
    [InlineData(12, 8)]     // inside: the width
    [InlineData(10, 8)]     // on the end
    [InlineData(7, 38)]     // 3 below, times 2 / 0.2
    [InlineData(20.5, 33)]  // 2.5 above
    public void IntervalScore_ByHand_WidthAndPenalty(double observed, double expected) =>
        Assert.Equal(expected, ScoringRules.IntervalScore(new PredictionInterval(10, 18, 0.8), observed), 12);

    [Fact]
    public void PinballLoss_BelowAndAbove_WeighsAsTheProbabilitySays()
    {
        Assert.Equal(9, ScoringRules.PinballLoss(90, 100, 0.9), 12);
        Assert.Equal(1, ScoringRules.PinballLoss(110, 100, 0.9), 12);
        Assert.Equal(5, ScoringRules.PinballLoss(90, 100, 0.5));
        Assert.Equal(0, ScoringRules.PinballLoss(100, 100, 0.9));
    }

    [Fact]
    public void WeightedIntervalScore_NoIntervals_IsTheAbsoluteError() => Assert.Equal(3, ScoringRules.WeightedIntervalScore(10, [], 13));

    [Fact]
    public void CrpsOfQuantiles_MedianAlone_IsTheAbsoluteError() => Assert.Equal(3, ScoringRules.CrpsOfQuantiles([0.5], [10], 13));

    [Fact]
    public void CrpsOfQuantiles_EqualCells_IsTwiceTheMeanPinballLoss()
    {
        double[] p = [0.125, 0.375, 0.625, 0.875];
        double[] q = [1, 2, 4, 9];

        double mean = p.Select((probability, i) => ScoringRules.PinballLoss(q[i], 5, probability)).Average();

        Assert.Equal(2 * mean, ScoringRules.CrpsOfQuantiles(p, q, 5), 14);
    }

    [Theory]
    [InlineData(-4)]
    [InlineData(0.3)]
    [InlineData(2.2)]
    public void CrpsOfQuantiles_FinerGrid_ApproachesTheCrps(double observed)
    {
        var distribution = new NormalDistribution(0.5, 1.3);
        double crps = distribution.Crps(observed);
        double last = double.PositiveInfinity;
        foreach (int count in (int[])[4, 32, 256, 2048])
        {
            double[] p = [.. Enumerable.Range(0, count).Select(i => (i + 0.5) / count)];
            double[] q = [.. p.Select(distribution.Quantile)];
            double error = Math.Abs(ScoringRules.CrpsOfQuantiles(p, q, observed) - crps);
            Assert.True(error < last / 3, $"{count} quantiles: off by {error} after {last}");
            last = error;
        }

        // The sum over the unbounded ends converges as 1 / n.
        Assert.InRange(last, 0, 1e-3);
    }

    [Theory]
    [InlineData(-4)]
    [InlineData(0.3)]
    [InlineData(2.2)]
    public void WeightedIntervalScore_ManyLevels_ApproachesTheCrps(double observed)
    {
        var distribution = new NormalDistribution(0.5, 1.3);
        double crps = distribution.Crps(observed);
        double last = double.PositiveInfinity;
        foreach (int count in (int[])[3, 24, 192, 1536])
        {
            PredictionInterval[] intervals = [.. Enumerable.Range(1, count).Select(k => distribution.Interval(k / (count + 1.0)))];
            double error = Math.Abs(ScoringRules.WeightedIntervalScore(distribution.Median, intervals, observed) - crps);
            Assert.True(error < last / 3, $"{count} levels: off by {error} after {last}");
            last = error;
        }

        Assert.InRange(last, 0, 5e-3);
    }

    [Property(MaxTest = 200)]
    public void Crps_AnySample_NotNegativeAndNeverAboveTheMeanDistance(NormalFloat[] numbers, NormalFloat first, NormalFloat observed)
    {
        double[] sample = Sorted(numbers, first);

        double crps = ScoringRules.Crps(sample, observed.Get);

        double meanDistance = sample.Average(draw => Math.Abs(draw - observed.Get));
        double rounding = 1e-12 * (sample.Max(Math.Abs) + Math.Abs(observed.Get));
        Assert.InRange(crps, -rounding, meanDistance + rounding);
    }

    [Property(MaxTest = 200)]
    public void Crps_ScaledAndShifted_ScalesAlong(NormalFloat[] numbers, NormalFloat first, NormalFloat observed, PositiveInt factor, NormalFloat shift)
    {
        double[] sample = Sorted(numbers, first);
        double[] moved = [.. sample.Select(Move)];

        // A shift much larger than the spread costs the digits that it pushes out.
        double size = sample.Max(Math.Abs) + Math.Abs(observed.Get) + Math.Abs(shift.Get);
        AssertClose(factor.Get * ScoringRules.Crps(sample, observed.Get), ScoringRules.Crps(moved, Move(observed.Get)), 1e-10, 1e-12 * factor.Get * size);

        double Move(double value) => (factor.Get * value) + shift.Get;
    }

    [Property(MaxTest = 100)]
    public void Crps_OfASample_IsTheScoreOfItsQuantilesAtTheMiddles(NormalFloat[] numbers, NormalFloat first, NormalFloat observed)
    {
        // The i-th draw is the quantile of the i-th cell; within a cell the pinball loss is linear, so its middle stands for it exactly.
        double[] sample = Sorted(numbers, first);
        double[] p = [.. Enumerable.Range(0, sample.Length).Select(i => (i + 0.5) / sample.Length)];

        double size = sample.Max(Math.Abs) + Math.Abs(observed.Get);
        AssertClose(ScoringRules.CrpsOfQuantiles(p, sample, observed.Get), ScoringRules.Crps(sample, observed.Get), 1e-10, 1e-12 * size);
    }

    [Property(MaxTest = 200)]
    public void IntervalScore_ScaledAndShifted_ScalesAlong(NormalFloat end, NonNegativeInt width, NormalFloat observed, PositiveInt factor)
    {
        var interval = new PredictionInterval(end.Get, end.Get + width.Get, 0.8);
        var scaled = new PredictionInterval(factor.Get * interval.Lower, factor.Get * interval.Upper, 0.8);

        AssertClose(factor.Get * ScoringRules.IntervalScore(interval, observed.Get), ScoringRules.IntervalScore(scaled, factor.Get * observed.Get), 1e-10);
    }

    [Fact]
    public void LogScore_OfNormal_IsMinusTheLogDensity()
    {
        var distribution = new NormalDistribution(3, 2);

        Assert.Equal(-distribution.LogDensity(4), ScoringRules.LogScore(distribution, 4));
        Assert.Equal(double.PositiveInfinity, ScoringRules.LogScore(new LogNormalDistribution(0, 1), -1));
    }

    [Fact]
    public void Crps_SampleNotSorted_ThrowsNamingTheDraw()
    {
        var error = Assert.Throws<ArgumentException>(() => ScoringRules.Crps([1, 3, 2], 1));
        Assert.Equal("sortedSample", error.ParamName);
        Assert.Contains("draw 2 is 2", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ScoringRules.Crps([1, double.NaN], 1));
        Assert.Throws<ArgumentException>(() => ScoringRules.Crps([], 1));
    }

    [Theory]
    [InlineData(5, 3, 0.8)]
    [InlineData(double.NaN, 3, 0.8)]
    [InlineData(1, double.PositiveInfinity, 0.8)]
    [InlineData(1, 3, 80)]
    [InlineData(1, 3, 1)]
    public void IntervalScore_NotAnInterval_Throws(double lower, double upper, double level) =>
        Assert.ThrowsAny<ArgumentException>(() => ScoringRules.IntervalScore(new PredictionInterval(lower, upper, level), 2));

    [Fact]
    public void CrpsOfQuantiles_BadGrid_ThrowsNamingIt()
    {
        Assert.Equal("quantiles", Assert.Throws<ArgumentException>(() => ScoringRules.CrpsOfQuantiles([0.1, 0.9], [1], 1)).ParamName);
        Assert.Equal("quantiles", Assert.Throws<ArgumentException>(() => ScoringRules.CrpsOfQuantiles([], [], 1)).ParamName);
        Assert.Equal("probabilities", Assert.Throws<ArgumentException>(() => ScoringRules.CrpsOfQuantiles([0.9, 0.1], [1, 2], 1)).ParamName);
        Assert.Equal("probabilities", Assert.Throws<ArgumentOutOfRangeException>(() => ScoringRules.CrpsOfQuantiles([10, 90], [1, 2], 1)).ParamName);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Scores_ObservationNotFinite_Throw(double observed)
    {
        var interval = new PredictionInterval(1, 2, 0.8);
        Assert.Equal("observed", Assert.Throws<ArgumentOutOfRangeException>(() => ScoringRules.Crps([1, 2], observed)).ParamName);
        Assert.Equal("observed", Assert.Throws<ArgumentOutOfRangeException>(() => ScoringRules.PinballLoss(1, observed, 0.5)).ParamName);
        Assert.Equal("observed", Assert.Throws<ArgumentOutOfRangeException>(() => ScoringRules.IntervalScore(interval, observed)).ParamName);
        Assert.Equal("observed", Assert.Throws<ArgumentOutOfRangeException>(() => ScoringRules.WeightedIntervalScore(1, [interval], observed)).ParamName);
    }

    private static double[] Sorted(NormalFloat[] numbers, NormalFloat first) => [.. numbers.Append(first).Select(number => number.Get).Order()];
}
