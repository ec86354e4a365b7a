namespace SahelForecast.Data.Tests;

public class DataSourceCrisesTests
{
    private static string Event(string id, string date, string type, string admin1, int fatalities, long changed) =>
        $"{id},{date},2024,1,Political violence,{type},x,a,,1,b,,2,12,,466,Western Africa,Mali,{admin1},c,,l,1,2,1,s,National,\"notes, with a comma\",{fatalities},,{changed}\n";

    [Fact]
    public void Read_Acled_CountsEventsAndFatalitiesByMonth()
    {
        DataSourceResult read = Sources.Read(Sources.AcledHeader +
            Event("MLI1", "2024-01-05", "Battles", "Gao", 3, 1704800000) + Event("MLI2", "2024-01-25", "Battles", "Gao", 0, 1706600000) +
            Event("MLI3", "2024-03-01", "Battles", "Gao", 2, 1709600000) + Event("MLI1", "2024-02-05", "Battles", "Gao", 4, 1709700000));

        Assert.Equal("acled", read.Detection.Kind);
        Assert.Equal([1, 1, 1], read.Series(("measure", "events")).Values.ToArray());
        Assert.Equal([0, 4, 2], read.Series(("measure", "fatalities")).Values.ToArray());
        Assert.Equal(new DateOnly(2024, 3, 6), read.Panel[0].Metadata.Vintage);
        Assert.Equal(2, Assert.Single(read.Issues).Line);
        Assert.Equal((4, 3), (read.RowCount, read.UsedRowCount));
    }

    [Fact]
    public void Read_Acled_MonthWithoutEventsIsMissing() => Assert.Equal(
        [1, double.NaN, 1],
        Sources.Read(Sources.AcledHeader + Event("1", "2024-01-05", "Battles", "Gao", 3, 1704800000) + Event("2", "2024-03-05", "Battles", "Gao", 1, 1704800000))
            .Series(("measure", "events")).Values.ToArray());

    [Fact]
    public void Read_AcledOnHdx_ReadsMonthNames()
    {
        DataSourceResult read = Sources.Read(
            "Country,Admin1,Admin2,ISO3,Admin2 Pcode,Admin1 Pcode,Month,Year,Events,Fatalities\nMali,Gao,Ansongo,MLI,ML0701,ML07,January,2024,3,5\nMali,Gao,Ansongo,MLI,ML0701,ML07,February,2024,0,0\n");

        Assert.Equal("acled-hdx", read.Detection.Kind);
        Assert.Equal([5, 0], read.Series(("admin2", "ML0701"), ("admin_level", "2"), ("measure", "fatalities")).Values.ToArray());
        Assert.Equal(Period.Month(2024, 1), read.Panel[0].Periods.Start);
    }

    [Fact]
    public void Read_UcdpGed_HasTheIntervalOfDeaths()
    {
        DataSourceResult read = Sources.Read(
            "id,relid,year,active_year,type_of_violence,conflict_name,country,country_id,region,adm_1,adm_2,latitude,longitude,date_start,date_end,best,high,low\n" +
            "1,MLI-1,2022,1,3,x,Mali,432,Africa,Gao region,,1,2,2022-03-27 00:00:00.000,2022-03-31 00:00:00.000,300,500,200\n" +
            "2,MLI-2,2022,1,3,x,Mali,432,Africa,Gao region,,1,2,2022-03-02,2022-03-02,1,1,1\n");

        Assert.Equal("ucdp-ged", read.Detection.Kind);
        Assert.Equal([(301, 201, 501)], [((int)read.Series(("measure", "deaths_best")).Values[0], (int)read.Series(("measure", "deaths_low")).Values[0], (int)read.Series(("measure", "deaths_high")).Values[0])]);
        Assert.Equal(2, read.Series(("measure", "events")).Values[0]);
    }

    private const string IpcLong = "Date of analysis,Country,Total country population,Level 1,Area,Validity period,From,To,Phase,Number,Percentage\n";

    [Fact]
    public void Read_IpcLong_TakesTheLaterAnalysis()
    {
        DataSourceResult read = Sources.Read(IpcLong +
            "Mar 2022,CAF,6000000,Ouaka,Bambari,first projection,2022-04-01,2022-08-31,3+,97440,0.45\n" +
            "Sep 2021,CAF,6000000,Ouaka,Bambari,first projection,2022-04-01,2022-08-31,3+,80000,0.4\n" +
            "Mar 2022,CAF,6000000,Ouaka,Bambari,first projection,2022-04-01,2022-08-31,3,50000,0.4\n" +
            "Mar 2022,CAF,6000000,,,current,2022-03-01,2022-03-31,3+,2000000,0.4\n");

        Assert.Equal([97_440], read.Series(("area", "Bambari"), ("phase", "3+")).Values.ToArray());
        Assert.Equal("0", read.Series(("type", "current")).Key["admin_level"]);
        Assert.Equal(3, Assert.Single(read.Issues).Line);
        Assert.Contains("(2022-03 after 2021-09)", read.Issues[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_IpcWide_HasThreeBlocksAndAnEmptyOneIsNoZero()
    {
        string[] blocks = ["current", "projection", "second projection"];
        string header = "Date of analysis,Country,Total country population,Level 1,Area," + string.Join(',', blocks.Select(block =>
            $"{char.ToUpperInvariant(block[0])}{block[1..]} from,{char.ToUpperInvariant(block[0])}{block[1..]} to,Population analyzed {block},Phase 3+ number {block},Phase 3+ percentage {block}," +
            string.Join(',', Enumerable.Range(1, 5).Select(phase => $"Phase {phase} number {block},Phase {phase} percentage {block}"))));

        // The figures of Grimari: IPC, Central African Republic, analysis of April 2023.
        DataSourceResult read = Sources.Read(header +
            "\nApr 2023,CAF,6091097,Ouaka,Grimari,2023-04-01,2023-08-31,51275,25637,0.5,10255,0.2,15383,0.3,17946,0.35,7691,0.15,0,0,2023-09-01,2024-03-31,51275,23074,0.45,10255,0.2,17946,0.35,17946,0.35,5128,0.1,0,0,,,0,,,,,,,,,,,,\n");

        Assert.Equal("ipc-wide", read.Detection.Kind);
        Assert.Equal((25_637, Period.Month(2023, 4)), ((int)read.Series(("type", "current"), ("phase", "3+")).Values[0], read.Series(("type", "current"), ("phase", "3+")).Periods.Start));
        Assert.Equal((17_946, Period.Month(2023, 9)), ((int)read.Series(("type", "first projection"), ("phase", "3")).Values[0], read.Series(("type", "first projection"), ("phase", "3")).Periods.Start));
        Assert.Equal(14, read.Panel.Count);
        Assert.Empty(read.Issues);
    }

    [Fact]
    public void Read_CadreHarmonise_AddsPartsAndTakesTheLaterExercise()
    {
        DataSourceResult read = Sources.Read(
            "adm0_name,iso3,adm1_name,adm1_pcode,adm2_name,adm2_pcode,adm3_name,adm3_pcode,exercise_code,exercise_label,exercise_year,chtype,reference_code,reference_label,reference_year,population,phase_class,phase1,phase2,phase3,phase4,phase5,phase35,usethisperiod,notes\n" +
            "Mauritania,MRT,Nouakchott,MR10,,,,,1,Sep-Dec,2019,projected,2,Jun-Aug,2020,1000,1,700,200,100,0,0,100,N,\n" +
            "Mauritania,MRT,Nouakchott,MR10,,,,,1,Jan-May,2020,projected,2,Jun-Aug,2020,400,1,300,60,40,0,0,40,Y,Ksar\n" +
            "Mauritania,MRT,Nouakchott,MR10,,,,,1,Jan-May,2020,projected,2,Jun-Aug,2020,600,1,400,130,70,0,0,70,Y,Riad\n" +
            "Mauritania,MRT,Gorgol,MR04,,,,,1,Sep-Dec,2019,projected,2,Jun-Aug,2020,500,1,400,90,10,0,0,10,,\n" +
            "Mauritania,MRT,Gorgol,MR04,,,,,1,Jan-May,2020,projected,2,Jun-Aug,2020,500,1,400,80,20,0,0,20,,\n");

        TimeSeries phase3 = read.Series(("admin1", "MR10"), ("admin_level", "1"), ("type", "projected"), ("phase", "3+"));
        Assert.Equal((110, Period.Month(2020, 6)), ((int)phase3.Values[0], phase3.Periods.Start));
        Assert.Equal(20, read.Series(("admin1", "MR04"), ("phase", "3+")).Values[0]);
        Assert.Contains("not to be used for its period", Assert.Single(read.Issues, issue => issue.Line == 2).Message, StringComparison.Ordinal);
        Assert.All(read.Issues.Skip(1), issue => Assert.Equal((5, true), (issue.Line, issue.Dropped)));
        Assert.Equal((5, 3), (read.RowCount, read.UsedRowCount));
    }
}
