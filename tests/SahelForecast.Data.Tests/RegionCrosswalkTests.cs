namespace SahelForecast.Data.Tests;

public sealed class RegionCrosswalkTests
{
    [Fact]
    public void Mali2023_CodeUsedAgain_IsToldByItsName()
    {
        Assert.True(RegionCrosswalk.Mali2023.TryFind(PCode.Parse("ML09"), "Taoudénit", out RegionChange? taoudenni, out _));
        Assert.Equal((PCode.Parse("ML06"), "Tombouctou"), (taoudenni.FormerCode, taoudenni.FormerName));
        Assert.True(RegionCrosswalk.Mali2023.TryFind(PCode.Parse("MLI20"), "BAMAKO", out RegionChange? bamako, out _));
        Assert.Equal(PCode.Parse("ML09"), bamako.FormerCode);

        Assert.False(RegionCrosswalk.Mali2023.TryFind(PCode.Parse("ML09"), "Bamako", out _, out string? problem));
        Assert.Equal("MLI09 is \"Bamako\" in this file, but Taoudenni since 2023. A file of the former regions needs no crosswalk; never add the two up by code.", problem);
        Assert.False(RegionCrosswalk.Mali2023.TryFind(PCode.Parse("ML21"), "Nowhere", out _, out problem));
        Assert.Contains("is no region of MLI since 2023", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MLI", 2016, 10, 9)]
    [InlineData("MLI", 2023, 20, 10)]
    [InlineData("BFA", 2024, 17, 13)]
    public void Known_EachReform_HasAsManyRegionsAsTheLawSays(string country, int year, int now, int before)
    {
        RegionCrosswalk crosswalk = RegionCrosswalk.Known.Single(one => one.Country == country && one.Year == year);
        Assert.Equal(now, crosswalk.Changes.Select(change => change.Code).Distinct().Count());
        Assert.Equal(now, crosswalk.Changes.Count);
        Assert.Equal(before, crosswalk.Changes.Select(change => change.FormerCode).Distinct().Count());
        Assert.All(crosswalk.Changes, change => Assert.Equal(country, change.Code.Country));
        Assert.NotEmpty(crosswalk.Source);

        // One name a code, and one code a name: what the guard itself would say of the list.
        Assert.Empty(PlaceNames.Check(crosswalk.Changes.Select(change => new PlaceName(change.FormerCode, change.FormerName, "former"))));
        Assert.Empty(PlaceNames.Check(crosswalk.Changes.Select(change => new PlaceName(change.Code, change.Name, "today"))));
    }

    [Fact]
    public void BurkinaFaso2024_KeptCodes_GoByOldAndNewNames()
    {
        RegionCrosswalk crosswalk = RegionCrosswalk.BurkinaFaso2024;
        Assert.True(crosswalk.TryFind(PCode.Parse("BF54"), "Yaadga", out _, out _));
        Assert.True(crosswalk.TryFind(PCode.Parse("BF54"), "Nord", out _, out _));
        Assert.False(crosswalk.TryFind(PCode.Parse("BF54"), "Sahel", out _, out _));
        Assert.False(crosswalk.TryFind(PCode.Parse("BF56"), "Sahel", out _, out string? problem));
        Assert.Contains("no region of BFA since 2024", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void ToFormer_SplitRegion_IsAddedUpAgain()
    {
        TimeSeriesPanel former = RegionCrosswalk.Mali2023.ToFormer(TimeSeriesPanel.Create(
        [
            Series("ML05", "Mopti", 100, 110), Series("ML18", "Douentza", 20, double.NaN), Series("ML19", "Bandiagara", 3, 4), Series("ML20", "Bamako", 7, 8),
        ]));
        Assert.Equal(["admin1_code=MLI05, admin1_name=Mopti, group=idp", "admin1_code=MLI09, admin1_name=Bamako, group=idp"], former.Select(series => series.Key.ToString()));
        Assert.Equal([123, double.NaN], former[0].Values.ToArray());
        Assert.Equal([7, 8], former[1].Values.ToArray());
    }

    [Fact]
    public void ToFormer_PartWithoutSeries_IsNamed()
    {
        var panel = TimeSeriesPanel.Create([Series("ML05", "Mopti", 100, 110), Series("ML19", "Bandiagara", 3, 4)]);
        string message = Assert.Throws<ArgumentException>(() => RegionCrosswalk.Mali2023.ToFormer(panel)).Message;
        Assert.Contains("Mopti was made into Douentza (MLI18) too, which has no series", message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToFormer_FileOfFormerRegions_IsRefused()
    {
        var panel = TimeSeriesPanel.Create([Series("ML09", "Bamako", 1, 2)]);
        Assert.Contains("but Taoudenni since 2023", Assert.Throws<ArgumentException>(() => RegionCrosswalk.Mali2023.ToFormer(panel)).Message, StringComparison.Ordinal);
        Assert.Contains("placeholder", Assert.Throws<ArgumentException>(() => RegionCrosswalk.Mali2023.ToFormer(TimeSeriesPanel.Create([Series("ML-XXX", "Taoudenni", 1, 2)]))).Message, StringComparison.Ordinal);
    }

    private static TimeSeries Series(string code, string name, params double[] values) =>
        TimeSeries.Create(Period.Year(2024), values, SeriesKey.Of(("admin1_code", code), ("admin1_name", name), ("group", "idp")));
}
