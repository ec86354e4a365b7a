using SahelForecast.Models.Growth;
using SahelForecast.Testing;
using Xunit;
using static SahelForecast.Testing.NumericAssert;

namespace SahelForecast.Tests.Models;

public class GrowthInterruptionTests
{
    private static readonly TimeSeries Growing = SeriesGenerator.LogRandomWalk(20, drift: 0.1, standardDeviation: 0.02);

    [Fact]
    public void Forecast_PeakThatNeverComes_IsUninterruptedGrowth()
    {
        Forecast never = Fit(1e-12, 0.5, 0.5).Forecast(10);
        Forecast growth = new LogisticGrowthModel().Fit(Growing).Forecast(10);

        Assert.All([0.05, 0.5, 0.95], probability => Assert.Equal(growth.Quantile(probability).Values.ToArray(), never.Quantile(probability).Values.ToArray()));
    }

    [Fact]
    public void Forecast_PeakAtOnceAndNothingLeft_FallsExponentially()
    {
        double[] medians = Fit(1 - 1e-12, 0.3, 0).Forecast(6).Median().Values.ToArray();

        Assert.All(Enumerable.Range(0, 6), i => AssertClose(Growing.Values[^1] * Math.Exp(-0.3 * (i + 1)), medians[i], 0.03));
    }

    [Fact]
    public void Forecast_PeakAtOnceAndHalfLeft_ComesToRestAtAQuarter()
    {
        // What stays is evenly spread between 0 and a half.
        Forecast forecast = Fit(1 - 1e-12, 0.8, 0.5).Forecast(40);

        AssertClose(0.25 * Growing.Values[^1], forecast.Steps[39].Median, 0.15);
        Assert.True(forecast.Steps[39].Quantile(0.99) < 0.75 * Growing.Values[^1]);
    }

    [Fact]
    public void Forecast_PeakInSomeYear_MixesGrowthAndDecline()
    {
        Forecast mixed = Fit(0.1, 0.5, 0.2).Forecast(10);
        Forecast growth = new LogisticGrowthModel().Fit(Growing).Forecast(10);

        // A tenth has begun to decline by the first year, and 1 - .9^10 by the tenth.
        AssertClose(0.1, mixed.Steps[0].CumulativeProbability(0.9 * Growing.Values[^1]), 0, 0.02);
        AssertClose(1 - Math.Pow(0.9, 10), mixed.Steps[9].CumulativeProbability(Growing.Values[^1]), 0, 0.12);
        Assert.True(mixed.Steps[9].Quantile(0.1) < 0.5 * growth.Steps[9].Quantile(0.1));
        Assert.True(mixed.Steps[9].Quantile(0.98) > Growing.Values[^1]);
    }

    [Fact]
    public void Simulate_EachPath_HasOnePeak()
    {
        SamplePaths paths = Fit(0.2, 0.7, 0.1).Simulate(12, 400, 3);
        double[] path = new double[12];
        int returns = 0;
        for (int i = 0; i < 400; i++)
        {
            paths.CopyPath(i, path);
            int top = Array.IndexOf(path, path.Max());

            // After the top only errors of 2 % go up.
            returns += Enumerable.Range(top + 1, 11 - top).Any(step => path[step] > 1.3 * path[step - 1]) ? 1 : 0;
        }

        Assert.True(returns < 8, $"{returns} of 400 paths rise after their peak");
    }

    [Fact]
    public void FromJson_KeepsTheInterruption()
    {
        FittedLogisticGrowth fitted = LogisticGrowthModel.InterruptedLogistic().Fit(Growing);

        Assert.Equal(GrowthInterruption.OfRefugees, FittedLogisticGrowth.FromJson(fitted.ToJson()).Interruption);
        Assert.Equal("Interrupted logistic", fitted.Name);
        Assert.Null(FittedLogisticGrowth.FromJson(new LogisticGrowthModel().Fit(Growing).ToJson()).Interruption);
    }

    [Fact]
    public void Create_NotAFraction_Throws()
    {
        Assert.Equal("Hazard", Assert.Throws<ArgumentOutOfRangeException>(() => GrowthInterruption.OfRefugees with { Hazard = 20 }).ParamName);
        Assert.Equal("MostLeft", Assert.Throws<ArgumentOutOfRangeException>(() => GrowthInterruption.OfRefugees with { MostLeft = 1.5 }).ParamName);
        Assert.Equal("Decline", Assert.Throws<ArgumentOutOfRangeException>(() => GrowthInterruption.OfRefugees with { Decline = 0 }).ParamName);
    }

    [Fact]
    public void ToString_AnyCulture_SaysTheSame()
    {
        using var french = new CultureScope("fr-FR");

        Assert.Equal("a peak with 12.5 % a year, then a decline by 0.3 a year to at most 50 %", new GrowthInterruption { Hazard = 0.125, Decline = 0.3, MostLeft = 0.5 }.ToString());
    }

    private static FittedLogisticGrowth Fit(double hazard, double decline, double mostLeft) =>
        new LogisticGrowthModel(new LogisticGrowthOptions { Interruption = new GrowthInterruption { Hazard = hazard, Decline = decline, MostLeft = mostLeft } }).Fit(Growing);
}
