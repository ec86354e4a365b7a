using SahelForecast.Distributions;
using SahelForecast.Models.Theta;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Models;

public class ThetaBoxCoxTests
{
    [Fact]
    public void Forecast_LambdaZero_IsThatOfTheLogarithms()
    {
        TimeSeries series = SeriesGenerator.LogRandomWalk(30);
        FittedTheta fitted = new ThetaModel(new ThetaOptions { BoxCoxLambda = 0 }).Fit(series);
        TimeSeries logs = series.WithValues([.. series.Values.ToArray().Select(value => Math.Log(value))]);
        FittedTheta ofLogs = new ThetaModel().Fit(logs.Relabel(metadata: new SeriesMetadata { Kind = SeriesKind.Index }));

        for (int step = 0; step < 6; step++)
        {
            PredictiveDistribution expected = ofLogs.Forecast(6).Steps[step];
            var actual = Assert.IsType<LogNormalDistribution>(fitted.Forecast(6).Steps[step]);
            NumericAssert.AssertClose(expected.Mean, actual.LogMean, 1e-14);
            NumericAssert.AssertClose(expected.StandardDeviation, actual.LogStandardDeviation, 1e-12);
        }

        NumericAssert.AssertClose(ofLogs.StandardDeviation, fitted.StandardDeviation, 1e-12);
        NumericAssert.AssertClose(Math.Exp(ofLogs.Fitted.Values[7]), fitted.Fitted.Values[7], 1e-12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.4)]
    public void Forecast_SeasonFound_IsTheAdjustedSeriesTimesTheIndex(double lambda)
    {
        TimeSeries series = SeriesGenerator.Seasonal(70, noise: 60);
        FittedTheta fitted = new ThetaModel(new ThetaOptions { BoxCoxLambda = lambda }).Fit(series);
        double[] adjusted = [.. series.Values.ToArray().Select((value, i) => value / fitted.SeasonalIndices[i % 12])];
        FittedTheta plain = new ThetaModel(new ThetaOptions { BoxCoxLambda = lambda, AdjustSeasonality = false }).Fit(series.WithValues(adjusted));

        Assert.Equal(lambda, fitted.BoxCoxLambda);
        for (int step = 0; step < 15; step++)
        {
            double index = fitted.SeasonalIndices[(70 + step) % 12];
            foreach (double probability in new[] { 0.05, 0.5, 0.95 })
            {
                NumericAssert.AssertClose(
                    index * plain.Forecast(15).Steps[step].Quantile(probability), fitted.Forecast(15).Steps[step].Quantile(probability), 1e-12);
            }

            NumericAssert.AssertClose(index * plain.Forecast(15).Steps[step].Mean, fitted.Forecast(15).Steps[step].Mean, 1e-9);
        }

        NumericAssert.AssertClose(fitted.SeasonalIndices[3] * plain.Fitted.Values[15], fitted.Fitted.Values[15], 1e-12);
    }

    [Fact]
    public void Fit_LambdaOne_IsNoTransform()
    {
        TimeSeries series = SeriesGenerator.LogRandomWalk(30);
        FittedTheta fitted = new ThetaModel(new ThetaOptions { BoxCoxLambda = 1 }).Fit(series);

        Assert.Null(fitted.BoxCoxLambda);
        Assert.Equal(new ThetaModel().Fit(series).Forecast(3).Quantile(0.9).Values.ToArray(), fitted.Forecast(3).Quantile(0.9).Values.ToArray());
    }

    [Fact]
    public void Fit_LambdaSelected_IsGuerrerosOfTheAdjustedSeries()
    {
        // Noise that grows like the level: a logarithm evens it out.
        TimeSeries series = SeriesGenerator.LogRandomWalk(60, drift: 0.03, standardDeviation: 0.2, frequency: Frequency.Monthly);

        Assert.InRange(ThetaModel.ThetaBoxCox().Fit(series).BoxCoxLambda!.Value, 0, 0.5);
        Assert.Null(ThetaModel.ThetaBoxCox().Fit(series.Slice(0, 24)).BoxCoxLambda);
        Assert.Equal("Theta with Box-Cox", ThetaModel.ThetaBoxCox().Name);
    }

    [Fact]
    public void Fit_ZeroAndLambdaZero_NamesThePeriod()
    {
        TimeSeries series = SeriesGenerator.From(12, i => i == 4 ? 0 : 10 + i);
        var model = new ThetaModel(new ThetaOptions { BoxCoxLambda = 0 });
        ArgumentException error = Assert.Throws<ArgumentException>(() => model.Fit(series));

        Assert.Equal("series", error.ParamName);
        Assert.Contains("2014", error.Message, StringComparison.Ordinal);
        Assert.Contains("values above 0", error.Message, StringComparison.Ordinal);
        Assert.Null(ThetaModel.ThetaBoxCox().Fit(series).BoxCoxLambda);
    }

    [Fact]
    public void Append_ZeroAndLambdaZero_NamesThePeriod()
    {
        FittedTheta fitted = new ThetaModel(new ThetaOptions { BoxCoxLambda = 0 }).Fit(SeriesGenerator.LogRandomWalk(12));
        ArgumentException error = Assert.Throws<ArgumentException>(() => fitted.Append([1_000, 0]));

        Assert.Equal("newValues", error.ParamName);
        Assert.Contains("2023", error.Message, StringComparison.Ordinal);
    }
}
