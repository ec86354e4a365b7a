using System.Globalization;

namespace SahelForecast.Data;

/// <summary>A table of ours being read back, row by row: cells are text, or typed where the format has types; null or empty where missing.</summary>
/// <param name="File">The path as it was given; null when the source was not a file.</param>
/// <param name="Header">The names of the columns.</param>
/// <param name="Rows">The lines with their cells.</param>
internal sealed record InputTable(string? File, IReadOnlyList<string> Header, IEnumerable<(int Line, object?[] Cells)> Rows)
{
    /// <summary>The rows of a source under its first row, the header; a row of hashtags below it is passed over.</summary>
    /// <param name="source">The source.</param>
    /// <param name="file">The file for messages.</param>
    /// <param name="read">What a cell means.</param>
    public static InputTable Of(TableSource source, string? file, Func<string, string> read)
    {
        if (!source.Read())
        {
            throw new SeriesReadException(file, null, null, "it is empty.");
        }

        string[] header = [.. Cells(source, source.FieldCount, file).Select(read)];
        return new InputTable(file, header, Rows());

        IEnumerable<(int, object?[])> Rows()
        {
            int period = Array.IndexOf(header, ForecastColumns.Period);
            for (bool first = true; source.Read(); first = false)
            {
                string[] cells = Cells(source, header.Length, file);
                if (first && period >= 0 && cells[period].StartsWith('#'))
                {
                    continue;
                }

                yield return (source.Line, Array.ConvertAll(cells, cell => (object?)read(cell)));
            }
        }
    }

    private static string[] Cells(TableSource source, int count, string? file)
    {
        if (source.Fault is { } fault)
        {
            throw new SeriesReadException(file, source.Line, null, fault);
        }

        if (Enumerable.Range(count, Math.Max(0, source.FieldCount - count)).Any(column => source.Cell(column).Length > 0))
        {
            throw new SeriesReadException(file, source.Line, null, $"the row has {source.FieldCount} cells, but the header {count}. Put cells that hold commas into quotes.");
        }

        return [.. Enumerable.Range(0, count).Select(column => column < source.FieldCount ? source.Cell(column) : "")];
    }
}

/// <summary>A row of an <see cref="InputTable"/>, its cells by the name of their column.</summary>
internal sealed class InputRow
{
    private readonly InputTable _table;
    private readonly Dictionary<string, int> _columns;

    private InputRow(InputTable table, Dictionary<string, int> columns)
    {
        _table = table;
        _columns = columns;
    }

    /// <summary>A row before the first; the columns needed must be there, and none may be there twice.</summary>
    public static InputRow Of(InputTable table, IReadOnlyList<string> needed)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach ((int position, string name) in table.Header.Index())
        {
            if (!columns.TryAdd(name, position))
            {
                throw new SeriesReadException(table.File, 1, name, "the header has this column twice.");
            }
        }

        return needed.FirstOrDefault(name => !columns.ContainsKey(name)) is { } absent
            ? throw new SeriesReadException(table.File, 1, absent, $"there is no such column, so this is no table as our writers write it. The header has {TableColumns.Listed(table.Header)}.")
            : new InputRow(table, columns);
    }

    public int Line { get; set; }

    public object?[] Cells { get; set; } = [];

    /// <summary>The text of a cell; null where it is missing.</summary>
    public string? Text(string column) => Cell(column) switch
    {
        null => null,
        string text => text.Length == 0 ? null : text,
        _ => throw Problem(column, "it is no text."),
    };

    public string Required(string column) => Text(column) ?? throw Problem(column, "it is empty.");

    /// <summary>The number of a cell; NaN where it is missing.</summary>
    public double Number(string column) => Cell(column) switch
    {
        null or "" => double.NaN,
        double number when double.IsFinite(number) => number,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) => number,
        var other => throw Problem(column, $"{Show(other)} is not a finite number."),
    };

    /// <summary>The whole number of a cell; null where it is missing.</summary>
    public ulong? Whole(string column) => Cell(column) switch
    {
        null or "" => null,
        ulong whole => whole,
        string text when ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong whole) => whole,
        var other => throw Problem(column, $"{Show(other)} is not a whole number of 0 to {ulong.MaxValue}."),
    };

    public Period Period(string column) => SahelForecast.Period.TryParse(Required(column), out Period period)
        ? period
        : throw Problem(column, $"{Show(Cell(column))} is not a period. Write one like 2024, 2024-Q1 or 2024-03.");

    public DateOnly? Day(string column) => Cell(column) switch
    {
        null or "" => null,
        DateOnly day => day,
        string text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) => day,
        var other => throw Problem(column, $"{Show(other)} is not a date. Write one like 2024-03-15."),
    };

    public SeriesKind Kind(string column)
    {
        string name = Required(column);
        return EnumName.Parse<SeriesKind>(name) ?? throw Problem(column, $"{CellText.Show(name)} is not stock, flow, rate or index.");
    }

    /// <summary>Whether a cell has a label; an empty one has not, and no other text may stand there.</summary>
    public bool Flag(string column, string label) => Text(column) switch
    {
        null => false,
        var text when text == label => true,
        var other => throw Problem(column, $"{CellText.Show(other)} is not {label} or empty."),
    };

    /// <summary>The key of the dimensions that have a value.</summary>
    public SeriesKey Key(IReadOnlyList<(string Column, string Dimension)> columns)
    {
        var parts = new List<(string Dimension, string)>();
        foreach ((string column, string dimension) in columns)
        {
            if (Text(column) is { } value)
            {
                parts.Add(string.IsNullOrWhiteSpace(dimension) || string.IsNullOrWhiteSpace(value) || parts.Exists(part => part.Dimension == dimension)
                    ? throw Problem(column, "a column of a key needs a name of its own, and a value of it more than blanks.")
                    : (dimension, value));
            }
        }

        return SeriesKey.Of([.. parts]);
    }

    public bool Has(string column) => _columns.ContainsKey(column);

    public SeriesReadException Problem(string? column, string problem) => new(_table.File, Line, column, problem);

    private object? Cell(string column) => _columns.TryGetValue(column, out int position) ? Cells[position] : null;

    private static string Show(object? cell) => CellText.Show(Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "");
}
