using SahelForecast.Models.Growth;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Models;

public class LogisticGrowthModelTests
{
    [Theory]
    [InlineData(GrowthCurve.Logistic)]
    [InlineData(GrowthCurve.Gompertz)]
    public void Fit_CurveThatHasLevelledOff_FindsCapAndRate(GrowthCurve curve)
    {
        FittedLogisticGrowth fitted = new LogisticGrowthModel(new LogisticGrowthOptions { Curve = curve }).Fit(Simulated(curve, 60, 50_000, 0.3, 0.02));

        NumericAssert.AssertClose(50_000, fitted.Capacity, 0.05);
        NumericAssert.AssertClose(0.3, fitted.Rate, 0.2);
        Assert.InRange(fitted.Volatility, 0.015, 0.035);
        Assert.Contains(fitted.Coefficients, coefficient => coefficient is { Term: "capacity", StandardError: > 0 and < 5_000 });
    }

    [Fact]
    public void Fit_GivenCapacity_IsTheLeastSquaresRateShrunk()
    {
        TimeSeries series = Simulated(GrowthCurve.Logistic, 25, 50_000, 0.3, 0.05);
        FittedLogisticGrowth fitted = new LogisticGrowthModel(new LogisticGrowthOptions { Capacity = 60_000 }).Fit(series);

        // The regression through the origin, with a tenth of one more pair: a change of 0.1 at free growth.
        double products = 0.01;
        double squares = 0.1;
        for (int i = 1; i < series.Count; i++)
        {
            double room = 1 - (series.Values[i - 1] / 60_000);
            products += room * Math.Log(series.Values[i] / series.Values[i - 1]);
            squares += room * room;
        }

        NumericAssert.AssertClose(products / squares, fitted.Rate, 1e-12);
        NumericAssert.AssertClose(60_000, fitted.Capacity, 1e-12);
        Assert.Null(fitted.Coefficients[0].StandardError);
        Assert.Contains("as given", fitted.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_GivenCapacityUncertain_IsWiderAndLearnsFromTheSeries()
    {
        TimeSeries series = Simulated(GrowthCurve.Logistic, 60, 50_000, 0.3, 0.02);
        FittedLogisticGrowth sure = new LogisticGrowthModel(new LogisticGrowthOptions { Capacity = 65_000 }).Fit(series);
        FittedLogisticGrowth unsure = new LogisticGrowthModel(new LogisticGrowthOptions { Capacity = 65_000, CapacityUncertainty = 0.5 }).Fit(series);

        Assert.InRange(unsure.Capacity, 45_000, 55_000);
        Assert.True(unsure.Forecast(20).Steps[^1].Median < sure.Forecast(20).Steps[^1].Median);

        TimeSeries early = series.Slice(0, 8);
        Assert.True(Width(Fitted(0.5), 10) > Width(Fitted(0), 10));

        FittedLogisticGrowth Fitted(double uncertainty) =>
            new LogisticGrowthModel(new LogisticGrowthOptions { Capacity = 65_000, CapacityUncertainty = uncertainty }).Fit(early);
    }

    [Fact]
    public void Forecast_FarAhead_StaysAtTheCap()
    {
        Forecast forecast = new LogisticGrowthModel().Fit(Simulated(GrowthCurve.Logistic, 40, 50_000, 0.4, 0.02)).Forecast(30);

        NumericAssert.AssertClose(50_000, forecast.Steps[^1].Median, 0.1);
        Assert.True(Width(forecast, 1) < Width(forecast, 5));
    }

    [Fact]
    public void Forecast_CapBelowTheLastValue_FallsTowardsItAndSaysSo()
    {
        TimeSeries series = SeriesGenerator.From(10, i => 1_000 + (10 * (i % 3)));
        FittedLogisticGrowth fitted = new LogisticGrowthModel(new LogisticGrowthOptions { Capacity = 500 }).Fit(series);
        Forecast forecast = fitted.Forecast(10);

        Assert.True(forecast.Steps[^1].Median < series.Values[^1]);
        Assert.Contains("drawn down", fitted.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_UpperBound_KeepsTheCapBelowIt()
    {
        TimeSeries series = SeriesGenerator.From(8, i => 1_000 * Math.Pow(1.4, i));
        double bound = series.Values[^1] * 1.2;
        FittedLogisticGrowth free = new LogisticGrowthModel().Fit(series);
        FittedLogisticGrowth bounded = new LogisticGrowthModel().Fit(series.Relabel(metadata: new SeriesMetadata { UpperBound = bound }));

        Assert.True(free.Capacity > bound);
        Assert.True(bounded.Capacity <= bound);
        FittedLogisticGrowth given = new LogisticGrowthModel(new LogisticGrowthOptions { Capacity = 1e9, CapacityUncertainty = 0.01 })
            .Fit(series.Relabel(metadata: new SeriesMetadata { UpperBound = bound }));
        Assert.InRange(given.Capacity, 0.96 * bound, bound);
    }

    [Fact]
    public void Fit_BreakAfterEveryPoint_LearnsNothingOfTheChanges()
    {
        TimeSeries series = SeriesGenerator.From(8, i => 1_000 * Math.Pow(3, i % 2));
        SeriesBreak[] breaks = [.. series.Periods.Skip(1).Select(period => new SeriesBreak(period, BreakReason.Method, "A new form."))];
        FittedLogisticGrowth fitted = new LogisticGrowthModel().Fit(series.Relabel(metadata: new SeriesMetadata { Breaks = breaks }));

        NumericAssert.AssertClose(0.1, fitted.Rate, 0.01);
        NumericAssert.AssertClose(0.1, fitted.Volatility, 1e-9);
        Assert.True(fitted.Forecast(5).Steps[^1].HasFiniteMean);
    }

    [Fact]
    public void Fit_AllEqual_GrowsHardlyAndIsNotSure()
    {
        Forecast forecast = new LogisticGrowthModel().Fit(SeriesGenerator.Constant(12, 5_000)).Forecast(5);

        NumericAssert.AssertClose(5_000, forecast.Steps[^1].Median, 0.03);
        PredictionInterval interval = forecast.Steps[^1].Interval(0.8);
        Assert.True(interval.Lower < 5_000 && interval.Upper > 5_000);
    }

    [Fact]
    public void Fit_AllZeros_NamesWhatIsNeeded() => Assert.Contains(
        "at least 2 values above zero",
        Assert.Throws<ArgumentException>(() => new LogisticGrowthModel().Fit(SeriesGenerator.Constant(12, 0))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Fit_MissingValues_AgreesWithTheWholeSeries()
    {
        TimeSeries whole = Simulated(GrowthCurve.Logistic, 60, 50_000, 0.3, 0.02);
        FittedLogisticGrowth fitted = new LogisticGrowthModel().Fit(SeriesGenerator.WithMissing(whole, 0.3));

        NumericAssert.AssertClose(new LogisticGrowthModel().Fit(whole).Capacity, fitted.Capacity, 0.05);
        Assert.InRange(fitted.Volatility, 0.012, 0.04);
    }

    [Fact]
    public void Options_BadNumbers_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LogisticGrowthOptions { Capacity = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LogisticGrowthOptions { CapacityUncertainty = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LogisticGrowthOptions { Curve = (GrowthCurve)7 });
    }

    // The ratio of the ends of an interval.
    private static double Width(FittedLogisticGrowth fitted, int ahead) => Width(fitted.Forecast(ahead), ahead);

    private static double Width(Forecast forecast, int ahead)
    {
        PredictionInterval interval = forecast.Steps[ahead - 1].Interval(0.8);
        return interval.Upper / interval.Lower;
    }

    private static TimeSeries Simulated(GrowthCurve curve, int count, double capacity, double rate, double volatility)
    {
        double[] noise = [.. SeriesGenerator.RandomWalk(count + 1, seed: 5).Values];
        double log = Math.Log(capacity / 40);
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = Math.Exp(log);
            double room = curve == GrowthCurve.Gompertz ? Math.Log(capacity) - log : 1 - (Math.Exp(log) / capacity);
            log += (rate * room) + (volatility * (noise[i + 1] - noise[i]));
        }

        return TimeSeries.Create(Period.Year(1960), values);
    }
}
