using SahelForecast.Distributions;
using SahelForecast.Evaluation;
using SahelForecast.Testing;
using Xunit;
using static SahelForecast.Testing.NumericAssert;

namespace SahelForecast.Tests.Evaluation;

public class ViewsScoresTests
{
    [Fact]
    public void AllScores_AgainstNumpy_ElevenDigits()
    {
        IReadOnlyList<GoldenValue> cases = GoldenFile.Json("views-numpy/scores.json")["cases"].Items();
        Assert.Equal(7, cases.Count);
        foreach (GoldenValue row in cases)
        {
            double[] sample = row.Numbers("sample");
            foreach (GoldenValue score in row["scores"].Items())
            {
                // CRPS and interval ends: numpy adds pairwise and subtracts numbers of the size of the largest draw.
                double rounding = 1e-13 * sample.Max();
                double observed = score.Number("observed");
                string because = $"{row.Text("name")} at {observed}";
                AssertClose(score.Number("ign"), ViewsScores.Ignorance(sample, observed), 1e-14, 0, because);
                AssertClose(score.Number("crps"), ViewsScores.Crps(sample, observed), 1e-11, rounding, because);
                AssertClose(score.Number("mis90"), ViewsScores.IntervalScore(sample, observed), 1e-11, rounding, because);
                AssertClose(score.Number("mis95"), ViewsScores.IntervalScore(sample, observed, 0.95), 1e-11, rounding, because);
            }
        }
    }

    [Theory]
    [InlineData(0, 0, 0.49)]
    [InlineData(0.5, 2.49, 1)]
    [InlineData(500.5, 1000.49, 700)]
    [InlineData(1000.5, 1e7, 1200)]
    public void Ignorance_WholeBin_IsTheShareWithOneDrawAddedToEach(double low, double high, double observed)
    {
        // All 9 draws in the observation's bin: (9 + 1) / (9 + 11).
        double[] sample = [.. Enumerable.Range(0, 9).Select(i => low + ((high - low) * i / 8))];

        Assert.Equal(1, ViewsScores.Ignorance(sample, observed), 14);
    }

    [Fact]
    public void Ignorance_NoDrawInTheBin_CountsTheOneAdded() => Assert.Equal(Math.Log2(1011), ViewsScores.Ignorance(new double[1000], 30), 13);

    [Fact]
    public void Ignorance_OfSampleAsDistribution_IsThatOfTheSample()
    {
        double[] sample = [0, 0, 0.5, 1, 2.5, 3, 10.5, 80, 1000.5, 4000];
        var distribution = EmpiricalDistribution.Create(sample);
        foreach (double observed in (double[])[0, 0.5, 2.5, 4, 7, 10.5, 60, 800, 1000.5, 9000])
        {
            AssertClose(ViewsScores.Ignorance(sample, observed), ViewsScores.Ignorance(distribution, observed, sample.Length), 1e-12);
        }
    }

    [Fact]
    public void Ignorance_OfDistributionReachingBelowZero_CountsThatAsZero()
    {
        double share = new NormalDistribution(-1, 2).CumulativeProbability(0.5);

        Assert.Equal(-Math.Log2(((1000 * share) + 1) / 1011), ViewsScores.Ignorance(new NormalDistribution(-1, 2), 0), 12);
    }

    [Fact]
    public void Scores_BadArguments_ThrowNamingThem()
    {
        Assert.Equal("sample", Assert.Throws<ArgumentOutOfRangeException>(() => ViewsScores.Ignorance([1, -1], 0)).ParamName);
        Assert.Equal("sample", Assert.Throws<ArgumentException>(() => ViewsScores.Ignorance([], 0)).ParamName);
        Assert.Equal("observed", Assert.Throws<ArgumentOutOfRangeException>(() => ViewsScores.Ignorance([1], -1)).ParamName);
        Assert.Equal("observed", Assert.Throws<ArgumentOutOfRangeException>(() => ViewsScores.Crps([1], double.NaN)).ParamName);
        Assert.Equal("level", Assert.Throws<ArgumentOutOfRangeException>(() => ViewsScores.IntervalScore([1], 1, 95)).ParamName);
        Assert.Equal(
            "sampleSize", Assert.Throws<ArgumentOutOfRangeException>(() => ViewsScores.Ignorance(new NormalDistribution(0, 1), 1, 0)).ParamName);
    }
}
