using SahelForecast.Evaluation;
using SahelForecast.Testing;
using Xunit;
using static SahelForecast.Testing.NumericAssert;

namespace SahelForecast.Tests.Evaluation;

public class DieboldMarianoTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Golden.Count)];

    private static IReadOnlyList<GoldenValue> Golden { get; } = GoldenFile.Json("r-comparison/diebold-mariano.json")["cases"].Items();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Test_GoldenCase_StatisticAndPValuesAreThoseOfR(int index)
    {
        GoldenValue row = Golden[index];
        LongRunVariance estimator = row.Text("estimator") == "acf" ? LongRunVariance.Truncated : LongRunVariance.Bartlett;

        foreach ((DieboldMarianoAlternative alternative, string p) in new[]
        {
            (DieboldMarianoAlternative.TwoSided, "twoSided"), (DieboldMarianoAlternative.ABetter, "less"), (DieboldMarianoAlternative.BBetter, "greater"),
        })
        {
            DieboldMarianoResult test = DieboldMariano.Test(row.Numbers("lossesA"), row.Numbers("lossesB"), (int)row.Number("horizon"), alternative, estimator);

            // The same sums in another order; a tail far out loses as many digits as its exponent has.
            AssertClose(row.Number("statistic"), test.Statistic, 1e-11, 0, row.Text("name"));
            AssertClose(row.Number(p), test.PValue, 1e-8, 0, row.Text("name"));
            Assert.Equal(estimator, test.VarianceEstimator);
            Assert.False(test.VarianceFellBack);
        }
    }

    [Fact]
    public void Test_TruncatedVarianceNotPositive_FallsBackToBartlettAndSaysSo()
    {
        GoldenValue row = Golden.Single(item => item.Text("name") == "negative");

        DieboldMarianoResult test = DieboldMariano.Test(row.Numbers("lossesA"), row.Numbers("lossesB"), 2);

        Assert.True(test.VarianceFellBack);
        Assert.Equal(LongRunVariance.Bartlett, test.VarianceEstimator);
        AssertClose(row.Number("statistic"), test.Statistic, 1e-11);
        AssertClose(row.Number("twoSided"), test.PValue, 1e-9);
        Assert.Contains("Bartlett variance", test.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Test_HandComputedPairs_AllFiguresHold()
    {
        // Differences -1, -3, -2, missing, -2: mean -2, squares 2, variance 2 / 4, of the mean 1 / 8, factor sqrt(3 / 4).
        DieboldMarianoResult test = DieboldMariano.Test([1, 2, 3, 4, 2], [2, 5, 5, double.NaN, 4], 1);

        AssertClose(2, test.MeanLossA, 1e-15);
        AssertClose(4, test.MeanLossB, 1e-15);
        AssertClose(-2, test.MeanDifference, 1e-15);
        AssertClose(-0.5, test.RelativeDifference, 1e-15);
        AssertClose(-2 * Math.Sqrt(6), test.Statistic, 1e-14);
        Assert.Equal((4, 1, 3, 1), (test.Count, test.MissingCount, test.DegreesOfFreedom, test.Horizon));
        Assert.Equal(
            "Growth's mean loss of 2 is 50.0 % below Naive's 4, p = 0.016 (Diebold-Mariano test, two-sided, horizon 1, 4 pairs, 1 left out as missing).",
            test.Describe("Growth", "Naive"));
    }

    [Theory]
    [InlineData(DieboldMarianoAlternative.TwoSided)]
    [InlineData(DieboldMarianoAlternative.ABetter)]
    [InlineData(DieboldMarianoAlternative.BBetter)]
    public void Test_EqualLosses_StatisticZeroAndPOne(DieboldMarianoAlternative alternative)
    {
        // The same numbers but for the last digit: 0.1 + 0.2 is not 0.3 in doubles.
        DieboldMarianoResult test = DieboldMariano.Test([0.1 + 0.2, 5, 7, 1, 3], [0.3, 5, 7, 1, 3], 3, alternative);

        Assert.Equal((0, 1, 0), (test.Statistic, test.PValue, test.MeanDifference));
        Assert.StartsWith("A and B have the same mean loss of 3.26, p = 1 (", test.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Test_SameDifferenceEverywhere_InfiniteStatistic()
    {
        double[] a = [1.1, 2.1, 3.1, 4.1];
        double[] b = [1.2, 2.2, 3.2, 4.2];

        Assert.Equal((double.NegativeInfinity, 0), Find(DieboldMarianoAlternative.TwoSided));
        Assert.Equal((double.NegativeInfinity, 0), Find(DieboldMarianoAlternative.ABetter));
        Assert.Equal((double.NegativeInfinity, 1), Find(DieboldMarianoAlternative.BBetter));

        (double, double) Find(DieboldMarianoAlternative alternative)
        {
            DieboldMarianoResult test = DieboldMariano.Test(a, b, 2, alternative);
            return (test.Statistic, test.PValue);
        }
    }

    [Fact]
    public void Test_SwappedAndScaled_MirrorsStatisticAndKeepsP()
    {
        (double[] a, double[] b) = Losses(new Dice(5), 30, 1);
        DieboldMarianoResult test = DieboldMariano.Test(a, b, 3);

        DieboldMarianoResult mirrored = DieboldMariano.Test([.. b.Select(loss => loss * 1e6)], [.. a.Select(loss => loss * 1e6)], 3);

        AssertClose(-test.Statistic, mirrored.Statistic, 1e-12);
        AssertClose(test.PValue, mirrored.PValue, 1e-11);
    }

    [Fact]
    public void Test_GapInTime_LossesAcrossItAreNoNeighbours()
    {
        // With the gap closed 4 and -3 would be neighbours, and the variance at horizon 2 another.
        double[] kept = [1, 4, double.NaN, -3, 1, 2];
        double[] closed = [1, 4, -3, 1, 2];

        double withGap = DieboldMariano.Test(kept, new double[6], 2).Statistic;
        double without = DieboldMariano.Test(closed, new double[5], 2).Statistic;

        Assert.True(Math.Abs(withGap - without) > 0.02, $"{withGap:R} and {without:R}");
    }

    [Fact]
    public void Test_EqualForecastersThreeStepsAhead_RejectsAboutAsOftenAsItSays()
    {
        var dice = new Dice(17);
        const int Runs = 2_000;
        int rejected = Enumerable.Range(0, Runs).Count(_ =>
        {
            (double[] a, double[] b) = Losses(dice, 100, 3);
            return DieboldMariano.Test(a, b, 3).PValue <= 0.05;
        });

        // Between 0.053 and 0.060 at 120 and 60 pairs (4,000 runs); four standard errors are 0.02.
        Assert.InRange(rejected / (double)Runs, 0.035, 0.08);
    }

    [Fact]
    public void Test_BadInput_NamesArgumentAndCure()
    {
        Assert.Contains("lossesB has 1", Refused(() => DieboldMariano.Test([1, 2], [1], 1)), StringComparison.Ordinal);
        Assert.Contains("3 complete pairs: at horizon 3 the test needs 4", Refused(() => DieboldMariano.Test([1, 2, 3, double.NaN], [1, 2, 4, 1], 3)), StringComparison.Ordinal);
        Assert.Contains("lossesB is Infinity at position 1", Refused(() => DieboldMariano.Test([1, 2, 3], [1, double.PositiveInfinity, 3], 1)), StringComparison.Ordinal);
        Assert.Contains("horizon is 0", Refused(() => DieboldMariano.Test([1, 2], [1, 2], 0)), StringComparison.Ordinal);

        static string Refused(Func<object> call) => Assert.ThrowsAny<ArgumentException>(call).Message;
    }

    [Fact]
    public void ToString_NegativeMeanLoss_GivesTheDifferenceItself()
    {
        DieboldMarianoResult test = DieboldMariano.Test([-3, -2, -4], [-1, -1, -2], 1, DieboldMarianoAlternative.ABetter);

        Assert.Equal(double.NaN, test.RelativeDifference);
        Assert.StartsWith("A's mean loss of -3 is 1.667 below B's -1.333, p = 0.019 (Diebold-Mariano test, one-sided for A,", test.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Losses of two equally good forecasters whose difference depends on its neighbours up to the horizon.</summary>
    private static (double[] A, double[] B) Losses(Dice dice, int count, int horizon)
    {
        double[] noise = [.. Enumerable.Range(0, count + horizon).Select(_ => dice.Normal())];
        double[] b = [.. Enumerable.Range(0, count).Select(_ => 5 + dice.Uniform())];
        double[] a = [.. b.Select((loss, t) => loss + Enumerable.Range(t, horizon).Sum(s => noise[s]))];
        return (a, b);
    }
}
