using System.Globalization;
using System.Text;

namespace SahelForecast.Diagnostics;

/// <summary>Writes rows of text as columns, the first to the left and the others to the right, and wraps sentences: within 100 columns.</summary>
internal static class TextTable
{
    /// <summary>The widest line.</summary>
    public const int Width = 100;

    private const int Space = 2;

    /// <summary>Writes a table within the width. The first columns stand to the left and share what the others leave; a row with fewer cells than the first ends in one for all the rest.</summary>
    /// <param name="text">What is written to.</param>
    /// <param name="rows">The cells, the heading first.</param>
    /// <param name="left">How many columns stand to the left.</param>
    public static void Write(StringBuilder text, IReadOnlyList<string[]> rows, int left = 1)
    {
        int columns = rows[0].Length;
        int[] widths = [.. Enumerable.Range(0, columns).Select(column => rows.Max(row => column < row.Length && (row.Length == columns || column < row.Length - 1) ? row[column].Length : 0))];
        int free = Width - widths.Skip(left).Sum(width => width + Space);
        for (int column = 0; column < left; column++)
        {
            int share = (free - (Space * (left - 1 - column))) / (left - column);
            int others = widths.Skip(column + 1).Take(left - 1 - column).Sum(width => width + Space);
            widths[column] = Math.Min(widths[column], Math.Max(share, free - others));
            free -= widths[column] + Space;
        }

        foreach (string[] row in rows)
        {
            var line = new StringBuilder();
            for (int column = 0; column < row.Length; column++)
            {
                line.Append(' ', column > 0 ? Space : 0);
                int width = row.Length < columns && column == row.Length - 1 ? Width - line.Length : widths[column];
                string cell = Shortened(row[column], width, isName: column == 0);
                line.Append(column < left ? cell.PadRight(widths[column]) : cell.PadLeft(width));
            }

            text.Append(line.ToString().TrimEnd()).Append('\n');
        }
    }

    /// <summary>Writes a paragraph; further lines begin with an indent.</summary>
    public static void Wrap(StringBuilder text, string sentences, string indent = "")
    {
        int length = 0;
        foreach (string word in sentences.Split(' ').SelectMany(word => word.Length > Width - indent.Length ? word.Chunk(Width - indent.Length).Select(part => new string(part)) : [word]))
        {
            if (length > 0 && length + 1 + word.Length > Width)
            {
                text.Append('\n').Append(indent);
                length = indent.Length;
            }
            else if (length > 0)
            {
                text.Append(' ');
                length++;
            }

            text.Append(word);
            length += word.Length;
        }

        text.Append('\n');
    }

    /// <summary>The values of a key, for a column of series.</summary>
    public static string Name(SeriesKey key) => key.Dimensions.Count > 0 ? string.Join(" / ", key.Dimensions.Select(dimension => key[dimension])) : "-";

    /// <summary>A number with about four digits, such as "1,234.5" or "0.01234".</summary>
    public static string Number(double? number) => number switch
    {
        null => "-",
        double value when double.IsNaN(value) => "-",
        double value when Math.Abs(value) is >= 1e9 or (> 0 and < 1e-4) => value.ToString("0.###e+0", CultureInfo.InvariantCulture),
        double value when Math.Abs(value) >= 1_000 => value.ToString("#,0.#", CultureInfo.InvariantCulture),
        double value when Math.Abs(value) >= 10 => value.ToString("0.##", CultureInfo.InvariantCulture),
        double value => value.ToString("0.####", CultureInfo.InvariantCulture),
    };

    /// <summary>A p value with three digits, "&lt; 0.001" below that.</summary>
    public static string PValue(double? p, string equal = "", string less = "") => p switch
    {
        null => "-",
        double value when double.IsNaN(value) => "-",
        < 0.001 => less + "< 0.001",
        double value => string.Create(CultureInfo.InvariantCulture, $"{equal}{value:0.000}"),
    };

    /// <summary>A text cut to a width, at its end; or in the middle, as names often differ at their ends.</summary>
    public static string Shortened(string text, int width, bool isName = false)
    {
        int end = isName ? (width - 3) / 2 : 0;
        return text.Length <= width ? text : string.Concat(text.AsSpan(0, width - 3 - end), "...", text.AsSpan(text.Length - end));
    }
}
