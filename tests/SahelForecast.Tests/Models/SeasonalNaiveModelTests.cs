using SahelForecast.Models.Baselines;
using Xunit;

namespace SahelForecast.Tests.Models;

public class SeasonalNaiveModelTests
{
    [Fact]
    public void Forecast_MissingLastValue_TakesTheCycleBeforeWithMoreUncertainty()
    {
        double[] values = [1, 20, 300, 4_000, 2, 24, 330, 4_400, 3, double.NaN, 360, 4_800];
        FittedSeasonalNaive fitted = new SeasonalNaiveModel().Fit(TimeSeries.Create(Period.Quarter(2020, 1), values));
        Forecast forecast = fitted.Forecast(4);

        Assert.Equal([3, 24, 360, 4_800], forecast.Median().Values.ToArray());
        double one = forecast.Steps[2].Interval(0.5).Upper - 360;
        double two = forecast.Steps[1].Interval(0.5).Upper - 24;
        Assert.Equal(Math.Sqrt(2), two / one, 10);
    }

    [Fact]
    public void Fit_SeasonNeverObserved_NamesIt()
    {
        double[] values = [1, double.NaN, 3, 4, 1, double.NaN, 3, 4];
        TimeSeries series = TimeSeries.Create(Period.Quarter(2020, 1), values);

        ArgumentException error = Assert.Throws<ArgumentException>(() => new SeasonalNaiveModel().Fit(series));

        Assert.Contains("2022-Q2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Forecast_OwnSeasonLength_IsUsed()
    {
        TimeSeries series = TimeSeries.Create(Period.Year(2015), [1.0, 2, 3, 1, 2, 3, 1]);

        Assert.Equal([2, 3, 1], new SeasonalNaiveModel(3).Fit(series).Forecast(3).Median().Values.ToArray());
    }
}
