using SahelForecast.Breaks;
using SahelForecast.Models.Baselines;
using SahelForecast.Models.Combination;
using SahelForecast.Testing;
using Xunit;
using static SahelForecast.Numerics.SpecialFunctions;

namespace SahelForecast.Tests.Models;

public class ConformalModelTests
{
    private static readonly ConformalOptions Refusing = new() { TooFew = ConformalTooFew.Refuse };

    // Changes of 1 to 9 in some order after ten that make a standard deviation.
    private static TimeSeries KnownErrors => Walk([1, -1, 2, -2, 1, -1, 2, -2, 1, -1, 4, -7, 1, 9, -3, -2, 6, -8, 5]);

    [Theory]
    [InlineData(0.1, 1)]
    [InlineData(0.45, 5)]
    [InlineData(0.5, 5)]
    [InlineData(0.8, 8)]
    [InlineData(0.9, 9)]
    public void Interval_NineKnownErrors_IsTheOrderStatisticOfTheRuleOfNPlusOne(double level, double halfWidth)
    {
        Forecast forecast = new NaiveModel().WithConformalIntervals(new ConformalOptions { InitialCount = 11 }).Fit(KnownErrors).Forecast(1);

        PredictionInterval interval = forecast.Steps[0].Interval(level);
        double last = KnownErrors.Values[^1];
        NumericAssert.AssertClose(last - halfWidth, interval.Lower, 1e-9);
        NumericAssert.AssertClose(last + halfWidth, interval.Upper, 1e-9);
        Assert.Equal(last, forecast.Steps[0].Median);
    }

    [Theory]
    [InlineData(false, 9, 0.5)]
    [InlineData(false, 9, 0.8)]
    [InlineData(false, 9, 0.85)]
    [InlineData(false, 9, 0.9)]
    [InlineData(false, 19, 0.95)]
    [InlineData(true, 9, 0.8)]
    [InlineData(true, 9, 0.9)]
    public void Interval_ExchangeableErrors_HoldsAtLeastItsLevelAndAtMostOneRankMore(bool isWalk, int errors, double level)
    {
        const int Seeds = 2_000;
        const int Initial = 12;
        IForecastModel model = (isWalk ? (IForecastModel)new NaiveModel() : new MeanModel()).WithConformalIntervals(new ConformalOptions { InitialCount = Initial, MaximumHorizon = 1 });
        double[] held = new double[Seeds];
        Parallel.For(0, Seeds, seed =>
        {
            TimeSeries series = isWalk ? SeriesGenerator.RandomWalk(Initial + errors, seed: (ulong)seed) : Noise(Initial + errors, (ulong)seed);
            PredictionInterval interval = model.Fit(series).Forecast(1).Steps[0].Interval(level);
            double centre = isWalk ? series.Values[^1] : 0;
            held[seed] = NormalCdf(interval.Upper - centre) - NormalCdf(interval.Lower - centre);
        });

        // Four standard errors; the coverage given the past has the deviation of a beta distribution, at most 0.16 here.
        double error = 4 * 0.16 / Math.Sqrt(Seeds);
        Assert.InRange(held.Average(), level - error, level + (1.0 / (errors + 1)) + error);
    }

    [Fact]
    public void Interval_TooFewErrors_IsRefusedWithWhatItTakes()
    {
        Forecast forecast = new NaiveModel().WithConformalIntervals(Refusing with { InitialCount = 11 }).Fit(KnownErrors).Forecast(2);

        ArgumentException error = Assert.Throws<ArgumentException>(() => forecast.Interval(0.95));

        Assert.StartsWith("Naive, conformal has 9 past errors 1 step ahead, which support levels up to 0.9, not 0.95: that takes 19 independent errors.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => forecast.Steps[1].Quantile(0.95));
        Assert.True(forecast.Steps[0].Interval(0.9).Width > 0);
        Assert.True(forecast.Steps[0].HasFiniteMean && forecast.Steps[0].Crps(0) > 0);
        Assert.Contains("9 errors 1 step ahead support levels up to 0.9, 8 errors 2 steps ahead support levels up to 0.888; wider ones refused", forecast.IntervalMethod, StringComparison.Ordinal);
    }

    [Fact]
    public void Interval_Refusing_DrawsRefuseToo()
    {
        IFittedModel fit = new NaiveModel().WithConformalIntervals(Refusing with { InitialCount = 11 }).Fit(KnownErrors);
        Forecast drawn = fit.Forecast(2, new ForecastOptions { Method = ForecastMethod.Simulated, PathCount = 100 });

        Assert.NotNull(drawn.Paths);
        Assert.Throws<ArgumentException>(() => drawn.Steps[0].Interval(0.95));
        Assert.Throws<ArgumentException>(() => new NaiveModel().WithConformalIntervals(Refusing).Fit(Walk([1])).Forecast(1).Interval(0.1));
    }

    [Fact]
    public void Interval_BeyondTheErrors_WidensAsTheModelDoes()
    {
        IFittedModel fit = new NaiveModel().WithConformalIntervals(new ConformalOptions { InitialCount = 11 }).Fit(KnownErrors);
        Forecast forecast = fit.Forecast(1);
        Forecast own = ((ConformalFit)fit).Inner.Forecast(1);

        double ratio = own.Steps[0].Interval(0.99).Width / own.Steps[0].Interval(0.9).Width;
        NumericAssert.AssertClose(forecast.Steps[0].Interval(0.9).Width * ratio, forecast.Steps[0].Interval(0.99).Width, 1e-9);
        Assert.Contains("not promised", forecast.IntervalMethod, StringComparison.Ordinal);
        Assert.Contains("not promised", fit.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void Interval_SmallErrorsBeyondTheLevel_IsNeverNarrowerThanTheModel()
    {
        IFittedModel fit = new NaiveModel().WithConformalIntervals(new ConformalOptions { InitialCount = 11 })
            .Fit(Walk([9, -8, 7, -9, 8, -8, 9, -7, 8, -9, 0.1, -0.2, 0.1, 0.3]));
        Forecast own = ((ConformalFit)fit).Inner.Forecast(1);

        Assert.True(fit.Forecast(1).Steps[0].Interval(0.8).Width < 1);
        Assert.Equal(own.Steps[0].Interval(0.95).Width, fit.Forecast(1).Steps[0].Interval(0.95).Width);
    }

    [Fact]
    public void Fit_OutcomesOffAForecastWithoutSpread_AreBeyondMeasure()
    {
        TimeSeries series = Walk([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0]);
        var fit = (ConformalFit)new NaiveModel().WithConformalIntervals(new ConformalOptions { InitialCount = 10 }).Fit(series);

        Assert.Equal(4, fit.ScoreCount(1));
        NumericAssert.AssertClose(3 / 5.0, fit.SupportedLevel(1), 1e-12);
    }

    [Fact]
    public void Fit_ModelThatTakesNoNewValues_IsFittedAtEachOrigin()
    {
        TimeSeries series = KnownErrors;
        TimeSeries broken = series.Relabel(metadata: series.Metadata with { Breaks = [new SeriesBreak(series.Periods[3], BreakReason.Method, "A new form.")] });
        IFittedModel refitted = new NaiveModel().WithBreaks(BreakHandling.DownWeight).WithConformalIntervals(new ConformalOptions { InitialCount = 11 }).Fit(broken);

        Assert.False(refitted is IAppendableFit);
        Assert.Equal(9, ((ConformalFit)refitted).ScoreCount(1));
        Assert.True(refitted.Forecast(1).Steps[0].Interval(0.9).Width > refitted.Forecast(1).Steps[0].Interval(0.5).Width);
    }

    [Fact]
    public void Fit_RefitEvery_ScoresTheSameErrorsOnOtherScales()
    {
        var shared = (ConformalFit)new NaiveModel().WithConformalIntervals(new ConformalOptions { InitialCount = 11 }).Fit(KnownErrors);
        var anew = (ConformalFit)new NaiveModel().WithConformalIntervals(new ConformalOptions { InitialCount = 11, RefitEvery = 1 }).Fit(KnownErrors);

        Assert.Equal(shared.ScoreCount(1), anew.ScoreCount(1));
        Assert.NotEqual(shared.Forecast(1).Steps[0].Interval(0.9), anew.Forecast(1).Steps[0].Interval(0.9));
        Assert.InRange(anew.Forecast(1).Steps[0].Interval(0.9).Width, 10, 60);
    }

    [Fact]
    public void Append_NewValues_KeepsTheScores()
    {
        var fit = (ConformalFit)new NaiveModel().WithConformalIntervals(new ConformalOptions { InitialCount = 11 }).Fit(KnownErrors);
        var longer = (ConformalFit)((IAppendableFit)fit).Append([500, 510]);

        Assert.Equal(9, longer.ScoreCount(1));
        NumericAssert.AssertClose(fit.Forecast(1).Steps[0].Interval(0.9).Width, longer.Forecast(1).Steps[0].Interval(0.9).Width, 1e-9);
        Assert.Equal(510, longer.Forecast(1).Steps[0].Median);
    }

    [Fact]
    public void FitPanel_ExchangeableSeries_HoldsTheLevelThatNoneSupportsAlone()
    {
        const int Panels = 60;
        const int Series = 20;
        IPanelForecastModel model = new NaiveModel().WithConformalIntervals(new ConformalOptions { InitialCount = 9, MaximumHorizon = 2 });
        double held = 0;
        double supported = 0;
        for (int panel = 0; panel < Panels; panel++)
        {
            foreach (FitOutcome outcome in model.FitPanel(Panel(Series, i => SeriesGenerator.RandomWalk(13, seed: (ulong)((panel * Series) + i)))))
            {
                var fit = (ConformalFit)outcome.Model;
                PredictionInterval interval = fit.Forecast(1).Steps[0].Interval(0.95);
                double last = fit.Training.Values[^1];
                held += (NormalCdf(interval.Upper - last) - NormalCdf(interval.Lower - last)) / (Panels * Series);
                supported += fit.SupportedLevel(1) / (Panels * Series);
                Assert.Equal(4, fit.ScoreCount(1));
            }
        }

        // 0.8 would be all that four errors support. Four standard errors of the mean over panels are about 0.01.
        Assert.InRange(held, 0.94, 0.975);
        Assert.True(supported > 0.95);
    }

    [Fact]
    public void FitPanel_SeriesThatDiffer_KeepMostlyToTheirOwn()
    {
        // Half of the series become ten times as calm after the part fitted to, half three times as wild.
        TimeSeriesPanel panel = Panel(10, i =>
        {
            var dice = new Dice((ulong)i);
            return Walk([.. Enumerable.Range(0, 60).Select(step => dice.Normal() * (step < 20 ? 1 : i % 2 == 0 ? 0.1 : 3))]);
        });
        IReadOnlyList<FitOutcome> fits = new NaiveModel().WithConformalIntervals(new ConformalOptions { InitialCount = 21 }).FitPanel(panel);

        for (int i = 0; i < 10; i++)
        {
            double width = fits[i].Model.Forecast(1).Steps[0].Interval(0.8).Width;
            double truth = 2 * 1.2816 * (i % 2 == 0 ? 0.1 : 3);
            Assert.InRange(width, truth * 0.5, truth * 2.5);
        }

        Assert.Contains("Errors of 10 series are pooled", fits[0].Model.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void FitPanel_FewSeries_SaysThatTheyAreNotPooled()
    {
        IPanelForecastModel model = new NaiveModel().WithConformalIntervals();
        TimeSeriesPanel panel = Panel(3, i => SeriesGenerator.RandomWalk(20, seed: (ulong)i));
        IReadOnlyList<FitOutcome> fits = model.FitPanel(panel);

        Assert.Contains("only 3 of the panel have any, and pooling takes 5", fits[0].Model.Describe(), StringComparison.Ordinal);
        Assert.Equal(model.Fit(panel[1]).Forecast(3).Steps[2].Interval(0.7), fits[1].Model.Forecast(3).Steps[2].Interval(0.7));
    }

    [Fact]
    public void FitPanel_SeriesTooShort_FailsAloneAndAddsNothing()
    {
        IReadOnlyList<FitOutcome> fits = new NaiveModel().WithConformalIntervals().FitPanel(
            Panel(7, i => i == 2 ? SeriesGenerator.Constant(4, double.NaN) : i == 3 ? SeriesGenerator.RandomWalk(3) : SeriesGenerator.RandomWalk(20, seed: (ulong)i)));

        Assert.False(fits[2].IsSuccess);
        Assert.Equal(0, ((ConformalFit)fits[3].Model).ScoreCount(1));
        Assert.True(((ConformalFit)fits[3].Model).SupportedLevel(1) > 0.9);
        Assert.Contains("of 5 series", fits[3].Model.Describe(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void Options_NotPositive_Throw(int value)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConformalOptions { InitialCount = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConformalOptions { MaximumHorizon = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConformalOptions { RefitEvery = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConformalOptions { TooFew = (ConformalTooFew)(value - 1) });
    }

    private static TimeSeries Walk(double[] changes)
    {
        double level = 100;
        return SeriesGenerator.From(changes.Length + 1, i => level += i == 0 ? 0 : changes[i - 1], metadata: new SeriesMetadata { Kind = SeriesKind.Index });
    }

    private static TimeSeries Noise(int count, ulong seed)
    {
        var dice = new Dice(seed);
        return SeriesGenerator.From(count, _ => dice.Normal(), metadata: new SeriesMetadata { Kind = SeriesKind.Index });
    }

    private static TimeSeriesPanel Panel(int count, Func<int, TimeSeries> series) =>
        TimeSeriesPanel.Create(Enumerable.Range(0, count).Select(i => series(i).Relabel(SeriesKey.Of(("place", $"P{i:00}")))));
}
