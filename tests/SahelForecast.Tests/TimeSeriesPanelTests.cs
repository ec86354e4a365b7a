using Xunit;

namespace SahelForecast.Tests;

public class TimeSeriesPanelTests
{
    private static readonly TimeSeriesPanel Panel = TimeSeriesPanel.Create(
    [
        Make("MLI", "women", 2020, 1, 2, 3), Make("MLI", "men", 2021, 10, 20, double.NaN), Make("BFA", "women", 2020, 5, 6, 7),
    ]);

    [Fact]
    public void Create_Series_KeepsOrderKeysAndValues()
    {
        Assert.Equal(3, Panel.Count);
        Assert.Equal([10, 20, double.NaN], Panel[1].Values.ToArray());
        Assert.Equal([5, 6, 7], Panel[Key("BFA", "women")].Values.ToArray());
        Assert.Equal(Panel.Select(series => series.Key), [Key("MLI", "women"), Key("MLI", "men"), Key("BFA", "women")]);
    }

    [Fact]
    public void Create_Nothing_IsEmpty() => Assert.Empty(TimeSeriesPanel.Create([]));

    [Fact]
    public void Create_KeyTwice_ThrowsNamingIt() => Assert.Contains(
        "(country=MLI, group=men) comes twice",
        Assert.Throws<ArgumentException>(() => TimeSeriesPanel.Create([Make("MLI", "men", 2020, 1), Make("MLI", "men", 2021, 1)])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Create_OtherFrequency_Throws()
    {
        var months = TimeSeries.Create(Period.Month(2024, 1), [1], SeriesKey.Of(("a", "b")));

        Assert.Contains(
            "a=b is Monthly, but country=MLI, group=men is Yearly",
            Assert.Throws<ArgumentException>(() => TimeSeriesPanel.Create([Make("MLI", "men", 2020, 1), months])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Indexer_UnknownKey_ThrowsListingWhatThereIs()
    {
        string message = Assert.Throws<KeyNotFoundException>(() => Panel[Key("NER", "men")]).Message;
        Assert.Contains("country=NER", message, StringComparison.Ordinal);
        Assert.Contains("It has 3: country=MLI, group=women;", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_PartialKey_ThoseThatMatch()
    {
        Assert.Equal(2, Panel.Where(SeriesKey.Of(("group", "women"))).Count);
        Assert.Equal(3, Panel.Where(SeriesKey.Empty).Count);
        Assert.Empty(Panel.Where(SeriesKey.Of(("country", "TCD"))));
    }

    [Fact]
    public void AggregateBy_Dimension_SumsWhereEveryPartIsThere()
    {
        TimeSeriesPanel countries = Panel.AggregateBy("country");

        Assert.Equal(2, countries.Count);
        TimeSeries mali = countries[SeriesKey.Of(("country", "MLI"))];
        Assert.Equal(new PeriodRange(Period.Year(2020), 4), mali.Periods);
        Assert.Equal([double.NaN, 12, 23, double.NaN], mali.Values.ToArray());
    }

    [Fact]
    public void AggregateBy_Nothing_SumsEverything()
    {
        TimeSeries total = Assert.Single(Panel.AggregateBy());

        Assert.Equal(SeriesKey.Empty, total.Key);
        Assert.Equal([double.NaN, 18, 30, double.NaN], total.Values.ToArray());
    }

    [Fact]
    public void AggregateBy_UpperBounds_Add()
    {
        var bounded = new SeriesMetadata { UpperBound = 100, Kind = SeriesKind.Flow, Unit = "families" };
        var panel = TimeSeriesPanel.Create([Make("A", "x", 2020, 80).Relabel(metadata: bounded), Make("A", "y", 2020, 90).Relabel(metadata: bounded)]);

        SeriesMetadata sum = panel.AggregateBy("country")[0].Metadata;
        Assert.Equal((200, SeriesKind.Flow, "families"), (sum.UpperBound, sum.Kind, sum.Unit));
    }

    [Fact]
    public void AggregateBy_OtherUnit_Throws()
    {
        TimeSeries families = Make("MLI", "men", 2020, 1).Relabel(metadata: new SeriesMetadata { Unit = "families" });

        Assert.Contains(
            "can't be added",
            Assert.Throws<ArgumentException>(() => TimeSeriesPanel.Create([Make("MLI", "women", 2020, 1), families]).AggregateBy("country")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void AggregateBy_UnknownDimension_Throws() => Assert.Throws<KeyNotFoundException>(() => Panel.AggregateBy("admin1"));

    private static SeriesKey Key(string country, string group) => SeriesKey.Of(("country", country), ("group", group));

    private static TimeSeries Make(string country, string group, int year, params double[] values) =>
        TimeSeries.Create(Period.Year(year), values, Key(country, group));
}
