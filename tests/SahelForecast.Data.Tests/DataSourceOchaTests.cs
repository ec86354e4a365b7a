namespace SahelForecast.Data.Tests;

public class DataSourceOchaTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    public void Read_HapiNeeds_KeepsOverlapsApart(string mark)
    {
        DataSourceResult read = Sources.Read(mark + Sources.HapiNeedsHeader +
            "MLI,Y,Y,,,,,,,0,Intersectoral,Intersectoral,,INN,7100000,2024-01-05,2024-12-24,1,2,,\n" +
            "MLI,Y,Y,,,,,,,0,Intersectoral,Intersectoral,,TGT,4100000,2024-01-05,2024-12-24,1,2,,\n" +
            "MLI,Y,Y,,,,,,,0,Intersectoral,Intersectoral,,INN,,2025-01-05,2025-12-24,1,2,,\n" +
            "MLI,Y,Y,Gao,,ML07,Gao,,,1,FSC,Food Security,total,INN,500,2024-01-05,2024-12-24,1,2,,\n" +
            "MLI,Y,Y,Gao,,ML07,Gao,,,1,FSC,Food Security,Children,INN,300,2024-01-05,2024-12-24,1,2,Rounded value,\n" +
            "MLI,Y,Y,Gao,Nowhere,ML07,Gao,ML-XXX,,2,FSC,Food Security,total,INN,7,2024-01-05,2024-12-24,1,2,,not matched\n" +
            "MLI,Y,Y,Gao,Elsewhere,ML07,Gao,ML-XXX,,2,FSC,Food Security,total,INN,8,2024-01-05,2024-12-24,1,2,,\n");

        Assert.Equal("hapi-humanitarian-needs", read.Detection.Kind);
        TimeSeries national = read.Series(("location", "MLI"), ("admin_level", "0"), ("sector", "Intersectoral"), ("category", "total"), ("status", "INN"));
        Assert.Equal([7_100_000, double.NaN], national.Values.ToArray());
        Assert.Equal(new SeriesMetadata { Source = "OCHA, HDX HAPI" }, national.Metadata);
        Assert.Equal(300, read.Series(("category", "Children")).Values[0]);
        Assert.Equal(7, read.Series(("admin2", "Nowhere")).Values[0]);
        Assert.Equal(8, read.Series(("admin2", "Elsewhere")).Values[0]);
        Assert.Contains("category", read.OverlappingDimensions);
        Assert.Equal([(6, "warning", false), (7, "error", false)], read.Issues.Select(issue => (issue.Line, issue.Column, issue.Dropped)));
    }

    [Fact]
    public void Read_HapiConflict_ReadsEventsAndFatalities()
    {
        const string text = "location_code,has_hrp,in_gho,provider_admin1_name,provider_admin2_name,admin1_code,admin1_name,admin2_code,admin2_name,admin_level,event_type,events,fatalities,reference_period_start,reference_period_end,dataset_hdx_id,resource_hdx_id,warning,error\n" +
            "MLI,Y,Y,,,ML07,Gao,ML0701,Ansongo,2,political_violence,4,9,2024-12-01,2024-12-31,a,b,,\n" +
            "MLI,Y,Y,,,ML07,Gao,ML0701,Ansongo,2,political_violence,5,,2025-01-01,2025-01-31,a,b,,\n";

        DataSourceResult months = Sources.Read(text);
        DataSourceResult years = Sources.Read(text, new DataSourceOptions { Frequency = Frequency.Quarterly });

        Assert.Equal([9, double.NaN], months.Series(("measure", "fatalities")).Values.ToArray());
        Assert.Equal(("events", SeriesKind.Flow), (months.Series(("measure", "events")).Metadata.Unit, months.Series(("measure", "events")).Metadata.Kind));
        Assert.Equal([4, 5], years.Series(("measure", "events")).Values.ToArray());
    }

    [Fact]
    public void Read_FlowsAtACoarserFrequency_AddUp()
    {
        DataSourceResult read = Sources.Read(
            "location_code,event_type,events,fatalities,reference_period_start\nMLI,demonstration,4,0,2024-11-01\nMLI,demonstration,5,1,2024-12-01\n",
            new DataSourceOptions { Frequency = Frequency.Yearly });

        Assert.Equal([9], read.Series(("measure", "events")).Values.ToArray());
        Assert.Empty(read.Issues);
    }

    [Fact]
    public void Read_HapiFunding_EmptyRequirementsAreMissing()
    {
        DataSourceResult read = Sources.Read(
            "location_code,has_hrp,in_gho,appeal_code,appeal_name,appeal_type,requirements_usd,funding_usd,funding_pct,reference_period_start,reference_period_end,dataset_hdx_id,resource_hdx_id,warning,error\n" +
            "MLI,Y,Y,HMLI23,Mali 2023,HRP,751500000,240000000,32,2023-01-01,2023-12-31,1,2,,\n" +
            "MLI,Y,Y,Not specified,Not specified,,,5000000,,2023-01-01,2023-12-31,1,2,,\n");

        Assert.Equal(3, read.Panel.Count);
        Assert.Equal("US dollars", read.Series(("appeal", "HMLI23"), ("measure", "requirements")).Metadata.Unit);
        Assert.Equal(5_000_000, read.Series(("appeal", "Not specified")).Values[0]);
    }

    [Fact]
    public void Read_HapiRefugees_TotalsStandBesideTheirParts()
    {
        DataSourceResult read = Sources.Read(
            "origin_location_code,asylum_location_code,population_group,gender,age_range,min_age,max_age,population,reference_period_start,reference_period_end\n" +
            "MLI,MRT,REF,all,all,,,100,2023-01-01,2023-12-31\nMLI,MRT,REF,f,0-4,0,4,20,2023-01-01,2023-12-31\n");

        Assert.Equal(100, read.Series(("origin", "MLI"), ("gender", "all"), ("age", "all")).Values[0]);
        Assert.Contains("gender", read.OverlappingDimensions);
    }

    private const string Hno = "Country ISO3,Admin 1 PCode,Admin 1 Name,Admin 2 PCode,Admin 2 Name,Description,Cluster,Category,Population,In Need,Targeted,Affected,Reached,Info\n" +
        "AFG,,,,,Final HNRP Caseload,ALL,,44532600,23666389,17327995,,18400000,\n" +
        "AFG,,,,,General Protection,PRO,,,14809904,2973716,,,\nAFG,,,,,Protection (overall),PRO,,,20806009,5962816,,,\n" +
        "AFG,AF01,Kabul,,,Refugee Response,,Adult,,5,5,,,No cluster for entity 7454\n";

    [Fact]
    public void Read_HpcHno_NeedsAYearAndKeepsDescriptionsApart()
    {
        DataSourceResult read = Sources.Read(Hno, new DataSourceOptions { Period = Period.Year(2024), Vintage = new DateOnly(2024, 2, 1), IsPreliminary = true });

        TimeSeries inNeed = read.Series(("sector", "ALL"), ("status", "INN"));
        Assert.Equal((23_666_389, Period.Year(2024)), ((int)inNeed.Values[0], inNeed.Periods.Start));
        Assert.Equal(new DateOnly(2024, 2, 1), inNeed.Metadata.Vintage);
        Assert.True(inNeed.Metadata.IsPreliminary);
        Assert.Empty(read.Panel.Where(SeriesKey.Of(("sector", "ALL"), ("status", "AFF"))));
        Assert.Equal(2, read.Panel.Where(SeriesKey.Of(("sector", "PRO"), ("status", "INN"))).Count);
        Assert.Equal("1", read.Series(("sector", "unspecified"), ("status", "INN")).Key["admin_level"]);
        Assert.Equal((5, "Info"), (Assert.Single(read.Issues).Line, read.Issues[0].Column));
    }

    [Fact]
    public void Read_HpcHno_TakesTheYearOfItsNameWithADoubt()
    {
        DataSourceResult read = Sources.Read(Hno, name: "hpc_hno_2023.csv");

        Assert.Equal(Period.Year(2023), read.Panel[0].Periods.Start);
        Assert.Contains("the year 2023 is taken from the file's name", read.Issues[0].Message, StringComparison.Ordinal);
        Assert.Contains("Set Period in DataSourceOptions", Sources.Failure(Hno).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FtsPlans_KnowsPlansByCode()
    {
        DataSourceResult read = Sources.Read(
            "countryCode,id,name,code,typeId,typeName,startDate,endDate,year,requirements,funding,percentFunded\n" +
            "MLI,1,Mali 2023,HMLI23,4,Humanitarian response plan,2023-01-01,2023-12-31,2023,751500000,240000000,32\nMLI,,Not specified,,,,,,2023,,7,\n");

        Assert.Equal("fts-plans", read.Detection.Kind);
        Assert.Equal(751_500_000, read.Series(("plan", "HMLI23"), ("measure", "requirements")).Values[0]);
        Assert.Equal(7, read.Series(("plan", "Not specified")).Values[0]);
    }

    [Fact]
    public void Read_FtsClusters_IsNotTakenForPlans() => Assert.Equal(
        "fts-clusters",
        Sources.Read("countryCode,id,name,code,startDate,endDate,year,clusterCode,cluster,requirements,funding,percentFunded\nMLI,1,Mali,HMLI23,,,2023,1,Health,5,4,80\n").Detection.Kind);
}
