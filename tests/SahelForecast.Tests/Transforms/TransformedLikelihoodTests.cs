using SahelForecast.Diagnostics;
using SahelForecast.Distributions;
using SahelForecast.Models.Arima;
using SahelForecast.Models.Baselines;
using SahelForecast.Testing;
using SahelForecast.Transforms;
using Xunit;

namespace SahelForecast.Tests.Transforms;

/// <summary>Likelihoods and criteria of transformed fits: those of the values themselves.</summary>
public class TransformedLikelihoodTests
{
    private static readonly ArimaModel RandomWalk = new(new ArimaOptions { Order = new ArimaOrder(0, 1, 0) });

    private static readonly TimeSeries Series = SeriesGenerator.LogRandomWalk(40, frequency: Frequency.Monthly);

    [Fact]
    public void Glance_RandomWalkOfLogarithms_HasTheDensityOfTheValues()
    {
        FitGlance glance = Fit(RandomWalk, SeriesTransform.BoxCox(0)).Glance();
        double[] logs = [.. Series.Values.ToArray().Select(value => Math.Log(value))];
        double deviation = Math.Sqrt(logs.Skip(1).Zip(logs, (later, earlier) => (later - earlier) * (later - earlier)).Sum() / 39);
        double density = Enumerable.Range(1, 39).Sum(t => new LogNormalDistribution(logs[t - 1], deviation).LogDensity(Series.Values[t]));
        NumericAssert.AssertClose(density, glance.LogLikelihood!.Value, 1e-10);
        Assert.Equal((1, 39), (glance.ParameterCount, glance.LikelihoodCount));
        NumericAssert.AssertClose((-2 * density) + 2, glance.Aic!.Value, 1e-10);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(-1)]
    public void Glance_AnyTransform_HasTheDensityOfTheDistributionsBroughtBack(double lambda)
    {
        // With the mean and deviation taken as known, the one-step distribution of a mean is the same everywhere.
        SeriesTransform transform = lambda < 0 ? SeriesTransform.Log1p : SeriesTransform.BoxCox(lambda);
        IFittedModel fit = Fit(new ArimaModel(new ArimaOptions { Order = new ArimaOrder(0, 0, 0) }), transform);
        var inner = (FittedArima)((ITransformedFit)fit).Inner;
        var normal = new NormalDistribution(inner.Constant!.Value, inner.StandardDeviation * Math.Sqrt(39.0 / 40));
        double density = Series.Values.ToArray().Sum(transform.Invert(normal).LogDensity);
        NumericAssert.AssertClose(density, fit.Glance().LogLikelihood!.Value, 1e-7);
        if (lambda == 1)
        {
            NumericAssert.AssertClose(inner.LogLikelihood, fit.Glance().LogLikelihood!.Value, 1e-12);
        }
    }

    [Fact]
    public void Glance_ChosenLambda_IsAParameter()
    {
        FitGlance chosen = Fit(RandomWalk, SeriesTransform.BoxCox()).Glance();
        FitGlance given = Fit(RandomWalk, SeriesTransform.BoxCox(BoxCoxLambda.Guerrero(Series, 0, 1))).Glance();
        Assert.Equal(given.ParameterCount + 1, chosen.ParameterCount);
        Assert.Equal(given.LogLikelihood, chosen.LogLikelihood);
        Assert.Equal(given.Aic + 2, chosen.Aic);
    }

    [Fact]
    public void Glance_ScaleOfTheSeries_ShiftsEveryTransformAlike()
    {
        TimeSeries larger = Series.WithValues([.. Series.Values.ToArray().Select(value => 1_000 * value)]);
        foreach (SeriesTransform transform in new[] { SeriesTransform.BoxCox(0), SeriesTransform.BoxCox(0.4), SeriesTransform.BoxCox(1) })
        {
            double shift = Fit(RandomWalk, transform, larger).Glance().LogLikelihood!.Value - Fit(RandomWalk, transform).Glance().LogLikelihood!.Value;
            NumericAssert.AssertClose(-39 * Math.Log(1_000), shift, 1e-9);
        }
    }

    [Fact]
    public void Glance_NewValuesOrNoDensity_IsAsItWasOrNone()
    {
        var fit = (IAppendableFit)Fit(RandomWalk, SeriesTransform.BoxCox(0));
        Assert.Equal(fit.Glance().LogLikelihood, fit.Append([3, 5, double.NaN]).Glance().LogLikelihood);
        Assert.Null(Fit(new NaiveModel(), SeriesTransform.BoxCox(0)).Glance().LogLikelihood);

        // A power below 1 is infinitely steep at 0.
        TimeSeries zeros = SeriesGenerator.From(30, i => i % 5);
        Assert.Null(Fit(RandomWalk, SeriesTransform.BoxCox(0.5), zeros).Glance().Aic);
        Assert.NotNull(Fit(RandomWalk, SeriesTransform.Log1p, zeros).Glance().Aic);
    }

    private static IFittedModel Fit(IForecastModel model, SeriesTransform transform, TimeSeries? series = null) =>
        model.WithTransform(transform).Fit(series ?? Series, TestContext.Current.CancellationToken);
}
