using SahelForecast.Breaks;
using SahelForecast.Models.Arima;
using SahelForecast.Models.Baselines;
using SahelForecast.Models.Ets;
using SahelForecast.Models.Growth;
using Xunit;
using static SahelForecast.Testing.NumericAssert;

namespace SahelForecast.Tests.Breaks;

public class BreakModelTests
{
    public static TheoryData<BreakHandling> All => [.. Enum.GetValues<BreakHandling>()];

    [Theory]
    [MemberData(nameof(All))]
    public void Fit_NoBreakInside_IsTheModelItself(BreakHandling handling)
    {
        TimeSeries series = Marked(2000, 10, 12, 15, 14, 18);
        IFittedModel fitted = new DriftModel().WithBreaks(handling).Fit(series);

        Assert.Equal(new DriftModel().Fit(series).Forecast(2).Steps[1].Quantile(0.9), fitted.Forecast(2).Steps[1].Quantile(0.9));
        Assert.IsType<FittedDrift>(fitted);
    }

    [Fact]
    public void Restart_IsTheFitSinceTheLastBreak()
    {
        TimeSeries series = Marked(2003, 100, 110, 120, 10, 12, 15, 14);
        IFittedModel fitted = new DriftModel().WithBreaks(BreakHandling.Restart).Fit(series);

        Assert.Equal(Period.Year(2003), fitted.Training.Periods.Start);
        Assert.Equal(new DriftModel().Fit(series.SinceLastBreak()).Forecast(3).Steps[2].Quantile(0.1), fitted.Forecast(3).Steps[2].Quantile(0.1));
    }

    [Fact]
    public void Splice_ChangeByTheFactorAlone_ForecastsAsIfThereWereNoBreak()
    {
        // Ten per cent a year, and the new method counts 60 where the old one counted 100.
        double[] whole = [.. Enumerable.Range(0, 8).Select(i => 100 * Math.Pow(1.1, i))];
        double[] broken = [.. whole.Select((value, i) => i < 4 ? value / 0.6 : value)];
        IFittedModel fitted = new GrowthModel().WithBreaks(BreakHandling.Splice).Fit(Marked(2004, broken));

        AssertClose(whole[^1] * 1.1, fitted.Forecast(1).Steps[0].Median, 1e-6);
        Assert.Contains("x 0.60 before 2004", fitted.Describe(), StringComparison.Ordinal);
        Assert.True(new GrowthModel().Fit(Marked(2004, broken)).Forecast(1).Steps[0].Median < 1.05 * whole[^1]);
    }

    [Fact]
    public void Splice_UncertainGrowth_WidensTheForecastOfTheRestOfTheSeries()
    {
        double[] values = [100, 140, 120, 180, 90, 130, 110, 150];
        Forecast spliced = new GrowthModel().WithBreaks(BreakHandling.Splice).Fit(Marked(2004, values)).Forecast(4);
        TimeSeries known = TimeSeries.Create(Period.Year(2000), [.. values.Select((value, i) => i < 4 ? value * 0.45 : value)]);
        Forecast sure = new GrowthModel().Fit(known).Forecast(4);

        Assert.True(Width(spliced, 3) > 0.9 * Width(sure, 3));
        Assert.True(Width(spliced, 3) > Width(spliced, 0));
        Assert.InRange(spliced.Steps[0].Median, 120, 190);
    }

    [Fact]
    public void DownWeight_IsHalfOfEach()
    {
        TimeSeries series = Marked(2004, 100, 110, 105, 120, 60, 66, 58, 70);
        Forecast forecast = new DriftModel().WithBreaks(BreakHandling.DownWeight).Fit(series).Forecast(2);
        Forecast whole = new DriftModel().Fit(series).Forecast(2);
        Forecast restart = new DriftModel().Fit(series.SinceLastBreak()).Forecast(2);

        AssertClose(
            (whole.Steps[1].CumulativeProbability(75) + restart.Steps[1].CumulativeProbability(75)) / 2, forecast.Steps[1].CumulativeProbability(75), 1e-12);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Forecast_AnyMethod_KeepsToTheSupportAndTheOrigin(BreakHandling handling)
    {
        TimeSeries series = Marked(2005, 900, 990, 930, 1_000, 980, 300, 310, 280, 330, 350);
        series = series.Relabel(metadata: series.Metadata with { UpperBound = 1_000 });
        foreach (IForecastModel model in (IForecastModel[])[new NaiveModel(), EtsModel.EtsMle(), new GrowthModel()])
        {
            foreach (ForecastMethod method in Enum.GetValues<ForecastMethod>())
            {
                Forecast forecast = model.WithBreaks(handling).Fit(series).Forecast(5, new ForecastOptions { Method = method, PathCount = 90 });
                Assert.Equal((Period.Year(2009), 350), (forecast.Origin, forecast.OriginValue));
                Assert.All(forecast.Steps, step => Assert.True(step.Quantile(0) >= 0 && step.Quantile(1) <= 1_000 && step.HasFiniteMean));
            }
        }
    }

    [Fact]
    public void Simulate_MorePaths_BeginWithTheSame()
    {
        IFittedModel fitted = new GrowthModel().WithBreaks(BreakHandling.Splice).Fit(Marked(2004, 100, 140, 120, 180, 90, 130, 110, 150));

        Assert.Equal(fitted.Simulate(3, 10, 1).AtStep(2).ToArray(), fitted.Simulate(3, 40, 1).AtStep(2)[..10].ToArray());
    }

    [Fact]
    public void Splice_BreakAfterEveryPoint_SaysWhatToDo()
    {
        TimeSeries series = TimeSeries.Create(Period.Year(2000), [5, 60, 7], metadata: new SeriesMetadata
        {
            Breaks = [new SeriesBreak(Period.Year(2001), BreakReason.Method, "a"), new SeriesBreak(Period.Year(2002), BreakReason.Method, "b")],
        });
        ArgumentException error = Assert.Throws<ArgumentException>(() => new NaiveModel().WithBreaks(BreakHandling.Splice).Fit(series));

        Assert.Equal("series", error.ParamName);
        Assert.Contains("at least 2 changes inside regimes", error.Message, StringComparison.Ordinal);
        Assert.Contains("BreakHandling.Restart", error.Message, StringComparison.Ordinal);
        Assert.Equal(7, new ArimaModel().WithBreaks(BreakHandling.Restart).Fit(series).Forecast(1).Steps[0].Median);
    }

    [Fact]
    public void Restart_TooFewValuesSince_SaysSinceWhen()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new MeanModel().WithBreaks(BreakHandling.Restart).Fit(Marked(2004, 5, 6, 7, 8, 9)));

        Assert.Equal("series", error.ParamName);
        Assert.Contains("needs at least 3", error.Message, StringComparison.Ordinal);
        Assert.Contains("since 2004", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Splice_Zero_NamesThePeriod()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new NaiveModel().WithBreaks(BreakHandling.Splice).Fit(Marked(2003, 5, 0, 7, 8, 9)));

        Assert.Contains("0 in 2001", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WithBreaks_PanelModel_SaysThatItMindsThemItself() =>
        Assert.Equal("model", Assert.Throws<ArgumentException>(() => new PooledGrowthModel().WithBreaks()).ParamName);

    private static TimeSeries Marked(int first, params double[] values) => TimeSeries.Create(Period.Year(2000), values, metadata: new SeriesMetadata
    {
        Breaks = [new SeriesBreak(Period.Year(first), BreakReason.Method, "Another method.")],
    });

    private static double Width(Forecast forecast, int step) => Math.Log(forecast.Steps[step].Quantile(0.9) / forecast.Steps[step].Quantile(0.1));
}
