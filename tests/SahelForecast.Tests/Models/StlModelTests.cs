using SahelForecast.Decomposition;
using SahelForecast.Models.Baselines;
using SahelForecast.Models.Ets;
using SahelForecast.Models.Growth;
using SahelForecast.Models.Stl;
using SahelForecast.Models.Theta;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Models;

public class StlModelTests
{
    private static readonly TimeSeries Months = SeriesGenerator.Seasonal(70, noise: 60).Relabel(metadata: new SeriesMetadata { Kind = SeriesKind.Index });

    [Fact]
    public void Forecast_Season_ShiftsTheWholeDistributionOfTheInnerModel()
    {
        SeriesDecomposition parts = Stl.Decompose(Months);
        Forecast inner = new DriftModel().Fit(parts.SeasonallyAdjusted).Forecast(15);
        Forecast forecast = new StlModel(new DriftModel()).Fit(Months).Forecast(15);
        for (int step = 0; step < 15; step++)
        {
            double season = parts.Season.Values[70 - 12 + (step % 12)];
            NumericAssert.AssertClose(inner.Steps[step].Variance, forecast.Steps[step].Variance, 1e-12);
            foreach (double probability in new[] { 0.1, 0.5, 0.8 })
            {
                NumericAssert.AssertClose(inner.Steps[step].Quantile(probability) + season, forecast.Steps[step].Quantile(probability), 1e-12);
            }
        }
    }

    [Theory]
    [InlineData(ForecastMethod.Simulated)]
    [InlineData(ForecastMethod.Bootstrapped)]
    public void Forecast_PathsDrawn_AgreesWithTheFormulas(ForecastMethod method)
    {
        FittedStl fitted = new StlModel().Fit(Months);
        Forecast analytic = fitted.Forecast(15);
        Forecast drawn = fitted.Forecast(15, new ForecastOptions { Method = method, PathCount = 20_000 });

        // Five standard errors of a mean, three of a standard deviation.
        for (int step = 0; step < 15; step++)
        {
            double deviation = Math.Sqrt(analytic.Steps[step].Variance);
            NumericAssert.AssertClose(analytic.Steps[step].Mean, drawn.Steps[step].Mean, 0, 5 * deviation / Math.Sqrt(20_000));
            NumericAssert.AssertClose(deviation, Math.Sqrt(drawn.Steps[step].Variance), 0.03);
        }
    }

    [Fact]
    public void Forecast_SeasonThatSinksBelowTheBound_IsHeldThere()
    {
        TimeSeries low = SeriesGenerator.From(60, i => Math.Max(0, 100 + (120 * Math.Sin(i * Math.PI / 6))), Frequency.Monthly);
        Forecast forecast = new StlModel().Fit(low).Forecast(24);

        Assert.All(forecast.Steps, step => Assert.True(step.Quantile(0.001) >= 0));
        Assert.Contains(forecast.Steps, step => step.Quantile(0.5) == 0);
    }

    [Fact]
    public void Fit_NoSeason_IsTheInnerModel()
    {
        TimeSeries years = SeriesGenerator.LogRandomWalk(20);
        FittedStl fitted = new StlModel(new DriftModel()).Fit(years);
        Forecast expected = new DriftModel().Fit(years).Forecast(4);

        Assert.Null(fitted.Decomposition);
        Assert.Equal("Drift", fitted.Inner.Name[..5]);
        Assert.Contains("has no season", fitted.Describe(), StringComparison.Ordinal);
        Assert.Contains("at least 25 values", new StlModel().Fit(Months[..20]).Describe(), StringComparison.Ordinal);
        Assert.Equal(expected.Median().Values.ToArray(), fitted.Forecast(4).Median().Values.ToArray());
    }

    [Fact]
    public void WithSeasons_Days_ContinuesEach()
    {
        TimeSeries days = SeriesGenerator.From(
            900, i => 1_000 + (100 * Math.Sin(2 * Math.PI * i / 7)) + (200 * Math.Sin(2 * Math.PI * i / 60)), Frequency.Daily);
        FittedStl fitted = StlModel.WithSeasons(new MstlOptions { SeasonLengths = [7, 60] }, new NaiveModel()).Fit(days);
        Forecast forecast = fitted.Forecast(90);

        Assert.Contains("7 and one of 60 periods", fitted.Describe(), StringComparison.Ordinal);
        for (int step = 0; step < 90; step++)
        {
            int i = 900 + step;
            NumericAssert.AssertClose(
                1_000 + (100 * Math.Sin(2 * Math.PI * i / 7)) + (200 * Math.Sin(2 * Math.PI * i / 60)), forecast.Steps[step].Median, 0, 10);
        }
    }

    [Fact]
    public void Append_InnerFitThatCannot_SaysSo()
    {
        FittedStl fitted = new StlModel(new LogLinearTrendModel()).Fit(SeriesGenerator.Seasonal(48, level: 9_000));

        Assert.Contains("takes no new values", Assert.Throws<InvalidOperationException>(() => fitted.Append([1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Append_NewCycle_TakesItsSeasonOut()
    {
        FittedStl fitted = new StlModel().Fit(Months);
        double[] season = [.. fitted.Decomposition!.Season.Values[^12..]];
        FittedStl longer = fitted.Append([.. season.Select(value => 1_500 + value)]);
        FittedSes inner = ((FittedSes)fitted.Inner).Append([.. Enumerable.Repeat(1_500.0, 12)]);

        NumericAssert.AssertClose(inner.Level, ((FittedSes)longer.Inner).Level, 1e-12);
    }

    [Fact]
    public void ToJson_InnerFitThatCannot_SaysWhatToDo()
    {
        FittedStl fitted = new StlModel(new LogLinearTrendModel()).Fit(SeriesGenerator.Seasonal(48, level: 9_000));

        Assert.Contains("such as SES or Theta", Assert.Throws<InvalidOperationException>(fitted.ToJson).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromJson_OfToJson_KeepsTheSeasonsButNotTheDecomposition()
    {
        FittedStl fitted = new StlModel(new StlModel(new ThetaModel())).Fit(Months);
        FittedStl restored = FittedStl.FromJson(fitted.ToJson());

        Assert.Null(restored.Decomposition);
        Assert.Equal([12], restored.SeasonLengths);
        Assert.IsType<FittedTheta>(Assert.IsType<FittedStl>(restored.Inner).Inner);
        Assert.Empty(FittedStl.FromJson(new StlModel().Fit(SeriesGenerator.LogRandomWalk(20)).ToJson()).SeasonLengths);
    }

    [Fact]
    public void FromJson_DaysWithAYear_ForecastsTheSameBitsInNineKilobytes()
    {
        TimeSeries days = SeriesGenerator.From(
            800, i => 1_000 + (100 * Math.Sin(2 * Math.PI * i / 7)) + (200 * Math.Sin(2 * Math.PI * i / 365)), Frequency.Daily);
        FittedStl fitted = StlModel.WithSeasons(new MstlOptions()).Fit(days).Append([1_000, 1_100]);
        string json = fitted.ToJson();
        FittedStl restored = FittedStl.FromJson(json);

        Assert.Equal([7, 365], restored.SeasonLengths);
        Assert.InRange(json.Length, 5_000, 9_500);
        Assert.Equal(fitted.Describe(), restored.Describe());
        Assert.Equal(fitted.Forecast(400).Median().Values.ToArray(), restored.Forecast(400).Median().Values.ToArray());
    }
}
