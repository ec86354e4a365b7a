using SahelForecast.Distributions;
using SahelForecast.Evaluation;
using Xunit;

namespace SahelForecast.Tests.Evaluation;

/// <summary>Real-time backtests: three publications of one series, each a year longer, the past revised.</summary>
public class BacktestVintageTests
{
    private static readonly SeriesKey Mali = SeriesKey.Of(("country", "MLI"));

    private static CancellationToken NeverCancelled => TestContext.Current.CancellationToken;

    private static SeriesVintages Revised => SeriesVintages.Create(
    [
        Known("2024-06-13", 10, 20, 33),
        Known("2022-06-13", 10),
        Known("2023-06-13", 10, 21),
        Known("2025-06-13", 10, 20, 30, 40),
    ]);

    [Fact]
    public void Run_Latest_TrainsOnWhatWasKnownAndScoresAgainstTheNewest()
    {
        BacktestResult result = Backtest.Run(StubModel.LastValue, [Revised], new BacktestOptions { Horizon = 2, InitialCount = 2 }, cancellationToken: NeverCancelled);

        Assert.Equal([[10, 21], [10, 20, 33]], result.Folds.Select(fold => fold.Training.Values.ToArray()));
        Assert.Equal([[30, 40], [40, double.NaN]], result.Folds.Select(fold => fold.Actual.Values.ToArray()));
        Assert.Equal([21, 33], result.Folds.Select(fold => fold.Forecast.Steps[0].Median));
        Assert.Equal(new DateOnly(2023, 6, 13), result.Folds[0].Training.Metadata.Vintage);
    }

    [Fact]
    public void Run_FirstPublished_ScoresAgainstWhatWasSaidAtTheTime()
    {
        BacktestResult result = Backtest.Run(
            StubModel.LastValue,
            [Revised],
            new BacktestOptions { Horizon = 2, InitialCount = 1, Outcome = OutcomeVintage.FirstPublished },
            cancellationToken: NeverCancelled);

        Assert.Equal([[21, 33], [33, 40], [40, double.NaN]], result.Folds.Select(fold => fold.Actual.Values.ToArray()));
    }

    [Fact]
    public void Run_MissingAtTheEnd_PutsTheOriginAtTheLastValue()
    {
        SeriesVintages late = SeriesVintages.Create([Known("2023-06-13", 10, 20, double.NaN), Known("2024-06-13", 10, 20, 30, 40)]);

        BacktestFold fold = Assert.Single(
            Backtest.Run(StubModel.LastValue, [late], new BacktestOptions { Horizon = 1, InitialCount = 1 }, cancellationToken: NeverCancelled).Folds);

        Assert.Equal((Period.Year(2011), 30.0), (fold.Origin, fold.Actual.Values[0]));
    }

    [Fact]
    public void Run_OriginBoundsStrideAndWindow_Hold()
    {
        var options = new BacktestOptions { Horizon = 1, InitialCount = 1 };

        Assert.Equal([2010, 2011, 2012], Origins(options));
        Assert.Equal([2011, 2012], Origins(options with { FirstOrigin = Period.Year(2011) }));
        Assert.Equal([2010], Origins(options with { LastOrigin = Period.Year(2010) }));
        Assert.Equal([2010, 2012], Origins(options with { Stride = 2 }));
        Assert.Equal([33], Run(options with { Window = TrainingWindow.Sliding }).Folds[2].Training.Values.ToArray());

        int[] Origins(BacktestOptions some) => [.. Run(some).Folds.Select(fold => fold.Origin.FirstDay.Year)];
        BacktestResult Run(BacktestOptions some) => Backtest.Run(StubModel.LastValue, [Revised], some, cancellationToken: NeverCancelled);
    }

    [Fact]
    public void Run_PooledModel_SeesEverySeriesAsKnownThatDay()
    {
        SeriesVintages niger = SeriesVintages.Create(new[] { Known("2023-12-01", 1, 2), Known("2024-12-01", 1, 2, 3) }
            .Select(series => series.Relabel(SeriesKey.Of(("country", "NER")))));

        BacktestResult result = Backtest.Run(new SumOfAll(), [Revised, niger], new BacktestOptions { Horizon = 1, InitialCount = 1 }, cancellationToken: NeverCancelled);

        // Niger is unknown in June 2023, 1 + 2 in June 2024; Mali is 10 + 21 in December 2023.
        Assert.Equal(
            ["MLI 2010: 10", "MLI 2011: 31", "MLI 2012: 66", "NER 2011: 34"],
            result.Folds.Select(fold => $"{fold.Key["country"]} {fold.Origin}: {fold.Forecast.Steps[0].Median}"));
    }

    [Fact]
    public void Run_NothingToScore_SaysWhatToChange()
    {
        SeriesVintages one = SeriesVintages.Create([Known("2023-06-13", 10, 20, 30)]);
        var options = new BacktestOptions { Horizon = 1, InitialCount = 1 };

        Assert.Contains("a later vintage", Error([one], options).Message, StringComparison.Ordinal);
        Assert.Contains("RefitEvery must be 1", Error([Revised], options with { RefitEvery = 2 }).Message, StringComparison.Ordinal);
        Assert.Contains("but the series are Yearly", Error([Revised], options with { LastOrigin = Period.Quarter(2012, 1) }).Message, StringComparison.Ordinal);

        static ArgumentException Error(IReadOnlyList<SeriesVintages> vintages, BacktestOptions options) =>
            Assert.Throws<ArgumentException>(() => Backtest.Run(StubModel.LastValue, vintages, options, cancellationToken: NeverCancelled));
    }

    private static TimeSeries Known(string vintage, params double[] values) => TimeSeries.Create(
        Period.Year(2010), values, Mali, new SeriesMetadata { Vintage = DateOnly.ParseExact(vintage, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) });

    // Forecasts the sum of all values known of all series.
    private sealed class SumOfAll : IPanelForecastModel
    {
        public string Name => "Sum";

        public IFittedModel Fit(TimeSeries series, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public IReadOnlyList<FitOutcome> FitPanel(TimeSeriesPanel panel, CancellationToken cancellationToken = default)
        {
            double sum = panel.Sum(series => series.Sum(observation => observation.Value));
            return [.. panel.Select(series => FitOutcome.Success(series.Key, new StubFit(Name, series, _ => new PointMassDistribution(sum))))];
        }
    }
}
