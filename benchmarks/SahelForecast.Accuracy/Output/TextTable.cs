using System.Globalization;

namespace SahelForecast.Accuracy.Output;

/// <summary>A table for the console: the first column flush left, the others right, no wider than they need to be.</summary>
internal static class TextTable
{
    private const double Large = 1_000;
    private const double Largest = 10_000_000;

    public static void Write(TextWriter target, IReadOnlyList<string> heads, IReadOnlyList<string[]> rows)
    {
        int[] widths = [.. heads.Select((head, column) => rows.Select(row => row[column].Length).Append(head.Length).Max())];
        foreach (IReadOnlyList<string> row in rows.Prepend([.. heads]))
        {
            IEnumerable<string> cells = row.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            target.WriteLine(string.Join(' ', cells).TrimEnd());
        }
    }

    /// <summary>A number in a cell: fewer decimals where it is large, a dash where there is none.</summary>
    public static string Number(double value, int decimals)
    {
        double size = Math.Abs(value);
        string format = size >= Largest ? "0.0e+0" : size >= Large ? "F0" : $"F{decimals}";
        return double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : "-";
    }
}
