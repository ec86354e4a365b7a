using SahelForecast.Data;

namespace SahelForecast.DataCheck;

/// <summary>The files libhxl is tested with: what each must be taken for is in its name.</summary>
internal static class HxlCase
{
    private const string Folder = "hxl/libhxl-python/test_io";

    // Refused with what to do: a zip that is no workbook, a workbook of an old Excel, text that is not UTF-8.
    private static readonly string[] Refused = [".zip", ".xls", "-latin1.csv"];

    private static readonly string[] Untagged = ["untagged", "notag", "invalid"];

    /// <summary>Reads all and prints a row each.</summary>
    /// <returns>How many were taken for something else.</returns>
    public static int Run(string folder)
    {
        Console.WriteLine("| libhxl's file | expected | found | as its name says |");
        Console.WriteLine("|---|---|---|---|");
        int wrong = 0;
        foreach (string path in Directory.GetFiles(Path.Combine(folder, Folder), "input-*").Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileName(path);
            string expected = Array.Exists(Refused, name.EndsWith) ? "refused" : Array.Exists(Untagged, part => name.Contains(part, StringComparison.Ordinal)) ? "not tagged" : "tagged";
            string found = Found(path);
            wrong += found == expected ? 0 : 1;
            Console.WriteLine($"| {name} | {expected} | {found} | {(found == expected ? "yes" : "NO")} |");
        }

        return wrong;
    }

    private static string Found(string path)
    {
        try
        {
            return DataSource.Detect(path).Kind == "hxl" ? "tagged" : "not tagged";
        }
        catch (SeriesReadException)
        {
            return "refused";
        }
    }
}
