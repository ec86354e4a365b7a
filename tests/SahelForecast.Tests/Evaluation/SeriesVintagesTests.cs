using SahelForecast.Evaluation;
using Xunit;

namespace SahelForecast.Tests.Evaluation;

public class SeriesVintagesTests
{
    private static readonly SeriesKey Mali = SeriesKey.Of(("country", "MLI"));

    [Fact]
    public void AsOf_AnyDay_IsTheNewestOfThatDayOrBefore()
    {
        SeriesVintages vintages = SeriesVintages.Create([Known(2024, 3), Known(2022, 1), Known(2023, 2)]);

        Assert.Equal([1, 2, 3], vintages.Select(series => series.Values[0]));
        Assert.Equal(1, vintages.AsOf(new DateOnly(2022, 1, 1)).Values[0]);
        Assert.Equal(1, vintages.AsOf(new DateOnly(2022, 12, 31)).Values[0]);
        Assert.Equal(3, vintages.AsOf(new DateOnly(2030, 1, 1)).Values[0]);
        Assert.Equal(3, vintages.Latest.Values[0]);
        Assert.Contains("the first vintage is of 2022-01-01", Assert.Throws<ArgumentOutOfRangeException>(() => vintages.AsOf(new DateOnly(2021, 12, 31))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_NotOneSeries_SaysWhichAndWhy()
    {
        TimeSeries undated = TimeSeries.Create(Period.Year(2010), [1], Mali);
        TimeSeries other = Known(2023, 2).Relabel(SeriesKey.Of(("country", "NER")));

        Assert.Contains("at least one", Error(), StringComparison.Ordinal);
        Assert.Contains("Set SeriesMetadata.Vintage", Error(undated), StringComparison.Ordinal);
        Assert.Contains("(country=NER), Yearly, stands beside (country=MLI)", Error(Known(2022, 1), other), StringComparison.Ordinal);
        Assert.Contains("the vintage 2022-01-01 twice", Error(Known(2022, 1), Known(2022, 2)), StringComparison.Ordinal);

        static string Error(params TimeSeries[] vintages) => Assert.Throws<ArgumentException>(() => SeriesVintages.Create(vintages)).Message;
    }

    [Fact]
    public void Group_PanelWithVintageInItsKeys_GivesOneEntryASeries()
    {
        TimeSeriesPanel panel = TimeSeriesPanel.Create(
        [
            Keyed("MLI", "2024-06-13", 1, 2), Keyed("NER", "2023-06-13", 5), Keyed("MLI", "2023-06-13", 1),
        ]);

        IReadOnlyList<SeriesVintages> vintages = SeriesVintages.Group(panel, "vintage");

        Assert.Equal(["country=MLI", "country=NER"], vintages.Select(series => series.Key.ToString()));
        Assert.Equal([1, 2], vintages[0].Select(series => series.Count));
        Assert.Equal(new DateOnly(2024, 6, 13), vintages[0].Latest.Metadata.Vintage);
    }

    [Fact]
    public void Group_NoDate_SaysHowToWriteIt()
    {
        TimeSeriesPanel panel = TimeSeriesPanel.Create([Keyed("MLI", "June 2024", 1)]);

        Assert.Contains("\"June 2024\" is no date. Write vintage as 2024-06-13", Assert.Throws<ArgumentException>(() => SeriesVintages.Group(panel, "vintage")).Message, StringComparison.Ordinal);
        Assert.Throws<KeyNotFoundException>(() => SeriesVintages.Group(panel, "release"));
    }

    private static TimeSeries Known(int year, double value) =>
        TimeSeries.Create(Period.Year(2010), [value], Mali, new SeriesMetadata { Vintage = new DateOnly(year, 1, 1) });

    private static TimeSeries Keyed(string country, string vintage, params double[] values) =>
        TimeSeries.Create(Period.Year(2010), values, SeriesKey.Of(("country", country), ("vintage", vintage)));
}
