using System.Collections.Concurrent;
using SahelForecast.Distributions;
using SahelForecast.Evaluation;
using SahelForecast.Models.Baselines;
using SahelForecast.Models.Growth;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Evaluation;

public class BacktestTests
{
    private static CancellationToken NeverCancelled => TestContext.Current.CancellationToken;

    private static TimeSeries Counting => SeriesGenerator.From(8, i => i + 1);

    [Fact]
    public void Run_Expanding_GivesEachOriginEverythingBeforeIt()
    {
        BacktestResult result = Backtest.Run(StubModel.LastValue, Counting, new BacktestOptions { Horizon = 3, InitialCount = 4 }, NeverCancelled);

        Assert.Equal([2013, 2014, 2015, 2016], result.Folds.Select(fold => fold.Origin.FirstDay.Year));
        Assert.Equal([4, 5, 6, 7], result.Folds.Select(fold => fold.Training.Count));
        Assert.Equal([5, 6, 7], result.Folds[0].Actual.Values.ToArray());
        Assert.Equal([8, double.NaN, double.NaN], result.Folds[3].Actual.Values.ToArray());
        Assert.Equal([4, 3, 2], result.CountByStep());
        Assert.Equal("Stub", result.ModelName);
    }

    [Fact]
    public void Run_Sliding_GivesEachOriginTheSameNumberOfPeriods()
    {
        var options = new BacktestOptions { Horizon = 1, InitialCount = 4, Window = TrainingWindow.Sliding, Stride = 2 };

        BacktestResult own = Backtest.Run(StubModel.LastValue, Counting, options, NeverCancelled);
        BacktestResult two = Backtest.Run(StubModel.LastValue, Counting, options with { WindowCount = 2 }, NeverCancelled);

        Assert.Equal([[1, 2, 3, 4], [3, 4, 5, 6]], own.Folds.Select(fold => fold.Training.Values.ToArray()));
        Assert.Equal([[3, 4], [5, 6]], two.Folds.Select(fold => fold.Training.Values.ToArray()));
    }

    [Fact]
    public void Run_FirstAndLastOrigin_BoundTheOriginsOfEverySeriesAlike()
    {
        TimeSeriesPanel panel = TimeSeriesPanel.Create(
        [
            Counting.Relabel(SeriesKey.Of(("n", "long"))),
            Counting.Slice(3, 5).Relabel(SeriesKey.Of(("n", "late"))),
        ]);
        var options = new BacktestOptions
        {
            Horizon = 1,
            InitialCount = 2,
            FirstOrigin = Period.Year(2012),
            LastOrigin = Period.Year(2016),
            Stride = 2,
        };

        BacktestResult result = Backtest.Run(StubModel.LastValue, panel, options, cancellationToken: NeverCancelled);

        // The late series begins in 2013 and has two periods in 2014: the stride counts from 2012 for both.
        Assert.Equal(
            ["long 2012", "long 2014", "long 2016", "late 2014", "late 2016"], result.Folds.Select(fold => $"{fold.Key["n"]} {fold.Origin}"));
    }

    [Fact]
    public void Run_UnknownOutcomes_AreNoFoldsAndNotScored()
    {
        TimeSeries gaps = SeriesGenerator.From(8, i => i is 4 or 5 ? double.NaN : i + 1);

        BacktestResult result = Backtest.Run(new NaiveModel(), gaps, new BacktestOptions { Horizon = 2, InitialCount = 3 }, NeverCancelled);

        // Origin 2013 sees only the two gaps ahead.
        Assert.Equal([2012, 2014, 2015, 2016], result.Folds.Select(fold => fold.Origin.FirstDay.Year));
        Assert.Equal([3, 2], result.CountByStep());
        Assert.Equal((1.0 + 3 + 3 + 4 + 1) / 5, result.Score(ForecastMetric.Mae), 1e-12);
    }

    [Fact]
    public void Run_TheFutureChanged_ChangesNoForecast()
    {
        TimeSeries series = SeriesGenerator.LogRandomWalk(20);
        TimeSeries other = series.WithValues([.. series.Values[..14].ToArray(), .. Enumerable.Repeat(7.0, 6)]);
        var options = new BacktestOptions { Horizon = 2, InitialCount = 5 };
        var selecting = new StubModel(training => Best(training).Fit(training, NeverCancelled).Forecast(1).Steps[0]);

        foreach (IForecastModel model in new IForecastModel[] { new GrowthModel(), selecting })
        {
            double[] before = Medians(Backtest.Run(model, series, options, NeverCancelled));
            double[] after = Medians(Backtest.Run(model, other, options, NeverCancelled));
            Assert.Equal(before[..10], after[..10]);
            Assert.NotEqual(before[10..], after[10..]);
        }

        static double[] Medians(BacktestResult result) => [.. result.Folds.Select(fold => fold.Forecast.Steps[0].Median)];

        // A selection by an inner backtest sees the training part alone.
        IForecastModel Best(TimeSeries training) => new IForecastModel[] { new NaiveModel(), new DriftModel() }
            .MinBy(model => Backtest.Run(model, training, new BacktestOptions { Horizon = 1, InitialCount = 3 }, NeverCancelled).Score(ForecastMetric.Mae))!;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(-1)]
    public void Run_AnyParallelism_SameBits(int threads)
    {
        TimeSeriesPanel panel = Panel(9, 15);
        var simulated = new ForecastOptions { Method = ForecastMethod.Simulated, PathCount = 50 };
        var options = new BacktestOptions { Horizon = 3, InitialCount = 8, Forecast = simulated };
        BacktestResult reference = Backtest.Run(new GrowthModel(), panel, options with { MaxDegreeOfParallelism = 2 }, cancellationToken: NeverCancelled);

        BacktestResult result = Backtest.Run(new GrowthModel(), panel, options with { MaxDegreeOfParallelism = threads }, cancellationToken: NeverCancelled);

        Assert.Equal(9 * 7, result.Folds.Count);
        Assert.Equal(reference.Folds.Select(fold => (fold.Key, fold.Origin)), result.Folds.Select(fold => (fold.Key, fold.Origin)));
        Assert.Equal(reference.Score(ForecastMetric.Crps), result.Score(ForecastMetric.Crps), 0.0);
    }

    [Fact]
    public void Run_ModelFails_FallbackTakesItsPlaceAndIsNamed()
    {
        var options = new BacktestOptions { Horizon = 1, InitialCount = 2, Fallback = new NaiveModel() };

        BacktestResult result = Backtest.Run(FailsOnFive(), Counting, options, NeverCancelled);

        BacktestFailure failure = Assert.Single(result.Failures);
        Assert.Equal((Period.Year(2014), true, "Five is too hard."), (failure.Origin, failure.IsReplaced, failure.Error.Message));
        Assert.Equal([false, false, false, true, false, false], result.Folds.Select(fold => fold.IsFallback));
        Assert.Equal("Naive", result.Folds[3].Forecast.ModelName);
        Assert.Equal(1, result.Score(ForecastMetric.Mae), 1e-12);
        Assert.Equal(5, result.WithoutFailures().Folds.Count);
    }

    [Fact]
    public void Run_ModelFailsWithoutFallback_RefusesToBeScored()
    {
        BacktestResult result = Backtest.Run(FailsOnFive(), Counting, new BacktestOptions { Horizon = 1, InitialCount = 2 }, NeverCancelled);

        Assert.Equal(5, result.Folds.Count);
        string message = Assert.Throws<InvalidOperationException>(() => result.Score(ForecastMetric.Mae)).Message;
        Assert.StartsWith("Stub failed in 1 of 6 folds, first the series from 2014: Five is too hard. Set BacktestOptions.Fallback", message, StringComparison.Ordinal);
        Assert.Equal(1, result.WithoutFailures().Score(ForecastMetric.Mae), 1e-12);
    }

    [Fact]
    public void Run_FaultOfTheModel_IsNotSwallowed()
    {
        var faulty = new StubModel(_ => throw new NotSupportedException("A fault."));
        AggregateException error = Assert.Throws<AggregateException>(
            () => Backtest.Run(faulty, Counting, new BacktestOptions { Horizon = 1, InitialCount = 2, Fallback = new NaiveModel() }, NeverCancelled));
        Assert.Contains(error.InnerExceptions, inner => inner is NotSupportedException);
    }

    [Fact]
    public void Run_Progress_ReportsEveryFoldOnce()
    {
        var reports = new ConcurrentQueue<BacktestProgress>();

        Backtest.Run(StubModel.LastValue, Panel(5, 10), new BacktestOptions { Horizon = 1, InitialCount = 4 }, new Recorder(reports.Enqueue), NeverCancelled);

        Assert.Equal(Enumerable.Range(1, 30), reports.Select(report => report.Completed).Order());
        Assert.All(reports, report => Assert.Equal(30, report.Total));
    }

    [Fact]
    public void Run_Cancelled_StopsEarly()
    {
        using var source = new CancellationTokenSource();
        int done = 0;
        var progress = new Recorder(_ =>
        {
            done++;
            source.Cancel();
        });
        var options = new BacktestOptions { Horizon = 1, InitialCount = 4, MaxDegreeOfParallelism = 1 };

        Assert.ThrowsAny<OperationCanceledException>(() => Backtest.Run(StubModel.LastValue, Panel(50, 10), options, progress, source.Token));
        Assert.InRange(done, 1, 20);
    }

    [Fact]
    public void Run_NoOrigin_SaysWhatToChange()
    {
        ArgumentException tooShort = Assert.Throws<ArgumentException>(
            () => Backtest.Run(StubModel.LastValue, Counting, new BacktestOptions { Horizon = 1, InitialCount = 8 }, NeverCancelled));
        ArgumentException wrongFrequency = Assert.Throws<ArgumentException>(() => Backtest.Run(
            StubModel.LastValue, Counting, new BacktestOptions { Horizon = 1, InitialCount = 2, FirstOrigin = Period.Month(2012, 1) }, NeverCancelled));

        Assert.Contains("at least 8 periods to learn from", tooShort.Message, StringComparison.Ordinal);
        Assert.Contains("FirstOrigin is 2012-01 (Monthly), but the series are Yearly", wrongFrequency.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1, 1, 1)]
    [InlineData(1, 0, 1, 1)]
    [InlineData(1, 1, 0, 1)]
    [InlineData(1, 1, 1, 0)]
    public void Options_BelowOne_Throw(int horizon, int initialCount, int stride, int refitEvery) => Assert.Throws<ArgumentOutOfRangeException>(
        () => new BacktestOptions { Horizon = horizon, InitialCount = initialCount, Stride = stride, RefitEvery = refitEvery });

    private static StubModel FailsOnFive() => new(training => training.Values[^1] == 5
        ? throw new ForecastException("Five is too hard.")
        : new PointMassDistribution(training.Values[^1]));

    private static TimeSeriesPanel Panel(int series, int count) => TimeSeriesPanel.Create(
        Enumerable.Range(0, series).Select(i => SeriesGenerator.LogRandomWalk(count, seed: (ulong)i).Relabel(SeriesKey.Of(("place", $"P{i}")))));

    // Progress<T> reports later, on the thread pool; this one reports at once.
    private sealed class Recorder(Action<BacktestProgress> record) : IProgress<BacktestProgress>
    {
        public void Report(BacktestProgress value) => record(value);
    }
}
