namespace SahelForecast.Data;

/// <summary>The layouts of UNHCR, IDMC and IOM.</summary>
public sealed partial class DataLayout
{
    private const string Unhcr = "UNHCR, Refugee Population Statistics";
    private const string Idmc = "IDMC, Global Internal Displacement Database";

    private static KeyRole Origin => new("origin", "coo_iso|ISO3CoO", "coo") { Required = true };
    private static KeyRole Asylum => new("asylum", "coa_iso|ISO3CoA", "coa") { Required = true };
    private static PeriodRole[] Year => [new("year")];

    private static DataLayout[] Displacement =>
    [
        new("unhcr-demographics", "people of concern by place, sex and age; the totals are read", Unhcr)
        {
            Signature = ["year", "coo_iso|ISO3CoO", "coa_iso|ISO3CoA", "pop_type|PT", "total"],
            Keys = [Origin, Asylum, new("group", "pop_type|PT") { Required = true }, new("location", "location"), new("urban_rural", "loc_type|urbanRural"),
                new("accommodation", "acc_type|accommodationType")],
            MemberDimensions = [],
            Values = [new("total")],
            Periods = Year,
            OverlappingDimensions = ["group"],
        },
        new("unhcr-asylum-applications", "asylum applications", Unhcr)
        {
            Signature = ["year", "coo_iso|ISO3CoO", "coa_iso|ISO3CoA", "procedure_type|ProcedureType", "applied|Applications"],
            Keys = [Origin, Asylum, new("procedure", "procedure_type|ProcedureType"), new("application_type", "app_type|ApplicationType"),
                new("decision_level", "dec_level"), new("counted", "app_pc|ApplicationDataType")],
            MemberDimensions = [],
            Values = [new("applied|Applications") { Unit = "applications", Kind = SeriesKind.Flow }],
            Periods = Year,
            OverlappingDimensions = ["counted", "decision_level"],
            Caution = "Some countries count cases (C), others persons (P).",
        },
        new("unhcr-asylum-decisions", "asylum decisions", Unhcr)
        {
            Signature = ["year", "coo_iso|ISO3CoO", "coa_iso|ISO3CoA", "procedure_type|ProcedureType", "dec_recognized|Recognized", "dec_total|TotalDecided"],
            Keys = [Origin, Asylum, new("procedure", "procedure_type|ProcedureType"), new("decision_level", "dec_level|DecisionType"), new("counted", "dec_pc|DecisionDataType")],
            Values = [.. Counts("decisions", ("dec_recognized|Recognized", "recognized"), ("dec_other|RecognizedOther", "other"), ("dec_rejected|Rejected", "rejected"),
                ("dec_closed|OtherwiseClosed", "closed"), ("dec_total|TotalDecided", "total"))],
            Periods = Year,
            OverlappingDimensions = ["measure", "counted", "decision_level"],
            Caution = "total is the sum of the other measures. Some countries count cases (C), others persons (P).",
        },
        new("unhcr-solutions", "returns, resettlement and naturalisation in the year", Unhcr)
        {
            Signature = ["year", "coo_iso|ISO3CoO", "coa_iso|ISO3CoA", "resettlement|RST", "naturalisation|NAT"],
            Keys = [Origin, Asylum],
            MemberDimensions = ["group"],
            Values = [.. Counts("people", ("returned_refugees|RET", "RET"), ("resettlement|RST", "RST"), ("naturalisation|NAT", "NAT"), ("returned_idps|RDP", "RDP"))],
            Periods = Year,
            OverlappingDimensions = ["group"],
        },
        new("unhcr-flows", "newly displaced across borders in the year", Unhcr)
        {
            Signature = ["year", "coo_iso|ISO3CoO", "coa_iso|ISO3CoA", "refugees", "asylum_seekers", "refugee_like"],
            Keys = [Origin, Asylum],
            MemberDimensions = ["group"],
            Values = [.. Counts("people", ("refugees", "REF"), ("asylum_seekers", "ASY"), ("refugee_like", "ROC"), ("oip", "OIP"))],
            Periods = Year,
            OverlappingDimensions = ["group"],
        },
        new("unhcr-population", "people of concern by origin and asylum, end of year", Unhcr)
        {
            Signature = ["year", "coo_iso|ISO3CoO", "coa_iso|ISO3CoA", "refugees|REF", "asylum_seekers|ASY", "idps|IDP", "stateless|STA"],
            Keys = [Origin, Asylum],
            MemberDimensions = ["group"],
            Values =
            [
                new("refugees|REF", "REF"), new("asylum_seekers|ASY", "ASY"), new("returned_refugees", "RET") { Kind = SeriesKind.Flow }, new("idps|IDP", "IDP"),
                new("returned_idps", "RDP") { Kind = SeriesKind.Flow }, new("stateless|STA", "STA"), new("ooc", "OOC"), new("oip|OIP", "OIP"), new("hst", "HST"),
            ],
            Periods = Year,
            OverlappingDimensions = ["group"],
            Caution = "Figures of 1 to 4 are published as 5. A zero before 2000 often means not recorded. IDP counts only those of concern to UNHCR.",
        },
        new("unhcr-idmc", "internally displaced by conflict, end of year", "IDMC, by UNHCR")
        {
            Signature = ["year", "coo_iso|ISO3CoO", "coa_iso|ISO3CoA", "total"],
            NameHint = "idmc",
            Keys = [Origin, Asylum],
            MemberDimensions = [],
            Values = [new("total")],
            Periods = Year,
            Caution = "Figures are rounded, and differ from UNHCR's own count of IDPs.",
        },
        new("unrwa", "Palestine refugees registered with UNRWA", "UNRWA, by UNHCR")
        {
            Signature = ["year", "coo_iso|ISO3CoO", "coa_iso|ISO3CoA", "total"],
            NameHint = "unrwa",
            Keys = [Origin, Asylum],
            MemberDimensions = [],
            Values = [new("total")],
            Periods = Year,
        },
        new("idmc-gidd-conflict", "internal displacement by conflict", Idmc)
        {
            Signature = ["iso3", "year", "new_displacement", "total_displacement", "country_name", "new_displacement_rounded"],
            Keys = [new("location", "iso3") { Required = true }],
            Values = [new("new_displacement", "new_displacement") { Unit = "movements", Kind = SeriesKind.Flow }, new("total_displacement", "total_displacement")],
            Periods = Year,
            OverlappingDimensions = ["measure"],
            Caution = "new_displacement counts movements: one person may count twice, and the stock does not close with it.",
        },
        new("idmc-gidd-2022", "internal displacement by conflict and disaster, layout of 2022", Idmc)
        {
            Signature = ["ISO3", "Year", "Conflict Stock Displacement (Raw)", "Conflict Internal Displacements (Raw)", "Disaster Internal Displacements (Raw)"],
            Keys = [new("location", "ISO3") { Required = true }],
            MemberDimensions = ["cause", "measure"],
            Values =
            [
                new("Conflict Stock Displacement (Raw)", "conflict", "total_displacement"),
                new("Conflict Internal Displacements (Raw)", "conflict", "new_displacement") { Unit = "movements", Kind = SeriesKind.Flow },
                new("Disaster Internal Displacements (Raw)", "disaster", "new_displacement") { Unit = "movements", Kind = SeriesKind.Flow },
                new("Disaster Stock Displacement (Raw)", "disaster", "total_displacement"),
            ],
            Periods = Year,
            OverlappingDimensions = ["measure", "cause"],
        },
        new("idmc-gidd-disasters", "internal displacement by disaster event", Idmc)
        {
            Signature = ["iso3", "year", "start_date", "start_date_accuracy", "hazard_category_name", "hazard_type_name", "new_displacement"],
            Keys = [new("location", "iso3") { Required = true }, new("hazard", "hazard_type_name") { WhenEmpty = "unspecified" }],
            MemberDimensions = [],
            Values = [new("new_displacement") { Unit = "movements", Kind = SeriesKind.Flow }],
            Periods = Year,
            Tie = RowTie.Sum,
            Caution = "Events are summed by year: some start dates are known to the month or year only.",
        },
        new("idmc-idu", "internal displacement updates, provisional", "IDMC, Internal Displacement Updates")
        {
            Frequency = Frequency.Monthly,
            Signature = ["iso3", "displacement_type", "figure", "displacement_date", "qualifier"],
            Keys = [new("location", "iso3") { Required = true }, new("cause", "displacement_type") { WhenEmpty = "unspecified" }, new("hazard", "type")],
            MemberDimensions = [],
            Values = [new("figure") { Unit = "movements", Kind = SeriesKind.Flow }],
            Periods = [new("displacement_date")],
            Tie = RowTie.Sum,
            VintageColumn = "created_at",
            EventColumn = "id",
            IsPreliminary = true,
            Caution = "Provisional: figures are revised, and a month without an event is missing here, not zero.",
        },
        new("iom-dtm", "internally displaced people by assessment round", "IOM, Displacement Tracking Matrix (DTM)")
        {
            Frequency = Frequency.Monthly,
            Signature = ["admin0Pcode", "operation", "numPresentIdpInd", "reportingDate", "roundNumber"],
            Keys =
            [
                new("location", "admin0Pcode", "admin0Name") { Required = true },
                new("admin_level", "adminLevel") { LevelOf = ["admin1", "admin2"] },
                new("admin1", "admin1Pcode", "admin1Name"),
                new("admin2", "admin2Pcode", "admin2Name"),
                new("operation", "operation") { WhenEmpty = "unspecified" },
                new("assessment", "assessmentType") { WhenEmpty = "unspecified" },
            ],
            MemberDimensions = [],
            Values = [new("numPresentIdpInd")],
            Periods = [new("reportingDate")],
            Order = ["reportingDate"],
            Tie = RowTie.Sum,
            OverlappingDimensions = ["admin_level", "operation", "assessment"],
            Caution = "The rows of a round, by reason and origin, are summed. Rounds are irregular: months without a round are missing, not unchanged. Operations may count the same people, and so do the assessments BA and SA of one round.",
        },
    ];

    private static IEnumerable<ValueRole> Counts(string unit, params (string Column, string Member)[] columns) =>
        columns.Select(column => new ValueRole(column.Column, column.Member) { Unit = unit, Kind = SeriesKind.Flow });
}
