using SahelForecast.Distributions;
using Xunit;

namespace SahelForecast.Tests;

public class ForecastPanelTests
{
    private static readonly ForecastPanel Panel = ForecastPanel.Create([Make("A", 2022), Make("B", 2022)]);

    [Fact]
    public void Create_Forecasts_ByPositionAndKey()
    {
        Assert.Equal(2, Panel.Count);
        Assert.Same(Panel[1], Panel[Key("B")]);
        Assert.Null(Panel.TryFind(Key("C")));
        Assert.Equal(["place=A", "place=B"], Panel.Select(forecast => forecast.Key.ToString()));
        Assert.Empty(ForecastPanel.Create([]));
    }

    [Fact]
    public void Indexer_UnknownKey_Throws() => Assert.Contains(
        "no forecast of (place=C). It has 2", Assert.Throws<KeyNotFoundException>(() => Panel[Key("C")]).Message, StringComparison.Ordinal);

    [Fact]
    public void Create_OtherPeriods_Throws() => Assert.Contains(
        "(place=B) is forecast for 2024, but (place=A) for 2023",
        Assert.Throws<ArgumentException>(() => ForecastPanel.Create([Make("A", 2022), Make("B", 2023)])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Create_KeyTwice_Throws() => Assert.Contains(
        "(place=A) comes twice",
        Assert.Throws<ArgumentException>(() => ForecastPanel.Create([Make("A", 2022), Make("A", 2022)])).Message,
        StringComparison.Ordinal);

    private static SeriesKey Key(string place) => SeriesKey.Of(("place", place));

    private static Forecast Make(string place, int origin) =>
        new("Test", new Observation(Period.Year(origin), 1), [new PointMassDistribution(1)], "certain", Key(place));
}
