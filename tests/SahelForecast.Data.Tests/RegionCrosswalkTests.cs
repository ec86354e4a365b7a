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
    public void ToFormer_SplitRegionOfAFile_IsAddedUpAgain()
    {
        DataSourceResult read = Read("""
            Code,Region,Year,IDPs
            #adm1+code,#adm1+name,#date+year,#affected+idps
            ML05,Mopti,2024,100
            ML05,Mopti,2025,110
            ML18,Douentza,2024,20
            ML18,Douentza,2025,
            ML19,Bandiagara,2024,3
            ML19,Bandiagara,2025,4
            ML20,Bamako,2024,7
            ML20,Bamako,2025,8
            """);
        Assert.Equal(["Mopti", "Douentza", "Bandiagara", "Bamako"], read.Places.Select(place => place.Name));
        string dimension = read.Panel[0].Key.Dimensions.Single(one => read.Panel[0].Key[one] == "ML05");
        TimeSeriesPanel former = RegionCrosswalk.Mali2023.ToFormer(read.Panel, read.Places, dimension);
        Assert.Equal(["MLI05", "MLI09"], former.Select(series => series.Key[dimension]));
        Assert.Equal([123, double.NaN], former[0].Values.ToArray());
        Assert.Equal([7, 8], former[1].Values.ToArray());
    }

    [Fact]
    public void Places_OfTwoFiles_TellThatACodeWasUsedAgain()
    {
        DataSourceResult before = Read("Code,Region,Year,IDPs\n#adm1+code,#adm1+name,#date+year,#affected+idps\nML09,Bamako,2022,5\n");
        DataSourceResult after = Read("Code,Region,Year,IDPs\n#adm1+code,#adm1+name,#date+year,#affected+idps\nML09,Taoudenni,2024,6\n");
        PlaceConflict conflict = Assert.Single(PlaceNames.Check([.. before.Places, .. after.Places]));
        Assert.Contains("MLI09 means \"Bamako\"", conflict.Message, StringComparison.Ordinal);
        Assert.Contains("\"Taoudenni\"", conflict.Message, StringComparison.Ordinal);
        Assert.Empty(PlaceNames.Check(before.Places));
    }

    [Fact]
    public void ToFormer_PartWithoutSeries_IsNamed()
    {
        var panel = TimeSeriesPanel.Create([Series("ML05", 100, 110), Series("ML19", 3, 4)]);
        string message = Refused(panel, ("ML05", "Mopti"), ("ML19", "Bandiagara"));
        Assert.Contains("Mopti was made into Douentza (MLI18) too, which has no series", message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToFormer_WhatDoesNotGoTogether_IsRefused()
    {
        var panel = TimeSeriesPanel.Create([Series("ML09", 1, 2)]);
        Assert.Contains("but Taoudenni since 2023", Refused(panel, ("ML09", "Bamako")), StringComparison.Ordinal);
        Assert.Contains("places has no name for MLI09", Refused(panel), StringComparison.Ordinal);
        Assert.Contains("placeholder", Refused(TimeSeriesPanel.Create([Series("ML-XXX", 1, 2)])), StringComparison.Ordinal);
    }

    private static string Refused(TimeSeriesPanel panel, params (string Code, string Name)[] places) =>
        Assert.Throws<ArgumentException>(() => RegionCrosswalk.Mali2023.ToFormer(panel, [.. places.Select(place => new PlaceName(PCode.Parse(place.Code), place.Name, "a file"))])).Message;

    private static DataSourceResult Read(string text) => DataSource.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)));

    private static TimeSeries Series(string code, params double[] values) =>
        TimeSeries.Create(Period.Year(2024), values, SeriesKey.Of(("admin1", code), ("group", "idp")));
}
