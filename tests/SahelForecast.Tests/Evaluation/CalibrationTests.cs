using SahelForecast.Distributions;
using SahelForecast.Evaluation;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Evaluation;

/// <summary>Reliability and PIT of forecasts that are honest, too narrow, too wide, too low.</summary>
public class CalibrationTests
{
    private const int Count = 4_000;

    [Fact]
    public void Reliability_HonestForecasts_CoverWhatTheySay()
    {
        ReliabilityTable table = ReliabilityTable.Of(Normals(0, 1));

        Assert.Equal(ReliabilityTable.DefaultLevels, table.Rows.Select(row => row.Level));
        Assert.All(table.Rows, row =>
        {
            (double lower, double upper) = row.CoverageRange(0.9999);
            Assert.InRange(row.Level, lower, upper);
            Assert.Equal(Count, row.Count);
            Assert.Equal(row.Coverage - row.Level, row.Error);
        });
    }

    [Fact]
    public void Reliability_TooNarrow_IsBelowTheLevel() =>
        Assert.All(ReliabilityTable.Of(Normals(0, 0.5), 0.95, 0.5, 0.8).Rows, row => Assert.True(row.Error < -0.15));

    [Fact]
    public void Reliability_LevelsGiven_AreSorted() =>
        Assert.Equal([0.5, 0.8, 0.95], ReliabilityTable.Of(Normals(0, 1), 0.95, 0.5, 0.8).Rows.Select(row => row.Level));

    [Fact]
    public void CoverageRange_FewOutcomes_IsWilsons()
    {
        // n = 10, p = 0.9, z = 1.959963984540054: centre (p + z²/2n) / (1 + z²/n), half z sqrt(p q / n + z²/4n²) / (1 + z²/n).
        (double lower, double upper) = new ReliabilityRow(0.8, 0.9, 10).CoverageRange();
        Assert.Equal(0.59585, lower, 1e-5);
        Assert.Equal(0.98212, upper, 1e-5);
        Assert.Equal((0.0, 1.0), (Math.Round(new ReliabilityRow(0.8, 0, 3).CoverageRange().Lower, 12), Math.Round(new ReliabilityRow(0.8, 1, 3).CoverageRange().Upper, 12)));
    }

    [Fact]
    public void Pit_HonestForecasts_AreFlat()
    {
        PitHistogram histogram = PitHistogram.Of(Normals(0, 1));

        Assert.Equal((Count, 10), (histogram.Count, histogram.Shares.Count));
        Assert.Equal(1, histogram.Shares.Sum(), 1e-12);
        Assert.All(histogram.Shares, share => Assert.InRange(share, 0.08, 0.12));
    }

    [Fact]
    public void Pit_TooNarrowTooWideTooLow_ShowsTheShape()
    {
        IReadOnlyList<double> narrow = PitHistogram.Of(Normals(0, 0.4)).Shares;
        IReadOnlyList<double> wide = PitHistogram.Of(Normals(0, 3)).Shares;
        IReadOnlyList<double> low = PitHistogram.Of(Normals(-1, 1)).Shares;

        Assert.True(narrow[0] > 0.2 && narrow[9] > 0.2 && narrow[5] < 0.1);
        Assert.True(wide[0] < 0.05 && wide[9] < 0.05 && wide[5] > 0.15);
        Assert.True(low[9] > 0.25 && low[0] < 0.03);
    }

    [Fact]
    public void Pit_MassOnABound_IsSpreadNotPiled()
    {
        // Half of the probability lies on zero: an outcome of zero says only that the PIT is in [0, 0.5].
        var held = new CensoredDistribution(new NormalDistribution(0, 1), 0, double.PositiveInfinity);
        PitHistogram histogram = PitHistogram.Of(new BacktestResult("By hand", [Folds.Of("a", [1, 2], (held, 0))]), 4);

        Assert.Equal([0.5, 0.5, 0, 0], histogram.Shares.Select(share => Math.Round(share, 12)));
    }

    [Fact]
    public void Pit_OutcomeBeyondEverything_FallsIntoTheLastBin()
    {
        var result = new BacktestResult("By hand", [Folds.Certain("a", [1, 2], (5, 7)), Folds.Certain("b", [1, 2], (5, 3)), Folds.Certain("c", [1, 2], (5, 5))]);

        // Above a certain forecast, below it, and hit: the hit covers all probabilities.
        Assert.Equal([0.5, 0.5], PitHistogram.Of(result, 2).Shares.Select(share => Math.Round(share, 12)));
    }

    [Fact]
    public void UniformRange_SevenOutcomesInTenBins_IsBinomial()
    {
        // P(0) = 0.9^7 = 0.478; P(at most 2) = 0.9743 falls short of 0.975, P(at most 3) does not.
        Assert.Equal((0, 3.0 / 7), Flat(10, 7).UniformRange());
        // P(at most 1) = 0.85 falls short of 0.9, P(at most 2) does not.
        Assert.Equal((0, 2.0 / 7), Flat(10, 7).UniformRange(0.8));
    }

    [Fact]
    public void UniformRange_HonestForecasts_HoldsNearlyAllBins()
    {
        PitHistogram histogram = PitHistogram.Of(Normals(0, 1), 50);
        (double lower, double upper) = histogram.UniformRange();

        Assert.InRange(histogram.Shares.Count(share => share >= lower && share <= upper), 44, 50);
        Assert.InRange(upper - lower, 3.5 * Math.Sqrt(0.02 * 0.98 / Count), 4.5 * Math.Sqrt(0.02 * 0.98 / Count));
    }

    [Fact]
    public void UniformRange_Percent_SaysHowToWriteIt() =>
        Assert.Contains("write 0.95, not 95", Assert.Throws<ArgumentOutOfRangeException>(() => Flat(10, 7).UniformRange(95)).Message, StringComparison.Ordinal);

    [Fact]
    public void Of_NothingKnown_Throws()
    {
        var result = new BacktestResult("By hand", [Folds.Certain("a", [1, 2], (5, double.NaN))]);

        Assert.Contains("no fold with a known outcome", Assert.Throws<ArgumentException>(() => PitHistogram.Of(result)).Message, StringComparison.Ordinal);
        Assert.Contains("no fold with a known outcome", Assert.Throws<ArgumentException>(() => ReliabilityTable.Of(result)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => PitHistogram.Of(result, 1));
    }

    private static PitHistogram Flat(int bins, int count) => new("Flat", [.. Enumerable.Repeat(1.0 / bins, bins)], count);

    // Standard normal outcomes against one normal forecast.
    private static BacktestResult Normals(double mean, double standardDeviation)
    {
        var dice = new Dice(3);
        return new BacktestResult("Normal", [Folds.Of("a", [1, 2], [.. Enumerable.Range(0, Count).Select(
            _ => ((PredictiveDistribution)new NormalDistribution(mean, standardDeviation), dice.Normal()))])]);
    }
}
