using System.Text;
using SahelForecast.Diagnostics;
using SahelForecast.Models;
using SahelForecast.Models.Arima;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Models.Arima;

/// <summary>What a saved regression keeps beside what every saved fit does (<see cref="SaveContractTests"/>): its regressors.</summary>
public class ArimaRegressionSavingTests
{
    private static readonly TimeSeries Series = SeriesGenerator.LogRandomWalk(40, frequency: Frequency.Monthly).Relabel(metadata: new SeriesMetadata { DisplayName = "People" });

    [Fact]
    public void FromJson_KnownFuture_ForecastsTheSameBits()
    {
        FittedArimaRegression fit = Fit(Rain(6), Price(3));
        FittedArimaRegression read = Read(fit);
        AssertSame(fit.Forecast(3), read.Forecast(3));
        Assert.Equal(Message(() => fit.Forecast(4)), Message(() => read.Forecast(4)));
        AssertSame(fit.Forecast(6, TimeSeriesPanel.Create([Price(6)])), read.Forecast(6, TimeSeriesPanel.Create([Price(6)])));
        Assert.Equal(fit.RegressionCoefficients, read.RegressionCoefficients);
        Assert.Equal(fit.Coefficients.Take(2), read.Coefficients.Take(2));
        Assert.Equal((fit.Name, fit.Describe(), fit.Noise.Name), (read.Name, read.Describe(), read.Noise.Name));
        Assert.Equal((fit.LogLikelihood, fit.ParameterCount, fit.ObservedCount), (read.LogLikelihood, read.ParameterCount, read.ObservedCount));
        Assert.Equal(fit.Noise.Training.Metadata, read.Noise.Training.Metadata);
        Assert.Equal(fit.Noise.Residuals.Values[^1], read.Noise.Residuals.Values[^1]);
    }

    [Fact]
    public void FromJson_GapInTheFuture_StaysOne()
    {
        double[] values = Price(5).Values.ToArray();
        values[^3] = double.NaN;
        FittedArimaRegression read = Read(Fit(Rain(5), Price(5).WithValues(values)));
        Assert.Contains($"Price has no value for {Series.Periods.Last.Plus(3)}.", Message(() => read.Forecast(5)), StringComparison.Ordinal);
        Assert.Equal(2, read.Append([double.NaN, 1e5, double.NaN]).Forecast(2).Steps.Count);
    }

    [Fact]
    public void FromJson_ThenAppendWithRegressors_GoesOnAsTheFit()
    {
        FittedArimaRegression fit = Fit(Rain(1), Price(0));
        TimeSeriesPanel later = TimeSeriesPanel.Create([Rain(9), Price(9)]);
        double[] values = [Series.Values[^1] * 1.05, double.NaN, Series.Values[^1]];
        FittedArimaRegression expected = fit.Append(values, later);
        FittedArimaRegression actual = Read(fit).Append(values, later);
        AssertSame(expected.Forecast(6), actual.Forecast(6));
        AssertSame(expected.Forecast(6), Read(actual).Forecast(6));
        Assert.Equal(expected.ToJson(), actual.ToJson());
    }

    [Fact]
    public void FromJson_Drivers_DrawsTheSamePaths()
    {
        FittedArimaRegression fit = Fit(Rain(0), Price(5));
        Forecast rain = new ArimaModel().Fit(Rain(0), TestContext.Current.CancellationToken).Forecast(5, new ForecastOptions { Method = ForecastMethod.Simulated, PathCount = 30 });
        AssertSame(fit.Forecast(5, ForecastPanel.Create([rain])), Read(fit).Forecast(5, ForecastPanel.Create([rain])));
        Assert.Contains("no past errors", Message(() => Read(fit).Forecast(5, ForecastPanel.Create([rain]), new ForecastOptions { Method = ForecastMethod.Bootstrapped })), StringComparison.Ordinal);
    }

    [Fact]
    public void FromJson_DroppedRegressors_AreStillNamed()
    {
        TimeSeries flat = Make("Flat", 5, _ => 3);
        FittedArimaRegression read = Read(Fit(Rain(5), flat));
        Assert.Equal("Flat was left out: it has the same value in every period.", Assert.Single(read.Dropped).ToString());
        Assert.Equal(5, read.Forecast(5, TimeSeriesPanel.Create([flat])).Steps.Count);

        FittedArimaRegression none = Fit(flat);
        AssertSame(none.Forecast(5), Read(none).Forecast(5));
        Assert.Equal(none.Noise.Coefficients, none.Coefficients);
        Assert.DoesNotContain("amounts", none.Describe(), StringComparison.Ordinal);
        Assert.Contains("Flat was left out", Read(none).Report(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Frequency.Yearly, false)]
    [InlineData(Frequency.Monthly, false)]
    [InlineData(Frequency.Quarterly, true)]
    public void ToJson_TwoRegressorsWithoutFuture_IsBelow2000Bytes(Frequency frequency, bool isSeasonal)
    {
        TimeSeries series = SeriesGenerator.LogRandomWalk(60, frequency: frequency);
        ArimaOrder order = isSeasonal ? new ArimaOrder(1, 1, 1, 1, 1, 1) : new ArimaOrder(3, 1, 2);
        TimeSeries[] regressors = [.. new[] { Rain(20), Price(20) }.Select(one => TimeSeries.Create(series.Periods.Start, one.Values, one.Key, one.Metadata))];
        var model = new ArimaModel(new ArimaOptions { Order = order });
        FittedArimaRegression fit = model.Fit(series, TimeSeriesPanel.Create(regressors), TestContext.Current.CancellationToken);
        Assert.InRange(Encoding.UTF8.GetByteCount(fit.ToJson()), 1_000, 1_999);
    }

    [Theory]
    [InlineData("\"version\":1", "\"version\":2", "of version 2")]
    [InlineData("\"regressors\":2", "\"regressors\":3", "more or fewer regressors")]
    [InlineData("\"factor\":\"", "\"factor\":\"AAAA", "no saved arima-regression fit")]
    [InlineData("\"positions\":\"", "\"positions\":\"AAAA", "no saved arima-regression fit")]
    [InlineData("\"positions\":\"C", "\"positions\":\"D", "don't say how long they are")]
    [InlineData("\"future\":\"C", "\"future\":\"?", "no saved arima-regression fit")]
    [InlineData("\"name\":\"Rain\"", "\"name\":null", "no saved arima-regression fit")]
    [InlineData("[\"driver\",\"Rain\"]", "[\"driver\"]", "not a dimension and a value")]
    [InlineData("\"hasConstant\":false", "\"hasConstant\":true", "what it says of its amounts is cut short")]
    public void FromJson_DamagedText_IsRefused(string whole, string damaged, string expected)
    {
        string json = Fit(Rain(2), Price(2)).ToJson();
        Assert.Contains(whole, json, StringComparison.Ordinal);
        string message = Assert.Throws<ForecastException>(() => FittedArimaRegression.FromJson(json.Replace(whole, damaged, StringComparison.Ordinal))).Message;
        Assert.Contains(expected, message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void FromJson_OfArima_PointsToTheOtherReader()
    {
        string json = new ArimaModel().Fit(Series, TestContext.Current.CancellationToken).ToJson();
        Assert.Contains("saved arima fit, not arima-regression", Assert.Throws<ForecastException>(() => FittedArimaRegression.FromJson(json)).Message, StringComparison.Ordinal);
    }

    private static FittedArimaRegression Fit(params TimeSeries[] regressors) =>
        new ArimaModel(new ArimaOptions { Order = new ArimaOrder(1, 1, 1) }).Fit(Series, TimeSeriesPanel.Create(regressors), TestContext.Current.CancellationToken);

    private static FittedArimaRegression Read(FittedArimaRegression fit) => Assert.IsType<FittedArimaRegression>(SavedFits.FromJson(fit.ToJson()));

    private static TimeSeries Rain(int ahead) => Make("Rain", ahead, t => t * t % 13);

    private static TimeSeries Price(int ahead) => Make("Price", ahead, t => 100 + Math.Sin(t * t));

    private static TimeSeries Make(string name, int ahead, Func<int, double> value) => TimeSeries.Create(
        Series.Periods.Start,
        [.. Enumerable.Range(0, Series.Count + ahead).Select(value)],
        SeriesKey.Of(("driver", name)),
        new SeriesMetadata { DisplayName = name, Kind = SeriesKind.Index });

    private static string Message(Func<Forecast> forecast) => Assert.Throws<InvalidOperationException>(forecast).Message;

    private static void AssertSame(Forecast expected, Forecast actual)
    {
        Assert.Equal(expected.Periods, actual.Periods);
        Assert.Equal(expected.IntervalMethod, actual.IntervalMethod);
        for (int step = 0; step < expected.Steps.Count; step++)
        {
            Assert.Equal(expected.Steps[step].Quantile(0.02), actual.Steps[step].Quantile(0.02));
            Assert.Equal(expected.Steps[step].Quantile(0.7), actual.Steps[step].Quantile(0.7));
        }
    }
}
