namespace SahelForecast.Data;

/// <summary>The layouts of conflict events and food insecurity, and the list of all.</summary>
public sealed partial class DataLayout
{
    private static string[] Phases => ["all", "3+", "1", "2", "3", "4", "5"];

    private static DataLayout[] Crises =>
    [
        new("acled", "conflict events, one a row; summed by month", "ACLED")
        {
            Frequency = Frequency.Monthly,
            Signature = ["event_id_cnty", "event_date", "event_type", "sub_event_type", "fatalities"],
            Keys = [new("location", "country", "iso") { Required = true }, new("admin1", "admin1"), new("event_type", "event_type") { Required = true }],
            Values = [new("", "events") { Unit = "events", Kind = SeriesKind.Flow }, new("fatalities", "fatalities") { Kind = SeriesKind.Flow }],
            Periods = [new("event_date")],
            Tie = RowTie.Sum,
            OverlappingDimensions = ["measure"],
            VintageColumn = "timestamp",
            EventColumn = "event_id_cnty",
            Caution = "A month without an event is missing here, not zero: ACLED's coverage of the place and time decides. Events are revised and deleted.",
        },
        new("acled-hdx", "conflict events and fatalities by month", "ACLED, on HDX")
        {
            Frequency = Frequency.Monthly,
            Signature = ["Country", "Month", "Year", "Events", "Fatalities"],
            Keys =
            [
                new("location", "ISO3", "Country") { Required = true },
                new("admin_level") { LevelOf = ["admin1", "admin2"] },
                new("admin1", "Admin1 Pcode", "Admin1"),
                new("admin2", "Admin2 Pcode", "Admin2"),
            ],
            Values = [new("Events", "events") { Unit = "events", Kind = SeriesKind.Flow }, new("Fatalities", "fatalities") { Kind = SeriesKind.Flow }],
            Periods = [new("Year", "Month") { Form = PeriodForm.YearAndMonth }],
            OverlappingDimensions = ["admin_level", "measure"],
        },
        new("ucdp-ged", "events of organised violence, one a row; summed by month", "UCDP, Georeferenced Event Dataset")
        {
            Frequency = Frequency.Monthly,
            Signature = ["type_of_violence", "country", "date_start", "date_end", "best", "low", "high"],
            Keys = [new("location", "country") { Required = true }, new("admin1", "adm_1"), new("violence", "type_of_violence") { Required = true }],
            Values =
            [
                new("", "events") { Unit = "events", Kind = SeriesKind.Flow }, new("best", "deaths_best") { Kind = SeriesKind.Flow },
                new("low", "deaths_low") { Kind = SeriesKind.Flow }, new("high", "deaths_high") { Kind = SeriesKind.Flow },
            ],
            Periods = [new("date_start")],
            Tie = RowTie.Sum,
            OverlappingDimensions = ["measure"],
            EventColumn = "id",
            Caution = "An event counts in the month in which it starts. A month without an event is missing here, not zero. Candidate events are revised.",
        },
        new("ipc-long", "people by phase of food insecurity", "IPC")
        {
            Frequency = Frequency.Monthly,
            Signature = ["Date of analysis", "Country", "Validity period", "From", "To", "Phase", "Number"],
            Keys = [.. IpcPlaces, new("type", "Validity period") { Required = true }, new("phase", "Phase") { Required = true }],
            MemberDimensions = [],
            Values = [new("Number")],
            Periods = [new("From")],
            Order = ["Date of analysis"],
            OverlappingDimensions = ["admin_level", "phase", "type"],
            Caution = IpcCaution,
        },
        new("ipc-wide", "people by phase of food insecurity, projections beside each other", "IPC")
        {
            Frequency = Frequency.Monthly,
            Signature = ["Date of analysis", "Country", "Current from", "Phase 3+ number current", "Projection from"],
            Keys = IpcPlaces,
            MemberDimensions = ["type", "phase"],
            Values = [.. IpcBlock("current", "current", 0), .. IpcBlock("projection", "first projection", 1), .. IpcBlock("second projection", "second projection", 2)],
            Periods = [new("Current from") { Optional = true }, new("Projection from") { Optional = true }, new("Second projection from") { Optional = true }],
            Order = ["Date of analysis"],
            OverlappingDimensions = ["admin_level", "phase", "type"],
            Caution = IpcCaution,
        },
        new("cadre-harmonise", "people by phase of food insecurity, West and Central Africa", "CILSS, Cadre Harmonise")
        {
            Frequency = Frequency.Monthly,
            Signature = ["exercise_label", "exercise_year", "chtype", "reference_label", "reference_year", "phase1", "phase35"],
            Keys =
            [
                new("location", "adm0_pcod3|iso3|adm0_pcode", "adm0_name") { Required = true },
                new("admin_level") { LevelOf = ["admin1", "admin2", "admin3"] },
                new("admin1", "adm1_pcode|adm1_pcod2|adm1_pcod3", "adm1_name"),
                new("admin2", "adm2_pcode|adm2_pcod2|adm2_pcod3", "adm2_name"),
                new("admin3", "adm3_pcode|adm3_pcod2|adm3_pcod3", "adm3_name"),
                new("type", "chtype") { Required = true },
            ],
            MemberDimensions = ["phase"],
            Values = [new("population", "all"), new("phase35", "3+"), .. Phases.Skip(2).Select(phase => new ValueRole($"phase{phase}", phase))],
            Periods = [new("reference_year", "reference_label") { Form = PeriodForm.YearAndSeason }],
            // Areas are merged and split between exercises, so a later exercise need not replace all rows of an earlier one.
            Exclude = ("usethisperiod", "N"),
            Order = ["exercise_year", "exercise_label"],
            // Rows of one exercise are parts of an area, named in the notes, such as the communes of Nouakchott.
            Tie = RowTie.Sum,
            OverlappingDimensions = ["admin_level", "phase", "type"],
            Caution = "A figure holds for a season and stands in its first month. The phases all and 3+ are sums of the others; type projected is a forecast of the publisher.",
        },
    ];

    private const string IpcCaution =
        "A figure holds for a whole period of validity and stands in its first month. The phases all and 3+ are sums of the others; projections are forecasts of the publisher.";

    private static KeyRole[] IpcPlaces =>
    [
        new("location", "Country") { Required = true },
        new("admin_level") { LevelOf = ["admin1", "area"] },
        new("admin1", "Level 1"),
        new("area", "Area"),
    ];

    private static IEnumerable<ValueRole> IpcBlock(string block, string type, int period) => Phases.Select(phase => new ValueRole(
        phase == "all" ? $"Population analyzed {block}" : $"Phase {phase} number {block}", type, phase)
    { Period = period });
}
