namespace SahelForecast.Data;

/// <summary>The layouts of OCHA: HDX HAPI, HPC tools and FTS.</summary>
public sealed partial class DataLayout
{
    private const string Hapi = "OCHA, HDX HAPI";
    private const string HapiAreas = "admin_level";

    // A code that ends in XXX stands for "not matched": the provider's own name then keeps places apart (see LayoutPlan).
    private static KeyRole[] HapiPlaces =>
    [
        new("location", "location_code") { Required = true },
        new("admin_level", "admin_level"),
        new("admin1", "admin1_code", "admin1_name", "provider_admin1_name"),
        new("admin2", "admin2_code", "admin2_name", "provider_admin2_name"),
    ];

    private static PeriodRole[] HapiStart => [new("reference_period_start")];

    private static string[] HapiFlags => ["error", "warning"];

    private static DataLayout[] Hdx =>
    [
        new("hapi-humanitarian-needs", "people in need, targeted and reached by sector and category", Hapi)
        {
            Signature = ["location_code", "sector_code", "category", "population_status", "population", "reference_period_start"],
            Keys = [.. HapiPlaces, new("sector", "sector_code", "sector_name") { WhenEmpty = "unspecified" }, new("category", "category") { WhenEmpty = "total" },
                new("status", "population_status") { Required = true }],
            MemberDimensions = [],
            Values = [new("population")],
            Periods = HapiStart,
            OverlappingDimensions = [HapiAreas, "sector", "category", "status"],
            Flags = HapiFlags,
            Caution = "Sectors and categories overlap: use sector Intersectoral and category total for sums. Statuses are nested, not parts: all, AFF, INN, TGT, REA.",
        },
        new("hapi-idps", "internally displaced people by assessment round", $"{Hapi} (IOM DTM)")
        {
            Frequency = Frequency.Monthly,
            Signature = ["location_code", "operation", "assessment_type", "population", "reporting_round", "reference_period_start"],
            Keys = [.. HapiPlaces, new("operation", "operation") { WhenEmpty = "unspecified" }, new("assessment", "assessment_type") { WhenEmpty = "unspecified" }],
            MemberDimensions = [],
            Values = [new("population")],
            Periods = HapiStart,
            Order = ["reference_period_start"],
            OverlappingDimensions = [HapiAreas, "operation", "assessment"],
            Flags = HapiFlags,
            Caution = "Rounds are irregular: months without a round are missing, not unchanged. Operations may count the same people, and so do the assessments BA and SA of one round.",
        },
        new("hapi-refugees", "refugees and others of concern by origin and asylum", $"{Hapi} (UNHCR)")
        {
            Signature = ["origin_location_code", "asylum_location_code", "population_group", "gender", "age_range", "population", "reference_period_start"],
            Keys = [new("origin", "origin_location_code") { Required = true }, new("asylum", "asylum_location_code") { Required = true },
                new("group", "population_group") { Required = true }, new("gender", "gender") { WhenEmpty = "all" }, new("age", "age_range") { WhenEmpty = "all" }],
            MemberDimensions = [],
            Values = [new("population")],
            Periods = HapiStart,
            OverlappingDimensions = ["group", "gender", "age"],
            Flags = HapiFlags,
            Caution = "gender and age hold totals (all) beside their parts; the groups RET, RDP, RST and NAT are movements in a year, the rest stocks.",
        },
        new("hapi-conflict-events", "conflict events and fatalities by month", $"{Hapi} (ACLED)")
        {
            Frequency = Frequency.Monthly,
            Signature = ["location_code", "event_type", "events", "fatalities", "reference_period_start"],
            Keys = [.. HapiPlaces, new("event_type", "event_type") { Required = true }],
            Values = [new("events", "events") { Unit = "events", Kind = SeriesKind.Flow }, new("fatalities", "fatalities") { Kind = SeriesKind.Flow }],
            Periods = HapiStart,
            OverlappingDimensions = [HapiAreas, "event_type", "measure"],
            Flags = HapiFlags,
            Caution = "Event types overlap: civilian targeting is part of political violence.",
        },
        new("hapi-food-security", "people by phase of food insecurity", $"{Hapi} (IPC)")
        {
            Frequency = Frequency.Monthly,
            Signature = ["location_code", "ipc_phase", "ipc_type", "population_in_phase", "reference_period_start"],
            Keys = [.. HapiPlaces, new("phase", "ipc_phase") { Required = true }, new("type", "ipc_type") { Required = true }],
            MemberDimensions = [],
            Values = [new("population_in_phase")],
            Periods = HapiStart,
            OverlappingDimensions = [HapiAreas, "phase", "type"],
            Flags = HapiFlags,
            Caution = "A figure holds for a whole reference period and stands in its first month. The phases all and 3+ are sums of the others; projections are forecasts of the publisher.",
        },
        new("hapi-funding", "requirements and funding of appeals", $"{Hapi} (FTS)")
        {
            Signature = ["location_code", "appeal_code", "requirements_usd", "funding_usd", "reference_period_start"],
            Keys = [new("location", "location_code") { Required = true }, new("appeal", "appeal_code") { WhenEmpty = "unspecified" }],
            Values = [new("requirements_usd", "requirements") { Unit = "US dollars", Kind = SeriesKind.Flow }, new("funding_usd", "funding") { Unit = "US dollars", Kind = SeriesKind.Flow }],
            Periods = HapiStart,
            OverlappingDimensions = ["measure"],
            Flags = HapiFlags,
        },
        new("hpc-hno", "people in need and targeted by cluster", "OCHA, HPC tools")
        {
            Signature = ["Cluster", "Category", "In Need", "Targeted", "Affected", "Reached"],
            Keys =
            [
                new("location", "Country ISO3"),
                new("admin_level") { LevelOf = ["admin1", "admin2", "admin3", "admin4", "admin5"] },
                new("admin1", "Admin 1 PCode", "Admin 1 Name"),
                new("admin2", "Admin 2 PCode", "Admin 2 Name"),
                new("admin3", "Admin 3 PCode", "Admin 3 Name"),
                new("admin4", "Admin 4 PCode", "Admin 4 Name"),
                new("admin5", "Admin 5 PCode", "Admin 5 Name"),
                new("sector", "Cluster") { WhenEmpty = "unspecified" },
                new("description", "Description"),
                new("category", "Category") { WhenEmpty = "total" },
            ],
            MemberDimensions = ["status"],
            Values = [new("Population", "all"), new("In Need", "INN"), new("Targeted", "TGT"), new("Affected", "AFF"), new("Reached", "REA")],
            OverlappingDimensions = [HapiAreas, "sector", "description", "category", "status"],
            Flags = ["Info"],
            Caution = "Clusters and categories overlap: use sector ALL and category total for sums. The table does not say its year.",
        },
        new("fts-clusters", "requirements and funding of plans by cluster", "OCHA, FTS")
        {
            Signature = ["countryCode", "code", "cluster", "year", "requirements", "funding"],
            Keys = [new("location", "countryCode") { Required = true }, new("plan", "code", "name"), new("cluster", "cluster") { WhenEmpty = "unspecified" }],
            Values = FtsValues,
            Periods = [new("year")],
            OverlappingDimensions = ["measure"],
        },
        new("fts-plans", "requirements and funding of plans", "OCHA, FTS")
        {
            Signature = ["countryCode", "code", "typeName", "year", "requirements", "funding"],
            Keys = [new("location", "countryCode") { Required = true }, new("plan", "code", "name") { WhenEmpty = "unspecified" }],
            Values = FtsValues,
            Periods = [new("year")],
            OverlappingDimensions = ["measure"],
        },
    ];

    private static ValueRole[] FtsValues =>
        [new("requirements", "requirements") { Unit = "US dollars", Kind = SeriesKind.Flow }, new("funding", "funding") { Unit = "US dollars", Kind = SeriesKind.Flow }];
}
