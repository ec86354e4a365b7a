using SahelForecast.Evaluation;
using Xunit;

namespace SahelForecast.Tests.Evaluation;

public class BacktestResultTests
{
    // Errors of "a": 1, 3 and one outcome unknown; of "b": 6 and 2 in two folds.
    private static BacktestResult Result => new("By hand", [A, B(10), B(11)]);

    private static BacktestFold A => Folds.Certain("a", [1, 2, 4], (5, 4), (5, 8), (5, double.NaN));

    private static BacktestFold B(double start) => Folds.Certain("b", [start, 20, 40], (50, start == 10 ? 44 : 52));

    [Fact]
    public void Score_Mean_CountsEachOutcomeOnce()
    {
        Assert.Equal(12.0 / 4, Result.Score(ForecastMetric.Mae), 1e-12);
        Assert.Equal(Math.Sqrt((1 + 9 + 36 + 4) / 4.0), Result.Score(ForecastMetric.Rmse), 1e-12);
        Assert.Equal((1 - 3 + 6 - 2) / 4.0, Result.Score(ForecastMetric.Bias), 1e-12);
    }

    [Fact]
    public void ScoreByStep_StepWithoutOutcome_IsNaN()
    {
        Assert.Equal([(1 + 6 + 2) / 3.0, 3, double.NaN], Result.ScoreByStep(ForecastMetric.Mae));
        Assert.Equal([3, 1, 0], Result.CountByStep());
        Assert.Equal(3, Result.Horizon);
    }

    [Fact]
    public void ScoreBySeries_SeveralFolds_AreOneSeries()
    {
        Assert.Equal(
            [new SeriesScore(SeriesKey.Of(("n", "a")), 2, 2), new SeriesScore(SeriesKey.Of(("n", "b")), 2, 4)], Result.ScoreBySeries(ForecastMetric.Mae));
        Assert.Equal((Math.Sqrt(5) + Math.Sqrt(20)) / 2, Result.MeanOfSeries(ForecastMetric.Rmse), 1e-12);
    }

    [Fact]
    public void MeanOfSeries_SeriesWithoutScore_IsLeftOut()
    {
        var result = new BacktestResult("By hand", [A, Folds.Certain("constant", [7, 7, 7], (7, 9))]);

        // The scale of "a" is (1 + 2) / 2.
        Assert.Equal(2 / 1.5, result.MeanOfSeries(ForecastMetric.Mase(1)), 1e-12);
        Assert.Equal(double.NaN, result.ScoreBySeries(ForecastMetric.Mase(1))[1].Score);
    }

    [Fact]
    public void Score_NoOutcomeDefined_IsNaN()
    {
        var result = new BacktestResult("By hand", [Folds.Certain("constant", [7, 7, 7], (7, 9))]);

        Assert.Equal(double.NaN, result.Score(ForecastMetric.Mase(1)));
        Assert.Equal(double.NaN, result.MeanOfSeries(ForecastMetric.Mase(1)));
    }

    [Fact]
    public void Skill_SameFolds_IsOneLessTheRatio()
    {
        var worse = new BacktestResult("Worse", [Folds.Certain("a", [1, 2, 4], (5, 1), (5, 13), (5, double.NaN)), B(10), B(11)]);

        Assert.Equal(1 - (12.0 / 20), Result.Skill(ForecastMetric.Mae, worse), 1e-12);
        Assert.Equal(0, Result.Skill(ForecastMetric.Mae, Result), 1e-12);
    }

    [Fact]
    public void Skill_NotComparable_SaysWhy()
    {
        var other = new BacktestResult("Other", [A]);

        Assert.Contains("By hand and Other have other folds", Assert.Throws<ArgumentException>(() => Result.Skill(ForecastMetric.Mae, other)).Message, StringComparison.Ordinal);
        Assert.Contains("Bias is not better when lower", Assert.Throws<ArgumentException>(() => Result.Skill(ForecastMetric.Bias, Result)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OverallWeightedAverage_HalfTheErrors_IsTheMeanOfTheRatios()
    {
        var reference = new BacktestResult("Naive2", [Folds.Certain("a", [1, 2, 4], (4, 8))]);
        var better = new BacktestResult("Better", [Folds.Certain("a", [1, 2, 4], (6, 8))]);

        double expected = 0.5 * (((200 * 2 / 14.0) / (200 * 4 / 12.0)) + (2 / 4.0));
        Assert.Equal(expected, better.OverallWeightedAverage(reference, 1), 1e-12);
        Assert.Equal(1, reference.OverallWeightedAverage(reference, 1), 1e-12);
    }

    [Fact]
    public void Fold_ActualOfOtherPeriods_Throws()
    {
        BacktestFold fold = A;
        Assert.Contains("Give one value a forecast period", Assert.Throws<ArgumentException>(() => new BacktestFold(fold.Training, fold.Forecast, fold.Training)).Message, StringComparison.Ordinal);
    }
}
