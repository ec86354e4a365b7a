using System.Globalization;
using CsvHelper;

namespace SahelForecast.Data;

/// <summary>What our CSV files have in common: comma, LF, quotes where needed, numbers that read back to the same bits.</summary>
internal static class CsvOutput
{
    // Blanks at the ends of a cell are quoted, so that a reader that trims keeps them.
    private static readonly CsvWriterOptions Layout = new() { NewLine = "\n", Quoting = CsvQuoting.WhenNeededOrWhitespace };

    public static CsvWriter Over(TextWriter target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return CsvWriter.Create(target, Layout, leaveOpen: true);
    }

    /// <summary>The dimensions of keys in the order in which they first appear.</summary>
    /// <exception cref="ArgumentException">A dimension has the name of another column.</exception>
    public static string[] Dimensions(IEnumerable<SeriesKey> keys, IReadOnlyCollection<string> otherColumns, string argument)
    {
        string[] dimensions = [.. keys.SelectMany(key => key.Dimensions).Distinct(StringComparer.Ordinal).Select(PlainText.CheckName)];
        string? clash = Array.Find(dimensions, dimension => otherColumns.Contains(dimension));
        return clash is null
            ? dimensions
            : throw new ArgumentException($"The key dimension \"{clash}\" has the name of a column of the file. Give the dimension another name.", argument);
    }

    /// <summary>The cells of a key: empty where it lacks the dimension.</summary>
    public static string[] Cells(SeriesKey key, string[] dimensions)
    {
        IReadOnlyList<string> own = key.Dimensions;
        return [.. dimensions.Select(dimension => own.Contains(dimension) ? PlainText.Check(key[dimension]) : "")];
    }

    /// <summary>Writes a table under its header, and a row of hashtags when asked for.</summary>
    public static void Write(TextWriter target, OutputTable table, bool hashtags, CancellationToken cancellationToken)
    {
        using CsvWriter csv = Over(target);
        csv.WriteTexts([.. table.Columns.Select(column => column.Name)]);
        csv.EndRecord();
        if (hashtags)
        {
            csv.WriteTexts([.. table.Columns.Select(column => column.Tag)]);
            csv.EndRecord();
        }

        for (int row = 0; row < table.RowCount; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (OutputColumn column in table.Columns)
            {
                csv.WriteCell(column.Cells[row]);
            }

            csv.EndRecord();
        }
    }

    public static void WriteTexts(this CsvWriter csv, ReadOnlySpan<string> texts)
    {
        foreach (string text in texts)
        {
            csv.WriteText(text);
        }
    }

    public static void WriteText(this CsvWriter csv, string text) => csv.WriteField(CellText.Protect(text));

    private static void WriteCell(this CsvWriter csv, object? cell)
    {
        switch (cell)
        {
            case null:
                csv.WriteField("");
                break;
            case double number:
                csv.WriteNumber(number);
                break;
            default:
                csv.WriteText(OutputColumn.TextOf(cell));
                break;
        }
    }

    /// <summary>A finite number in the shortest form that reads back to the same bits; any other as an empty cell.</summary>
    public static void WriteNumber(this CsvWriter csv, double value)
    {
        if (double.IsFinite(value))
        {
            csv.WriteField(value, "R", CultureInfo.InvariantCulture);
        }
        else
        {
            csv.WriteField("");
        }
    }
}
