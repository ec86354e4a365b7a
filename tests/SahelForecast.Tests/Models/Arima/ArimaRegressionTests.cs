using SahelForecast.Diagnostics;
using SahelForecast.Distributions;
using SahelForecast.Models.Arima;
using SahelForecast.Regressors;
using Xunit;

namespace SahelForecast.Tests.Models.Arima;

/// <summary>Regression with ARIMA errors: what is left out, what is refused, and how drivers' uncertainty passes on.</summary>
public class ArimaRegressionTests
{
    private static readonly ArimaOptions RandomWalk = new() { Order = new ArimaOrder(0, 1, 0) };

    private static readonly ArimaOptions Mean = new() { Order = new ArimaOrder(1, 0, 0) };

    [Fact]
    public void Fit_KnownEffect_IsFound()
    {
        (TimeSeries y, TimeSeries x) = Pair(120, 2.5);
        FittedArimaRegression fit = Fit(new ArimaOptions(), y, x);
        RegressionCoefficient effect = Assert.Single(fit.RegressionCoefficients);
        Assert.InRange(effect.Estimate, 2.5 - (4 * effect.StandardError), 2.5 + (4 * effect.StandardError));
        Assert.InRange(effect.StandardError, 0.01, 0.2);
        Assert.Equal("x", effect.Name);
    }

    [Fact]
    public void Fit_FittedAndResiduals_AddUpToTheSeries()
    {
        (TimeSeries y, TimeSeries x) = Pair(60, 2);
        FittedArimaRegression fit = Fit(Mean, y, x);
        for (int t = 0; t < y.Count; t++)
        {
            Assert.Equal(y.Values[t], fit.Fitted.Values[t] + fit.Residuals.Values[t], 1e-9);
            Assert.Equal(fit.Noise.Residuals.Values[t], fit.Residuals.Values[t], 1e-9);
        }
    }

    [Fact]
    public void Fit_MissingValueOfBoth_IsTakenAsMissing()
    {
        (TimeSeries y, TimeSeries x) = Pair(60, 2);
        double[] gaps = y.Values.ToArray();
        double[] unknown = x.Values.ToArray();
        gaps[20] = unknown[20] = double.NaN;
        FittedArimaRegression both = Fit(Mean, y.WithValues(gaps), x.WithValues(unknown));
        FittedArimaRegression one = Fit(Mean, y.WithValues(gaps), x);
        Assert.Equal(one.RegressionCoefficients[0].Estimate, both.RegressionCoefficients[0].Estimate, 1e-9);
        Assert.Equal(one.LogLikelihood, both.LogLikelihood, 1e-8);
        Assert.Equal(one.Forecast(1, Future(x, 1)).Steps[0].Mean, both.Forecast(1, Future(x, 1)).Steps[0].Mean, 1e-9);
    }

    [Fact]
    public void Fit_ConstantRegressor_IsDroppedWithReason()
    {
        (TimeSeries y, TimeSeries x) = Pair(40, 2);
        FittedArimaRegression fit = Fit(Mean, y, x, Make("flat", [.. Enumerable.Repeat(3.0, 40)]));
        Assert.Equal("flat was left out: it has the same value in every period.", Assert.Single(fit.Dropped).ToString());
        AssertSame(Fit(Mean, y, x), fit);
    }

    [Fact]
    public void Fit_RepeatedRegressor_IsDroppedAndChangesNothing()
    {
        (TimeSeries y, TimeSeries x) = Pair(40, 2);
        FittedArimaRegression fit = Fit(Mean, y, x, Make("twice", [.. x.Values.ToArray().Select(value => 2 * value)]));
        Assert.Equal("twice was left out: it is a multiple of x.", Assert.Single(fit.Dropped).ToString());
        AssertSame(Fit(Mean, y, x), fit);
    }

    [Fact]
    public void Fit_SumOfRegressors_IsDroppedAndNamesThem()
    {
        (TimeSeries y, TimeSeries x) = Pair(40, 2);
        TimeSeries z = Make("z", Noise(40, 77));
        TimeSeries sum = Make("sum", [.. x.Values.ToArray().Zip(z.Values.ToArray(), (a, b) => 1 + a + b)]);
        FittedArimaRegression fit = Fit(Mean, y, x, z, sum);
        Assert.Equal("it is a sum of multiples of the constant of the model and x and z.", Assert.Single(fit.Dropped).Reason);
        AssertSame(Fit(Mean, y, x, z), fit);
    }

    [Fact]
    public void Fit_TrendWithDrift_IsDropped()
    {
        (TimeSeries y, TimeSeries x) = Pair(40, 2);
        TimeSeries trend = Make("trend", [.. Enumerable.Range(0, 40).Select(t => 5.0 + t)]);
        Assert.Equal("it is a multiple of the constant of the model.", Assert.Single(Fit(RandomWalk with { IncludesConstant = true }, y, x, trend).Dropped).Reason);

        // Without drift the trend is one.
        FittedArimaRegression kept = Fit(RandomWalk, y, x, trend);
        Assert.Empty(kept.Dropped);
        Assert.Equal(Fit(RandomWalk with { IncludesConstant = true }, y, x).Noise.Constant!.Value, kept.RegressionCoefficients[1].Estimate, 1e-8);
    }

    [Fact]
    public void Fit_AutomaticOrderWithTrend_TakesADifferenceBack()
    {
        double[] walk = new double[60];
        double[] noise = Noise(60, 3);
        for (int t = 1; t < 60; t++)
        {
            walk[t] = walk[t - 1] + noise[t];
        }

        TimeSeries y = Make("y", walk);
        Assert.Equal(1, new ArimaModel().Fit(y, TestContext.Current.CancellationToken).Order.D);
        FittedArimaRegression fit = Fit(new ArimaOptions(), y, Make("trend", [.. Enumerable.Range(0, 60).Select(t => (double)t)]));
        Assert.Equal(0, fit.Order.D);
        Assert.Single(fit.RegressionCoefficients);
    }

    [Fact]
    public void Fit_AllRegressorsDropped_IsTheModelWithoutThem()
    {
        (TimeSeries y, _) = Pair(40, 2);
        FittedArimaRegression fit = Fit(Mean, y, Make("flat", [.. Enumerable.Repeat(3.0, 40)]));
        FittedArima plain = new ArimaModel(Mean).Fit(y, TestContext.Current.CancellationToken);
        Assert.Empty(fit.RegressionCoefficients);
        Assert.Equal(plain.Forecast(3).Steps[2].Quantile(0.9), fit.Forecast(3).Steps[2].Quantile(0.9), 1e-10);
        Assert.Equal(plain.Name, fit.Name);
    }

    [Fact]
    public void Fit_RegressorTooLate_NamesThePeriod() =>
        AssertRefused("x has no value for 2000, where y has one: it begins in 2005. Give it from 2000 on, or begin y later.", Make("x", Noise(40, 1), 2005));

    [Fact]
    public void Fit_RegressorTooShort_NamesThePeriod() =>
        AssertRefused("x has no value for 2035, where y has one: it ends in 2034. Give it up to 2039, or end y earlier.", Make("x", Noise(35, 1)));

    [Fact]
    public void Fit_RegressorWithGap_NamesThePeriod()
    {
        double[] values = Noise(40, 1);
        values[7] = double.NaN;
        AssertRefused("x has no value for 2007, where y has one: its value is missing. Fill it with FillMissing, or leave the regressor out.", Make("x", values));
    }

    [Fact]
    public void Fit_OtherFrequency_NamesBoth() => AssertRefused(
        "x is Monthly from 2000-01 on, but y is Yearly from 2000 on. Bring one to the periods of the other with Aggregate.",
        TimeSeries.Create(Period.Month(2000, 1), Noise(480, 1), SeriesKey.Of(("series", "x")), new SeriesMetadata { DisplayName = "x", Kind = SeriesKind.Index }));

    [Fact]
    public void Fit_TooManyRegressors_SaysHowMany() => AssertRefused(
        "y (2000 to 2039) has 40 values left after differences, too few for 39 regressors and 2 other numbers. Take fewer regressors or a longer series.",
        [.. Enumerable.Range(0, 45).Select(i => Make($"x{i}", Noise(40, 100 + i)))]);

    [Fact]
    public void Fit_NoRegressor_Refuses() =>
        Assert.Throws<ArgumentException>(() => new ArimaModel().Fit(Pair(40, 1).Y, TimeSeriesPanel.Create([]), TestContext.Current.CancellationToken));

    [Fact]
    public void Forecast_FutureUnknown_NamesRegressorAndFirstMissingPeriod()
    {
        (TimeSeries y, _) = Pair(40, 2);
        FittedArimaRegression fit = Fit(Mean, y, Make("x", Noise(42, 1)));
        Assert.Equal(2, fit.Forecast(2).Horizon);
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => fit.Forecast(5));
        Assert.Equal("x has no value for 2042. Give Forecast the regressors' future values, or forecasts of them.", error.Message);
        Assert.Equal(error.Message, Assert.Throws<InvalidOperationException>(() => fit.Simulate(5, 10, 0)).Message);
    }

    [Fact]
    public void Forecast_FutureGiven_IsThatOfAFutureKnownAtTheFit()
    {
        (TimeSeries y, TimeSeries x) = Pair(40, 2);
        double[] longer = [.. x.Values, 1, -2, 0.5];
        Forecast known = Fit(Mean, y, Make("x", longer)).Forecast(3);
        Forecast given = Fit(Mean, y, x).Forecast(3, TimeSeriesPanel.Create([Make("x", [1, -2, 0.5], 2040)]));
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(known.Steps[i].Quantile(0.1), given.Steps[i].Quantile(0.1), 1e-12);
        }
    }

    [Fact]
    public void Forecast_FutureWithGapOrOtherPeriods_NamesThePeriod()
    {
        (TimeSeries y, TimeSeries x) = Pair(40, 2);
        FittedArimaRegression fit = Fit(Mean, y, x);
        TimeSeriesPanel gap = TimeSeriesPanel.Create([Make("x", [1, double.NaN, 2], 2040)]);
        Assert.StartsWith("x has no value for 2041.", Assert.Throws<InvalidOperationException>(() => fit.Forecast(3, gap)).Message, StringComparison.Ordinal);
        TimeSeriesPanel late = TimeSeriesPanel.Create([Make("x", [1, 2, 3], 2041)]);
        Assert.StartsWith("x has no value for 2040.", Assert.Throws<InvalidOperationException>(() => fit.Forecast(3, late)).Message, StringComparison.Ordinal);

        TimeSeries months = TimeSeries.Create(Period.Month(2040, 1), [1, 2, 3], x.Key, x.Metadata);
        string message = Assert.Throws<ArgumentException>(() => fit.Forecast(3, TimeSeriesPanel.Create([months]))).Message;
        Assert.StartsWith("x is Monthly from 2040-01 on, but y is Yearly from 2000 on.", message, StringComparison.Ordinal);
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => fit.Append([1], TimeSeriesPanel.Create([months]))).Message);

        Forecast driver = DriverOf(months, SamplePaths.Same([1.0, 2.0], 20));
        Assert.Contains("x is forecast for 2040-04 to 2040-05, but not for 2040.", Assert.Throws<ArgumentException>(() => fit.Forecast(1, ForecastPanel.Create([driver]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Forecast_UnknownKey_IsRefused()
    {
        (TimeSeries y, TimeSeries x) = Pair(40, 2);
        FittedArimaRegression fit = Fit(Mean, y, x);
        ArgumentException error = Assert.Throws<ArgumentException>(() => fit.Forecast(1, TimeSeriesPanel.Create([Make("z", [1], 2040)])));
        Assert.Contains("(series=z) is no regressor of this fit, which has (series=x)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Forecast_DriverForecast_IsWiderThanItsMedianKnown(bool withPaths)
    {
        (TimeSeries y, TimeSeries x) = Pair(60, 2);
        FittedArimaRegression fit = Fit(Mean, y, x);
        Forecast driver = new ArimaModel(RandomWalk).Fit(x, TestContext.Current.CancellationToken)
            .Forecast(4, new ForecastOptions { Method = withPaths ? ForecastMethod.Simulated : ForecastMethod.Analytic, PathCount = 20_000, Seed = 5 });
        Forecast uncertain = fit.Forecast(4, ForecastPanel.Create([driver]), new ForecastOptions { PathCount = 20_000 });
        Forecast known = fit.Forecast(4, TimeSeriesPanel.Create([driver.Median()]));
        RegressionCoefficient effect = fit.RegressionCoefficients[0];
        for (int i = 0; i < 4; i++)
        {
            Assert.True(Width(uncertain, i) > 1.2 * Width(known, i));

            // Variances add: the driver's times the effect's second moment; 20,000 draws know a variance within 4 %.
            double added = driver.Steps[i].Variance * ((effect.Estimate * effect.Estimate) + (effect.StandardError * effect.StandardError));
            Assert.Equal(1, uncertain.Steps[i].Variance / (known.Steps[i].Variance + added), 0.06);
        }

        Assert.Equal(!withPaths, uncertain.IntervalMethod.Contains("period by period", StringComparison.Ordinal));
    }

    [Fact]
    public void Forecast_Drivers_PathsAreFollowedPathByPath()
    {
        (TimeSeries y, TimeSeries x) = Pair(60, 2);
        FittedArimaRegression fit = Fit(Mean with { IncludesRegressionUncertainty = false }, y, x);
        SamplePaths zero = fit.Forecast(2, ForecastPanel.Create([DriverOf(x, SamplePaths.Same([0.0, 0.0], 50))])).Paths!;
        double[] draws = [.. Enumerable.Range(0, 100).Select(i => (double)i)];
        SamplePaths moved = fit.Forecast(2, ForecastPanel.Create([DriverOf(x, SamplePaths.Create(2, 50, draws))])).Paths!;
        for (int step = 0; step < 2; step++)
        {
            for (int path = 0; path < 50; path++)
            {
                Assert.Equal(fit.RegressionCoefficients[0].Estimate * draws[(step * 50) + path], moved.AtStep(step)[path] - zero.AtStep(step)[path], 1e-9);
            }
        }
    }

    [Fact]
    public void Forecast_DriversWithOtherPathCounts_AreRefused()
    {
        (TimeSeries y, TimeSeries x) = Pair(60, 2);
        TimeSeries z = Make("z", Noise(60, 9));
        FittedArimaRegression fit = Fit(Mean, y, x, z);
        ForecastPanel drivers = ForecastPanel.Create([DriverOf(x, SamplePaths.Same([0.0], 50)), DriverOf(z, SamplePaths.Same([0.0], 60))]);
        Assert.Contains("has 60 paths, but (series=x) has 50", Assert.Throws<ArgumentException>(() => fit.Forecast(1, drivers)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Forecast_DriverTooShort_NamesThePeriod()
    {
        (TimeSeries y, TimeSeries x) = Pair(40, 2);
        FittedArimaRegression fit = Fit(Mean, y, x);
        ForecastPanel drivers = ForecastPanel.Create([DriverOf(x, SamplePaths.Same([0.0], 50))]);
        Assert.Contains("x is forecast for 2040, but not for 2041.", Assert.Throws<ArgumentException>(() => fit.Forecast(2, drivers)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Forecast_SameSeed_SameNumbersWithAndWithoutMorePaths()
    {
        (TimeSeries y, TimeSeries x) = Pair(40, 2);
        FittedArimaRegression fit = Fit(Mean, y, x);
        FittedArimaRegression known = fit.Append([0.3], Future(x, 8));
        SamplePaths few = known.Simulate(3, 10, 4);
        SamplePaths many = known.Simulate(3, 30, 4);
        Assert.Equal(few.AtStep(2).ToArray(), many.AtStep(2)[..10].ToArray());
    }

    [Fact]
    public void Append_NewValues_ForecastsAsAFitThatHadThem()
    {
        (TimeSeries y, TimeSeries x) = Pair(60, 2);
        var options = new ArimaOptions { Order = new ArimaOrder(0, 0, 0), IncludesConstant = false };
        FittedArimaRegression fit = Fit(options, y[..50], x[..50]);
        FittedArimaRegression appended = fit.Append(y.Values[50..], TimeSeriesPanel.Create([x]));
        Assert.Equal(60, appended.Training.Count);
        Assert.Equal(fit.RegressionCoefficients[0].Estimate, appended.RegressionCoefficients[0].Estimate);
        for (int t = 50; t < 60; t++)
        {
            Assert.Equal(fit.RegressionCoefficients[0].Estimate * x.Values[t], appended.Fitted.Values[t], 1e-12);
        }
    }

    [Fact]
    public void Append_AtOnceOrOneByOne_IsTheSame()
    {
        (TimeSeries y, TimeSeries x) = Pair(60, 2);
        var options = new ArimaOptions { Order = new ArimaOrder(1, 1, 1), IncludesConstant = true };
        FittedArimaRegression start = Fit(options, y[..50], TimeSeries.Create(x.Periods.Start, [.. x.Values, 1, 2, 3], x.Key, x.Metadata));
        double[] values = y.Values[50..].ToArray();
        values[3] = double.NaN;
        FittedArimaRegression atOnce = start.Append(values);
        FittedArimaRegression oneByOne = start;
        foreach (double value in values)
        {
            oneByOne = oneByOne.Append([value]);
        }

        Forecast expected = atOnce.Forecast(3);
        Forecast actual = oneByOne.Forecast(3);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(expected.Steps[i].Mean, actual.Steps[i].Mean, 1e-9);
            Assert.Equal(expected.Steps[i].StandardDeviation, actual.Steps[i].StandardDeviation, 1e-9);
        }
    }

    [Fact]
    public void Append_DriftThenForecast_KeepsTheUncertaintyOfAFitAtThoseNumbers()
    {
        // With differences alone, appending moves the level by the values and nothing else.
        (TimeSeries y, TimeSeries x) = Pair(60, 2);
        FittedArimaRegression fit = Fit(RandomWalk with { IncludesConstant = true }, y, TimeSeries.Create(x.Periods.Start, [.. x.Values, 4, 5, 6], x.Key, x.Metadata));
        double slope = fit.Noise.Constant!.Value;
        double effect = fit.RegressionCoefficients[0].Estimate;
        FittedArimaRegression appended = fit.Append([7]);
        Assert.Equal(7 + slope + effect, appended.Forecast(1).Steps[0].Mean, 1e-9);
        Assert.Equal(fit.Forecast(2, Future(x, 2, [4, 5])).Steps[1].Mean - fit.Forecast(1).Steps[0].Mean, slope + effect, 1e-9);
    }

    [Fact]
    public void Forecast_BoundedSeries_StaysInside()
    {
        (TimeSeries y, TimeSeries x) = Pair(60, 2);
        TimeSeries people = TimeSeries.Create(y.Periods.Start, [.. y.Values.ToArray().Select(value => Math.Max(0, value))], y.Key, new SeriesMetadata { DisplayName = "y" });
        FittedArimaRegression fit = Fit(Mean, people, x);
        Forecast forecast = fit.Forecast(2, ForecastPanel.Create([DriverOf(x, SamplePaths.Same([-50.0, -50], 100))]));
        Assert.Equal(0, forecast.Steps[1].Quantile(0));
        Assert.Equal(0, fit.Forecast(2, Future(x, 2, [-50, -50])).Steps[1].Quantile(0.01));
    }

    [Fact]
    public void Describe_SaysEffectsAndWhatWasLeftOut()
    {
        (TimeSeries y, TimeSeries x) = Pair(40, 2);
        FittedArimaRegression fit = Fit(Mean, y, x, Make("flat", [.. Enumerable.Repeat(3.0, 40)]));
        Assert.StartsWith("One more of x goes with +", fit.Describe(), StringComparison.Ordinal);
        Assert.Contains("flat was left out", fit.Describe(), StringComparison.Ordinal);
        Assert.EndsWith(" + 1 regressor", fit.Name, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_ThroughTheInterface_IsTheSame()
    {
        (TimeSeries y, TimeSeries x) = Pair(40, 2);
        IRegressionForecastModel model = new ArimaModel(Mean);
        Assert.IsType<FittedArimaRegression>(model.Fit(y, TimeSeriesPanel.Create([x]), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Lags_OfAForecastDriver_FollowItsPaths()
    {
        (TimeSeries y, TimeSeries x) = Pair(60, 2);
        FittedArimaRegression fit = Fit(Mean, y[2..], [.. x.Lags(0, 1)]);
        Forecast driver = new ArimaModel(RandomWalk).Fit(x, TestContext.Current.CancellationToken).Forecast(3, new ForecastOptions { Method = ForecastMethod.Simulated, PathCount = 500 });
        Forecast forecast = fit.Forecast(3, driver.Lags(x, 0, 1));
        Assert.Equal(500, forecast.Paths!.PathCount);

        // The known lag is used where it is known: the driver of lag 1 has one period left.
        Assert.Equal(forecast.Steps[0].Median, fit.Forecast(3, ForecastPanel.Create([driver.Lag(x, 0), driver.Lag(x, 1)])).Steps[0].Median);
    }

    private static double Width(Forecast forecast, int step) => forecast.Steps[step].Quantile(0.9) - forecast.Steps[step].Quantile(0.1);

    private static Forecast DriverOf(TimeSeries x, SamplePaths paths) => new(
        "assumed", x[x.Count - 1], [.. Enumerable.Range(0, paths.Horizon).Select(step => (PredictiveDistribution)EmpiricalDistribution.Create(paths.AtStep(step)))], "assumed", x.Key, x.Metadata, paths);

    private static void AssertRefused(string message, params TimeSeries[] regressors)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Fit(Mean, Pair(40, 1).Y, regressors));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    private static void AssertSame(FittedArimaRegression expected, FittedArimaRegression actual)
    {
        Assert.Equal(expected.RegressionCoefficients.Count, actual.RegressionCoefficients.Count);
        for (int i = 0; i < expected.RegressionCoefficients.Count; i++)
        {
            Assert.Equal(expected.RegressionCoefficients[i].Estimate, actual.RegressionCoefficients[i].Estimate, 1e-9);
        }

        Assert.Equal(expected.LogLikelihood, actual.LogLikelihood, 1e-9);
    }

    [Fact]
    public void Coefficients_NameRegressorsAndErrorsAlike()
    {
        (TimeSeries y, TimeSeries x) = Pair(60, 3);
        FittedArimaRegression fit = Fit(Mean, y, x);
        Assert.Equal([fit.RegressionCoefficients[0].Name, "ar1", "mean"], fit.Coefficients.Select(one => one.Term));
        Assert.Equal(fit.RegressionCoefficients[0].StandardError, fit.Coefficients[0].StandardError);
        Assert.All(fit.Coefficients, one => Assert.True(one.StandardError > 0, one.ToString()));

        // Beside a regressor the mean is known less well than alone.
        Assert.True(fit.Coefficients[^1].StandardError > fit.Noise.StandardDeviation / Math.Sqrt(60) * 0.9);
        Assert.Contains(fit.Coefficients[0].Term, fit.Report(), StringComparison.Ordinal);
    }

    private static FittedArimaRegression Fit(ArimaOptions options, TimeSeries series, params TimeSeries[] regressors) =>
        new ArimaModel(options).Fit(series, TimeSeriesPanel.Create(regressors), TestContext.Current.CancellationToken);

    private static TimeSeriesPanel Future(TimeSeries x, int count, double[]? values = null) =>
        TimeSeriesPanel.Create([TimeSeries.Create(x.Periods.Last.Plus(1), values ?? Noise(count, 55), x.Key, x.Metadata)]);

    // A series that is an effect times a regressor, and noise with memory.
    private static (TimeSeries Y, TimeSeries X) Pair(int count, double effect)
    {
        double[] x = Noise(count, 11);
        double[] noise = Noise(count, 12);
        double[] y = new double[count];
        double state = 0;
        for (int t = 0; t < count; t++)
        {
            state = (0.5 * state) + (0.5 * noise[t]);
            y[t] = (effect * x[t]) + state;
        }

        return (Make("y", y), Make("x", x));
    }

    private static TimeSeries Make(string name, double[] values, int year = 2000) => ArimaRegressionGolden.Series(name, values, year);

    private static double[] Noise(int count, int seed)
    {
        double[] draws = new double[count];
        new NormalDistribution(0, 1).Sample(draws, (ulong)seed);
        return draws;
    }
}
