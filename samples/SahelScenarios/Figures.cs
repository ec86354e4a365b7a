using SahelForecast;
using SahelForecast.Data;

namespace SahelScenarios;

/// <summary>The published figures behind the sample, with their sources and bounds.</summary>
internal static class Figures
{
    public const string Needs = "people in need";
    public const string Deaths = "deaths";
    public const string Refugees = "refugees";

    /// <summary>The last year that counts as known: the story begins in January 2023.</summary>
    public static Period Origin { get; } = Period.Year(2022);

    /// <summary>Countries with a humanitarian plan, then those that receive: Mauritania and the coast.</summary>
    public static IReadOnlyList<Country> Countries { get; } =
    [
        new("MLI", "Mali", Needs, 23_000_000),
        new("BFA", "Burkina Faso", Needs, 23_548_781),
        new("NER", "Niger", Needs, 27_000_000),
        new("TCD", "Chad", Needs, 20_299_123),
        new("MRT", "Mauritania", Refugees, double.PositiveInfinity),
        new("BEN", "Benin", Refugees, double.PositiveInfinity),
        new("TGO", "Togo", Refugees, double.PositiveInfinity),
        new("GHA", "Ghana", Refugees, double.PositiveInfinity),
        new("CIV", "Côte d'Ivoire", Refugees, double.PositiveInfinity),
    ];

    public static IReadOnlyList<string> Sources { get; } =
    [
        "People in need 2017 to 2024: OCHA; Mali as published, the others rounded to thousands. 2020 is the revision for COVID-19, 2024 counts by a new method (JIAF 2.0).",
        "Deaths from violence 2016 to 2025: UCDP GED, all three types, events within one month, best estimate; 2025 is preliminary.",
        "Refugees and asylum seekers from Mali, Burkina Faso and Niger 2018 to 2025, end of year: UNHCR Refugee Population Statistics (CC BY 4.0). Figures from 1 to 4 are published as 5.",
        "Population, the upper bound of needs: United Nations, World Population Prospects 2024, for 2024; Mali 23 million (OCHA 2024).",
    ];

    /// <summary>Reads the file beside the program.</summary>
    public static TimeSeriesPanel Read() => TimeSeriesPanel.Create(CsvSeriesReader.ReadFile(
        Path.Combine(AppContext.BaseDirectory, "sahel.csv"),
        new CsvSeriesOptions { Frequency = Frequency.Yearly, PeriodColumn = "year", ValueColumn = "value", KeyColumns = ["country", "measure"] }).Panel.Select(Described));

    public static SeriesKey KeyOf(string country, string measure) => measure == Needs
        ? SeriesKey.Of(("country", country), ("measure", measure), ("sector", "intersectoral"))
        : SeriesKey.Of(("country", country), ("measure", measure));

    public static Country CountryOf(SeriesKey key) => Countries.First(country => country.Code == key["country"]);

    private static TimeSeries Described(TimeSeries series)
    {
        string measure = series.Key["measure"];
        Country country = CountryOf(series.Key);
        return series.Relabel(KeyOf(country.Code, measure), new SeriesMetadata
        {
            DisplayName = $"{country.Name}, {measure}",
            Unit = measure == Deaths ? "deaths" : "people",
            Kind = measure == Deaths ? SeriesKind.Flow : SeriesKind.Stock,
            UpperBound = measure == Needs ? country.Population : double.PositiveInfinity,
            Breaks = measure == Needs ? [new SeriesBreak(Period.Year(2024), BreakReason.Method, "first year of JIAF 2.0: need and method can't be told apart")] : [],
            Source = measure switch { Needs => "OCHA", Deaths => "UCDP GED", _ => "UNHCR" },
        });
    }
}

/// <summary>A country of the sample and the figure that its planners watch.</summary>
internal sealed record Country(string Code, string Name, string Measure, double Population)
{
    public SeriesKey Key => Figures.KeyOf(Code, Measure);
}
