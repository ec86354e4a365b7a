using System.Collections.Concurrent;
using Xunit;

namespace SahelForecast.Tests;

public class PanelFittingTests
{
    private static readonly SeriesMetadata Unbounded = new() { Kind = SeriesKind.Index };

    private static CancellationToken NeverCancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void FitAll_SomeFail_OthersDoNotAndOrderIsKept()
    {
        TimeSeriesPanel panel = Panel([1, 2], [1, -2], [1], [1, double.NaN, 3], [4, 5]);

        IReadOnlyList<FitOutcome> outcomes = new LastValueModel().FitAll(panel, cancellationToken: NeverCancelled);

        Assert.Equal(panel.Select(series => series.Key), outcomes.Select(outcome => outcome.Key));
        Assert.Equal([true, false, false, false, true], outcomes.Select(outcome => outcome.IsSuccess));
        Assert.Equal("The last value of n=1 is negative.", outcomes[1].Error!.Message);
        Assert.Contains("at least 2 observed values", outcomes[2].Error!.Message, StringComparison.Ordinal);
        Assert.IsType<ArgumentException>(outcomes[2].Error!.InnerException);
        Assert.Contains("has none for 2021", outcomes[3].Error!.Message, StringComparison.Ordinal);
        Assert.Equal(5, outcomes[4].Model.Forecast(1).Steps[0].Mean);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(-1)]
    public void FitAll_AnyParallelism_SameOutcomes(int degree)
    {
        TimeSeriesPanel panel = Panel([.. Enumerable.Range(0, 60).Select(i => (double[])[1, i % 7 == 3 ? -i : i])]);

        IReadOnlyList<FitOutcome> outcomes = new LastValueModel().FitAll(panel, degree, cancellationToken: NeverCancelled);

        for (int i = 0; i < panel.Count; i++)
        {
            Assert.Equal((panel[i].Key, i % 7 != 3), (outcomes[i].Key, outcomes[i].IsSuccess));
            Assert.True(!outcomes[i].IsSuccess || outcomes[i].Model.Training.Values.SequenceEqual(panel[i].Values));
        }
    }

    [Fact]
    public void FitAll_Progress_ReportsEverySeriesOnce()
    {
        var progress = new Recorder();
        TimeSeriesPanel panel = Panel([.. Enumerable.Range(0, 30).Select(i => (double[])[1, i % 2 == 0 ? -1 : 1])]);

        new LastValueModel().FitAll(panel, progress: progress, cancellationToken: NeverCancelled);

        Assert.Equal(Enumerable.Range(1, 30), progress.Reports.Select(report => report.Completed).Order());
        Assert.All(progress.Reports, report => Assert.Equal(30, report.Total));
    }

    [Fact]
    public void FitAll_Cancelled_ThrowsAndStopsEarly()
    {
        using var source = new CancellationTokenSource();
        var progress = new Recorder { Then = source.Cancel };
        TimeSeriesPanel panel = Panel([.. Enumerable.Range(0, 500).Select(i => (double[])[1, i])]);

        Assert.Throws<OperationCanceledException>(() => new LastValueModel().FitAll(panel, 1, progress, source.Token));
        Assert.InRange(progress.Reports.Count, 1, 20);
    }

    [Fact]
    public void FitAll_FaultOfTheModel_IsNotSwallowed() => Assert.Contains(
        Assert.Throws<AggregateException>(() => new LastValueModel().FitAll(Panel([1, 666]), cancellationToken: NeverCancelled)).InnerExceptions,
        inner => inner is InvalidOperationException);

    [Fact]
    public void FitAll_EmptyPanel_NoOutcomes() =>
        Assert.Empty(new LastValueModel().FitAll(TimeSeriesPanel.Create([]), cancellationToken: NeverCancelled));

    [Fact]
    public void FitAll_PanelModel_FitsTogether()
    {
        var progress = new Recorder();
        TimeSeriesPanel panel = Panel([1, 2], [3, 5]);

        IReadOnlyList<FitOutcome> outcomes = new PooledModel().FitAll(panel, progress: progress, cancellationToken: NeverCancelled);

        Assert.All(outcomes, outcome => Assert.Equal("A panel of 2.", outcome.Error!.Message));
        Assert.Equal([new FitProgress(2, 2)], progress.Reports);
    }

    private static TimeSeriesPanel Panel(params double[][] values) => TimeSeriesPanel.Create(values.Select(
        (numbers, i) => TimeSeries.Create(Period.Year(2020), numbers, SeriesKey.Of(("n", $"{i}")), Unbounded)));

    // Progress<T> reports later, on the thread pool; this one reports at once.
    private sealed class Recorder : IProgress<FitProgress>
    {
        public ConcurrentQueue<FitProgress> Reports { get; } = [];

        public Action? Then { get; init; }

        public void Report(FitProgress value)
        {
            Reports.Enqueue(value);
            Then?.Invoke();
        }
    }

    private sealed class PooledModel : IPanelForecastModel
    {
        public string Name => "Pooled";

        public IFittedModel Fit(TimeSeries series, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public IReadOnlyList<FitOutcome> FitPanel(TimeSeriesPanel panel, CancellationToken cancellationToken = default) =>
            [.. panel.Select(series => FitOutcome.Failure(series.Key, new ForecastException($"A panel of {panel.Count}.")))];
    }
}
