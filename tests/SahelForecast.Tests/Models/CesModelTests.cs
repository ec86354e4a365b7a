using System.Numerics;
using SahelForecast.Models.Ces;
using SahelForecast.Models.Ets;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Models;

public class CesModelTests
{
    private static readonly SeriesMetadata Unbounded = new() { Kind = SeriesKind.Index };

    [Fact]
    public void Fit_ExponentialSeries_GrowsOn()
    {
        // 1 % a period over 60 is a factor of 1.8: what the prior expects.
        var dice = new Dice(4);
        TimeSeries series = SeriesGenerator.From(60, i => 1_000 * Math.Pow(1.01, i) * (1 + (0.002 * dice.Normal())));
        FittedCes fitted = new CesModel().Fit(series);
        double[] median = fitted.Forecast(10).Median().Values.ToArray();

        Assert.Equal(CesSeasonality.None, fitted.Seasonality);
        Assert.InRange(median[9] / median[0], Math.Pow(1.0092, 9), Math.Pow(1.0105, 9));
        Assert.Contains("changes by +", fitted.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_NoiseAboutALevel_StaysThere()
    {
        var dice = new Dice(5);
        FittedCes fitted = new CesModel().Fit(SeriesGenerator.From(80, _ => 500 + (10 * dice.Normal()), metadata: Unbounded));

        Assert.InRange(fitted.Forecast(12).Median().Values[11], 490, 510);
        Assert.InRange(fitted.StandardDeviation, 8, 12.5);
    }

    [Theory]
    [InlineData(CesSeasonality.Simple)]
    [InlineData(CesSeasonality.Partial)]
    [InlineData(CesSeasonality.Full)]
    public void Forecast_SeasonalSeries_KeepsTheSeason(CesSeasonality kind)
    {
        TimeSeries series = SeriesGenerator.Seasonal(96, noise: 5);
        FittedCes fitted = Fit(kind, series);
        double[] median = fitted.Forecast(12).Median().Values.ToArray();

        Assert.Equal(kind, fitted.Seasonality);
        for (int step = 0; step < 12; step++)
        {
            Assert.InRange(median[step] - 1_000 - (300 * Math.Sin(2 * Math.PI * step / 12)), -25, 25);
        }
    }

    [Fact]
    public void Fit_Automatic_ChoosesTheKindByAicc()
    {
        TimeSeries seasonal = SeriesGenerator.Seasonal(72);
        FittedCes chosen = new CesModel().Fit(seasonal);
        double best = Enum.GetValues<CesSeasonality>().Min(kind => Aicc(Fit(kind, seasonal)));

        Assert.NotEqual(CesSeasonality.None, chosen.Seasonality);
        Assert.Equal(best, Aicc(chosen), 1e-9);
        Assert.Equal(CesSeasonality.None, new CesModel().Fit(SeriesGenerator.LogRandomWalk(40, frequency: Frequency.Monthly)).Seasonality);
    }

    [Fact]
    public void Fit_SeasonOfOne_IsNoSeason()
    {
        TimeSeries series = SeriesGenerator.Seasonal(60);
        FittedCes fitted = new CesModel(new CesOptions { Seasonality = CesSeasonality.Full, SeasonLength = 1 }).Fit(series);

        Assert.Equal(CesSeasonality.None, fitted.Seasonality);
        Assert.Contains("does not allow more", fitted.Describe(), StringComparison.Ordinal);
        Assert.Equal(fitted.Forecast(3).Steps[2].Median, Fit(CesSeasonality.None, series).Forecast(3).Steps[2].Median);
    }

    [Fact]
    public void Fit_ShortOrConstantSeries_IsSimpleSmoothing()
    {
        TimeSeries walk = SeriesGenerator.RandomWalk(6, start: 50);
        FittedCes fitted = new CesModel().Fit(walk);
        SesEstimate estimate = SesKernel.Estimate(walk.Values);
        FittedCes constant = new CesModel().Fit(SeriesGenerator.Constant(40, 0.1, Frequency.Monthly));

        Assert.Equal(new Complex(1 + estimate.Alpha, 1), fitted.Smoothing);
        Assert.Equal(3, fitted.ParameterCount);
        Assert.Contains("A level alone", fitted.Describe(), StringComparison.Ordinal);
        Assert.Equal(0.1, constant.Forecast(3).Steps[2].Quantile(0.99));
        Assert.Equal(0, constant.StandardDeviation);
        Assert.Equal(double.PositiveInfinity, constant.LogLikelihood);
    }

    [Fact]
    public void Fit_RunningAway_IsDismissedAndSaysSo()
    {
        // Flat, and in the end up by a tenth a period: growth at that rate would leave the range many times over.
        TimeSeries series = SeriesGenerator.From(44, i => i < 14 ? 1 : Math.Pow(1.1, i - 14), Frequency.Monthly);
        FittedCes fitted = Fit(CesSeasonality.None, series);
        double[] median = fitted.Forecast(24).Median().Values.ToArray();
        double range = series.Values[^1] - 1;

        Assert.All(median, value => Assert.InRange(value, 1 - (3 * range), series.Values[^1] + (3 * range)));
        Assert.Contains("was dismissed, as forecasts left the series by more than 3 times its range", fitted.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_ManySeries_ConvergesAndNeverRunsAway()
    {
        for (ulong seed = 1; seed <= 150; seed++)
        {
            int count = 3 + (int)(seed % 60);
            TimeSeries series = seed % 2 == 0
                ? SeriesGenerator.LogRandomWalk(count, drift: 0.05, seed: seed, frequency: Frequency.Quarterly)
                : SeriesGenerator.WithMissing(SeriesGenerator.Seasonal(count, noise: 200, seed: seed, frequency: Frequency.Quarterly), 0.1, seed);
            FittedCes fitted = new CesModel().Fit(series);
            double[] seen = [.. series.Values.ToArray().Where(value => !double.IsNaN(value))];
            double reach = 3.0001 * (seen.Max() - seen.Min());

            Assert.True(fitted.Converged && fitted.GradientNorm <= 1e-5, $"{seed}: {fitted.GradientNorm}");
            Assert.All(fitted.Forecast(8).Steps, step => Assert.InRange(step.Median, Math.Max(seen.Min() - reach, 0) - 1e-9, seen.Max() + reach));
        }
    }

    [Theory]
    [InlineData(CesSeasonality.None)]
    [InlineData(CesSeasonality.Simple)]
    [InlineData(CesSeasonality.Partial)]
    [InlineData(CesSeasonality.Full)]
    public void Forecast_MissingAtEnd_IsThatOfTheLastValueFurtherAhead(CesSeasonality kind)
    {
        TimeSeries whole = SeriesGenerator.Seasonal(60, noise: 60, frequency: Frequency.Quarterly);
        Forecast here = Fit(kind, whole).Forecast(6);
        FittedCes gappy = Fit(kind, TimeSeries.Create(whole.Periods.Start, [.. whole.Values, double.NaN, double.NaN]));

        NumericAssert.AssertClose(here.Median().Values[..2], gappy.Fitted.Values[60..], 1e-9);
        for (int step = 0; step < 4; step++)
        {
            NumericAssert.AssertClose(here.Steps[step + 2].Quantile(0.9), gappy.Forecast(4).Steps[step].Quantile(0.9), 1e-9);
        }
    }

    [Fact]
    public void Fit_MissingAtStart_IsThatOfTheRest()
    {
        TimeSeries whole = SeriesGenerator.Seasonal(60, frequency: Frequency.Quarterly);
        FittedCes gappy = new CesModel().Fit(TimeSeries.Create(whole.Periods.Start.Plus(-3), [double.NaN, double.NaN, double.NaN, .. whole.Values]));

        Assert.Equal(new CesModel().Fit(whole).Forecast(2).Steps[1].Quantile(0.9), gappy.Forecast(2).Steps[1].Quantile(0.9));
        Assert.Equal(3, gappy.Fitted.MissingCount);
    }

    [Fact]
    public void LogLikelihood_AnyFit_IsThatOfItsErrors()
    {
        FittedCes fitted = Fit(CesSeasonality.Partial, SeriesGenerator.Seasonal(60, frequency: Frequency.Quarterly));
        double squares = fitted.Residuals.Values.ToArray().Sum(error => error * error);

        // Three parameters, level, momentum and three free deviations.
        Assert.Equal(9, fitted.ParameterCount);
        NumericAssert.AssertClose(Math.Sqrt(squares / (60 - 8)), fitted.StandardDeviation, 1e-10);
        NumericAssert.AssertClose(-30 * (Math.Log(2 * Math.PI * squares / 60) + 1), fitted.LogLikelihood, 1e-10);
    }

    [Fact]
    public void Forecast_LongerHorizonFirst_ChangesNothing()
    {
        FittedCes one = Fit(CesSeasonality.Full, SeriesGenerator.Seasonal(60, frequency: Frequency.Quarterly));
        FittedCes other = Fit(CesSeasonality.Full, SeriesGenerator.Seasonal(60, frequency: Frequency.Quarterly));
        one.Forecast(100);
        Forecast few = other.Forecast(3);

        Assert.Equal(one.Forecast(20).Quantile(0.9).Values.ToArray(), other.Forecast(20).Quantile(0.9).Values.ToArray());
        Assert.Equal(one.Forecast(3).Quantile(0.1).Values.ToArray(), few.Quantile(0.1).Values.ToArray());
    }

    [Fact]
    public void FromJson_StateCutShort_SaysSo()
    {
        string json = Fit(CesSeasonality.Partial, SeriesGenerator.Seasonal(60)).ToJson();
        string state = json.Split("\"state\":\"")[1].Split('"')[0];

        Assert.Contains("cut short", Assert.Throws<ForecastException>(() => FittedCes.FromJson(json.Replace(state, state[..32], StringComparison.Ordinal))).Message, StringComparison.Ordinal);
    }

    private static double Aicc(FittedCes fitted)
    {
        double k = fitted.ParameterCount;
        return (2 * k) - (2 * fitted.LogLikelihood) + (2 * k * (k + 1) / (fitted.Training.Count - k - 1));
    }

    private static FittedCes Fit(CesSeasonality kind, TimeSeries series) => new CesModel(new CesOptions { Seasonality = kind }).Fit(series);
}
