using SahelForecast.Evaluation;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Evaluation;

public class RevisionTests
{
    private static readonly Period First = Period.Year(2020);
    private static readonly SeriesKey Mali = SeriesKey.Of(("country", "MLI"));
    private static readonly SeriesKey Niger = SeriesKey.Of(("country", "NER"));

    [Fact]
    public void Between_TwoVintages_ListsChangesButNoNews()
    {
        IReadOnlyList<Revision> revisions = Revision.Between(Known(Mali, 1, 4_300_000, 5_900_000, double.NaN, 9_000_000), Known(Mali, 2, 6_800_000, 5_900_000, 7_500_000, double.NaN, 7_100_000));

        Assert.Equal([First, First + 2, First + 3], revisions.Select(revision => revision.Period));
        Assert.Equal(2_500_000 / 4_300_000.0, revisions[0].Share, 1e-12);
        Assert.Equal("(country=MLI) 2020: 4,300,000 became 6,800,000 (+58.1 %)", revisions[0].ToString());
        Assert.True(double.IsNaN(revisions[1].Before) && double.IsNaN(revisions[2].After));
    }

    [Fact]
    public void Between_ShorterLaterVintage_TellsWhatWasTakenBack()
    {
        Revision revision = Assert.Single(Revision.Between(Known(Mali, 1, 10, 20), Known(Mali, 2, 10)));
        Assert.Equal((First + 1, 20, double.NaN), (revision.Period, revision.Before, revision.After));
    }

    [Fact]
    public void Between_Panels_CompareTheSeriesThatBothHave()
    {
        Revision revision = Assert.Single(Revision.Between(TimeSeriesPanel.Create([Known(Niger, 1, 5), Known(Mali, 1, 1)]), TimeSeriesPanel.Create([Known(Mali, 2, 2)])));
        Assert.Equal((Mali, 1, 2), (revision.Key, revision.Before, revision.After));
        Assert.Empty(Revision.Between(Known(Mali, 1, 3, double.NaN), Known(Mali, 2, 3, double.NaN)));
    }

    [Fact]
    public void Between_OtherSeries_IsRefused() =>
        Assert.Contains("not a later vintage of (country=MLI)", Assert.Throws<ArgumentException>(() => Revision.Between(Known(Mali, 1, 1), Known(Niger, 2, 1))).Message, StringComparison.Ordinal);

    [Fact]
    public void PanelAsOf_ADay_HasWhatWasKnown()
    {
        SeriesVintages[] all = [SeriesVintages.Create([Known(Mali, 1, 1), Known(Mali, 5, 2)]), SeriesVintages.Create([Known(Niger, 3, 7)])];
        Assert.Equal([1.0], SeriesVintages.PanelAsOf(all, new DateOnly(2024, 1, 2)).Select(series => series.Values[0]));
        Assert.Equal([2.0, 7], SeriesVintages.PanelAsOf(all, new DateOnly(2024, 1, 5)).Select(series => series.Values[0]));
    }

    [Fact]
    public void ToString_InFrance_IsTheSame()
    {
        using var scope = new CultureScope();
        Assert.Equal("(country=MLI) 2020: 1,000.5 became 2,000 (+99.9 %)", new Revision(Mali, First, 1_000.5, 2_000).ToString());
    }

    private static TimeSeries Known(SeriesKey key, int day, params double[] values) =>
        TimeSeries.Create(First, values, key, new SeriesMetadata { Vintage = new DateOnly(2024, 1, day) });
}
