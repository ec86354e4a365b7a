using System.Text;

namespace SahelForecast.Data.Tests;

/// <summary>Small files with the headers of published sources; the figures are made up unless a test says otherwise.</summary>
internal static class Sources
{
    public const string HapiNeedsHeader =
        "location_code,has_hrp,in_gho,provider_admin1_name,provider_admin2_name,admin1_code,admin1_name,admin2_code,admin2_name,admin_level,sector_code,sector_name,category,population_status,population,reference_period_start,reference_period_end,dataset_hdx_id,resource_hdx_id,warning,error\n";

    public const string DtmHeader =
        "operation,admin0Name,admin0Pcode,admin1Name,admin1Pcode,admin2Name,admin2Pcode,adminLevel,numPresentIdpInd,reportingDate,yearReportingDate,monthReportingDate,roundNumber,displacementReason,numberMales,numberFemales,idpOriginAdmin1Name,idpOriginAdmin1Pcode,assessmentType,operationStatus\n";

    public const string AcledHeader =
        "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp\n";

    public static DataSourceResult Read(string text, DataSourceOptions? options = null, string? name = null) =>
        DataSource.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), name, options);

    public static SeriesReadException Failure(string text, DataSourceOptions? options = null) =>
        Assert.Throws<SeriesReadException>(() => Read(text, options));

    /// <summary>The only series whose key has some parts.</summary>
    public static TimeSeries Series(this DataSourceResult read, params ReadOnlySpan<(string, string)> parts) =>
        Assert.Single(read.Panel.Where(SeriesKey.Of(parts)));
}
