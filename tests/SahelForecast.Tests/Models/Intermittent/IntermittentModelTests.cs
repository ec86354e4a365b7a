using SahelForecast.Distributions;
using SahelForecast.Models.Intermittent;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Models.Intermittent;

public class IntermittentModelTests
{
    public static TheoryData<string, string> Golden =>
        [.. from series in new[] { "sparse", "dense", "late" } from method in new[] { "croston", "sba", "tsb", "adida", "imapa" } select (series, method)];

    [Theory]
    [MemberData(nameof(Golden))]
    public void Mean_GoldenSeries_EqualsR(string series, string method)
    {
        GoldenValue expected = GoldenFile.Json("r-counts/intermittent.json")[series];
        IntermittentModel model = method switch
        {
            "croston" => IntermittentModel.Croston(),
            "sba" => IntermittentModel.Sba(),
            "tsb" => IntermittentModel.Tsb(),
            "adida" => IntermittentModel.Adida(),
            _ => IntermittentModel.Imapa(),
        };
        FittedIntermittent fitted = model.Fit(TimeSeries.Create(Period.Month(2020, 1), expected.Numbers("values")));

        // R prints 17 digits; sums in another order differ in the last ones.
        NumericAssert.AssertClose(expected.Number(method), fitted.Mean, 1e-9);
        NumericAssert.AssertClose(expected.Number(method), fitted.Forecast(3).Steps[2].Mean, 1e-9);
    }

    [Fact]
    public void Forecast_AnySeries_IsAPointAtZeroAndSizes()
    {
        double[] values = [.. Enumerable.Range(0, 100).Select(t => t % 5 == 0 ? 40 + (t % 3) : 0.0)];
        FittedIntermittent fitted = new IntermittentModel().Fit(TimeSeries.Create(Period.Month(2000, 1), values));
        PredictiveDistribution step = fitted.Forecast(1).Steps[0];

        Assert.InRange(fitted.Probability, 0.12, 0.28);
        NumericAssert.AssertClose(1 - fitted.Probability, step.CumulativeProbability(0), 1e-9);
        NumericAssert.AssertClose(1 - fitted.Probability, step.CumulativeProbability(20), 1e-3);
        Assert.Equal(0, step.Median);
        Assert.InRange(step.Quantile(0.95), 35, 50);
    }

    [Fact]
    public void Forecast_WhatStopped_Falls()
    {
        double[] values = [.. Enumerable.Repeat(10.0, 20), .. Enumerable.Repeat(0.0, 10)];
        FittedIntermittent before = new IntermittentModel().Fit(TimeSeries.Create(Period.Month(2000, 1), values.AsSpan(0, 20)));
        FittedIntermittent after = new IntermittentModel().Fit(TimeSeries.Create(Period.Month(2000, 1), values));

        Assert.True(after.Mean < 0.25 * before.Mean);
        NumericAssert.AssertClose(10, IntermittentModel.Croston().Fit(TimeSeries.Create(Period.Month(2000, 1), values)).Mean, 1e-9);
    }

    [Fact]
    public void Forecast_Zeros_IsZeroAndSaysSo()
    {
        FittedIntermittent fitted = new IntermittentModel().Fit(TimeSeries.Create(Period.Month(2000, 1), new double[5]));

        Assert.Equal((0.0, 0.0), (fitted.Mean, fitted.Forecast(2).Steps[1].Quantile(0.99)));
        Assert.Contains("zero whenever it was observed", fitted.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void Fitted_MissingPeriod_KeepsItsPlace()
    {
        FittedIntermittent fitted = IntermittentModel.Croston().Fit(TimeSeries.Create(Period.Month(2000, 1), [0, 4, double.NaN, 0, 4]));

        Assert.Equal([double.NaN, double.NaN, 2, 2, 2], fitted.Fitted.Values.ToArray());
    }
}
