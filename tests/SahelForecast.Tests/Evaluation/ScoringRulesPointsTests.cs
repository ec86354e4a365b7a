using FsCheck;
using FsCheck.Xunit;
using SahelForecast.Evaluation;
using SahelForecast.Testing;
using Xunit;
using static SahelForecast.Testing.NumericAssert;

namespace SahelForecast.Tests.Evaluation;

public class ScoringRulesPointsTests
{
    private delegate double PointScore(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted);

    private static readonly Dictionary<string, PointScore> Scores = new()
    {
        ["mae"] = ScoringRules.MeanAbsoluteError,
        ["rmse"] = ScoringRules.RootMeanSquaredError,
        ["bias"] = ScoringRules.Bias,
        ["mape"] = ScoringRules.MeanAbsolutePercentageError,
        ["median"] = ScoringRules.MedianAbsolutePercentageError,
        ["smape"] = ScoringRules.SymmetricMeanAbsolutePercentageError,
        ["log"] = (actual, predicted) => ScoringRules.MeanAbsoluteLogError(actual, predicted),
        ["within"] = (actual, predicted) => ScoringRules.ShareWithin(actual, predicted, 0.1),
        ["mase"] = (actual, predicted) => ScoringRules.MeanAbsoluteScaledError(actual, predicted, [1, 3, 2], 1),
        ["rmsse"] = (actual, predicted) => ScoringRules.RootMeanSquaredScaledError(actual, predicted, [1, 3, 2], 1),
    };

    public static TheoryData<string> Names { get; } = [.. Scores.Keys];

    [Fact]
    public void AllScores_AgainstRAccuracy_TwelveDigits()
    {
        IReadOnlyList<GoldenValue> cases = GoldenFile.Json("r-accuracy/accuracy.json")["cases"].Items();
        Assert.Equal(5, cases.Count);
        foreach (GoldenValue row in cases)
        {
            string name = row.Text("name");
            double[] actual = row.Numbers("actual");
            double[] predicted = row.Numbers("predicted");
            double[] training = row.Numbers("training");
            int season = (int)row.Number("seasonLength");
            // Sums of a dozen numbers, added in another order by R.
            Close("me", -ScoringRules.Bias(actual, predicted));
            Close("rmse", ScoringRules.RootMeanSquaredError(actual, predicted));
            Close("mae", ScoringRules.MeanAbsoluteError(actual, predicted));
            Close("mape", ScoringRules.MeanAbsolutePercentageError(actual, predicted));
            Close("medianApe", ScoringRules.MedianAbsolutePercentageError(actual, predicted));
            Close("smape", ScoringRules.SymmetricMeanAbsolutePercentageError(actual, predicted));
            Close("mase", ScoringRules.MeanAbsoluteScaledError(actual, predicted, training, season));
            Close("rmsse", ScoringRules.RootMeanSquaredScaledError(actual, predicted, training, season));

            void Close(string score, double ours) => AssertClose(row.Number(score), ours, 1e-12, 0, $"{name}: {score}");
        }
    }

    [Fact]
    public void Bias_ForecastTooHigh_IsPositive() => Assert.Equal(1.5, ScoringRules.Bias([10, 20], [12, 21]));

    [Theory]
    [MemberData(nameof(Names))]
    public void AnyScore_MissingPairs_AreLeftOut(string name)
    {
        double whole = Scores[name]([100, 40, 7], [95, 50, 6]);

        Assert.Equal(whole, Scores[name]([100, double.NaN, 40, 7, 3], [95, 1000, 50, 6, double.NaN]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AnyScore_NoPairLeft_ThrowsSayingSo(string name)
    {
        var error = Assert.Throws<ArgumentException>(() => Scores[name]([1, double.NaN], [double.NaN, 2]));
        Assert.Contains("nothing to score", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Scores[name]([], []));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AnyScore_LengthsDiffer_ThrowsNamingBoth(string name)
    {
        var error = Assert.Throws<ArgumentException>(() => Scores[name]([1, 2, 3], [1, 2]));
        Assert.Contains("actual has 3 numbers and predicted 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MeanAbsolutePercentageError_ZeroActual_InfiniteOrLeftOut()
    {
        Assert.Equal(double.PositiveInfinity, ScoringRules.MeanAbsolutePercentageError([0, 10], [1, 10]));
        Assert.Equal(20, ScoringRules.MeanAbsolutePercentageError([0, 10], [0, 12]));
        Assert.Equal(double.NaN, ScoringRules.MeanAbsolutePercentageError([0], [0]));
    }

    [Fact]
    public void MedianAbsolutePercentageError_ZeroActual_CountsAsInfinitelyFar()
    {
        Assert.Equal(30, ScoringRules.MedianAbsolutePercentageError([0, 10, 10], [1, 13, 12]), 12);
        Assert.Equal(double.PositiveInfinity, ScoringRules.MedianAbsolutePercentageError([0, 0, 10, 10], [1, 2, 13, 12]));
        Assert.Equal(20, ScoringRules.MedianAbsolutePercentageError([0, 10], [0, 12]), 12);
        Assert.Equal(double.NaN, ScoringRules.MedianAbsolutePercentageError([0], [0]));
    }

    [Fact]
    public void SymmetricMeanAbsolutePercentageError_Zeros_NoneAndAllOfTheScale()
    {
        Assert.Equal(0, ScoringRules.SymmetricMeanAbsolutePercentageError([0], [0]));
        Assert.Equal(200, ScoringRules.SymmetricMeanAbsolutePercentageError([0, 5], [5, 0]));
    }

    [Fact]
    public void MeanAbsoluteLogError_HalfAndDouble_AreAsFarOff()
    {
        Assert.Equal(Math.Log(2), ScoringRules.MeanAbsoluteLogError([100], [50]), 15);
        Assert.Equal(Math.Log(2), ScoringRules.MeanAbsoluteLogError([100], [200]), 15);
    }

    [Fact]
    public void MeanAbsoluteLogError_BelowTheFloor_CountsAsTheFloor()
    {
        Assert.Equal(Math.Log(100), ScoringRules.MeanAbsoluteLogError([0], [100]), 14);
        Assert.Equal(Math.Log(10), ScoringRules.MeanAbsoluteLogError([0], [100], floor: 10), 14);
        Assert.Equal(0, ScoringRules.MeanAbsoluteLogError([0, 3], [-5, 9], floor: 10));
    }

    [Fact]
    public void ShareWithin_OnTheLimit_IsNotWithin()
    {
        Assert.Equal(0.5, ScoringRules.ShareWithin([100, 100, 100, 100], [109.9, 110, 90, 90.1], 0.1));
        Assert.Equal(0.5, ScoringRules.ShareWithin([0, 0], [0, 0.001], 0.1));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(0)]
    [InlineData(double.NaN)]
    public void ShareWithin_NotAFraction_Throws(double tolerance) =>
        Assert.Equal("tolerance", Assert.Throws<ArgumentOutOfRangeException>(() => ScoringRules.ShareWithin([1], [1], tolerance)).ParamName);

    [Fact]
    public void MeanAbsoluteLogError_FloorOfZero_Throws() =>
        Assert.Equal("floor", Assert.Throws<ArgumentOutOfRangeException>(() => ScoringRules.MeanAbsoluteLogError([1], [1], 0)).ParamName);

    [Fact]
    public void MeanAbsoluteScaledError_NoPairASeasonApart_ScalesByStepsOfOne()
    {
        double[] training = [10, 12, 15];

        Assert.Equal(2 / 2.5, ScoringRules.MeanAbsoluteScaledError([20], [22], training, 12));
        Assert.Equal(2 / Math.Sqrt(6.5), ScoringRules.RootMeanSquaredScaledError([20], [22], training, 12), 15);
    }

    [Fact]
    public void MeanAbsoluteScaledError_TrainingWithoutMovement_IsNaN()
    {
        foreach (double[] training in (double[][])[[5, 5, 5], [5], [], [5, double.NaN, 6]])
        {
            Assert.Equal(double.NaN, ScoringRules.MeanAbsoluteScaledError([1], [2], training, 1));
            Assert.Equal(double.NaN, ScoringRules.RootMeanSquaredScaledError([1], [2], training, 1));
        }
    }

    [Fact]
    public void MeanAbsoluteScaledError_SeasonOfZero_Throws() => Assert.Equal(
        "seasonLength", Assert.Throws<ArgumentOutOfRangeException>(() => ScoringRules.MeanAbsoluteScaledError([1], [2], [1, 2], 0)).ParamName);

    [Fact]
    public void OverallWeightedAverage_WinnerOfM4_IsThatPublished()
    {
        // The winner (S. Smyl) against the reference Naive 2, over all 100,000 series.
        Assert.Equal(0.821, ScoringRules.OverallWeightedAverage(11.374, 1.536, 13.564, 1.912), 3);
    }

    [Fact]
    public void Skill_HalfTheError_IsOneHalf()
    {
        Assert.Equal(0.5, ScoringRules.Skill(3, 6));
        Assert.Equal(-1, ScoringRules.Skill(12, 6));
        Assert.Equal(double.NegativeInfinity, ScoringRules.Skill(1, 0));
    }

    [Property(MaxTest = 100)]
    public void Scores_ScaledSeries_ScaleAlongOrStay(NormalFloat[] numbers, NormalFloat first, PositiveInt factor)
    {
        double[] actual = [first.Get, .. numbers.Select(number => number.Get)];
        double[] predicted = [.. actual.Select((value, i) => (0.9 * value) + i)];
        double[] training = [3, 8, 1, 9];
        double[] manyActual = Scaled(actual);
        double[] manyPredicted = Scaled(predicted);

        AssertClose(factor.Get * ScoringRules.MeanAbsoluteError(actual, predicted), ScoringRules.MeanAbsoluteError(manyActual, manyPredicted), 1e-10);
        AssertClose(
            ScoringRules.MeanAbsoluteScaledError(actual, predicted, training, 1),
            ScoringRules.MeanAbsoluteScaledError(manyActual, manyPredicted, Scaled(training), 1),
            1e-10);
        AssertClose(
            ScoringRules.SymmetricMeanAbsolutePercentageError(actual, predicted),
            ScoringRules.SymmetricMeanAbsolutePercentageError(manyActual, manyPredicted),
            1e-10);

        double[] Scaled(double[] values) => [.. values.Select(value => factor.Get * value)];
    }
}
