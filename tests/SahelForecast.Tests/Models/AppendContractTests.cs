using SahelForecast.Distributions;
using SahelForecast.Models.Counts;
using SahelForecast.Models.Intermittent;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Models;

/// <summary>What every fit promises that takes new values.</summary>
public class AppendContractTests
{
    private static readonly double[] Probabilities = [0.01, 0.25, 0.5, 0.9];

    private static readonly TimeSeries[] All =
    [
        SeriesGenerator.LogRandomWalk(40, frequency: Frequency.Monthly),
        SeriesGenerator.Seasonal(50),
        SeriesGenerator.WithMissing(SeriesGenerator.Seasonal(64, seed: 3)),
    ];

    public static TheoryData<string> Appendable =>
        [.. ModelCatalog.Names.Concat(ModelCatalog.NamesOfRegressions).Concat(ModelCatalog.NamesOfTransformed).Select(row => row.Data).Where(name => ModelCatalog.Create(name).Fit(All[0]) is IAppendableFit)];

    [Theory]
    [MemberData(nameof(Appendable))]
    public void Append_NewValues_MovesTheOriginAndKeepsWhatWasLearned(string name)
    {
        foreach (TimeSeries series in All)
        {
            IAppendableFit fitted = Fit(name, series);
            double[] added = [series.Values[^1] * 1.1, double.NaN, series.Values[^1] * 0.8];
            IFittedModel longer = fitted.Append(added);

            Assert.Equal(series.Periods.Last + 3, longer.Forecast(1).Origin);
            Assert.Equal(added[2], longer.Forecast(1).OriginValue);
            Assert.Equal([.. series.Values, .. added], longer.Training.Values.ToArray());
            Assert.Equal(series.Count, fitted.Training.Count);
            Assert.Equal(fitted.Name, longer.Name);
            Assert.Equal(fitted.Fitted.Values.ToArray(), longer.Fitted.Values[..series.Count].ToArray());
            Assert.Equal(Expected(fitted), longer.Fitted.Values[series.Count]);
            Assert.Equal(added[2] - longer.Fitted.Values[^1], longer.Residuals.Values[^1]);
            Assert.Equal(Parameters(fitted), Parameters(longer));
        }
    }

    [Theory]
    [MemberData(nameof(Appendable))]
    public void Append_InPieces_GivesTheSameNumbers(string name)
    {
        foreach (TimeSeries series in All)
        {
            IAppendableFit fitted = Fit(name, series);
            double last = series.Values[^1];
            double[] added = [last * 1.2, double.NaN, last * 0.9, last, double.NaN];
            IFittedModel once = fitted.Append(added);
            IFittedModel pieces = fitted;
            foreach (Range piece in new[] { 0..1, 1..2, 2..2, 2..4, 4..5 })
            {
                pieces = ((IAppendableFit)pieces).Append(added.AsSpan(piece));
            }

            AssertSameForecasts(once, pieces, 0);
            Assert.Equal(once.Fitted.Values.ToArray(), pieces.Fitted.Values.ToArray());
            Assert.Equal(once.Describe(), pieces.Describe());
            foreach (ForecastMethod method in new[] { ForecastMethod.Simulated, ForecastMethod.Bootstrapped })
            {
                var options = new ForecastOptions { Method = method, PathCount = 50, Seed = 4 };
                Assert.Equal(once.Forecast(4, options).Paths!.AtStep(3).ToArray(), pieces.Forecast(4, options).Paths!.AtStep(3).ToArray());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Appendable))]
    public void Append_Nothing_ChangesNothing(string name)
    {
        foreach (TimeSeries series in All)
        {
            IAppendableFit fitted = Fit(name, series);

            AssertSameForecasts(fitted, fitted.Append([]), 0);
        }
    }

    [Theory]
    [MemberData(nameof(Appendable))]
    public void Append_MissingValues_ForecastsFromFurtherBack(string name)
    {
        foreach (TimeSeries series in All)
        {
            IAppendableFit fitted = Fit(name, series);

            AssertSameForecasts(fitted, fitted.Append([double.NaN, double.NaN]), 2);
        }
    }

    [Theory]
    [MemberData(nameof(Appendable))]
    public void Append_ValueOutsideTheSupport_NamesPeriodAndArgument(string name)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Fit(name, All[0]).Append([1, -1]));

        Assert.Equal("newValues", error.ParamName);
        Assert.Contains((All[0].Periods.Last + 2).ToString(), error.Message, StringComparison.Ordinal);
    }

    private static IAppendableFit Fit(string name, TimeSeries series) => (IAppendableFit)ModelCatalog.Create(name).Fit(series);

    // What is fitted to counts are means; elsewhere medians, which mostly are the same.
    private static double Expected(IFittedModel fitted)
    {
        PredictiveDistribution next = fitted.Forecast(1).Steps[0];
        return fitted is FittedCounts or FittedCountRegression or FittedRecentHistory or FittedIntermittent ? next.Mean : next.Median;
    }

    // Everything public that is a number or a list of numbers, but for where level, mean and probability have come to.
    private static double[] Parameters(IFittedModel fitted) =>
    [
        .. fitted.GetType().GetProperties().Where(property => property.Name is not ("Level" or "Mean" or "Probability")).SelectMany(property => property.GetValue(fitted) switch
        {
            double number => [number],
            int number => [number],
            IReadOnlyList<double> numbers => numbers,
            _ => [],
        }),
    ];

    private static void AssertSameForecasts(IFittedModel expected, IFittedModel actual, int later)
    {
        Forecast reference = expected.Forecast(14 + later);
        Forecast forecast = actual.Forecast(14);
        for (int step = 0; step < 14; step++)
        {
            foreach (double probability in Probabilities)
            {
                Assert.Equal(reference.Steps[step + later].Quantile(probability), forecast.Steps[step].Quantile(probability));
            }
        }
    }
}
