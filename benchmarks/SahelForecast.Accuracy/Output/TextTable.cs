using System.Globalization;

namespace SahelForecast.Accuracy.Output;

/// <summary>A table for the console: the first column flush left, the others right, no wider than they need to be.</summary>
internal static class TextTable
{
    private const double Largest = 100_000;

    public static void Write(TextWriter target, IReadOnlyList<string> heads, IReadOnlyList<string[]> rows)
    {
        int[] widths = [.. heads.Select((head, column) => rows.Select(row => row[column].Length).Append(head.Length).Max())];
        foreach (IReadOnlyList<string> row in rows.Prepend([.. heads]))
        {
            IEnumerable<string> cells = row.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            target.WriteLine(string.Join(' ', cells).TrimEnd());
        }
    }

    /// <summary>A number in a cell; a dash where there is none.</summary>
    public static string Number(double value, int decimals) => !double.IsFinite(value) ? "-"
        : Math.Abs(value) >= Largest ? value.ToString("0.00e+0", CultureInfo.InvariantCulture)
        : value.ToString($"F{decimals}", CultureInfo.InvariantCulture);
}
