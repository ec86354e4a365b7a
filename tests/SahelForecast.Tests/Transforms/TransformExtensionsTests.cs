using SahelForecast.Distributions;
using SahelForecast.Models.Baselines;
using SahelForecast.Models.Growth;
using SahelForecast.Testing;
using SahelForecast.Transforms;
using Xunit;

namespace SahelForecast.Tests.Transforms;

public class TransformExtensionsTests
{
    private static readonly TimeSeries Series = SeriesGenerator.LogRandomWalk(25);

    [Fact]
    public void WithTransform_Logarithm_IsTheModelOfTheLogarithms()
    {
        IFittedModel fitted = new NaiveModel().WithTransform(SeriesTransform.BoxCox(0)).Fit(Series);
        double[] changes = [.. Enumerable.Range(1, 24).Select(i => Math.Log(Series.Values[i] / Series.Values[i - 1]))];
        double deviation = Math.Sqrt(changes.Sum(change => change * change) / 24);
        Forecast forecast = fitted.Forecast(4);

        for (int step = 0; step < 4; step++)
        {
            var distribution = Assert.IsType<LogNormalDistribution>(forecast.Steps[step]);
            NumericAssert.AssertClose(Math.Log(Series.Values[^1]), distribution.LogMean, 1e-14);
            NumericAssert.AssertClose(deviation * Math.Sqrt(step + 1), distribution.LogStandardDeviation, 1e-12);
        }

        NumericAssert.AssertClose(Series.Values[..24], fitted.Fitted.Values[1..], 1e-12);
        NumericAssert.AssertClose(Series.Values[5] - Series.Values[4], fitted.Residuals.Values[5], 1e-9);
        Assert.Contains("Box-Cox with lambda 0", fitted.Name, StringComparison.Ordinal);
        Assert.Equal(Series.Metadata, forecast.Metadata);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(-1)]
    public void WithTransform_ZerosInside_StaysInsideTheSupport(double lambda)
    {
        SeriesTransform transform = lambda < 0 ? SeriesTransform.Log1p : SeriesTransform.BoxCox(lambda);
        TimeSeries series = SeriesGenerator.From(12, i => i % 3 == 0 ? 0 : 100 - i).Relabel(metadata: new SeriesMetadata { UpperBound = 120 });
        IFittedModel fitted = new DriftModel().WithTransform(transform).Fit(series);
        foreach (ForecastMethod method in Enum.GetValues<ForecastMethod>())
        {
            Forecast forecast = fitted.Forecast(8, new ForecastOptions { Method = method, PathCount = 300 });
            Assert.All(forecast.Steps, step => Assert.True(step.Quantile(0) >= 0 && step.Quantile(1) <= 120 && step.Mean is > 0 and < 120));
            Assert.Equal(method is ForecastMethod.Simulated or ForecastMethod.Bootstrapped, forecast.Paths is not null);
        }
    }

    [Fact]
    public void WithTransform_Simulated_AgreesWithTheFormulas()
    {
        IFittedModel fitted = new DriftModel().WithTransform(SeriesTransform.BoxCox(0.4)).Fit(Series);
        Forecast analytic = fitted.Forecast(5);
        SamplePaths paths = fitted.Simulate(5, 20_000, 3);
        for (int step = 0; step < 5; step++)
        {
            // Five standard errors of a share.
            double median = analytic.Steps[step].Median;
            Assert.InRange(paths.AtStep(step).ToArray().Count(draw => draw <= median), 10_000 - 354, 10_000 + 354);
        }
    }

    [Fact]
    public void Append_Transformed_IsThatOfTheInnerModel()
    {
        IForecastModel model = new NaiveModel().WithTransform(SeriesTransform.Log1p);
        var fitted = Assert.IsAssignableFrom<IAppendableFit>(model.Fit(Series));
        IFittedModel longer = fitted.Append([2e5, double.NaN, 3e5]);

        NumericAssert.AssertClose(3e5, longer.Forecast(1).Steps[0].Median, 1e-12);
        Assert.Equal(28, longer.Training.Count);
        NumericAssert.AssertClose(2e5, longer.Fitted.Values[26], 1e-12);
        Assert.IsNotAssignableFrom<IAppendableFit>(new MeanOnly().WithTransform(SeriesTransform.Log1p).Fit(Series));
    }

    [Fact]
    public void Fit_ValueWithoutAPlace_NamesThePeriod()
    {
        IForecastModel model = new NaiveModel().WithTransform(SeriesTransform.BoxCox(0));
        TimeSeries series = SeriesGenerator.From(6, i => i == 2 ? 0 : 5);
        ArgumentException error = Assert.Throws<ArgumentException>(() => model.Fit(series));

        Assert.Equal("series", error.ParamName);
        Assert.Contains("2012", error.Message, StringComparison.Ordinal);
        var fitted = (IAppendableFit)model.Fit(Series);
        Assert.Equal("newValues", Assert.Throws<ArgumentException>(() => fitted.Append([0])).ParamName);
    }

    [Fact]
    public void WithTransform_Null_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => new NaiveModel().WithTransform(null!));
        Assert.Throws<ArgumentNullException>(() => ((IForecastModel)null!).WithTransform(SeriesTransform.Log1p));
    }

    /// <summary>A model whose fit takes no further values.</summary>
    private sealed class MeanOnly : IForecastModel
    {
        public string Name => "Mean only";

        public IFittedModel Fit(TimeSeries series, CancellationToken cancellationToken = default) => new LogLinearTrendModel().Fit(series, cancellationToken);
    }
}
