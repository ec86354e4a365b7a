using System.Globalization;
using CsvHelper;

namespace SahelForecast.Accuracy.Output;

/// <summary>Rows as CSV: comma, LF, numbers that read back to the same bits, empty cells where there is no finite number.</summary>
internal static class CsvTable
{
    private static readonly CsvWriterOptions Layout = new() { NewLine = "\n" };

    /// <summary>Writes a table.</summary>
    /// <param name="target">Where to; not closed.</param>
    /// <param name="heads">The header.</param>
    /// <param name="rows">Cells: text, whole numbers, doubles, true or false.</param>
    public static void Write(TextWriter target, IEnumerable<string> heads, IEnumerable<object[]> rows)
    {
        using CsvWriter csv = CsvWriter.Create(target, Layout, leaveOpen: true);
        csv.WriteHeader([.. heads]);
        foreach (object[] row in rows)
        {
            foreach (object cell in row)
            {
                csv.WriteField(Text(cell));
            }

            csv.EndRecord();
        }
    }

    private static string Text(object cell) => cell switch
    {
        double number => double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "",
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "",
    };
}
