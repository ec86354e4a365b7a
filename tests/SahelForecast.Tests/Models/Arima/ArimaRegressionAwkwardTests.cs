using SahelForecast.Distributions;
using SahelForecast.Models.Arima;
using Xunit;

namespace SahelForecast.Tests.Models.Arima;

/// <summary>Awkward series and regressors: finite ordered quantiles, or an error that says what to do.</summary>
public class ArimaRegressionAwkwardTests
{
    private const int Horizon = 3;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Forecast_AwkwardInput_IsFiniteOrRefused(bool automatic)
    {
        int fitted = 0;
        int kept = 0;
        for (int seed = 0; seed < 200; seed++)
        {
            (TimeSeries y, TimeSeriesPanel x) = Draw(seed);
            var model = new ArimaModel(automatic ? null : new ArimaOptions { Order = new ArimaOrder(seed % 2, seed / 2 % 2, seed / 4 % 2) });
            FittedArimaRegression fit;
            try
            {
                fit = model.Fit(y, x, TestContext.Current.CancellationToken);
            }
            catch (Exception error) when (error is ArgumentException or ForecastException)
            {
                Assert.NotEmpty(error.Message);
                continue;
            }

            fitted++;
            kept += fit.RegressionCoefficients.Count > 0 ? 1 : 0;
            Assert.All(fit.RegressionCoefficients, coefficient => Assert.True(double.IsFinite(coefficient.Estimate) && coefficient.StandardError >= 0, $"{seed}: {coefficient}"));
            Assert.Equal(x.Count, fit.RegressionCoefficients.Count + fit.Dropped.Count);
            foreach (PredictiveDistribution step in fit.Forecast(Horizon).Steps)
            {
                double[] quantiles = [.. new[] { 0.05, 0.25, 0.5, 0.75, 0.95 }.Select(step.Quantile)];
                Assert.All(quantiles, value => Assert.True(double.IsFinite(value), $"{seed}"));
                Assert.True(quantiles.SequenceEqual(quantiles.Order()), $"{seed}");
            }

            SamplePaths paths = fit.Simulate(Horizon, 20, 1);
            Assert.All(paths.AtStep(Horizon - 1).ToArray(), value => Assert.True(double.IsFinite(value), $"{seed}"));
        }

        // Most can be fitted, and most of these with a regressor.
        Assert.InRange(fitted, 100, 200);
        Assert.InRange(kept, 60, 200);
    }

    [Fact]
    public void Forecast_PerfectFit_GoesOnWithIt()
    {
        double[] x = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8];
        TimeSeries y = ArimaRegressionGolden.Series("y", [.. x[..9].Select(value => 7 + (2 * value))]);
        FittedArimaRegression fit = new ArimaModel(new ArimaOptions { Order = new ArimaOrder(0, 0, 0) })
            .Fit(y, TimeSeriesPanel.Create([ArimaRegressionGolden.Series("x", x)]), TestContext.Current.CancellationToken);
        Assert.Equal(2, fit.RegressionCoefficients[0].Estimate, 1e-9);
        Assert.Equal(7 + (2 * 8), fit.Forecast(3).Steps[2].Median, 1e-8);
    }

    [Fact]
    public void Fit_LeadingAndTrailingGaps_UsesWhatIsThere()
    {
        double[] x = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7];
        double[] y = [.. x.Select((value, t) => (2 * value) + (t % 3))];
        double[] gaps = [double.NaN, .. y[1..11], double.NaN];
        var model = new ArimaModel(new ArimaOptions { Order = new ArimaOrder(1, 0, 0) });
        TimeSeriesPanel regressors = TimeSeriesPanel.Create([ArimaRegressionGolden.Series("x", x)]);
        FittedArimaRegression whole = model.Fit(ArimaRegressionGolden.Series("y", gaps), regressors, TestContext.Current.CancellationToken);
        FittedArimaRegression part = model.Fit(ArimaRegressionGolden.Series("y", y[1..11], 1901), regressors, TestContext.Current.CancellationToken);
        Assert.Equal(part.RegressionCoefficients[0].Estimate, whole.RegressionCoefficients[0].Estimate, 1e-10);
        Forecast expected = part.Forecast(3);
        Forecast actual = whole.Forecast(2);
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal(expected.Steps[i + 1].Mean, actual.Steps[i].Mean, 1e-9);
            Assert.Equal(expected.Steps[i + 1].StandardDeviation, actual.Steps[i].StandardDeviation, 1e-9);
        }
    }

    // Lengths, levels, gaps, constants, copies and trends by the seed.
    private static (TimeSeries Y, TimeSeriesPanel X) Draw(int seed)
    {
        int count = 4 + (seed * 7 % 25);
        double scale = Math.Pow(10, (seed % 5 * 4) - 8);
        double[] noise = new double[count + Horizon];
        new NormalDistribution(0, 1).Sample(noise, (ulong)seed);
        double[] first = new double[count + Horizon];
        new NormalDistribution(seed % 3, 1).Sample(first, (ulong)seed + 1000);
        var columns = new List<double[]> { first };
        switch (seed % 6)
        {
            case 0:
                columns.Add([.. first.Select(value => 1e6 * value)]);
                break;
            case 1:
                columns.Add([.. Enumerable.Range(0, first.Length).Select(t => 2000.0 + t)]);
                break;
            case 2:
                columns.Add(new double[first.Length]);
                break;
            case 3:
                columns.Add([.. Enumerable.Range(0, first.Length).Select(t => t == 2 ? 1.0 : 0)]);
                break;
            case 4:
                columns.Add([.. noise.Select(value => 1e9 + value)]);
                break;
            default:
                break;
        }

        double[] y = [.. noise[..count].Select((value, t) => seed % 11 == 0 ? 5 * scale : scale * ((seed % 7) + value + first[t]))];
        for (int t = 0; t < count && seed % 4 == 1; t += 5)
        {
            y[t] = double.NaN;
        }

        return (ArimaRegressionGolden.Series("y", y), TimeSeriesPanel.Create(columns.Select((column, i) => ArimaRegressionGolden.Series($"x{i}", column))));
    }
}
