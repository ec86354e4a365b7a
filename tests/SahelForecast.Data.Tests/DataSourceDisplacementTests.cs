namespace SahelForecast.Data.Tests;

public class DataSourceDisplacementTests
{
    [Fact]
    public void Read_UnhcrPopulation_DashIsMissingAndNotZero()
    {
        DataSourceResult read = Sources.Read(
            "year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,refugees,asylum_seekers,returned_refugees,idps,returned_idps,stateless,ooc,oip,hst\n" +
            "2022,Mali,MLI,MLI,Niger,NGR,NER,60000,-,0,0,0,0,0,-,0\n2023,Mali,MLI,MLI,Niger,NGR,NER,-,12,0,0,0,0,0,-,0\n");

        Assert.Equal([60_000, double.NaN], read.Series(("asylum", "NER"), ("group", "REF")).Values.ToArray());
        Assert.Equal([double.NaN, 12], read.Series(("asylum", "NER"), ("group", "ASY")).Values.ToArray());
        Assert.Empty(read.Panel.Where(SeriesKey.Of(("group", "OIP"))));
        Assert.Equal(SeriesKind.Flow, read.Series(("group", "RET")).Metadata.Kind);
        Assert.Empty(read.Issues);
    }

    [Fact]
    public void Read_UnhcrPopulationOnHdx_IsTheSameLayout()
    {
        DataSourceResult read = Sources.Read("\"Year\",\"ISO3CoO\",\"ISO3CoA\",\"REF\",\"IDP\",\"ASY\",\"OOC\",\"STA\",\"OIP\"\n1979,\"AFG\",\"PAK\",4e+05,0,0,0,0,0\n");

        Assert.Equal("unhcr-population", read.Detection.Kind);
        Assert.Equal(400_000, read.Series(("origin", "AFG"), ("group", "REF")).Values[0]);
    }

    [Fact]
    public void Read_UnhcrApi_FindsTheItems()
    {
        DataSourceResult read = Sources.Read("""
            {"page":1,"short-url":"x","maxPages":1,"total":[],"items":[
              {"year":2022,"coo_iso":"MLI","coa_iso":"NER","refugees":5,"asylum_seekers":"-","idps":"0","stateless":0,"oip":"-"},
              {"year":2023,"coo_iso":"MLI","coa_iso":"NER","refugees":7,"asylum_seekers":"x","idps":"0","stateless":0}]}
            """);

        Assert.Equal([5, 7], read.Series(("group", "REF")).Values.ToArray());
        Assert.Equal((2, "asylum_seekers", true), (Assert.Single(read.Issues).Line, read.Issues[0].Column, read.Issues[0].Dropped));
    }

    [Theory]
    [InlineData("year,coo_iso,coa_iso,refugees,asylum_seekers,refugee_like,oip\n2022,MLI,NER,1,,,\n", "unhcr-flows")]
    [InlineData("year,coo_iso,coa_iso,returned_refugees,resettlement,naturalisation,returned_idps\n2022,MLI,NER,1,,,\n", "unhcr-solutions")]
    [InlineData("Year,ISO3CoO,ISO3CoA,RST,NAT,RET,RDP\n2022,MLI,NER,1,,,\n", "unhcr-solutions")]
    [InlineData("year,coo_iso,coa_iso,procedure_type,app_type,dec_level,app_pc,applied\n2022,MLI,FRA,G,N,FI,P,10\n", "unhcr-asylum-applications")]
    [InlineData("year,coo_iso,coa_iso,procedure_type,dec_level,dec_pc,dec_recognized,dec_other,dec_rejected,dec_closed,dec_total\n2022,MLI,FRA,G,FI,P,1,0,2,0,3\n", "unhcr-asylum-decisions")]
    [InlineData("year,coo_iso,coa_iso,pop_type,location,loc_type,acc_type,f_total,m_total,total\n2022,MLI,MLI,IDP,Gao,V,U,1,2,3\n", "unhcr-demographics")]
    [InlineData("year,coo_iso,coo_name,coo,coa_iso,coa_name,coa,total\n2022,MLI,Mali,MLI,MLI,Mali,MLI,380000\n", "unhcr-idmc")]
    [InlineData("iso3,country_name,year,new_displacement,new_displacement_rounded,total_displacement,total_displacement_rounded\nMLI,Mali,2022,153990,154000,379932,380000\n", "idmc-gidd-conflict")]
    public void Detect_UnhcrAndIdmc_AreTold(string text, string kind)
    {
        DataSourceResult read = Sources.Read(text);

        Assert.Equal(kind, read.Detection.Kind);
        Assert.Equal(1, read.UsedRowCount);
        Assert.Empty(read.Issues);
    }

    [Fact]
    public void Detect_SameColumns_AreToldByNameAndTheOtherIsNamed()
    {
        const string text = "year,coo_iso,coo_name,coo,coa_iso,coa_name,coa,total\n1952,PSE,Palestinian,GAZ,LBN,Lebanon,LEB,103137\n";

        DataSourceDetection detection = Sources.Read(text, name: "unrwa.csv").Detection;

        Assert.Equal("unrwa", detection.Kind);
        Assert.Contains(detection.Alternatives, other => other.StartsWith("unhcr-idmc", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_Gidd_EmptyIsNotZero()
    {
        DataSourceResult read = Sources.Read(
            "iso3,country_name,year,new_displacement,new_displacement_rounded,total_displacement,total_displacement_rounded\n" +
            "AB9,,2014,0,,20000,20000\nAB9,,2016,,,20000,20000\n");

        Assert.Equal([0, double.NaN, double.NaN], read.Series(("measure", "new_displacement")).Values.ToArray());
        Assert.Equal([20_000, double.NaN, 20_000], read.Series(("measure", "total_displacement")).Values.ToArray());
    }

    [Fact]
    public void Read_GiddOf2022_HasCausesAndHashtags()
    {
        DataSourceResult read = Sources.Read(
            "ISO3,Name,Year,Conflict Stock Displacement,Conflict Stock Displacement (Raw),Conflict Internal Displacements,Conflict Internal Displacements (Raw),Disaster Internal Displacements,Disaster Internal Displacements (Raw),Disaster Stock Displacement,Disaster Stock Displacement (Raw)\n" +
            "#country+code,#country+name,#date+year,#affected+a,#affected+b,#affected+c,#affected+d,#affected+e,#affected+f,#affected+g,#affected+h\n" +
            "MLI,Mali,2021,326000,326035,249000,249200,6200,6158,24,24\n");

        Assert.Equal(326_035, read.Series(("cause", "conflict"), ("measure", "total_displacement")).Values[0]);
        Assert.Equal(1, read.RowCount);
    }

    [Fact]
    public void Read_GiddDisasters_AddEventsOfAYear()
    {
        DataSourceResult read = Sources.Read(
            "iso3,country_name,year,start_date,start_date_accuracy,end_date,end_date_accuracy,event_name,hazard_category_name,hazard_sub_category_name,hazard_type_name,hazard_subtype_name,new_displacement,new_displacement_rounded,total_displacement\n" +
            "MLI,Mali,2020,2020-07-01,Month,2020-07-01,Month,a,Weather related,Hydrological,Flood,,100,100,\nMLI,Mali,2020,2020-08-03,Day,,,b,Weather related,Hydrological,Flood,,50,50,\n");

        Assert.Equal("idmc-gidd-disasters", read.Detection.Kind);
        Assert.Equal([150], read.Series(("hazard", "Flood")).Values.ToArray());
    }

    [Fact]
    public void Read_Idu_CountsAnEventOnceAndKnowsItsVintage()
    {
        DataSourceResult read = Sources.Read("""
            [{"id":1,"iso3":"MLI","displacement_type":"Conflict","qualifier":"total","figure":10,"displacement_date":"2024-03-02T11:00:00.000Z","type":null,"created_at":"2024-03-05T00:00:00.000Z"},
             {"id":2,"iso3":"MLI","displacement_type":"Conflict","qualifier":"total","figure":20,"displacement_date":"2024-03-20T11:00:00.000Z","type":null,"created_at":"2024-03-21T00:00:00.000Z"},
             {"id":1,"iso3":"MLI","displacement_type":"Conflict","qualifier":"total","figure":12,"displacement_date":"2024-03-02T11:00:00.000Z","type":null,"created_at":"2024-04-01T00:00:00.000Z"}]
            """);

        TimeSeries series = Assert.Single(read.Panel);
        Assert.Equal([32], series.Values.ToArray());
        Assert.Equal(new DateOnly(2024, 4, 1), series.Metadata.Vintage);
        Assert.True(series.Metadata.IsPreliminary);
        Assert.Equal(1, Assert.Single(read.Issues).Line);
        Assert.Contains("comes again on line 3, changed later", read.Issues[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Dtm_AddsTheRowsOfARoundAndKeepsTheLaterOfTwoRounds()
    {
        DataSourceResult read = Sources.Read(Sources.DtmHeader +
            "#operation+name,#country+name,#country+code,#adm1+name,#adm1+code,#adm2+name,#adm2+code,#adm+level,#affected+idps,#date+reported,#date+year+reported,#date+month+reported,#round+code,#cause+type,#affected+idps+m,#affected+idps+f,#adm1+name+origin,#adm1+code+origin,#assessment+type,#operation+status\n" +
            "Lake Chad Basin Crisis,Chad,TCD,Lac,TD07,,,1,100,2017-09-30T00:00:00,2017,9,1,Conflict,,,Not available,Not available,BA,Active\n" +
            "Lake Chad Basin Crisis,Chad,TCD,Lac,TD07,,,1,30,2017-09-30T00:00:00,2017,9,1,Natural disaster,,,Not available,Not available,BA,Active\n" +
            "Lake Chad Basin Crisis,Chad,TCD,Lac,TD07,,,1,7,2017-12-01T00:00:00,2017,12,2,Conflict,,,Not available,Not available,BA,Active\n" +
            "Lake Chad Basin Crisis,Chad,TCD,Lac,TD07,,,1,90,2017-12-28T00:00:00,2017,12,3,Conflict,,,Not available,Not available,BA,Active\n" +
            "Countrywide monitoring,Chad,TCD,Lac,TD07,,,1,5,2017-12-28T00:00:00,2017,12,1,Conflict,,,Not available,Not available,SA,Active\n");

        Assert.Equal("iom-dtm", read.Detection.Kind);
        Assert.True(read.Detection.HasHashtags);
        Assert.Equal([130, double.NaN, double.NaN, 90], read.Series(("operation", "Lake Chad Basin Crisis")).Values.ToArray());
        Assert.Equal(5, read.Series(("operation", "Countrywide monitoring")).Values[0]);
        RowIssue superseded = Assert.Single(read.Issues);
        Assert.Equal((5, "numPresentIdpInd", true), (superseded.Line, superseded.Column, superseded.Dropped));
        Assert.Contains("with a later reportingDate", superseded.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_HapiIdps_OfTheSameRoundTwice_CountsOnce()
    {
        DataSourceResult read = Sources.Read(
            "location_code,has_hrp,in_gho,provider_admin1_name,provider_admin2_name,admin1_code,admin1_name,admin2_code,admin2_name,admin_level,operation,assessment_type,population,reporting_round,reference_period_start,reference_period_end,dataset_hdx_id,resource_hdx_id,warning,error\n" +
            "TCD,Y,Y,,,,,,,0,Lake Chad,BA,381289,18,2021-12-31,2021-12-31,a,b,,\nTCD,Y,Y,,,,,,,0,Lake Chad,BA,381289,18,2021-12-31,2021-12-31,a,b,,\n");

        Assert.Equal([381_289], Assert.Single(read.Panel).Values.ToArray());
        Assert.Contains("it counts once", Assert.Single(read.Issues).Message, StringComparison.Ordinal);
        Assert.Equal((2, 1), (read.RowCount, read.UsedRowCount));
    }
}
