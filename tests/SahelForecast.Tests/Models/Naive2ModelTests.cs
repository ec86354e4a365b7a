using SahelForecast.Models.Baselines;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Models;

public class Naive2ModelTests
{
    public static TheoryData<string> Cases => [.. GoldenFile.List("r-competition")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Forecast_GoldenSeries_EqualsR(string name)
    {
        GoldenValue expected = GoldenFile.Json(name);
        double[] naive2 = expected.Numbers("naive2");
        TimeSeries series = TimeSeries.Create(Period.Month(2000, 1), expected.Numbers("values"));

        Forecast forecast = new Naive2Model((int)expected.Number("season")).Fit(series).Forecast(naive2.Length);

        // Indices are means of ratios summed in another order than R's.
        NumericAssert.AssertClose(naive2, forecast.Median().Values, 1e-12);
    }

    [Fact]
    public void Forecast_NoSeason_IsTheNaiveOne()
    {
        TimeSeries series = SeriesGenerator.WithMissing(SeriesGenerator.LogRandomWalk(30));
        FittedNaive2 fitted = new Naive2Model().Fit(series);
        FittedNaive naive = new NaiveModel().Fit(series);

        Assert.Empty(fitted.SeasonalIndices);
        Assert.Equal(naive.Fitted.Values.ToArray(), fitted.Fitted.Values.ToArray());
        Assert.Equal(naive.Forecast(5).Quantile(0.9).Values.ToArray(), fitted.Forecast(5).Quantile(0.9).Values.ToArray());
        Assert.Equal(naive.Simulate(5, 20, 1).AtStep(4).ToArray(), fitted.Simulate(5, 20, 1).AtStep(4).ToArray());
    }

    [Fact]
    public void Forecast_ExactSeason_RepeatsIt()
    {
        double[] season = [0.5, 1.5, 1.25, 0.75];
        TimeSeries series = SeriesGenerator.From(18, i => 400 * season[i % 4], Frequency.Quarterly);
        FittedNaive2 fitted = new Naive2Model().Fit(series);

        NumericAssert.AssertClose([500, 300, 200, 600, 500], fitted.Forecast(5).Median().Values, 1e-12);
        NumericAssert.AssertClose(season, [.. fitted.SeasonalIndices], 1e-13);
        Assert.InRange(fitted.StandardDeviation, 0, 1e-9);
    }

    [Fact]
    public void Forecast_SeasonFound_WidthFollowsTheIndex()
    {
        FittedNaive2 fitted = new Naive2Model().Fit(SeriesGenerator.Seasonal(62));
        Forecast forecast = fitted.Forecast(14);

        Assert.Equal(12, fitted.SeasonalIndices.Count);
        for (int step = 0; step < 14; step++)
        {
            double expected = fitted.SeasonalIndices[(62 + step) % 12] * fitted.StandardDeviation * Math.Sqrt(step + 1);
            NumericAssert.AssertClose(2 * 1.2815515655446004 * expected, forecast.Steps[step].Interval(0.8).Width, 1e-12);
        }
    }

    [Fact]
    public void Constructor_SeasonBelowOne_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => new Naive2Model(0));
}
