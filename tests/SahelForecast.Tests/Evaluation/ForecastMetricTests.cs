using SahelForecast.Distributions;
using SahelForecast.Evaluation;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Evaluation;

/// <summary>Each metric on one outcome, 13 against a normal forecast with median 10 and standard deviation 2, after 1, 2, 4, 8 in training.</summary>
public class ForecastMetricTests
{
    private static readonly double[] Training = [1, 2, 4, 8];

    private static BacktestFold Fold => Folds.Of("a", Training, (new NormalDistribution(10, 2), 13));

    public static TheoryData<ForecastMetric, double, string> ByHand => new()
    {
        { ForecastMetric.Mae, 3, "MAE" },
        { ForecastMetric.Rmse, 3, "RMSE" },
        { ForecastMetric.RmseOfMean, 3, "RMSE of the mean" },
        { ForecastMetric.Bias, -3, "Bias" },
        { ForecastMetric.Mape, 100 * 3 / 13.0, "MAPE" },
        { ForecastMetric.MedianApe, 100 * 3 / 13.0, "Median APE" },
        { ForecastMetric.Smape, 200 * 3 / 23.0, "sMAPE" },
        { ForecastMetric.Mase(1), 3 / (7.0 / 3), "MASE" },
        { ForecastMetric.Mase(2), 3 / (9.0 / 2), "MASE" },
        { ForecastMetric.Rmsse(1), 3 / Math.Sqrt(21.0 / 3), "RMSSE" },
        { ForecastMetric.AbsoluteLogError(), Math.Log(1.3), "Absolute log error" },
        { ForecastMetric.AbsoluteLogError(12), Math.Log(13 / 12.0), "Absolute log error" },
        { ForecastMetric.Within(0.25), 1, "Within 25 %" },
        { ForecastMetric.Within(0.1), 0, "Within 10 %" },
        { ForecastMetric.PinballLoss(0.5), 1.5, "Pinball 0.5" },
        { ForecastMetric.Coverage(0.8), 0, "Coverage 80 %" },
        { ForecastMetric.Coverage(0.9), 1, "Coverage 90 %" },
        { ForecastMetric.CoverageError(0.8), -0.8, "Coverage error 80 %" },
        { ForecastMetric.CoverageError(0.9), 0.1, "Coverage error 90 %" },

        // Normal quantiles: 1.2815515655446004 at 0.9, 1.6448536269514722 at 0.95; the interval score has 2 / 0.2 times the miss.
        { ForecastMetric.IntervalScore(0.8), (4 * 1.2815515655446004) + (10 * (3 - (2 * 1.2815515655446004))), "Interval score 80 %" },
        { ForecastMetric.Msis(0.9, 1), 4 * 1.6448536269514722 / (7.0 / 3), "MSIS" },
        { ForecastMetric.LogWidth(0.9), Math.Log((10 + (2 * 1.6448536269514722)) / (10 - (2 * 1.6448536269514722))), "Log width 90 %" },

        // z = 1.5: 2 (z (2 P - 1) + 2 f - 1 / sqrt(pi)), P = 0.9331927987311419, f = 0.12951759566589174.
        { ForecastMetric.Crps, 2 * ((1.5 * ((2 * 0.9331927987311419) - 1)) + (2 * 0.12951759566589174) - 0.5641895835477563), "CRPS" },
        { ForecastMetric.ScaledCrps(1), 2 * ((1.5 * ((2 * 0.9331927987311419) - 1)) + (2 * 0.12951759566589174) - 0.5641895835477563) / (7.0 / 3), "Scaled CRPS" },
    };

    [Theory]
    [MemberData(nameof(ByHand))]
    public void Score_OneOutcome_IsWhatTheFormulaSays(ForecastMetric metric, double expected, string name)
    {
        Assert.Equal(expected, new BacktestResult("By hand", [Fold]).Score(metric), 1e-9);
        Assert.Equal(name, metric.ToString());
    }

    [Fact]
    public void WeightedIntervalScore_OneLevel_WeighsMedianAndInterval()
    {
        double interval = ForecastMetric.IntervalScore(0.8).Evaluate(Fold, 0);

        // (1/2 |y - m| + 0.2/2 IS) / (1 + 1/2).
        Assert.Equal(((0.5 * 3) + (0.1 * interval)) / 1.5, ForecastMetric.WeightedIntervalScore(0.8).Evaluate(Fold, 0), 1e-9);
    }

    [Fact]
    public void MedianApe_SeveralOutcomes_IsTheirMedian()
    {
        var result = new BacktestResult("By hand", [Folds.Certain("a", Training, (11, 10), (15, 10), (90, 10), (12, 10))]);
        Assert.Equal((20 + 50) / 2.0, result.Score(ForecastMetric.MedianApe), 1e-9);
        Assert.Equal((10 + 50 + 800 + 20) / 4.0, result.Score(ForecastMetric.Mape), 1e-9);
    }

    [Fact]
    public void Smape_BothZero_IsZero() => Assert.Equal(0, ForecastMetric.Smape.Evaluate(Folds.Certain("a", Training, (0, 0)), 0));

    [Fact]
    public void AbsoluteLogError_Zero_IsFinite() =>
        Assert.Equal(Math.Log(500), ForecastMetric.AbsoluteLogError().Evaluate(Folds.Certain("a", Training, (500, 0)), 0), 1e-12);

    public static TheoryData<PredictiveDistribution, double> OnLogScale => new()
    {
        { new LogNormalDistribution(5, 0.4), 200 },
        { new LogNormalDistribution(0.5, 1), 0.1 },
        { new CensoredDistribution(new LogStudentTDistribution(5, 0.3, 4), 20, 900), 300 },
        { new CensoredDistribution(new LogStudentTDistribution(5, 0.3, 4), 20, 900), 10 },
        { new CensoredDistribution(new NormalDistribution(100, 80), 0, double.PositiveInfinity), 60 },
        { new CensoredDistribution(new NormalDistribution(100, 80), 0, 150), 0 },
        { new CensoredDistribution(new StudentTDistribution(100, 30, 5), 0, 400), 700 },
        { new CensoredDistribution(new NormalDistribution(-3, 1), -10, 0.5), 4 },
        { EmpiricalDistribution.Create([0, 3, 9, 30, 1000]), 12 },
        { new PointMassDistribution(50), 60 },
        { new PointMassDistribution(0), 60 },
    };

    [Theory]
    [MemberData(nameof(OnLogScale))]
    public void LogCrps_AnyDistribution_IsTheIntegralOnTheLogScale(PredictiveDistribution forecast, double observed)
    {
        // The definition, summed on a fine grid of the logarithm: the integral of (F - 1{y <= x})². Below the floor of 1 there is nothing.
        const double Step = 1e-5;
        double outcome = Math.Log(Math.Max(observed, 1));
        double sum = 0;
        for (double x = Step / 2; x < 16; x += Step)
        {
            double error = forecast.CumulativeProbability(Math.Exp(x)) - (x >= outcome ? 1 : 0);
            sum += error * error * Step;
        }

        NumericAssert.AssertClose(sum, ForecastMetric.LogCrps().Evaluate(Folds.Of("a", Training, (forecast, observed)), 0), 1e-4, 2e-5, $"{forecast} at {observed}");
    }

    [Fact]
    public void LogCrps_LogNormal_ScalesAway()
    {
        double large = ForecastMetric.LogCrps().Evaluate(Folds.Of("a", Training, (new LogNormalDistribution(Math.Log(3e6), 0.2), 4e6)), 0);
        double small = ForecastMetric.LogCrps(1e-9).Evaluate(Folds.Of("a", Training, (new LogNormalDistribution(Math.Log(3), 0.2), 4)), 0);
        Assert.Equal(large, small, 1e-12);
    }

    [Fact]
    public void Metrics_BadArguments_NameThem()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ForecastMetric.Mase(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ForecastMetric.Rmsse(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ForecastMetric.Coverage(95));
        Assert.Throws<ArgumentOutOfRangeException>(() => ForecastMetric.Within(10));
        Assert.Throws<ArgumentOutOfRangeException>(() => ForecastMetric.LogCrps(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ForecastMetric.PinballLoss(1));
        Assert.Throws<ArgumentException>(() => ForecastMetric.WeightedIntervalScore());
        Assert.Throws<ArgumentOutOfRangeException>(() => ForecastMetric.WeightedIntervalScore(0.5, 95));
    }

    [Fact]
    public void Score_MetricOfOnesOwn_Works() => Assert.Equal(9, new BacktestResult("By hand", [Fold]).Score(new Worst()), 1e-12);

    private sealed class Worst : ForecastMetric
    {
        public override string Name => "Worst squared error";

        public override double Evaluate(BacktestFold fold, int step) => Math.Pow(fold.Actual.Values[step] - fold.Forecast.Steps[step].Median, 2);

        public override double Summarise(ReadOnlySpan<double> values) => System.Numerics.Tensors.TensorPrimitives.Max(values);
    }
}
