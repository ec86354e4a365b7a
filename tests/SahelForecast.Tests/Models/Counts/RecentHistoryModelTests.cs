using SahelForecast.Distributions;
using SahelForecast.Models.Counts;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Models.Counts;

public class RecentHistoryModelTests
{
    private static readonly double[] Deaths = [0, 0, 3, 0, 12, 40, 7, 0, 0, 5, 90, 33, 18];

    private static TimeSeries Series(params double[] values) => TimeSeries.Create(Period.Month(2019, 1), values, metadata: new SeriesMetadata { Kind = SeriesKind.Flow, Unit = "deaths" });

    [Fact]
    public void Forecast_Conflictology_IsThePoissonMixtureOfTheLastTwelve()
    {
        PredictiveDistribution step = RecentHistoryModel.Conflictology().Fit(Series(Deaths)).Forecast(3).Steps[2];
        double none = 0;
        double ten = 0;
        foreach (double value in Deaths[1..])
        {
            double term = Math.Exp(-value);
            double below = term;
            for (int k = 1; k <= 10; k++)
            {
                term *= value / k;
                below += term;
            }

            none += Math.Exp(-value) / 12;
            ten += below / 12;
        }

        NumericAssert.AssertClose(Deaths[1..].Average(), step.Mean, 1e-12);
        NumericAssert.AssertClose(none, step.CumulativeProbability(0), 1e-12);
        NumericAssert.AssertClose(ten, step.CumulativeProbability(10.7), 1e-12);
    }

    [Fact]
    public void Forecast_LaterPeriods_RememberLonger()
    {
        // Old zeros, new wars: the further ahead, the more peace is remembered.
        Forecast forecast = new RecentHistoryModel().Fit(Series([.. Enumerable.Repeat(0.0, 20), 200, 200, 200])).Forecast(12);
        for (int step = 1; step < 12; step++)
        {
            Assert.True(forecast.Steps[step].CumulativeProbability(20) > forecast.Steps[step - 1].CumulativeProbability(20));
        }
    }

    [Fact]
    public void Forecast_AllZeros_StillAllowsForAWar()
    {
        PredictiveDistribution step = new RecentHistoryModel().Fit(Series(new double[24])).Forecast(1).Steps[0];

        Assert.Equal(0, step.Median);
        Assert.InRange(step.CumulativeProbability(0), 0.85, 0.99);
        Assert.InRange(1 - step.CumulativeProbability(25), 1e-3, 2e-2);
    }

    [Fact]
    public void Forecast_WholeValues_AreForecastWhole()
    {
        PredictiveDistribution whole = new RecentHistoryModel().Fit(Series(Deaths)).Forecast(1).Steps[0];
        PredictiveDistribution any = new RecentHistoryModel().Fit(Series([.. Deaths, 2.5])).Forecast(1).Steps[0];

        foreach (double p in new[] { 0.05, 0.3, 0.5, 0.77, 0.95 })
        {
            Assert.Equal(Math.Floor(whole.Quantile(p)), whole.Quantile(p));
        }

        Assert.NotEqual(Math.Floor(any.Quantile(0.77)), any.Quantile(0.77));
    }

    [Fact]
    public void Forecast_OneValue_HasItAsMedian() => Assert.Equal(40, new RecentHistoryModel().Fit(Series(40)).Forecast(1).Steps[0].Median);

    [Fact]
    public void Forecast_MissingAtTheEnd_IsThatFromFurtherBack()
    {
        Forecast seen = new RecentHistoryModel().Fit(Series(Deaths)).Forecast(5);
        Forecast later = new RecentHistoryModel().Fit(Series([.. Deaths, double.NaN, double.NaN])).Forecast(3);
        foreach (double p in new[] { 0.1, 0.5, 0.9 })
        {
            Assert.Equal(seen.Steps[4].Quantile(p), later.Steps[2].Quantile(p));
        }
    }

    [Fact]
    public void Fit_NegativeValue_NamesThePeriod()
    {
        TimeSeries series = TimeSeries.Create(Period.Month(2020, 1), [1, -2], metadata: new SeriesMetadata { Kind = SeriesKind.Index });

        Assert.Contains("2020-02", Assert.Throws<ArgumentException>(() => new RecentHistoryModel().Fit(series)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fitted_EachPeriod_IsTheMeanForecastBeforeIt()
    {
        FittedRecentHistory fitted = new RecentHistoryModel().Fit(Series(Deaths));

        Assert.True(double.IsNaN(fitted.Fitted.Values[0]));
        NumericAssert.AssertClose(new RecentHistoryModel().Fit(Series(Deaths[..9])).Forecast(1).Steps[0].Mean, fitted.Fitted.Values[9], 1e-12);
    }
}
