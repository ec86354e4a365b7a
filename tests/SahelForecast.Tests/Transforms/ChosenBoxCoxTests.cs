using SahelForecast.Distributions;
using SahelForecast.Evaluation;
using SahelForecast.Models.Arima;
using SahelForecast.Models.Baselines;
using SahelForecast.Models.Ets;
using SahelForecast.Testing;
using SahelForecast.Transforms;
using Xunit;

namespace SahelForecast.Tests.Transforms;

/// <summary>Lambda that is chosen where a model is fitted.</summary>
public class ChosenBoxCoxTests
{
    private static readonly double[] Probabilities = [0.01, 0.1, 0.5, 0.9, 0.99];

    // Spread grows with the square root of the level.
    private static readonly TimeSeries Series = SeriesGenerator.From(90, t => Math.Pow(20 + (0.2 * t) + (3 * Math.Sin(t * Math.PI / 6)) + Math.Cos(1.7 * t * t), 2), Frequency.Monthly);

    [Fact]
    public void For_Series_IsGuerrerosLambda()
    {
        SeriesTransform transform = SeriesTransform.BoxCox().For(Series);
        Assert.Equal(BoxCoxLambda.Guerrero(Series, 0, 1), transform.Lambda);
        Assert.InRange(transform.Lambda!.Value, 0.3, 0.7);
        Assert.Same(transform, transform.For(Series));
        Assert.Equal((null, 0.3, null), (SeriesTransform.BoxCox().Lambda, SeriesTransform.BoxCox(0.3).Lambda, SeriesTransform.Log1p.Lambda));
    }

    [Fact]
    public void Apply_BeforeASeries_PointsToFor()
    {
        SeriesTransform transform = SeriesTransform.BoxCox();
        Assert.Contains("call For", Assert.Throws<InvalidOperationException>(() => transform.Apply([1], new double[1])).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => transform.Invert([1], new double[1]));
        Assert.Throws<InvalidOperationException>(() => transform.Invert(new NormalDistribution(0, 1)));
        Assert.Throws<InvalidOperationException>(() => transform.Invert(new PointMassDistribution(1)));
        Assert.Throws<ArgumentNullException>(() => transform.For(null!));
    }

    [Fact]
    public void Fit_AnyModel_IsThatOfTheLambdaGiven()
    {
        double lambda = BoxCoxLambda.Guerrero(Series, 0, 1);
        foreach (IForecastModel model in new IForecastModel[] { new ArimaModel(), new EtsModel(), new SeasonalNaiveModel() })
        {
            IForecastModel chosen = model.WithTransform(SeriesTransform.BoxCox());
            IFittedModel fit = chosen.Fit(Series, TestContext.Current.CancellationToken);
            IFittedModel given = model.WithTransform(SeriesTransform.BoxCox(lambda)).Fit(Series, TestContext.Current.CancellationToken);

            AssertSame(given.Forecast(14), fit.Forecast(14));
            Assert.Equal(given.Name, fit.Name);
            Assert.Equal($"{model.Name} of Box-Cox with lambda chosen", chosen.Name);
            Assert.Contains("chosen within [0, 1] by Guerrero's method.", fit.Describe(), StringComparison.Ordinal);
            Assert.DoesNotContain("Guerrero", given.Describe(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Fit_Arima_HoldsTheFitOfTheTransformedSeries()
    {
        var fit = Assert.IsAssignableFrom<ITransformedFit>(new ArimaModel().WithTransform(SeriesTransform.BoxCox()).Fit(Series, TestContext.Current.CancellationToken));
        double[] transformed = new double[Series.Count];
        SeriesTransform.BoxCox(fit.Transform.Lambda!.Value).Apply(Series.Values, transformed);
        FittedArima inner = Assert.IsType<FittedArima>(fit.Inner);
        Assert.Equal(transformed, inner.Training.Values.ToArray());
        Assert.Equal(inner.Coefficients, ((ICoefficientFit)fit).Coefficients);
        for (int step = 0; step < 5; step++)
        {
            foreach (double probability in Probabilities)
            {
                double[] quantile = [inner.Forecast(5).Steps[step].Quantile(probability)];
                fit.Transform.Invert(quantile, quantile);
                NumericAssert.AssertClose(quantile[0], fit.Forecast(5).Steps[step].Quantile(probability), 1e-12);
            }
        }
    }

    [Fact]
    public void Backtest_EveryFold_ChoosesAnew()
    {
        IForecastModel model = new NaiveModel().WithTransform(SeriesTransform.BoxCox());
        BacktestResult result = Backtest.Run(model, Series, new BacktestOptions { Horizon = 3, InitialCount = 48, Stride = 12 }, cancellationToken: TestContext.Current.CancellationToken);
        var lambdas = new HashSet<double>();
        Assert.Equal(4, result.Folds.Count);
        foreach (BacktestFold fold in result.Folds)
        {
            double lambda = BoxCoxLambda.Guerrero(fold.Training, 0, 1);
            lambdas.Add(lambda);
            AssertSame(new NaiveModel().WithTransform(SeriesTransform.BoxCox(lambda)).Fit(fold.Training, TestContext.Current.CancellationToken).Forecast(3), fold.Forecast);
        }

        Assert.Equal(4, lambdas.Count);
    }

    [Fact]
    public void Append_ChosenLambda_IsKept()
    {
        var fit = (IAppendableFit)new NaiveModel().WithTransform(SeriesTransform.BoxCox()).Fit(Series, TestContext.Current.CancellationToken);
        var longer = Assert.IsAssignableFrom<ITransformedFit>(fit.Append([5_000, double.NaN, 6_000]));
        Assert.Equal(((ITransformedFit)fit).Transform.Lambda, longer.Transform.Lambda);
        Assert.Contains("Guerrero", longer.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_NothingToChooseFrom_LeavesValuesAsTheyAreAndSaysWhy()
    {
        AssertPlain(SeriesGenerator.From(30, i => i == 7 ? 0 : 50 + (i % 7), Frequency.Monthly), "as the value for 2010-08 is 0 and");
        AssertPlain(SeriesGenerator.LogRandomWalk(20, frequency: Frequency.Monthly), "as there are no more than two seasons");
        AssertPlain(SeriesGenerator.Constant(30, 5, Frequency.Monthly), "as values vary in fewer than two seasons");

        static void AssertPlain(TimeSeries series, string reason)
        {
            IFittedModel fit = new SesModel().WithTransform(SeriesTransform.BoxCox()).Fit(series, TestContext.Current.CancellationToken);
            AssertSame(new SesModel().Fit(series, TestContext.Current.CancellationToken).Forecast(4), fit.Forecast(4));
            Assert.Equal(1, ((ITransformedFit)fit).Transform.Lambda);
            Assert.Contains(reason, fit.Describe(), StringComparison.Ordinal);
            Assert.EndsWith(" of values as they are", fit.Name, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void FitAll_Panel_ChoosesForEachSeries()
    {
        TimeSeriesPanel panel = TimeSeriesPanel.Create(
            [Series.Relabel(SeriesKey.Of(("place", "A"))), SeriesGenerator.LogRandomWalk(60, standardDeviation: 0.2, frequency: Frequency.Monthly).Relabel(SeriesKey.Of(("place", "B")))]);
        IReadOnlyList<FitOutcome> outcomes = new NaiveModel().WithTransform(SeriesTransform.BoxCox()).FitAll(panel, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(
            panel.Select(series => (double?)BoxCoxLambda.Guerrero(series, 0, 1)),
            outcomes.Select(outcome => ((ITransformedFit)outcome.Model).Transform.Lambda));
    }

    private static void AssertSame(Forecast expected, Forecast actual)
    {
        for (int step = 0; step < expected.Steps.Count; step++)
        {
            foreach (double probability in Probabilities)
            {
                Assert.Equal(expected.Steps[step].Quantile(probability), actual.Steps[step].Quantile(probability));
            }

            Assert.Equal(expected.Steps[step].Mean, actual.Steps[step].Mean);
        }
    }
}
