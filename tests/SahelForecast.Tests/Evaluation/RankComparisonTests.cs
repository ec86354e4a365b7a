using SahelForecast.Evaluation;
using SahelForecast.Testing;
using Xunit;
using static SahelForecast.Testing.NumericAssert;

namespace SahelForecast.Tests.Evaluation;

public class RankComparisonTests
{
    private static readonly string[] Three = ["Growth", "Drift", "Naive"];

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Golden.Count)];

    private static IReadOnlyList<GoldenValue> Golden { get; } = GoldenFile.Json("r-comparison/ranks.json")["cases"].Items();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Create_GoldenCase_EveryFigureIsThatOfR(int index)
    {
        GoldenValue row = Golden[index];
        double[][] rows = [.. row["rows"].Items().Select(series => series.Items().Select(score => score.Number()).ToArray())];
        RankComparison comparison = Compare(rows, Names(rows[0].Length));

        AssertClose(row.Numbers("meanRanks"), [.. comparison.MeanRanks], 1e-14);
        AssertClose(row.Number("chiSquared"), comparison.ChiSquared, 1e-12);
        AssertClose(row.Number("chiSquaredP"), comparison.ChiSquaredPValue, 1e-11);
        AssertClose(row.Number("f"), comparison.F, 1e-11, 0, "R's is an analysis of variance of the ranks");
        AssertClose(row.Number("fP"), comparison.FPValue, 1e-10);
        AssertClose(row.Number("distance90"), comparison.CriticalDistance(0.9), 1e-10);
        AssertClose(row.Number("distance95"), comparison.CriticalDistance(), 1e-10);
        AssertClose(row.Numbers("pairP"), [.. comparison.Pairs.Select(pair => pair.PValue)], 1e-10);
    }

    [Fact]
    public void Create_HandRankedTable_RanksAndPairsHold()
    {
        // Ranks: 1 2.5 2.5 / 1 2 3 / 1 3 2 / 1 2 3.
        RankComparison comparison = Compare([[1, 4, 4], [200, 300, 500], [0, 9, 2], [-5, 0, double.PositiveInfinity]], Three);

        Assert.Equal([1, 9.5 / 4, 10.5 / 4], comparison.MeanRanks);
        Assert.Equal((4, 2), (comparison.SeriesCount, comparison.DegreesOfFreedom));
        Assert.Equal([("Growth", "Drift", 1.375), ("Growth", "Naive", 1.625), ("Drift", "Naive", 0.25)], comparison.Pairs.Select(pair => (pair.Better, pair.Worse, pair.Distance)));
        Assert.Equal("Growth ahead of Naive by 1.63 ranks, p = 0.056", comparison.Pairs[1].ToString());
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(0.95)]
    [InlineData(0.999)]
    public void DifferentPairs_AtLevel_AreThoseBeyondTheCriticalDistance(double level)
    {
        double[][] rows = [.. Enumerable.Range(0, 12).Select(i => Enumerable.Range(0, 5).Select(j => j + (3 * Math.Sin((7 * i) + (5 * j)))).ToArray())];
        RankComparison comparison = Compare(rows, Names(5));

        Assert.Equal(comparison.Pairs.Where(pair => pair.Distance >= comparison.CriticalDistance(level)), comparison.DifferentPairs(level));
    }

    [Fact]
    public void Create_AllScoresEqual_NoDifferenceAndNoNaN()
    {
        RankComparison comparison = Compare([[2, 2, 2], [3, 3, 3]], Three);

        Assert.Equal([2, 2, 2], comparison.MeanRanks);
        Assert.Equal((0, 1, 0, 1), (comparison.ChiSquared, comparison.ChiSquaredPValue, comparison.F, comparison.FPValue));
        Assert.Empty(comparison.DifferentPairs());
    }

    [Fact]
    public void Create_AllSeriesRankAlike_InfiniteFAndPZero()
    {
        RankComparison comparison = Compare([.. Enumerable.Range(1, 11).Select(i => new[] { 0.1 * i, 0.2 * i, 0.3 * i })], Three);

        AssertClose(22, comparison.ChiSquared, 1e-13);
        Assert.Equal((double.PositiveInfinity, 0), (comparison.F, comparison.FPValue));
        Assert.Equal(
            "Mean ranks over 11 series: Growth 1.00, Drift 2.00, Naive 3.00; p < 0.001 (Friedman test, Iman-Davenport). "
                + "At a critical distance of 1.00 (Nemenyi, level 0.95) Growth beats Drift, Growth beats Naive, Drift beats Naive.",
            comparison.ToString());
    }

    [Fact]
    public void Create_EquallyGoodModels_RejectsAsOftenAsItSays()
    {
        var dice = new Dice(3);
        const int Runs = 2_000;
        int byF = 0;
        int byPairs = 0;
        for (int run = 0; run < Runs; run++)
        {
            RankComparison comparison = Compare([.. Enumerable.Range(0, 20).Select(_ => new[] { dice.Uniform(), dice.Uniform(), dice.Uniform() })], Three);
            byF += comparison.FPValue <= 0.05 ? 1 : 0;
            byPairs += comparison.DifferentPairs().Count > 0 ? 1 : 0;
        }

        // Four standard errors of 0.005 about 0.05; mean ranks are discrete, so that Nemenyi's is a little below.
        Assert.InRange(byF / (double)Runs, 0.03, 0.07);
        Assert.InRange(byPairs / (double)Runs, 0.02, 0.07);
    }

    [Fact]
    public void ToString_NoDifference_SaysSo()
    {
        string sentence = Compare([[1, 2], [2, 1], [1, 2], [2, 1]], ["A", "B"]).ToString();

        Assert.Equal(
            "Mean ranks over 4 series: A 1.50, B 1.50; p = 1 (Friedman test, Iman-Davenport). At a critical distance of 0.98 (Nemenyi, level 0.95) no pair differs.",
            sentence);
    }

    [Fact]
    public void Create_MissingScore_NamesSeriesAndModel()
    {
        double[,] scores = { { 1, 2, 3 }, { 1, double.NaN, 2 } };

        Assert.Contains("Drift is missing for series Gao", Refused(() => RankComparison.Create(Three, scores, ["Mopti", "Gao"])), StringComparison.Ordinal);
        Assert.Contains("Drift is missing for series at position 1", Refused(() => RankComparison.Create(Three, scores)), StringComparison.Ordinal);
    }

    [Fact]
    public void Create_BadInput_NamesArgumentAndCure()
    {
        double[,] scores = { { 1, 2 }, { 1, 2 } };

        Assert.Contains("2 columns for 3 models", Refused(() => RankComparison.Create(Three, scores)), StringComparison.Ordinal);
        Assert.Contains("models names A twice", Refused(() => RankComparison.Create(["A", "A"], scores)), StringComparison.Ordinal);
        Assert.Contains("models has 1 names", Refused(() => RankComparison.Create(["A"], scores)), StringComparison.Ordinal);
        Assert.Contains("scores has 1 rows", Refused(() => RankComparison.Create(["A", "B"], new double[1, 2])), StringComparison.Ordinal);
        Assert.Contains("series has 1 names for 2 rows", Refused(() => RankComparison.Create(["A", "B"], scores, ["Gao"])), StringComparison.Ordinal);
        Assert.Contains("level is 95", Refused(() => RankComparison.Create(["A", "B"], scores).CriticalDistance(95)), StringComparison.Ordinal);
    }

    private static string Refused(Func<object> call) => Assert.ThrowsAny<ArgumentException>(call).Message;

    private static string[] Names(int count) => [.. Enumerable.Range(1, count).Select(i => $"Model {i}")];

    private static RankComparison Compare(double[][] rows, string[] models)
    {
        double[,] scores = new double[rows.Length, models.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < models.Length; j++)
            {
                scores[i, j] = rows[i][j];
            }
        }

        return RankComparison.Create(models, scores);
    }
}
