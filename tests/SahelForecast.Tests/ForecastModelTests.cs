using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests;

public class ForecastModelTests
{
    private static readonly LastValueModel Model = new();

    [Fact]
    public void Fit_EnoughValues_ReturnsItsOwnTypeThroughEveryInterface()
    {
        TimeSeries series = SeriesGenerator.LogRandomWalk(5);

        FittedLastValue fitted = Model.Fit(series, TestContext.Current.CancellationToken);
        IForecastModel plain = Model;
        Assert.Same(series, fitted.Training);
        Assert.IsType<FittedLastValue>(plain.Fit(series, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Fit_TooFewObserved_ThrowsNamingTheMinimum()
    {
        var series = TimeSeries.Create(Period.Year(2020), [1, double.NaN, double.NaN]);

        var error = Assert.Throws<ArgumentException>(() => Model.Fit(series, TestContext.Current.CancellationToken));
        Assert.Equal("series", error.ParamName);
        Assert.Contains("Last value needs at least 2 observed values, but the series has 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_MissingValueNotAccepted_ThrowsNamingThePeriod() => Assert.Contains(
        "has none for 2021. Fill it with FillMissing",
        Assert.Throws<ArgumentException>(
            () => Model.Fit(TimeSeries.Create(Period.Year(2020), [1, double.NaN, 3]), TestContext.Current.CancellationToken)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Fit_Null_Throws() => Assert.Throws<ArgumentNullException>(() => Model.Fit(null!, TestContext.Current.CancellationToken));

    [Fact]
    public void Fit_Cancelled_Throws() =>
        Assert.Throws<OperationCanceledException>(() => Model.Fit(SeriesGenerator.Constant(3, 1), new CancellationToken(true)));
}
