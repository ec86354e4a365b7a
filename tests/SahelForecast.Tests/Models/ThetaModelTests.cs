using SahelForecast.Models.Ets;
using SahelForecast.Models.Theta;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Models;

public class ThetaModelTests
{
    private static readonly SeriesMetadata Unbounded = new() { Kind = SeriesKind.Index };

    [Fact]
    public void Fit_ThetaOne_IsSimpleSmoothing()
    {
        // Waves without any trend, so that the line of the optimised models has no weight.
        TimeSeries series = SeriesGenerator.From(40, i => 100 + (10 * Math.Cos(2.5 * i)) - (5 * Math.Cos(1.1 * (i - 19.5))), metadata: Unbounded);
        FittedTheta fitted = new ThetaModel(new ThetaOptions { Variant = ThetaVariant.DynamicOptimised, Estimation = ThetaEstimation.LeastSquares }).Fit(series);
        double[] smoothed = new double[40];
        SesKernel.Smooth(series.Values, fitted.Alpha, fitted.InitialLevel, smoothed);

        Assert.Equal(1, fitted.Theta);
        NumericAssert.AssertClose(smoothed, fitted.Fitted.Values, 1e-12);
    }

    [Fact]
    public void Fit_StraightLine_GoesOnStraight()
    {
        FittedTheta fitted = Fit(ThetaVariant.Optimised, SeriesGenerator.From(12, i => 10 + (3 * i)));

        Assert.Equal(double.PositiveInfinity, fitted.Theta);
        Assert.Equal(0, fitted.StandardDeviation, 1e-6);
        NumericAssert.AssertClose([46, 49, 52, 55], fitted.Forecast(4).Median().Values, 1e-9);
        Assert.Contains("theta infinite", fitted.Name, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_StraightLineDrawnAnew_GoesOnStraight()
    {
        // At the second value a line drawn anew knows of no slope yet: one error of about 3 on n - 3 degrees of freedom.
        FittedTheta fitted = Fit(ThetaVariant.DynamicOptimised, SeriesGenerator.From(60, i => 10 + (3 * i)));

        Assert.InRange(fitted.Theta, 50, double.PositiveInfinity);
        Assert.InRange(fitted.StandardDeviation, 0, 3 / Math.Sqrt(57));
        NumericAssert.AssertClose([190, 193, 196, 199], fitted.Forecast(4).Median().Values, 0, 0.1);
    }

    [Theory]
    [InlineData(ThetaVariant.Standard)]
    [InlineData(ThetaVariant.DynamicStandard)]
    public void Fit_StraightLine_StandardGoesOnHalfAsSteep(ThetaVariant variant)
    {
        double[] median = Fit(variant, SeriesGenerator.From(30, i => 10 + (3 * i))).Forecast(2).Median().Values.ToArray();

        Assert.Equal(1.5, median[0] - 97, 0.05);
        Assert.Equal(1.5, median[1] - median[0], 0.05);
    }

    [Theory]
    [InlineData(ThetaVariant.Standard)]
    [InlineData(ThetaVariant.Optimised)]
    [InlineData(ThetaVariant.DynamicStandard)]
    [InlineData(ThetaVariant.DynamicOptimised)]
    public void Fit_ConstantSeries_IsCertain(ThetaVariant variant)
    {
        FittedTheta fitted = Fit(variant, SeriesGenerator.Constant(40, 0.1, Frequency.Monthly));

        Assert.Equal(0, fitted.StandardDeviation);
        Assert.Equal(0.1, fitted.Forecast(3).Steps[2].Quantile(0.99));
    }

    [Theory]
    [InlineData(ThetaVariant.Optimised)]
    [InlineData(ThetaVariant.DynamicStandard)]
    [InlineData(ThetaVariant.DynamicOptimised)]
    public void Fit_OtherUnitAndZero_IsTheSameModel(ThetaVariant variant)
    {
        TimeSeries series = SeriesGenerator.RandomWalk(45, start: 20, seed: 3);
        FittedTheta here = Fit(variant, series);
        FittedTheta there = Fit(variant, series.WithValues([.. series.Values.ToArray().Select(value => (1e-5 * value) + 1)]));

        NumericAssert.AssertClose(here.Alpha, there.Alpha, 1e-8);
        NumericAssert.AssertClose(here.Theta, there.Theta, 1e-8);
        NumericAssert.AssertClose((1e-5 * here.Forecast(9).Median().Values[8]) + 1, there.Forecast(9).Median().Values[8], 1e-12);
        NumericAssert.AssertClose(1e-5 * here.Forecast(9).Steps[8].StandardDeviation, there.Forecast(9).Steps[8].StandardDeviation, 1e-8);
    }

    [Theory]
    [InlineData(ThetaVariant.Standard)]
    [InlineData(ThetaVariant.Optimised)]
    [InlineData(ThetaVariant.DynamicOptimised)]
    public void Forecast_MissingAtEnd_IsThatOfTheLastValueFurtherAhead(ThetaVariant variant)
    {
        TimeSeries whole = SeriesGenerator.Trending(30);
        double[] longer = [.. whole.Values, double.NaN, double.NaN];
        Forecast here = Fit(variant, whole).Forecast(5);
        FittedTheta gappy = Fit(variant, TimeSeries.Create(whole.Periods.Start, longer));

        NumericAssert.AssertClose(here.Median().Values[..2], gappy.Fitted.Values[30..], 1e-12);
        for (int step = 0; step < 3; step++)
        {
            Assert.Equal(here.Steps[step + 2].Quantile(0.9), gappy.Forecast(3).Steps[step].Quantile(0.9), 1e-9);
        }
    }

    [Fact]
    public void Fit_MissingAtStart_IsThatOfTheRest()
    {
        TimeSeries whole = SeriesGenerator.Trending(30);
        FittedTheta gappy = Fit(ThetaVariant.DynamicOptimised, TimeSeries.Create(whole.Periods.Start.Plus(-2), [double.NaN, double.NaN, .. whole.Values]));

        Assert.Equal(Fit(ThetaVariant.DynamicOptimised, whole).Forecast(2).Steps[1].Quantile(0.9), gappy.Forecast(2).Steps[1].Quantile(0.9));
        Assert.Equal(2, gappy.Fitted.MissingCount);
    }

    [Theory]
    [InlineData(ThetaVariant.Standard)]
    [InlineData(ThetaVariant.Optimised)]
    [InlineData(ThetaVariant.DynamicStandard)]
    [InlineData(ThetaVariant.DynamicOptimised)]
    public void Forecast_ShortSeries_NeverRunsAway(ThetaVariant variant)
    {
        for (ulong seed = 1; seed <= 200; seed++)
        {
            TimeSeries series = SeriesGenerator.RandomWalk(4 + (int)(seed % 9), seed: seed);
            double[] values = series.Values.ToArray();
            double range = values.Max() - values.Min();
            double[] median = Fit(variant, series).Forecast(20).Median().Values.ToArray();
            for (int step = 0; step < 20; step++)
            {
                // No line is steeper than 1.5 ranges over the length of the series; the level stays within one of the last value.
                Assert.InRange(median[step], values[^1] - (range * (1 + (1.5 * (step + 2) / 3))), values[^1] + (range * (1 + (1.5 * (step + 2) / 3))));
            }
        }
    }

    [Fact]
    public void Forecast_LongerHorizonFirst_ChangesNothing()
    {
        FittedTheta one = Fit(ThetaVariant.DynamicOptimised, SeriesGenerator.Trending(30));
        FittedTheta other = Fit(ThetaVariant.DynamicOptimised, SeriesGenerator.Trending(30));
        one.Forecast(100);
        Forecast few = other.Forecast(3);

        Assert.Equal(one.Forecast(20).Quantile(0.9).Values.ToArray(), other.Forecast(20).Quantile(0.9).Values.ToArray());
        Assert.Equal(one.Forecast(3).Quantile(0.1).Values.ToArray(), few.Quantile(0.1).Values.ToArray());
    }

    [Fact]
    public void Fit_SeasonFound_ModelsTheAdjustedSeries()
    {
        TimeSeries series = SeriesGenerator.Seasonal(70, noise: 60);
        FittedTheta fitted = ThetaModel.Dotm().Fit(series);
        double[] adjusted = [.. series.Values.ToArray().Select((value, i) => value / fitted.SeasonalIndices[i % 12])];
        FittedTheta plain = Fit(ThetaVariant.DynamicOptimised, series.WithValues(adjusted));

        Assert.Equal(plain.Alpha, fitted.Alpha);
        Assert.Equal(plain.Level, fitted.Level);
        Assert.Contains("seasonally adjusted", fitted.Name, StringComparison.Ordinal);
        for (int step = 0; step < 15; step++)
        {
            NumericAssert.AssertClose(
                fitted.SeasonalIndices[(70 + step) % 12] * plain.Forecast(15).Steps[step].Quantile(0.9), fitted.Forecast(15).Steps[step].Quantile(0.9), 1e-12);
        }
    }

    [Theory]
    [InlineData(ThetaVariant.Standard)]
    [InlineData(ThetaVariant.Optimised)]
    [InlineData(ThetaVariant.DynamicOptimised)]
    public void Fit_NoisySeason_IsDrawnTowardsNoneButByTheStandardMethod(ThetaVariant variant)
    {
        TimeSeries series = SeriesGenerator.Seasonal(70, noise: 60);
        IReadOnlyList<double> classical = new SesModel().Fit(series).SeasonalIndices;
        IReadOnlyList<double> asTheyAre = new ThetaModel(new ThetaOptions { Variant = variant, ShrinkSeason = false }).Fit(series).SeasonalIndices;
        IReadOnlyList<double> drawn = new ThetaModel(new ThetaOptions { Variant = variant }).Fit(series).SeasonalIndices;
        double kept = (drawn[0] - 1) / (classical[0] - 1);

        Assert.Equal(classical, asTheyAre);
        Assert.True(variant == ThetaVariant.Standard ? kept == 1 : kept is > 0.5 and < 0.999, $"{kept}");
        NumericAssert.AssertClose([.. classical.Select(index => 1 + (kept * (index - 1)))], drawn.ToArray(), 1e-12);
    }

    [Theory]
    [InlineData(ForecastMethod.Simulated)]
    [InlineData(ForecastMethod.Bootstrapped)]
    public void Forecast_DynamicSeasonalAndPathsDrawn_AgreesWithTheFormulas(ForecastMethod method)
    {
        // Short, so that a future value turns the trend line; missing at the end, so that paths start before the first step.
        TimeSeries season = SeriesGenerator.Seasonal(17, noise: 150, frequency: Frequency.Quarterly);
        FittedTheta fitted = ThetaModel.Dotm().Fit(season.WithValues([.. season.Values[..16], double.NaN]).Relabel(metadata: Unbounded));
        Forecast analytic = fitted.Forecast(12);
        Forecast drawn = fitted.Forecast(12, new ForecastOptions { Method = method, PathCount = 40_000 });

        // Mean and variance don't depend on the shape of the errors; 2 % is some six standard errors of a standard deviation of 40,000 draws.
        for (int step = 0; step < 12; step++)
        {
            double deviation = Math.Sqrt(analytic.Steps[step].Variance);
            NumericAssert.AssertClose(analytic.Steps[step].Mean, drawn.Steps[step].Mean, 0, 5 * deviation / 200);
            NumericAssert.AssertClose(deviation, Math.Sqrt(drawn.Steps[step].Variance), 0.02);
        }
    }

    [Fact]
    public void MinimumCount_IsWhatItTakes()
    {
        foreach (ThetaVariant variant in Enum.GetValues<ThetaVariant>())
        {
            var model = new ThetaModel(new ThetaOptions { Variant = variant });

            Assert.Equal(variant is ThetaVariant.Standard or ThetaVariant.DynamicStandard ? 3 : 4, model.MinimumCount);
            Assert.True(double.IsFinite(model.Fit(SeriesGenerator.LogRandomWalk(model.MinimumCount)).StandardDeviation));
            Assert.Throws<ArgumentException>(() => model.Fit(SeriesGenerator.LogRandomWalk(model.MinimumCount - 1)));
        }
    }

    [Fact]
    public void Options_OutOfRange_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ThetaOptions { SeasonLength = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ThetaOptions { BoxCoxLambda = 1.2 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ThetaOptions { Variant = (ThetaVariant)9 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ThetaOptions { Estimation = (ThetaEstimation)9 });
    }

    private static FittedTheta Fit(ThetaVariant variant, TimeSeries series) =>
        new ThetaModel(new ThetaOptions { Variant = variant, AdjustSeasonality = false }).Fit(series);
}
