using System.Globalization;

namespace SahelForecast.Data;

/// <summary>Finds the row of hashtags.</summary>
internal static class HxlTagRow
{
    /// <summary>The tag row is looked for in so many rows.</summary>
    public const int RowsSearched = 25;

    /// <summary>The position of the tag row: the first of which at least half of the cells that hold anything are tags, as libhxl has it.</summary>
    /// <remarks>A row with a number or a date is none: it is data whose words happen to start with #.</remarks>
    /// <returns>-1 when there is none.</returns>
    public static int Find(IReadOnlyList<TableRow> rows)
    {
        for (int row = 0; row < Math.Min(rows.Count, RowsSearched); row++)
        {
            int filled = rows[row].Cells.Count(cell => !string.IsNullOrWhiteSpace(cell));
            int tags = rows[row].Cells.Count(cell => HxlTag.TryParse(cell, out _));
            if (tags > 0 && 2 * tags >= filled && !rows[row].Cells.Any(IsDatum))
            {
                return row;
            }
        }

        return -1;
    }

    private static bool IsDatum(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _) || Period.TryParse(cell, out _);
}
