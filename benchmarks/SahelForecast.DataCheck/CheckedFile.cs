namespace SahelForecast.DataCheck;

/// <summary>A file to check: where, what it must be detected as, and which columns are added up.</summary>
/// <param name="Path">Below the data folder.</param>
/// <param name="Kind">What detection must say.</param>
/// <param name="Values">The columns whose figures are read; a star stands for every column behind the first.</param>
internal sealed record CheckedFile(string Path, string Kind, params string[] Values)
{
    /// <summary>How many rows of hashtags follow the header.</summary>
    public int TagRows { get; init; }

    public static CheckedFile[] All { get; } =
    [
        new("samples/hapi_humanitarian_needs_afg_sdn_2024.csv.gz", "hapi-humanitarian-needs", "population"),
        new("samples/hapi_idps_dtm_afg_hti_tcd.csv.gz", "hapi-idps", "population"),
        new("samples/hapi_conflict_event_2025_01_sahel.csv", "hapi-conflict-events", "events", "fatalities"),
        new("samples/hapi_food_security_afg_ago_caf_eth.csv.gz", "hapi-food-security", "population_in_phase"),
        new("samples/hapi_funding_2020.csv", "hapi-funding", "requirements_usd", "funding_usd"),
        new("samples/hpc_hno_2024.csv.gz", "hpc-hno", "Population", "In Need", "Targeted", "Affected", "Reached"),
        new("samples/hpc_needs_api_sdn_2021.csv", "hpc-hno", "Population", "In Need", "Targeted", "Affected", "Reached"),
        new("samples/fts_requirements_funding_2020.csv", "fts-plans", "requirements", "funding"),
        new("samples/fts_requirements_funding_cluster_2020.csv", "fts-clusters", "requirements", "funding"),
        new("samples/dtm_api_hxl_afg_hti_tcd.csv.gz", "iom-dtm", "numPresentIdpInd") { TagRows = 1 },
        new("samples/ipc_area_long_hxl.csv.gz", "ipc-long", "Number"),
        new("samples/idmc_idu.json.gz", "idmc-idu", "figure"),
        new("samples/response_plans_pin_2022_hxl.csv", "hxl", "In Need") { TagRows = 1 },
        new("samples/unhcr_hdx_EndYearPopulationTotals.csv", "unhcr-population", "REF", "IDP", "ASY", "OOC", "STA", "OIP"),
        new("samples/unhcr_hdx_AsylumApplications.csv", "unhcr-asylum-applications", "Applications"),
        new("samples/unhcr_hdx_AsylumDecisions.csv", "unhcr-asylum-decisions", "Recognized", "RecognizedOther", "OtherwiseClosed", "Rejected", "TotalDecided"),
        new("samples/unhcr_hdx_Demographics.csv", "unhcr-demographics", "Total"),
        new("samples/unhcr_hdx_Solutions.csv", "unhcr-solutions", "RST", "NAT", "RET", "RDP"),
        new("unhcr/population.csv.gz", "unhcr-population", "refugees", "asylum_seekers", "returned_refugees", "idps", "returned_idps", "stateless", "ooc", "oip", "hst"),
        new("unhcr/flows.csv.gz", "unhcr-flows", "refugees", "asylum_seekers", "refugee_like", "oip"),
        new("unhcr/idmc.csv", "unhcr-idmc", "total"),
        new("unhcr/unrwa.csv", "unrwa", "total"),
        new("unhcr/solutions.csv.gz", "unhcr-solutions", "returned_refugees", "resettlement", "naturalisation", "returned_idps"),
        new("unhcr/asylum_applications.csv.gz", "unhcr-asylum-applications", "applied"),
        new("unhcr/asylum_decisions.csv.gz", "unhcr-asylum-decisions", "dec_recognized", "dec_other", "dec_rejected", "dec_closed", "dec_total"),
        new("unhcr/demographics.csv.gz", "unhcr-demographics", "total"),
        new("humanitarian/cadre_harmonise.csv.gz", "cadre-harmonise", "population", "phase1", "phase2", "phase3", "phase4", "phase5", "phase35"),
        new("humanitarian/idmc_gidd_conflict.csv", "idmc-gidd-conflict", "new_displacement", "total_displacement"),
        new("humanitarian/idmc_gidd_disasters.csv.gz", "idmc-gidd-disasters", "new_displacement"),
        new("humanitarian/idmc_gidd_2021_vintage_hxl.csv", "idmc-gidd-2022", "Conflict Stock Displacement (Raw)", "Conflict Internal Displacements (Raw)",
            "Disaster Internal Displacements (Raw)", "Disaster Stock Displacement (Raw)") { TagRows = 1 },
        new("humanitarian/som_prmn_arrivals_monthly.csv.gz", "long", "individuals", "records"),
        new("conflict/ucdp_country_month.csv.gz", "long", "fatalities"),
        new("conflict/ucdp_africa_country_month_by_type.csv.gz", "long", "state_based", "non_state", "one_sided"),
        new("flee/camp_counts.csv", "long", "refugees"),
        new("m3/yearly_train.csv.gz", "wide", "*"),
        new("m3/monthly_train.csv.gz", "wide", "*"),
        new("m4/monthly_train.csv.gz", "wide", "*"),
        new("m4/quarterly_test.csv.gz", "wide", "*"),
    ];
}
