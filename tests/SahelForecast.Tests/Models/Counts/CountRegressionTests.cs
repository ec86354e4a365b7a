using SahelForecast.Distributions;
using SahelForecast.Models.Counts;
using SahelForecast.Numerics;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Models.Counts;

public class CountRegressionTests
{
    private const int Count = 400;

    // Negative binomial counts of size 5 about exp(1 + 0.8 rain).
    private static readonly TimeSeries Series = TimeSeries.Create(Period.Month(1990, 1), [.. Enumerable.Range(0, Count).Select(t => Draw(t, Math.Exp(1 + (0.8 * RainAt(t)))))]);
    private static readonly FittedCountRegression Known = Fit(Rain(6));
    private static readonly FittedCountRegression Unknown = Fit(Rain(0));

    [Fact]
    public void Fit_Regressor_FindsItsAmount()
    {
        FitCoefficient found = Known.Coefficients[^1];

        Assert.True(Known.Converged);
        Assert.Equal("Rain", found.Term);
        Assert.InRange(found.StandardError!.Value, 0.01, 0.1);
        Assert.InRange(found.Estimate, 0.8 - (4 * found.StandardError.Value), 0.8 + (4 * found.StandardError.Value));
        Assert.InRange(Known.Forecast(6).Steps[5].Mean / Math.Exp(1 + (0.8 * RainAt(Count + 5))), 0.75, 1.33);
    }

    [Fact]
    public void Forecast_FutureGivenLater_IsThatOfAKnownFuture()
    {
        AssertSame(Known.Forecast(6), Unknown.Forecast(6, TimeSeriesPanel.Create([Rain(6)])));
        IRegressionFit fit = ((IRegressionForecastModel)new CountModel()).Fit(Series, TimeSeriesPanel.Create([Rain(0)]), TestContext.Current.CancellationToken);
        AssertSame(Known.Forecast(6), fit.Forecast(6, TimeSeriesPanel.Create([Rain(6)])));

        // What is given counts more than what was known.
        TimeSeries wet = Rain(6).WithValues([.. Rain(6).Values.ToArray().Select(value => value + 1)]);
        NumericAssert.AssertClose(
            Math.Exp(Known.Coefficients[^1].Estimate), Known.Forecast(1, TimeSeriesPanel.Create([wet])).Steps[0].Mean / Known.Forecast(1).Steps[0].Mean, 1e-10);
    }

    [Fact]
    public void Forecast_Refusals_NameRegressorAndPeriod()
    {
        string missing = Assert.Throws<InvalidOperationException>(() => Known.Forecast(7)).Message;
        Assert.Contains($"Rain has no value for {Series.Periods.Last + 7}.", missing, StringComparison.Ordinal);
        string unknown = Assert.Throws<ArgumentException>(() => Known.Forecast(2, TimeSeriesPanel.Create([Rain(6).Relabel(SeriesKey.Of(("driver", "sun")))]))).Message;
        Assert.Contains("is no regressor of this fit", unknown, StringComparison.Ordinal);
        TimeSeries yearly = TimeSeries.Create(Period.Year(1990), [1, 2], Rain(0).Key);
        Assert.Contains("Aggregate", Assert.Throws<ArgumentException>(() => Known.Forecast(2, TimeSeriesPanel.Create([yearly]))).Message, StringComparison.Ordinal);
        Assert.Contains("Aggregate", Assert.Throws<ArgumentException>(() => Fit(yearly)).Message, StringComparison.Ordinal);
        string gap = Assert.Throws<ArgumentException>(() => Fit(Rain(0)[..300])).Message;
        Assert.Contains($"Rain has no value for {Series.Periods[300]}", gap, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_RegressorThatSaysNothing_IsRefused()
    {
        TimeSeries flat = Make("Flat", 0, _ => 4);
        TimeSeries twice = Make("Twice", 0, t => 3 - (2e6 * RainAt(t)));

        Assert.Contains("Flat is the same in all periods", Assert.Throws<ArgumentException>(() => Fit(flat)).Message, StringComparison.Ordinal);
        Assert.Contains("Twice says nothing", Assert.Throws<ArgumentException>(() => Fit(Rain(0), twice)).Message, StringComparison.Ordinal);
        Assert.Contains("no regressor", Assert.Throws<ArgumentException>(() => Fit()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_OtherUnitOfARegressor_ChangesNothingElse()
    {
        FittedCountRegression scaled = Fit(Make("Rain", 6, t => 1e6 * RainAt(t)));

        NumericAssert.AssertClose(Known.Coefficients[^1].Estimate, 1e6 * scaled.Coefficients[^1].Estimate, 1e-6);
        NumericAssert.AssertClose(Known.Forecast(6).Steps[5].Mean, scaled.Forecast(6).Steps[5].Mean, 1e-6);
    }

    [Fact]
    public void Forecast_CertainDriver_IsThatOfAKnownFuture()
    {
        Forecast certain = Driver(step => new PointMassDistribution(RainAt(Count + step)));
        Forecast expected = Known.Forecast(6);
        Forecast actual = Unknown.Forecast(6, ForecastPanel.Create([certain]), new ForecastOptions { PathCount = 40_000, Seed = 3 });
        for (int step = 0; step < 6; step++)
        {
            // The first is the same distribution, drawn 40,000 times; later ones are those of the process, to which a negative binomial of the same moments is close.
            NumericAssert.AssertClose(expected.Steps[step].Mean, actual.Steps[step].Mean, 0.03, because: $"step {step}");
            NumericAssert.AssertClose(expected.Steps[step].StandardDeviation, actual.Steps[step].StandardDeviation, 0.06, because: $"step {step}");
        }
    }

    [Fact]
    public void Forecast_UncertainDriver_IsWiderAndFollowsItsPaths()
    {
        var options = new ForecastOptions { PathCount = 4_000, Seed = 3 };
        Forecast certain = Unknown.Forecast(6, ForecastPanel.Create([Driver(step => new PointMassDistribution(RainAt(Count + step)))]), options);
        Forecast uncertain = Unknown.Forecast(6, ForecastPanel.Create([Driver(step => new NormalDistribution(RainAt(Count + step), 1))]), options);
        Assert.True(uncertain.Steps[0].StandardDeviation > 1.3 * certain.Steps[0].StandardDeviation);
        Assert.Contains("drivers' paths followed, those without paths period by period", uncertain.IntervalMethod, StringComparison.Ordinal);

        // Half of the paths are dry, half wet.
        double[] draws = [.. Enumerable.Range(0, 6 * 2_000).Select(i => i % 2_000 < 1_000 ? 0.0 : 4)];
        Forecast half = Driver(_ => new PointMassDistribution(2), new SamplePaths(6, 2_000, draws));
        ReadOnlySpan<double> first = Unknown.Forecast(6, ForecastPanel.Create([half])).Paths!.AtStep(0);
        Assert.Equal(2_000, first.Length);
        double ratio = first[1_000..].ToArray().Average() / first[..1_000].ToArray().Average();
        NumericAssert.AssertClose(Math.Exp(4 * Unknown.Coefficients[^1].Estimate), ratio, 0.15);
    }

    [Fact]
    public void Forecast_Drivers_RefusesAndBootstraps()
    {
        Forecast rain = Driver(step => new PointMassDistribution(RainAt(Count + step)));
        Assert.Contains($"but not for {Series.Periods.Last + 7}", Assert.Throws<ArgumentException>(() => Unknown.Forecast(7, ForecastPanel.Create([rain]))).Message, StringComparison.Ordinal);
        Assert.Contains("has no value for", Assert.Throws<InvalidOperationException>(() => Unknown.Forecast(1, ForecastPanel.Create([]))).Message, StringComparison.Ordinal);
        var options = new ForecastOptions { Method = ForecastMethod.Bootstrapped, PathCount = 300 };
        Forecast again = Unknown.Forecast(3, ForecastPanel.Create([rain]), options);
        Assert.InRange(again.Steps[0].Mean / Known.Forecast(1).Steps[0].Mean, 0.8, 1.25);
        FittedCountRegression read = FittedCountRegression.FromJson(Unknown.ToJson());
        AssertSame(Unknown.Forecast(3, ForecastPanel.Create([rain])), read.Forecast(3, ForecastPanel.Create([rain])));
        Assert.Contains("no past errors", Assert.Throws<InvalidOperationException>(() => read.Forecast(3, ForecastPanel.Create([rain]), options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Append_WithRegressors_GoesOnAsTheLongerSeries()
    {
        TimeSeriesPanel later = TimeSeriesPanel.Create([Rain(9)]);
        double[] values = [4, double.NaN, 30];
        FittedCountRegression expected = Unknown.Append(values, later);
        FittedCountRegression pieces = Unknown.Append(values.AsSpan(0, 1), later).Append(values.AsSpan(1));
        FittedCountRegression read = FittedCountRegression.FromJson(Unknown.ToJson()).Append(values, later);
        AssertSame(expected.Forecast(6), pieces.Forecast(6));
        AssertSame(expected.Forecast(6), read.Forecast(6));
        Assert.Equal(expected.ToJson(), read.ToJson());

        // A period that is missing needs no regressors; one that isn't does.
        Assert.Equal(2, Unknown.Append([double.NaN]).Forecast(2, later).Steps.Count);
        Assert.Contains("Rain has no value", Assert.Throws<InvalidOperationException>(() => Unknown.Append([3])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"amounts\":[", "\"amounts\":[1,", "more or fewer regressors")]
    [InlineData("\"gaps\":\"BA==\"", "\"gaps\":\"BAAAgEA=\"", "more or fewer effects")]
    [InlineData("[\"driver\",\"Rain\"]", "[\"driver\"]", "not a dimension and a value")]
    [InlineData("\"future\":\"", "\"future\":\"?", "no saved count-regression fit")]
    public void FromJson_DamagedText_IsRefused(string whole, string damaged, string expected)
    {
        string json = Known.ToJson();
        Assert.Contains(whole, json, StringComparison.Ordinal);
        string message = Assert.Throws<ForecastException>(() => FittedCountRegression.FromJson(json.Replace(whole, damaged, StringComparison.Ordinal))).Message;
        Assert.Contains(expected, message, StringComparison.OrdinalIgnoreCase);
    }

    private static double RainAt(int t) => 2 + Math.Sin(0.7 * t);

    private static TimeSeries Rain(int ahead) => Make("Rain", ahead, RainAt);

    private static TimeSeries Make(string name, int ahead, Func<int, double> value) => TimeSeries.Create(
        Period.Month(1990, 1), [.. Enumerable.Range(0, Count + ahead).Select(value)], SeriesKey.Of(("driver", name)), new SeriesMetadata { DisplayName = name, Kind = SeriesKind.Index });

    private static FittedCountRegression Fit(params TimeSeries[] regressors) => new CountModel().Fit(Series, TimeSeriesPanel.Create(regressors), TestContext.Current.CancellationToken);

    private static Forecast Driver(Func<int, PredictiveDistribution> step, SamplePaths? paths = null) => new(
        "Given", Series[Count - 1], [.. Enumerable.Range(0, 6).Select(step)], "given", Rain(0).Key, Rain(0).Metadata, paths);

    private static double Draw(int t, double mean)
    {
        RandomStream stream = RandomStream.For(4, StreamPurpose.Paths, (ulong)t);
        return CountDraws.Poisson(ref stream, mean * stream.NextScaledChiSquared(10));
    }

    private static void AssertSame(Forecast expected, Forecast actual)
    {
        Assert.Equal(expected.Periods, actual.Periods);
        for (int step = 0; step < expected.Steps.Count; step++)
        {
            Assert.Equal(expected.Steps[step].Quantile(0.02), actual.Steps[step].Quantile(0.02));
            Assert.Equal(expected.Steps[step].Quantile(0.7), actual.Steps[step].Quantile(0.7));
        }
    }
}
