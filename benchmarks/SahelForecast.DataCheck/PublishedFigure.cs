namespace SahelForecast.DataCheck;

/// <summary>A figure that its publisher or the folder's README states, and where the panel must have it.</summary>
/// <param name="Path">The file, below the data folder.</param>
/// <param name="Name">What it is.</param>
/// <param name="Key">The parts of the keys whose series are added.</param>
/// <param name="First">The first period added.</param>
/// <param name="Last">The last period added.</param>
/// <param name="Value">The figure.</param>
internal sealed record PublishedFigure(string Path, string Name, (string, string)[] Key, Period First, Period Last, double Value)
{
    private const string Cadre = "humanitarian/cadre_harmonise.csv.gz";
    private const string Ucdp = "conflict/ucdp_country_month.csv.gz";
    private const string Prmn = "humanitarian/som_prmn_arrivals_monthly.csv.gz";

    public static PublishedFigure[] All { get; } =
    [
        At("samples/hapi_humanitarian_needs_afg_sdn_2024.csv.gz", "Afghanistan 2024, people in need", Period.Year(2024), 23_666_389,
            ("location", "AFG"), ("admin_level", "0"), ("sector", "Intersectoral"), ("category", "total"), ("status", "INN")),
        At("samples/dtm_api_hxl_afg_hti_tcd.csv.gz", "Chad, Lac, round 1", Period.Month(2017, 9), 147_032, ("location", "TCD"), ("admin_level", "1"), ("admin1", "TD07"), ("assessment", "BA")),
        At("samples/hapi_idps_dtm_afg_hti_tcd.csv.gz", "Chad, round 1 (HAPI)", Period.Month(2017, 9), 147_032, ("location", "TCD"), ("admin_level", "0"), ("assessment", "BA")),
        At(Cadre, "Burkina Faso, phase 3+, June to August 2021", Period.Month(2021, 6), 2_867_058, ("location", "BFA"), ("type", "projected"), ("phase", "3+")),
        At(Cadre, "Niger, phase 3+, June to August 2021", Period.Month(2021, 6), 2_309_137, ("location", "NER"), ("type", "projected"), ("phase", "3+")),
        At(Cadre, "Mali, phase 3+, June to August 2021", Period.Month(2021, 6), 1_307_075, ("location", "MLI"), ("type", "projected"), ("phase", "3+")),
        At(Cadre, "Niger, phase 3+, June to August 2022", Period.Month(2022, 6), 4_402_404, ("location", "NER"), ("type", "projected"), ("phase", "3+")),
        At("unhcr/population.csv.gz", "Mali 2023, IDPs", Period.Year(2023), 354_739, ("origin", "MLI"), ("group", "IDP")),
        At("unhcr/demographics.csv.gz", "Mali 2023, IDPs by region", Period.Year(2023), 354_739, ("origin", "MLI"), ("group", "IDP")),
        At("unhcr/population.csv.gz", "World 2015, refugees", Period.Year(2015), 16_110_276, ("group", "REF")),
        new(Ucdp, "Mali 2022, fatalities", [("iso3", "MLI")], Period.Month(2022, 1), Period.Month(2022, 12), 3_612),
        new(Ucdp, "Burkina Faso 2023, fatalities", [("iso3", "BFA")], Period.Month(2023, 1), Period.Month(2023, 12), 5_903),
        new(Prmn, "Somalia 2018, newly displaced", [("measure", "individuals")], Period.Month(2018, 1), Period.Month(2018, 12), 883_671),
        new(Prmn, "Somalia 2019, newly displaced", [("measure", "individuals")], Period.Month(2019, 1), Period.Month(2019, 12), 770_117),
    ];

    /// <summary>What the panel has.</summary>
    public double In(TimeSeriesPanel panel)
    {
        double sum = 0;
        foreach (TimeSeries series in panel.Where(SeriesKey.Of(Key)))
        {
            foreach (Observation observation in series)
            {
                sum += observation.Period < First || observation.Period > Last || double.IsNaN(observation.Value) ? 0 : observation.Value;
            }
        }

        return sum;
    }

    private static PublishedFigure At(string path, string name, Period period, double value, params (string, string)[] key) =>
        new(path, name, key, period, period, value);
}
