using SahelForecast.Diagnostics;
using SahelForecast.Models;
using SahelForecast.Models.Arima;
using SahelForecast.Models.Baselines;
using SahelForecast.Testing;
using SahelForecast.Transforms;
using Xunit;

namespace SahelForecast.Tests.Transforms;

/// <summary>A transformed series beside regressors that are left as they are.</summary>
public class TransformedRegressionTests
{
    private const int Count = 60;
    private const int Ahead = 6;
    private const double Lambda = 0.5;

    private static readonly ArimaModel Model = new(new ArimaOptions { Order = new ArimaOrder(1, 0, 0) });

    private static readonly TimeSeries Series = TimeSeries.Create(
        Period.Month(2015, 1), [.. Enumerable.Range(0, Count).Select(t => Math.Pow(60 + (2 * Rain(t)) + Math.Sin(t * t), 2))], SeriesKey.Of(("place", "A")));

    private static readonly SeriesTransform Power = SeriesTransform.BoxCox(Lambda);

    [Fact]
    public void Fit_WithTransform_IsThatOfTheTransformedSeriesBroughtBack()
    {
        IRegressionFit fit = Fit(Regressor(Ahead));
        FittedArimaRegression byHand = ByHand(Regressor(Ahead));

        AssertBroughtBack(byHand.Forecast(Ahead), fit.Forecast(Ahead));
        var transformed = (ITransformedFit)fit;
        var inner = Assert.IsType<FittedArimaRegression>(transformed.Inner);
        Assert.Equal(byHand.RegressionCoefficients, inner.RegressionCoefficients);
        Assert.Equal(Lambda, transformed.Transform.Lambda);
        Assert.Equal($"{byHand.Name} of Box-Cox with lambda 0.5", fit.Name);
        Assert.Equal(Back(byHand.Fitted.Values[9]), fit.Fitted.Values[9], 1e-9);
        Assert.Equal(Series.Values[9] - fit.Fitted.Values[9], fit.Residuals.Values[9], 1e-9);
    }

    [Fact]
    public void Forecast_WithTransform_HasTheMeanOfTheWholeDistribution()
    {
        // Of a square: that of the square of the mean, and a quarter of the variance.
        Forecast inner = ByHand(Regressor(Ahead)).Forecast(Ahead);
        Forecast forecast = Fit(Regressor(Ahead)).Forecast(Ahead);
        for (int step = 0; step < Ahead; step++)
        {
            double root = 1 + (inner.Steps[step].Mean / 2);
            NumericAssert.AssertClose((root * root) + (inner.Steps[step].Variance / 4), forecast.Steps[step].Mean, 1e-9);
            Assert.True(forecast.Steps[step].Mean > forecast.Steps[step].Median);
        }
    }

    [Fact]
    public void Forecast_FutureRegressors_AreTakenAsTheyAre()
    {
        IRegressionFit fit = Fit(Regressor(0));
        Assert.Contains("Rain has no value for 2020-01", Assert.Throws<InvalidOperationException>(() => fit.Forecast(1)).Message, StringComparison.Ordinal);
        AssertBroughtBack(ByHand(Regressor(Ahead)).Forecast(Ahead), fit.Forecast(Ahead, TimeSeriesPanel.Create([Regressor(Ahead)])));
    }

    [Fact]
    public void Forecast_Drivers_BringsPathsBack()
    {
        Forecast driver = new MeanModel().Fit(Regressor(0)).Forecast(Ahead, new ForecastOptions { Method = ForecastMethod.Simulated, PathCount = 40 });
        SamplePaths inner = ByHand(Regressor(0)).Forecast(Ahead, ForecastPanel.Create([driver])).Paths!;
        SamplePaths paths = Fit(Regressor(0)).Forecast(Ahead, ForecastPanel.Create([driver])).Paths!;
        for (int step = 0; step < Ahead; step++)
        {
            NumericAssert.AssertClose(inner.AtStep(step).ToArray().Select(Back).ToArray(), paths.AtStep(step), 1e-12);
        }
    }

    [Fact]
    public void Append_NewRegressors_GoesOnAsByHand()
    {
        double[] values = [4_000, double.NaN, 4_200];
        IRegressionFit longer = Fit(Regressor(0)).Append(values, TimeSeriesPanel.Create([Regressor(9)]));
        FittedArimaRegression byHand = ByHand(Regressor(0)).Append([Forth(4_000), double.NaN, Forth(4_200)], TimeSeriesPanel.Create([Regressor(9)]));
        AssertBroughtBack(byHand.Forecast(Ahead), longer.Forecast(Ahead));
        Assert.Equal([.. Series.Values, .. values], longer.Training.Values.ToArray());

        // One by one, by what is known of the regressor.
        AssertBroughtBack(byHand.Append([Forth(3_900)]).Forecast(2), ((IAppendableFit)longer.Append([3_900])).Forecast(2));
        Assert.Equal("newValues", Assert.Throws<ArgumentException>(() => longer.Append([-1], TimeSeriesPanel.Create([Regressor(12)]))).ParamName);
    }

    [Fact]
    public void FromJson_TransformedRegression_StillTakesRegressors()
    {
        var fit = (ISavableFit)Fit(Regressor(0));
        var read = Assert.IsAssignableFrom<IRegressionFit>(SavedFits.FromJson(fit.ToJson()));
        AssertBroughtBack(ByHand(Regressor(Ahead)).Forecast(Ahead), read.Forecast(Ahead, TimeSeriesPanel.Create([Regressor(Ahead)])));
        Assert.Equal(fit.Glance().Aicc, read.Glance().Aicc);
    }

    [Fact]
    public void WithTransform_ModelSeenAsAny_StillTakesRegressors()
    {
        IForecastModel any = Model;
        var model = Assert.IsAssignableFrom<IRegressionForecastModel>(any.WithTransform(Power));
        AssertBroughtBack(ByHand(Regressor(Ahead)).Forecast(Ahead), model.Fit(Series, TimeSeriesPanel.Create([Regressor(Ahead)]), TestContext.Current.CancellationToken).Forecast(Ahead));
        Assert.IsNotAssignableFrom<IRegressionForecastModel>(new NaiveModel().WithTransform(Power));

        // Without regressors it is the model alone.
        IFittedModel alone = Model.WithTransform(Power).Fit(Series, TestContext.Current.CancellationToken);
        Assert.IsType<FittedArima>(((ITransformedFit)alone).Inner);
        Assert.Throws<ArgumentNullException>(() => Model.WithTransform(null!));
        Assert.Throws<ArgumentNullException>(() => ((IRegressionForecastModel)null!).WithTransform(Power));
    }

    [Fact]
    public void Fit_ChosenLambda_IsThatOfTheSeriesAlone()
    {
        IRegressionFit fit = Model.WithTransform(SeriesTransform.BoxCox()).Fit(Series, TimeSeriesPanel.Create([Regressor(Ahead)]), TestContext.Current.CancellationToken);
        Assert.Equal(BoxCoxLambda.Guerrero(Series, 0, 1), ((ITransformedFit)fit).Transform.Lambda);
    }

    private static IRegressionFit Fit(TimeSeries regressor) =>
        Model.WithTransform(Power).Fit(Series, TimeSeriesPanel.Create([regressor]), TestContext.Current.CancellationToken);

    private static FittedArimaRegression ByHand(TimeSeries regressor)
    {
        TimeSeries transformed = TimeSeries.Create(Series.Periods.Start, [.. Series.Values.ToArray().Select(Forth)], Series.Key, new SeriesMetadata { Kind = SeriesKind.Index });
        return Model.Fit(transformed, TimeSeriesPanel.Create([regressor]), TestContext.Current.CancellationToken);
    }

    private static void AssertBroughtBack(Forecast inner, Forecast forecast)
    {
        Assert.Equal(inner.Periods, forecast.Periods);
        for (int step = 0; step < inner.Steps.Count; step++)
        {
            foreach (double probability in new[] { 0.01, 0.5, 0.99 })
            {
                NumericAssert.AssertClose(Back(inner.Steps[step].Quantile(probability)), forecast.Steps[step].Quantile(probability), 1e-10);
            }
        }
    }

    private static double Forth(double value) => (Math.Sqrt(value) - 1) / Lambda;

    private static double Back(double number) => Math.Pow(1 + (Lambda * number), 2);

    private static double Rain(int t) => t * t % 11;

    private static TimeSeries Regressor(int ahead) => TimeSeries.Create(
        Series.Periods.Start, [.. Enumerable.Range(0, Count + ahead).Select(Rain)], SeriesKey.Of(("driver", "rain")), new SeriesMetadata { DisplayName = "Rain", Kind = SeriesKind.Index });
}
