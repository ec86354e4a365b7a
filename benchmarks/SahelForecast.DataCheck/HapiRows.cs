using System.Globalization;
using System.Text;

namespace SahelForecast.DataCheck;

/// <summary>Writes a made-up file of HAPI humanitarian-needs in the shape of a real one: three years, codes, categories, and notes on one row in seventy.</summary>
internal static class HapiRows
{
    private const string Header =
        "location_code,has_hrp,in_gho,provider_admin1_name,provider_admin2_name,admin1_code,admin1_name,admin2_code,admin2_name,admin_level,sector_code,sector_name,category,population_status,population,reference_period_start,reference_period_end,dataset_hdx_id,resource_hdx_id,warning,error\n";

    private const int FirstYear = 2024;

    // How many units a country has on each level.
    private const int Regions = 12;
    private const int DistrictsOfRegion = 6;

    private static readonly string[] Countries =
        ["AFG", "BFA", "CAF", "CMR", "COD", "COL", "ETH", "GTM", "HND", "HTI", "MLI", "MMR", "MOZ", "NER", "NGA", "SDN", "SLV", "SOM", "SSD", "SYR", "TCD", "UKR", "VEN", "YEM"];

    private static readonly (string Code, string Name)[] Sectors =
    [
        ("Intersectoral", "Intersectoral"), ("PRO", "Protection"), ("PRO-CPN", "Child Protection"), ("PRO-GBV", "Gender Based Violence"), ("PRO-MIN", "Mine Action"),
        ("PRO-HLP", "Housing, Land and Property"), ("SHL", "Emergency Shelter and NFI"), ("FSC", "Food Security"), ("HEA", "Health"), ("NUT", "Nutrition"),
        ("WSH", "Water Sanitation Hygiene"), ("EDU", "Education"), ("CCM", "Camp Coordination / Management"), ("LOG", "Logistics"), ("MS", "Multi-sector"),
    ];

    private static readonly string[] Categories =
    [
        "total", "Children", "Adult", "Elderly", "Children - Female", "Children - Male", "Adult - Female", "Adult - Male", "Elderly - Female", "Elderly - Male",
        "IDP - Total", "IDP - Children", "IDP - Adult", "Returnees - Total", "Refugees - Total", "Female-Headed Households", "People with disabilities", "Host community", "Female", "Male",
    ];

    private static readonly string[] Statuses = ["INN", "TGT"];

    /// <summary>Writes the file.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="rows">How many rows of data.</param>
    /// <param name="years">How many years they are of: a year has every series once.</param>
    public static void Write(string path, int rows, int years = 3)
    {
        using var text = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 16);
        text.Write(Header);
        int ofYear = (rows + years - 1) / years;
        for (int row = 0; row < rows; row++)
        {
            Write(text, row % ofYear, FirstYear + (row / ofYear));
        }
    }

    private static void Write(StreamWriter text, int series, int year)
    {
        int rest = series;
        string status = Take(Statuses, ref rest);
        string category = Take(Categories, ref rest);
        (string Code, string Name) sector = Take(Sectors, ref rest);
        int area = rest % (1 + (Regions * (1 + DistrictsOfRegion)));
        rest /= 1 + (Regions * (1 + DistrictsOfRegion));
        string country = Take(Countries, ref rest);
        if (rest > 0)
        {
            throw new ArgumentOutOfRangeException(nameof(series), series, "there are not so many series.");
        }

        // The country itself, then each region before its districts.
        int region = area == 0 ? 0 : ((area - 1) / (1 + DistrictsOfRegion)) + 1;
        int district = area == 0 ? 0 : (area - 1) % (1 + DistrictsOfRegion);
        int level = area == 0 ? 0 : district == 0 ? 1 : 2;
        string first = level == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{country[..2]}{region:00}");
        string second = level < 2 ? "" : string.Create(CultureInfo.InvariantCulture, $"{first}{district:00}");
        uint hash = ((uint)series * 2_654_435_761) ^ ((uint)year * 40_503);
        string population = hash % 97 == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{(hash >> 8) % (level == 0 ? 9_000_000 : level == 1 ? 400_000 : 60_000)}");
        string warning = hash % 211 == 0 ? "Rounded value" : "";
        string error = hash % 103 == 0 ? "No cluster for entity 7454" : "";
        string named = level == 0 ? "" : $"Région {first}";
        string place = level < 2 ? "" : $"Cercle {second}";
        text.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"{country},Y,Y,{named},{place},{first},{named},{second},{place},{level},{sector.Code},{(sector.Name.Contains(',') ? $"\"{sector.Name}\"" : sector.Name)},{category},{status},{population},{year}-01-05,{year}-12-24,8c1b0f5e-33c0-4ba1-a5c8-{country}{year}0001,f1d2e3c4-55aa-4f6b-9c1d-{country}{year}0002,{warning},{error}\n"));
    }

    private static T Take<T>(T[] values, ref int rest)
    {
        T value = values[rest % values.Length];
        rest /= values.Length;
        return value;
    }
}
