using MathNet.Numerics.Distributions;
using SahelForecast.Models.Baselines;
using SahelForecast.Models.Growth;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Models;

public class GrowthModelTests
{
    private static readonly double[] Needs = [3_700_000, 5_200_000, 3_200_000, 6_800_000, 5_917_269, 7_522_833];

    private static TimeSeries Mali => TimeSeries.Create(Period.Year(2017), Needs);

    [Fact]
    public void Fit_EstimatedRate_IsTheGeometricMeanGrowth()
    {
        FittedGrowth fitted = new GrowthModel().Fit(Mali);

        NumericAssert.AssertClose(Math.Log(7_522_833.0 / 3_700_000) / 5, fitted.Rate.LogFactor, 1e-13);
        Assert.Equal(4, fitted.DegreesOfFreedom);
        NumericAssert.AssertClose(fitted.Volatility / Math.Sqrt(5), fitted.RateStandardError, 1e-13);
    }

    [Fact]
    public void Forecast_EstimatedRate_IsDriftOnLogsWithStudentQuantiles()
    {
        // The same location and scale as R's drift model on the logarithms; Student t in place of its normal quantiles.
        double[] logs = [.. Needs.Select(value => Math.Log(value))];
        double[] steps = [.. logs.Skip(1).Zip(logs, (later, earlier) => later - earlier)];
        double mean = steps.Average();
        double s = Math.Sqrt(steps.Sum(step => (step - mean) * (step - mean)) / 4);
        Forecast forecast = new GrowthModel().Fit(Mali).Forecast(4);
        for (int h = 1; h <= 4; h++)
        {
            double scale = s * Math.Sqrt(h + (h * h / 5.0));
            double t = StudentT.InvCDF(0, 1, 4, 0.975);
            PredictionInterval interval = forecast.Steps[h - 1].Interval(0.95);
            NumericAssert.AssertClose(Math.Exp(logs[^1] + (h * mean)), forecast.Steps[h - 1].Median, 1e-12);
            NumericAssert.AssertClose(Math.Exp(logs[^1] + (h * mean) - (t * scale)), interval.Lower, 1e-8);
            NumericAssert.AssertClose(Math.Exp(logs[^1] + (h * mean) + (t * scale)), interval.Upper, 1e-8);
        }
    }

    [Fact]
    public void Forecast_GivenRate_CompoundsIt()
    {
        var options = new GrowthOptions { Rate = GrowthRate.FromPercent(17) };
        Forecast forecast = new GrowthModel(options).Fit(Mali).Forecast(3);

        NumericAssert.AssertClose(7_522_833 * 1.17 * 1.17 * 1.17, forecast.Steps[2].Median, 1e-13);
    }

    [Fact]
    public void Forecast_GivenYearlyRateOnMonths_IsConverted()
    {
        TimeSeries months = SeriesGenerator.LogRandomWalk(30, frequency: Frequency.Monthly);
        Forecast forecast = new GrowthModel(new GrowthOptions { Rate = GrowthRate.FromPercent(17) }).Fit(months).Forecast(12);

        NumericAssert.AssertClose(months.Values[^1] * 1.17, forecast.Steps[11].Median, 1e-12);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.5, 0.9375)]
    [InlineData(1, 4)]
    public void Forecast_Damping_LetsTheRateWorkLess(double damping, double worked)
    {
        FittedGrowth fitted = new GrowthModel(new GrowthOptions { Damping = damping }).Fit(Mali);
        double median = fitted.Forecast(4).Steps[3].Median;

        NumericAssert.AssertClose(7_522_833 * Math.Exp(worked * fitted.Rate.LogFactor), median, 1e-12);
    }

    [Fact]
    public void Fit_Prior_WeighsPeriodsAgainstPeriods()
    {
        // By hand: 5 observed periods at g, 15 prior periods at no growth: a quarter of g.
        var prior = new GrowthPrior { Rate = GrowthRate.FromPercent(0), Weight = 15 };
        FittedGrowth fitted = new GrowthModel(new GrowthOptions { Prior = prior }).Fit(Mali);
        double observed = Math.Log(7_522_833.0 / 3_700_000) / 5;

        NumericAssert.AssertClose(observed / 4, fitted.Rate.LogFactor, 1e-12);
        Assert.Equal(5, fitted.DegreesOfFreedom);
        double squares = (4 * Math.Pow(new GrowthModel().Fit(Mali).Volatility, 2)) + (15.0 * 5 / 20 * observed * observed);
        NumericAssert.AssertClose(Math.Sqrt(squares / 5), fitted.Volatility, 1e-12);
    }

    [Fact]
    public void Fit_VolatilityPrior_AddsDegreesOfFreedomAndLowersTheMinimum()
    {
        var options = new GrowthOptions { Prior = new GrowthPrior { Weight = 2, Volatility = 0.3, VolatilityWeight = 6 } };
        var model = new GrowthModel(options);
        TimeSeries two = TimeSeries.Create(Period.Year(2021), [100.0, 120]);
        FittedGrowth fitted = model.Fit(two);

        Assert.Equal(1, model.MinimumCount);
        Assert.Equal(4, new GrowthModel().MinimumCount);
        Assert.Equal(3, new GrowthModel(new GrowthOptions { Rate = GrowthRate.FromPercent(5) }).MinimumCount);
        Assert.Equal(7, fitted.DegreesOfFreedom);
        NumericAssert.AssertClose(Math.Log(1.2) / 3, fitted.Rate.LogFactor, 1e-12);
    }

    [Fact]
    public void Fit_Cap_HoldsRiseAndFallAlike()
    {
        var options = new GrowthOptions { MaximumRate = GrowthRate.FromPercent(10) };
        TimeSeries falling = TimeSeries.Create(Period.Year(2017), [.. Needs.Reverse()]);

        NumericAssert.AssertClose(Math.Log(1.1), new GrowthModel(options).Fit(Mali).Rate.LogFactor, 1e-12);
        NumericAssert.AssertClose(-Math.Log(1.1), new GrowthModel(options).Fit(falling).Rate.LogFactor, 1e-12);
        Assert.Contains("capped from", new GrowthModel(options).Fit(Mali).Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_MissingValue_CountsTwoPeriods()
    {
        TimeSeries gappy = TimeSeries.Create(Period.Year(2018), [100, 110, double.NaN, 140, 150.0, double.NaN]);
        FittedGrowth fitted = new GrowthModel().Fit(gappy);
        double rate = Math.Log(1.5) / 4;
        double[] errors = [Math.Log(1.1) - rate, (Math.Log(140 / 110.0) - (2 * rate)) / Math.Sqrt(2), Math.Log(150 / 140.0) - rate];

        NumericAssert.AssertClose(rate, fitted.Rate.LogFactor, 1e-13);
        NumericAssert.AssertClose(Math.Sqrt(errors.Sum(e => e * e) / 2), fitted.Volatility, 1e-13);
        NumericAssert.AssertClose(150 * Math.Exp(2 * rate), fitted.Forecast(1).Steps[0].Median, 1e-13, because: "one period ahead of a missing end is two ahead of the last value");
        NumericAssert.AssertClose(110 * Math.Exp(2 * rate), fitted.Fitted.Values[3], 1e-13);
    }

    [Fact]
    public void Forecast_Zeros_StayPossible()
    {
        TimeSeries zeros = TimeSeries.Create(Period.Year(2012), [40.0, 0, 12, 0, 30, 22, 0, 10, 16, 0]);
        Forecast forecast = new GrowthModel().Fit(zeros).Forecast(3);

        Assert.Equal(0, forecast.Steps[0].Interval(0.95).Lower);
        Assert.True(forecast.Steps[0].Interval(0.95).Upper > 10);
    }

    [Fact]
    public void Fit_NegativeValue_NamesItsPeriod()
    {
        TimeSeries series = TimeSeries.Create(Period.Year(2018), [5, 6, -3.5, 8, 9], metadata: new SeriesMetadata { Kind = SeriesKind.Index });

        ArgumentException error = Assert.Throws<ArgumentException>(() => new GrowthModel().Fit(series));

        Assert.Contains("-3.5 in 2020", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Forecast_OnFivePoints_IsWiderThanNormalQuantilesSay()
    {
        TimeSeries five = Mali[^5..];
        PredictionInterval growth = new GrowthModel().Fit(five).Forecast(1).Steps[0].Interval(0.95);
        TimeSeries logs = TimeSeries.Create(five.Periods.Start, [.. five.Values.ToArray().Select(value => Math.Log(value))], metadata: new SeriesMetadata { Kind = SeriesKind.Index });
        PredictionInterval drift = new DriftModel().Fit(logs).Forecast(1).Steps[0].Interval(0.95);

        // On 3 degrees of freedom t(0.975) is 3.18 where the normal quantile is 1.96.
        NumericAssert.AssertClose(3.1824463052842638 / 1.9599639845400542, Math.Log(growth.Upper / growth.Lower) / drift.Width, 1e-8);
    }

    [Fact]
    public void Constructor_GivenAndShrunk_Throws() => Assert.Throws<ArgumentException>(() => new GrowthModel(new GrowthOptions
    {
        Rate = GrowthRate.FromPercent(5),
        Prior = new GrowthPrior { Weight = 1 },
    }));

    [Fact]
    public void Options_OutOfRange_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new GrowthOptions { Damping = 1.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new GrowthOptions { MaximumRate = GrowthRate.FromPercent(-5) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new GrowthPrior { Weight = -1 });
        Assert.Throws<ArgumentException>(() => new GrowthModel(new GrowthOptions { Rate = GrowthRate.FromPercent(-100) }));
    }
}
