using SahelForecast.Distributions;
using SahelForecast.Models.Baselines;
using SahelForecast.Models.Counts;
using SahelForecast.Models.Growth;
using SahelForecast.Revisions;
using SahelForecast.Testing;
using SahelForecast.Transforms;
using Xunit;
using static SahelForecast.Testing.NumericAssert;

namespace SahelForecast.Tests.Revisions;

public class RevisionModelTests
{
    [Fact]
    public void Fit_NothingRevised_IsTheModelItself()
    {
        RevisionNoise none = RevisionNoise.Learn([RevisionVintages.Revised(new double[60], 2)], finalAge: 2);

        Assert.IsType<FittedNaive>(new NaiveModel().WithRevisions(none).Fit(Walk(1)));
        Assert.IsType<FittedNaive>(new NaiveModel().WithRevisions(RevisionVintages.Noise()).Fit(SeriesGenerator.Constant(9, 0)));
    }

    // Not in the catalog of models: mixtures of 23 fits are too dear for all of its suites.
    [Fact]
    public void Forecast_AwkwardSeries_IsOrderedAndInsideTheSupport()
    {
        RevisionNoise noise = RevisionVintages.Noise();
        foreach ((string what, TimeSeries series) in SeriesGenerator.Awkward())
        {
            FitOutcome outcome = PanelFitting.FitOne(new PooledGrowthModel().WithRevisions(noise), series, default);
            if (!outcome.IsSuccess)
            {
                Assert.Contains("at least", outcome.Error!.Message, StringComparison.Ordinal);
                continue;
            }

            PredictiveDistribution step = outcome.Model.Forecast(3).Steps[2];
            double[] quantiles = [0, step.Quantile(0.025), step.Median, step.Quantile(0.975), double.MaxValue];
            Assert.True(quantiles.SequenceEqual(quantiles.Order()) && quantiles.All(double.IsFinite), what);
        }
    }

    [Fact]
    public void Forecast_FollowsTheLastValue_HasTheVarianceOfBoth()
    {
        // On logarithms a naive forecast is normal, so that variances add up: those of a step and of the revision of the origin; revisions of the two before make steps themselves larger.
        IForecastModel naive = new NaiveModel().WithTransform(SeriesTransform.BoxCox(0));
        Forecast plain = naive.Fit(Walk(3)).Forecast(1);
        Forecast revised = naive.WithRevisions(RevisionVintages.Noise(0.3)).Fit(Walk(3)).Forecast(1);

        double step = Deviation(plain);
        double both = Deviation(revised);
        Assert.InRange(both, Math.Sqrt((step * step) + (0.25 * 0.25)), Math.Sqrt((step * step) + (0.38 * 0.38)));
        AssertClose(plain.Steps[0].Median, revised.Steps[0].Median, 0.06);
    }

    [Fact]
    public void Forecast_Averages_TakesLessOfTheNoise()
    {
        RevisionNoise noise = RevisionVintages.Noise(0.3);
        TimeSeries series = SeriesGenerator.Trending(40, start: 1_000, slope: 0, noise: 50, frequency: Frequency.Monthly);

        // Three noisy figures of forty make the mean uncertain by 13 and errors twice as large; the last value itself is off by 300.
        Assert.True(Widening(new MeanModel()) < 2.3);
        Assert.True(Widening(new NaiveModel()) > 3.5);

        double Widening(IForecastModel model) => Width(model.WithRevisions(noise).Fit(series).Forecast(1)) / Width(model.Fit(series).Forecast(1));
    }

    [Fact]
    public void Forecast_FiguresPublishedTooLow_AreRaised()
    {
        double[] logs = [.. Enumerable.Repeat(0.4, 300)];
        RevisionNoise noise = RevisionNoise.Learn([RevisionVintages.Revised(logs, 1)], finalAge: 1);
        TimeSeries series = SeriesGenerator.Constant(20, 1_000, Frequency.Monthly);

        // 1,000 exp(.4) is 1,492; a few versions are lowered all the same.
        Assert.InRange(new NaiveModel().WithRevisions(noise).Fit(series).Forecast(1).Steps[0].Median, 1_470, 1_495);
    }

    [Fact]
    public void Simulate_EachPath_HasOneRevision()
    {
        // Nothing else moves a constant series.
        IFittedModel fitted = new NaiveModel().WithRevisions(OfTheNewest(0.5)).Fit(SeriesGenerator.Constant(20, 5_000, Frequency.Monthly));
        SamplePaths paths = fitted.Simulate(3, 230, 4);

        // The origin is moved once, and by much more than steps are, so that each path goes on about where it began.
        Assert.True(Correlation(paths.AtStep(0), paths.AtStep(2)) > 0.8);
        Assert.InRange(Math.Sqrt(paths.AtStep(0).ToArray().Average(draw => Math.Pow(Math.Log(draw / 5_000), 2))), 0.4, 0.65);
    }

    [Fact]
    public void Backtest_FirstFiguresAreNoisy_CoversWhatCame()
    {
        // Eighty walks; the newest figure of each is off by 30 %, and steps by 10 %. Noise is learned of other series.
        RevisionNoise noise = OfTheNewest(0.3);
        IForecastModel model = new NaiveModel().WithTransform(SeriesTransform.BoxCox(0));
        var dice = new Dice(99);
        (int plain, int revised) = (0, 0);
        for (int i = 0; i < 80; i++)
        {
            TimeSeries final = SeriesGenerator.LogRandomWalk(31, drift: 0, seed: (ulong)(500 + i), frequency: Frequency.Monthly);
            double[] known = final.Values[..30].ToArray();
            known[^1] *= Math.Exp(0.3 * dice.Normal());
            TimeSeries vintage = final.Slice(0, 30).WithValues(known);
            plain += Holds(model.Fit(vintage));
            revised += Holds(model.WithRevisions(noise).Fit(vintage));

            int Holds(IFittedModel fitted) => fitted.Forecast(1).Steps[0].Interval(0.8) is var interval && final.Values[30] >= interval.Lower && final.Values[30] <= interval.Upper ? 1 : 0;
        }

        Assert.True(plain < 0.65 * 80, $"{plain} of 80 without");
        Assert.InRange(revised, 0.68 * 80, 0.95 * 80);
    }

    [Fact]
    public void Fit_Counts_StayCounts()
    {
        TimeSeries series = SeriesGenerator.From(40, i => i % 5 == 0 ? 0 : 3 + (i % 7), Frequency.Monthly, new SeriesMetadata { Kind = SeriesKind.Flow });
        Forecast forecast = new RecentHistoryModel().WithRevisions(RevisionVintages.Noise()).Fit(series).Forecast(3);
        Forecast plain = new RecentHistoryModel().Fit(series).Forecast(3);

        var counts = Assert.IsAssignableFrom<CountDistribution>(forecast.Steps[0]);
        Assert.True(counts.IsWhole);
        Assert.All(new[] { 0.1, 0.5, 0.9, 0.99 }, probability => Assert.Equal(Math.Round(counts.Quantile(probability)), counts.Quantile(probability)));
        Assert.True(Math.Abs(counts.Crps(4) - plain.Steps[0].Crps(4)) < 0.5);

        // The score of counts, against its sum over whole numbers.
        double sum = 0;
        for (int y = 0; y < 20_000; y++)
        {
            double below = counts.CumulativeProbability(y) - (y >= 4 ? 1 : 0);
            sum += below * below;
        }

        AssertClose(sum, counts.Crps(4), 2e-3);
    }

    [Fact]
    public void Fit_Bounds_AreKept()
    {
        TimeSeries series = Walk(5);
        series = series.Relabel(metadata: new SeriesMetadata { UpperBound = series.Values.ToArray().Max() });
        Forecast forecast = new NaiveModel().WithRevisions(RevisionVintages.Noise(0.8)).Fit(series).Forecast(4);

        Assert.All(forecast.Steps, step => Assert.True(step.Quantile(0) >= 0 && step.Quantile(1) <= series.Metadata.UpperBound));
        Assert.Equal(series.Values[^1], forecast.OriginValue);
    }

    [Fact]
    public void FitPanel_PooledModel_StillLearnsAcrossThePanel()
    {
        TimeSeriesPanel panel = TimeSeriesPanel.Create(Enumerable.Range(0, 6).Select(i =>
            SeriesGenerator.LogRandomWalk(12, standardDeviation: 0.8, seed: (ulong)i).Relabel(SeriesKey.Of(("place", $"P{i}"))))
            .Append(SeriesGenerator.From(9, _ => -1, metadata: new SeriesMetadata { Kind = SeriesKind.Index }).Relabel(SeriesKey.Of(("place", "none")))));
        IForecastModel model = new PooledGrowthModel().WithRevisions(RevisionVintages.Noise());
        IReadOnlyList<FitOutcome> together = Assert.IsAssignableFrom<IPanelForecastModel>(model).FitPanel(panel);

        Assert.Equal([true, true, true, true, true, true, false], together.Select(outcome => outcome.IsSuccess));
        Assert.True(Width(together[0].Model.Forecast(1)) > Width(model.Fit(panel[0]).Forecast(1)));
    }

    [Fact]
    public void Fit_TooShort_NamesTheModelThatWasAsked()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new MeanModel().WithRevisions(RevisionVintages.Noise()).Fit(SeriesGenerator.Constant(1, 3)));

        Assert.StartsWith("Mean, revisions ahead needs at least", error.Message, StringComparison.Ordinal);
        Assert.Equal("series", error.ParamName);
    }

    private static RevisionNoise OfTheNewest(double scale)
    {
        var dice = new Dice(23);
        return RevisionNoise.Learn([RevisionVintages.Revised([.. Enumerable.Range(0, 300).Select(_ => scale * dice.Normal())], 1)], finalAge: 1);
    }

    private static TimeSeries Walk(ulong seed) => SeriesGenerator.LogRandomWalk(40, drift: 0, seed: seed, frequency: Frequency.Monthly);

    private static double Width(Forecast forecast) => forecast.Steps[0].Quantile(0.9) - forecast.Steps[0].Quantile(0.1);

    private static double Deviation(Forecast forecast) => Math.Log(forecast.Steps[0].Quantile(0.9) / forecast.Steps[0].Quantile(0.1)) / (2 * 1.2816);

    private static double Correlation(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        double[] x = first.ToArray();
        double[] y = second.ToArray();
        (double mx, double my) = (x.Average(), y.Average());
        double Product(double[] a, double ma, double[] b, double mb) => a.Zip(b, (p, q) => (p - ma) * (q - mb)).Sum();
        return Product(x, mx, y, my) / Math.Sqrt(Product(x, mx, x, mx) * Product(y, my, y, my));
    }
}
