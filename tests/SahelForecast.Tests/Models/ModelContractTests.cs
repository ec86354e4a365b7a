using SahelForecast.Distributions;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Models;

/// <summary>What every model promises, whatever it computes.</summary>
public class ModelContractTests
{
    private static readonly double[] Probabilities = [0.005, 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975, 0.995];

    public static TheoryData<string> Models => ModelCatalog.Names;

    public static TheoryData<string> ScalingModels => ModelCatalog.ScalingNames;

    private static TimeSeries Ordinary => SeriesGenerator.LogRandomWalk(40, frequency: Frequency.Monthly);

    [Theory]
    [MemberData(nameof(Models))]
    public void Forecast_AnySeries_FollowsTheOrigin(string name)
    {
        Forecast forecast = ModelCatalog.Create(name).Fit(Ordinary).Forecast(5);

        Assert.Equal(Ordinary.Periods.Last, forecast.Origin);
        Assert.Equal(Ordinary.Values[^1], forecast.OriginValue);
        Assert.Equal(new PeriodRange(Ordinary.Periods.Last + 1, 5), forecast.Periods);
        Assert.Equal(5, forecast.Steps.Count);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Forecast_AwkwardSeries_IsOrderedFiniteAndInsideTheSupport(string name)
    {
        foreach ((string what, TimeSeries series) in SeriesGenerator.Awkward())
        {
            try
            {
                IFittedModel fitted = ModelCatalog.Create(name).Fit(series);
                foreach (ForecastMethod method in Enum.GetValues<ForecastMethod>())
                {
                    AssertSound(fitted.Forecast(6, new ForecastOptions { Method = method, PathCount = 40 }), $"{name} on {what}, {method}");
                }
            }
            catch (ArgumentException refusal)
            {
                Assert.Contains("at least", refusal.Message, StringComparison.Ordinal);
                Assert.Equal("series", refusal.ParamName);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Forecast_NegativeValues_IsSoundOrRefused(string name)
    {
        TimeSeries[] all =
        [
            SeriesGenerator.RandomWalk(40, start: 0, standardDeviation: 5, frequency: Frequency.Monthly),
            SeriesGenerator.From(30, i => -1_000 - (i % 5), Frequency.Monthly, new SeriesMetadata { Kind = SeriesKind.Index }),
            SeriesGenerator.WithMissing(SeriesGenerator.RandomWalk(60, start: -50, frequency: Frequency.Quarterly), 0.7),
        ];
        foreach (TimeSeries series in all)
        {
            IFittedModel fitted;
            try
            {
                fitted = ModelCatalog.Create(name).Fit(series);
            }
            catch (ArgumentException refusal)
            {
                Assert.Equal("series", refusal.ParamName);
                continue;
            }

            AssertSound(fitted.Forecast(6), name);
            AssertSound(fitted.Forecast(6, new ForecastOptions { Method = ForecastMethod.Simulated, PathCount = 40 }), name);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Forecast_UpperBound_IsNeverPassed(string name)
    {
        TimeSeries rising = SeriesGenerator.From(12, i => 1_000 * Math.Pow(1.3, i));
        double cap = rising.Values[^1] * 1.05;
        TimeSeries capped = rising.Relabel(metadata: new SeriesMetadata { UpperBound = cap });
        IFittedModel fitted = ModelCatalog.Create(name).Fit(capped);

        AssertSound(fitted.Forecast(8), name);
        AssertSound(fitted.Forecast(8, new ForecastOptions { Method = ForecastMethod.Simulated, PathCount = 200 }), name);
        Assert.All(fitted.Forecast(8).Steps, step => Assert.True(step.Quantile(1) <= cap));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Forecast_WiderLevel_GivesWiderInterval(string name)
    {
        foreach (PredictiveDistribution step in ModelCatalog.Create(name).Fit(Ordinary).Forecast(4).Steps)
        {
            PredictionInterval half = step.Interval(0.5);
            PredictionInterval most = step.Interval(0.95);
            Assert.True(most.Lower < half.Lower && half.Lower <= step.Median && step.Median <= half.Upper && half.Upper < most.Upper);
        }
    }

    [Theory]
    [MemberData(nameof(ScalingModels))]
    public void Forecast_ScaledSeries_ScalesAlike(string name)
    {
        Forecast reference = ModelCatalog.Create(name).Fit(Ordinary).Forecast(6);
        foreach (double scale in new[] { 1e-6, 1e6 })
        {
            TimeSeries scaled = Ordinary.WithValues([.. Ordinary.Values.ToArray().Select(value => value * scale)]);
            Forecast forecast = ModelCatalog.Create(name).Fit(scaled).Forecast(6);
            for (int step = 0; step < 6; step++)
            {
                foreach (double probability in Probabilities)
                {
                    // Logarithms of scaled values differ in their last digits; nothing else may.
                    NumericAssert.AssertClose(
                        reference.Steps[step].Quantile(probability) * scale, forecast.Steps[step].Quantile(probability), 1e-10, 1e-10 * scale, name);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Forecast_Simulated_AgreesWithTheFormulas(string name)
    {
        IFittedModel fitted = ModelCatalog.Create(name).Fit(Ordinary);
        Forecast analytic = fitted.Forecast(6, new ForecastOptions { Method = ForecastMethod.Analytic });
        Forecast simulated = fitted.Forecast(6, new ForecastOptions { Method = ForecastMethod.Simulated, PathCount = 40_000, Seed = 7 });
        Assert.Null(analytic.Paths);

        for (int step = 0; step < 6; step++)
        {
            foreach (double probability in Probabilities)
            {
                // Five standard errors of a share of 40,000 draws. On a bound, where probability piles up, the share below is what must not be more.
                double quantile = analytic.Steps[step].Quantile(probability);
                double below = simulated.Steps[step].CumulativeProbability(Math.BitDecrement(quantile));
                double share = simulated.Steps[step].CumulativeProbability(quantile);
                double error = 5 * Math.Sqrt(probability * (1 - probability) / 40_000);
                Assert.True(below <= probability + error && share >= probability - error, $"{name}, step {step}: {below} to {share} for {probability}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Simulate_SameSeed_GivesSamePathsWhateverTheirNumber(string name)
    {
        IFittedModel fitted = ModelCatalog.Create(name).Fit(Ordinary);
        SamplePaths few = fitted.Simulate(7, 13, seed: 5);
        SamplePaths many = fitted.Simulate(7, 50, seed: 5);
        SamplePaths other = fitted.Simulate(7, 13, seed: 6);
        for (int step = 0; step < 7; step++)
        {
            Assert.Equal(few.AtStep(step).ToArray(), many.AtStep(step)[..13].ToArray());
            Assert.NotEqual(few.AtStep(step).ToArray(), other.AtStep(step).ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void FitAll_AnyParallelism_GivesTheSameNumbers(string name)
    {
        TimeSeriesPanel panel = TimeSeriesPanel.Create(Enumerable.Range(0, 12).Select(i =>
            SeriesGenerator.LogRandomWalk(30, seed: (ulong)i, frequency: Frequency.Monthly).Relabel(SeriesKey.Of(("place", $"P{i:00}")))));
        double[] one = Draws(panel, 1);
        double[] four = Draws(panel, 4);

        Assert.Equal(one, four);
        Assert.NotEqual(one[0], one[^1]);

        double[] Draws(TimeSeriesPanel series, int threads) =>
        [
            .. ModelCatalog.Create(name).FitAll(series, threads)
                .SelectMany(outcome => outcome.Model.Simulate(3, 20, 1).AtStep(2).ToArray()),
        ];
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Fit_Residuals_AreObservedLessFitted(string name)
    {
        IFittedModel fitted = ModelCatalog.Create(name).Fit(SeriesGenerator.WithMissing(Ordinary));

        Assert.Equal(Ordinary.Periods, fitted.Fitted.Periods);
        Assert.True(fitted.Residuals.Count - fitted.Residuals.MissingCount > 5);
        for (int i = 0; i < Ordinary.Count; i++)
        {
            double expected = fitted.Training.Values[i] - fitted.Fitted.Values[i];
            NumericAssert.AssertClose(expected, fitted.Residuals.Values[i], 0);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Fit_TooShort_NamesTheMinimum(string name)
    {
        IForecastModel model = ModelCatalog.Create(name);
        TimeSeries empty = TimeSeries.Create(Period.Year(2020), []);

        ArgumentException error = Assert.Throws<ArgumentException>(() => model.Fit(empty));

        Assert.StartsWith($"{model.Name} needs at least ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Fit_Cancelled_Stops(string name) => Assert.ThrowsAny<OperationCanceledException>(
        () => ModelCatalog.Create(name).Fit(Ordinary, new CancellationToken(canceled: true)));

    [Theory]
    [MemberData(nameof(Models))]
    public void Describe_AnyCulture_SaysTheSame(string name)
    {
        IFittedModel fitted = ModelCatalog.Create(name).Fit(Ordinary);
        string here = fitted.Describe();
        using var french = new CultureScope("fr-FR");

        Assert.Equal(here, ModelCatalog.Create(name).Fit(Ordinary).Describe());
        Assert.EndsWith(".", here, StringComparison.Ordinal);
        Assert.True(here.Length > 60);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Forecast_HorizonBelowOne_Throws(string name) => Assert.Throws<ArgumentOutOfRangeException>(
        () => ModelCatalog.Create(name).Fit(Ordinary).Forecast(0));

    private static void AssertSound(Forecast forecast, string because)
    {
        foreach (PredictiveDistribution step in forecast.Steps)
        {
            double previous = forecast.Metadata.LowerBound;
            foreach (double probability in Probabilities)
            {
                double quantile = step.Quantile(probability);
                Assert.True(double.IsFinite(quantile) && quantile >= previous && quantile <= forecast.Metadata.UpperBound, $"{because}: {quantile} at {probability}");
                previous = quantile;
            }

            Assert.True(step.HasFiniteMean, because);
        }

        // The same code scores all steps, and slowly where it integrates.
        Assert.True(forecast.Steps[0].Crps(forecast.Steps[0].Median) >= 0, because);
        Assert.True(forecast.Steps[^1].Crps(forecast.Steps[^1].Median) >= 0, because);
    }
}
