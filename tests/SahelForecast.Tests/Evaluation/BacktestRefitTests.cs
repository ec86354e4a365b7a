using SahelForecast.Distributions;
using SahelForecast.Evaluation;
using SahelForecast.Models.Growth;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Evaluation;

/// <summary>Fits that are shared: by the origins of one series, and by the series of one origin.</summary>
public class BacktestRefitTests
{
    private static CancellationToken NeverCancelled => TestContext.Current.CancellationToken;

    private static TimeSeries Counting => SeriesGenerator.From(9, i => i + 1);

    [Fact]
    public void Run_RefitEvery_FitsOnceABlockAndAppendsBetween()
    {
        var model = new AppendableModel();

        BacktestResult result = Backtest.Run(model, Counting, new BacktestOptions { Horizon = 1, InitialCount = 3, RefitEvery = 4 }, NeverCancelled);

        // The stub forecasts 100 x the size at the fit + the last value it knows.
        Assert.Equal([303, 304, 305, 306, 707, 708], result.Folds.Select(fold => fold.Forecast.Steps[0].Median));
        Assert.Equal([3, 7], model.FittedOn.Order());
        Assert.Equal([4, 5, 6, 7, 8, 9], result.Folds.Select(fold => fold.Actual.Values[0]));
    }

    [Fact]
    public void Run_RefitEveryWithStride_AppendsWhatCameInBetween()
    {
        BacktestResult result = Backtest.Run(
            new AppendableModel(), Counting, new BacktestOptions { Horizon = 1, InitialCount = 3, RefitEvery = 9, Stride = 2 }, NeverCancelled);

        Assert.Equal([303, 305, 307], result.Folds.Select(fold => fold.Forecast.Steps[0].Median));
        Assert.Equal([3, 5, 7], result.Folds.Select(fold => fold.Forecast.Origin - Counting.Periods.Start + 1));
    }

    [Fact]
    public void Run_RefitEveryWithoutAppend_SaysSo()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => Backtest.Run(new GrowthModel(), Counting, new BacktestOptions { Horizon = 1, InitialCount = 3, RefitEvery = 2 }, NeverCancelled));
        Assert.StartsWith("RefitEvery is 2, but Growth can't take new values", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_PooledModel_SeesEverySeriesUpToTheOrigin()
    {
        TimeSeriesPanel panel = TimeSeriesPanel.Create(
        [
            Counting.Relabel(SeriesKey.Of(("n", "all"))),
            Counting.Slice(0, 5).Relabel(SeriesKey.Of(("n", "ends"))),
            Counting.Slice(6, 3).Relabel(SeriesKey.Of(("n", "late"))),
        ]);

        BacktestResult result = Backtest.Run(new PooledModel(), panel, new BacktestOptions { Horizon = 1, InitialCount = 3 }, cancellationToken: NeverCancelled);

        // "all" from its third to eighth value, "ends" from its third and fourth; "late" is too short for a fold but known from 2016 on.
        Assert.Equal(
            ["all 2012: 6", "all 2013: 8", "all 2014: 10", "all 2015: 11", "all 2016: 13", "all 2017: 15", "ends 2012: 6", "ends 2013: 8"],
            result.Folds.Select(fold => $"{fold.Key["n"]} {fold.Origin}: {fold.Forecast.Steps[0].Median}"));
    }

    [Fact]
    public void Run_PooledModelRefusesAnOrigin_FailsAllItsFolds()
    {
        TimeSeriesPanel panel = TimeSeriesPanel.Create(new[] { "a", "b" }.Select(name => Counting.Relabel(SeriesKey.Of(("n", name)))));

        BacktestResult result = Backtest.Run(
            new PooledModel { RefusesBelow = 8 }, panel, new BacktestOptions { Horizon = 1, InitialCount = 3 }, cancellationToken: NeverCancelled);

        Assert.Equal(["n=a from 2012: Too little.", "n=b from 2012: Too little."], result.Failures.Select(failure => failure.ToString()));
        Assert.Equal(10, result.Folds.Count);
    }

    private sealed class AppendableModel : IForecastModel
    {
        public string Name => "Appendable";

        public System.Collections.Concurrent.ConcurrentBag<int> FittedOn { get; } = [];

        public IFittedModel Fit(TimeSeries series, CancellationToken cancellationToken = default)
        {
            FittedOn.Add(series.Count);
            return new AppendableFit(series, series.Count);
        }
    }

    private sealed class AppendableFit(TimeSeries training, int count)
        : StubFit("Appendable", training, known => new PointMassDistribution((100 * count) + known.Values[^1])), IAppendableFit
    {
        public IFittedModel Append(ReadOnlySpan<double> newValues) =>
            new AppendableFit(TimeSeries.Create(Training.Periods.Start, [.. Training.Values, .. newValues]), count);
    }

    // Forecasts how many values it was given in all series together.
    private sealed class PooledModel : IPanelForecastModel
    {
        public string Name => "Pooled";

        public int RefusesBelow { get; init; }

        public IFittedModel Fit(TimeSeries series, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public IReadOnlyList<FitOutcome> FitPanel(TimeSeriesPanel panel, CancellationToken cancellationToken = default)
        {
            int values = panel.Sum(series => series.Count);
            return values < RefusesBelow
                ? throw new ForecastException("Too little.")
                : [.. panel.Select(series => FitOutcome.Success(series.Key, new StubFit(Name, series, _ => new PointMassDistribution(values))))];
        }
    }
}
