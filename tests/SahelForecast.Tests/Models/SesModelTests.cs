using SahelForecast.Models.Ets;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Models;

public class SesModelTests
{
    private static readonly SesOptions Unadjusted = new() { AdjustSeasonality = false };

    public static TheoryData<string> Golden => [.. RForecastCase.Names("ses")];

    [Theory]
    [MemberData(nameof(Golden))]
    public void Fit_GoldenSeries_IsAtLeastAsGoodAsR(string name)
    {
        RForecastCase expected = RForecastCase.Load(name);
        FittedSes fitted = new SesModel(Unadjusted).Fit(expected.ToSeries());
        int count = expected.Values.Length;
        double constant = count / 2.0 * (Math.Log(2 * Math.PI / count) + 1);

        // R stops at a relative change of 1e-8 of the sum of squares: it may be that much worse, and alpha and level are off by the square root of it.
        Assert.InRange(fitted.StandardDeviation / expected.Sigma, 1 - 1e-7, 1 + 1e-13);
        Assert.InRange(fitted.LogLikelihood, expected.LogLikelihood - constant - 1e-10, expected.LogLikelihood - constant + (1e-7 * count));
        NumericAssert.AssertClose(expected.Alpha, fitted.Alpha, 0, 1e-3);
        NumericAssert.AssertClose(expected.InitialLevel, fitted.InitialLevel, 0, 1e-3 * expected.Sigma);
    }

    [Theory]
    [MemberData(nameof(Golden))]
    public void Forecast_GoldenSeries_EqualsR(string name)
    {
        RForecastCase expected = RForecastCase.Load(name);
        FittedSes fitted = new SesModel(Unadjusted).Fit(expected.ToSeries());
        Forecast forecast = fitted.Forecast(expected.Horizon);

        // As above: R's parameters are good to about 1e-4, and so are levels in units of the error.
        double tolerance = 1e-3 * expected.Sigma;
        NumericAssert.AssertClose(expected.Mean, forecast.Mean().Values, 0, tolerance, "point");
        NumericAssert.AssertClose(expected.Fitted, fitted.Fitted.Values, 0, tolerance, "fitted");
        foreach (double level in RForecastCase.Levels)
        {
            (TimeSeries lower, TimeSeries upper) = forecast.Interval(level);
            NumericAssert.AssertClose(expected.Lower(level), lower.Values, 0, tolerance, $"lower {level}");
            NumericAssert.AssertClose(expected.Upper(level), upper.Values, 0, tolerance, $"upper {level}");
        }
    }

    [Theory]
    [MemberData(nameof(Golden))]
    public void Smooth_ParametersOfR_EqualsR(string name)
    {
        RForecastCase expected = RForecastCase.Load(name);
        double[] fitted = new double[expected.Values.Length];

        SesState state = SesKernel.Smooth(expected.Values, expected.Alpha, expected.InitialLevel, fitted);

        // The same recursion on the same numbers: only rounding differs.
        NumericAssert.AssertClose(expected.Fitted, fitted, 1e-12, 1e-12 * expected.Sigma);
        NumericAssert.AssertClose(expected.Mean[0], state.Level, 1e-12, 1e-12 * expected.Sigma);
        NumericAssert.AssertClose(expected.Sigma, Math.Sqrt(state.SumOfSquares / (fitted.Length - 2)), 1e-12);
        var errors = new SesErrors(fitted.Length, state.SumOfSquares, 0);
        NumericAssert.AssertClose(expected.LogLikelihood - (fitted.Length / 2.0 * (Math.Log(2 * Math.PI / fitted.Length) + 1)), errors.LogLikelihood, 1e-12);
    }

    [Fact]
    public void Estimate_AnySeries_IsTheLowestOfAFineGrid()
    {
        for (ulong seed = 1; seed <= 60; seed++)
        {
            TimeSeries walk = SeriesGenerator.RandomWalk(3 + (int)(seed % 40), seed: seed);
            TimeSeries noise = SeriesGenerator.Trending(3 + (int)(seed % 50), slope: 0, seed: seed);
            foreach (TimeSeries series in new[] { walk, noise, SeriesGenerator.WithMissing(noise, 0.3, seed) })
            {
                if (series.Count - series.MissingCount < 3)
                {
                    continue;
                }

                double[] values = series.Values.ToArray();
                SesEstimate estimate = SesKernel.Estimate(values);
                double ours = SesKernel.Smooth(values, estimate.Alpha, estimate.InitialLevel, new double[values.Length]).SumOfSquares;
                for (int i = 0; i <= 1_000; i++)
                {
                    double other = BestSumOfSquares(values, i / 1_000.0);
                    Assert.True(ours <= other * (1 + 1e-9), $"seed {seed}: {ours} at {estimate.Alpha}, but {other} at {i / 1_000.0}");
                }
            }
        }
    }

    [Theory]
    [InlineData(6, 0, 0.273)]
    [InlineData(8, 0.427, 0)]
    public void Estimate_TwoMinima_TakesTheLower(double shift, double lower, double higher)
    {
        // Values that alternate want no weight, the shift at their end wants some: by its height one or the other wins.
        double[] values = [.. Enumerable.Range(0, 24).Select(i => (i % 2 == 0 ? 1.0 : -1) + (i >= 22 ? shift : 0))];
        foreach (double minimum in new[] { lower, higher })
        {
            double there = BestSumOfSquares(values, minimum);
            Assert.True(there < BestSumOfSquares(values, minimum + 0.05));
            Assert.True(minimum == 0 || there < BestSumOfSquares(values, minimum - 0.05));
        }

        Assert.InRange(SesKernel.Estimate(values).Alpha, lower - 0.001, lower + 0.001);
    }

    [Fact]
    public void Fit_ConstantSeries_IsCertain()
    {
        FittedSes fitted = new SesModel().Fit(SeriesGenerator.Constant(40, 0.1, Frequency.Monthly));

        Assert.Equal(0, fitted.Alpha);
        Assert.Equal(0, fitted.StandardDeviation);
        Assert.Equal(double.PositiveInfinity, fitted.LogLikelihood);
        Assert.Equal(0.1, fitted.Forecast(3).Steps[2].Quantile(0.99));
    }

    [Fact]
    public void Fit_StraightLine_FollowsTheLastValue()
    {
        FittedSes fitted = new SesModel().Fit(SeriesGenerator.From(12, i => 10 + i));

        Assert.Equal(1, fitted.Alpha);
        Assert.Equal(21, fitted.Level);
        Assert.Equal(10, fitted.InitialLevel);
        Assert.Equal(Math.Sqrt(11 / 10.0), fitted.StandardDeviation, 14);
    }

    [Fact]
    public void Forecast_MissingAtEnd_IsThatOfTheLastValueFurtherAhead()
    {
        TimeSeries whole = SeriesGenerator.Trending(30, slope: 0);
        double[] longer = [.. whole.Values, double.NaN, double.NaN];
        Forecast here = new SesModel().Fit(whole).Forecast(5);
        Forecast there = new SesModel().Fit(TimeSeries.Create(whole.Periods.Start, longer)).Forecast(3);

        for (int step = 0; step < 3; step++)
        {
            Assert.Equal(here.Steps[step + 2].Quantile(0.9), there.Steps[step].Quantile(0.9), 1e-9);
        }
    }

    [Fact]
    public void Fit_SeasonFound_SmoothsTheAdjustedSeries()
    {
        TimeSeries series = SeriesGenerator.Seasonal(70, noise: 60);
        FittedSes fitted = new SesModel().Fit(series);
        double[] adjusted = [.. series.Values.ToArray().Select((value, i) => value / fitted.SeasonalIndices[i % 12])];
        FittedSes plain = new SesModel(Unadjusted).Fit(series.WithValues(adjusted));

        Assert.Equal(plain.Alpha, fitted.Alpha);
        Assert.Equal(plain.Level, fitted.Level);
        Assert.Equal(3 + 11, fitted.ParameterCount);
        Assert.Equal(3, plain.ParameterCount);
        double jacobian = Enumerable.Range(0, 70).Sum(i => Math.Log(fitted.SeasonalIndices[i % 12]));
        Assert.Equal(plain.LogLikelihood - jacobian, fitted.LogLikelihood, 1e-9);
        for (int step = 0; step < 15; step++)
        {
            double index = fitted.SeasonalIndices[(70 + step) % 12];
            NumericAssert.AssertClose(
                index * plain.Forecast(15).Steps[step].Quantile(0.9), fitted.Forecast(15).Steps[step].Quantile(0.9), 1e-12);
        }
    }

    [Theory]
    [InlineData(ForecastMethod.Simulated)]
    [InlineData(ForecastMethod.Bootstrapped)]
    public void Forecast_SeasonFoundAndPathsDrawn_AgreesWithTheFormulas(ForecastMethod method)
    {
        FittedSes fitted = new SesModel().Fit(SeriesGenerator.Seasonal(70, noise: 60));
        Forecast analytic = fitted.Forecast(15);
        Forecast drawn = fitted.Forecast(15, new ForecastOptions { Method = method, PathCount = 40_000 });

        // Mean and variance don't depend on the shape of the errors; 1 % is some three standard errors of a standard deviation of 40,000 draws.
        for (int step = 0; step < 15; step++)
        {
            double deviation = Math.Sqrt(analytic.Steps[step].Variance);
            NumericAssert.AssertClose(analytic.Steps[step].Mean, drawn.Steps[step].Mean, 0, 5 * deviation / 200);
            NumericAssert.AssertClose(deviation, Math.Sqrt(drawn.Steps[step].Variance), 0.02);
        }
    }

    [Fact]
    public void SeasonLength_BelowOne_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => new SesOptions { SeasonLength = 0 });

    // Written apart from the kernel: two smoothings give the line in the initial level, least squares its best value.
    private static double BestSumOfSquares(double[] values, double alpha)
    {
        double[] fromZero = new double[values.Length];
        double[] fromOne = new double[values.Length];
        SesKernel.Smooth(values, alpha, 0, fromZero);
        SesKernel.Smooth(values, alpha, 1, fromOne);
        double top = 0;
        double bottom = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsNaN(values[i]))
            {
                double share = fromOne[i] - fromZero[i];
                top += share * (values[i] - fromZero[i]);
                bottom += share * share;
            }
        }

        return SesKernel.Smooth(values, alpha, top / bottom, fromZero).SumOfSquares;
    }
}
