using SahelForecast.Models.Arima;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Models.Arima;

public class ArimaRootTests
{
    [Fact]
    public void Roots_EveryOrder_AreWithinTheCircleAndMakeTheCoefficients()
    {
        TimeSeries series = SeriesGenerator.Seasonal(120, frequency: Frequency.Quarterly);
        FittedArima fit = new ArimaModel(new ArimaOptions { Order = new ArimaOrder(3, 0, 1, 1, 0, 1), IncludesConstant = true }).Fit(series);

        Assert.Equal(3 + 4 + 1 + 4, fit.Roots.Count);
        Assert.All(fit.Roots, root => Assert.InRange(root.Modulus, 0, 1 + 1e-12));
        double product = fit.Roots.Where(root => root.IsAutoregressive && !root.IsSeasonal).Aggregate(1.0, (all, root) => all * root.Modulus);
        Assert.Equal(Math.Abs(fit.AutoregressiveCoefficients[2]), product, 1e-9);
        ArimaRoot[] seasonal = [.. fit.Roots.Where(root => root.IsAutoregressive && root.IsSeasonal)];
        Assert.Equal(4, seasonal.Length);
        Assert.All(seasonal, root => Assert.Equal(Math.Pow(Math.Abs(fit.SeasonalAutoregressiveCoefficients[0]), 0.25), root.Modulus, 1e-12));
        ArimaRoot moving = Assert.Single(fit.Roots, root => !root.IsAutoregressive && !root.IsSeasonal);
        Assert.Equal(-fit.MovingAverageCoefficients[0], moving.Inverse.Real, 1e-12);
    }

    [Fact]
    public void Roots_WaveWithNoise_HaveItsPeriod()
    {
        // A wave of ten periods: an autoregression of order two finds it.
        var dice = new Dice(3);
        TimeSeries series = SeriesGenerator.From(200, i => 100 + (10 * Math.Sin(2 * Math.PI * i / 10)) + (0.3 * dice.Normal()));
        FittedArima fit = new ArimaModel(new ArimaOptions { Order = new ArimaOrder(2, 0, 0), IncludesConstant = true }).Fit(series);
        Assert.All(fit.Roots, root => Assert.InRange(root.Period, 9.8, 10.2));
        Assert.All(fit.Roots, root => Assert.InRange(root.Modulus, 0.95, 1));
        using (new CultureScope("fr-FR"))
        {
            Assert.Matches("^autoregressive: modulus (1|0\\.\\d+), a swing of (10|9\\.\\d+|10\\.\\d+) periods$", fit.Roots[0].ToString());
        }
    }

    [Fact]
    public void Period_OfRealRoots_IsInfiniteOrTwo()
    {
        Assert.Equal(double.PositiveInfinity, new ArimaRoot(true, false, 0.5).Period);
        Assert.Equal(2, new ArimaRoot(true, false, -0.5).Period);
        Assert.Equal("seasonal moving average: modulus 0.5, no swing", new ArimaRoot(false, true, 0.5).ToString());
    }

    [Fact]
    public void Roots_NoCoefficients_AreNone() =>
        Assert.Empty(new ArimaModel(new ArimaOptions { Order = new ArimaOrder(0, 1, 0) }).Fit(SeriesGenerator.Trending(20)).Roots);
}
