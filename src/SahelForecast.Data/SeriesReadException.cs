namespace SahelForecast.Data;

/// <summary>A source can't be read as series at all: no file, no header, a missing column, a period that comes twice.</summary>
/// <remarks>The message is one line, such as <c>idps.csv, line 1, column "people": there is no such column. ...</c></remarks>
public sealed class SeriesReadException : Exception
{
    internal SeriesReadException(string? file, int? line, string? column, string problem, Exception? inner = null)
        : base(Describe(file, line, column, problem), inner)
    {
        File = file;
        Line = line;
        Column = column;
    }

    /// <summary>The path as it was given; null when the source was not a file.</summary>
    public string? File { get; }

    /// <summary>The line at fault, from 1; null when no line is, as for a file that does not exist.</summary>
    public int? Line { get; }

    /// <summary>The column at fault; null when no single column is.</summary>
    public string? Column { get; }

    private static string Describe(string? file, int? line, string? column, string problem)
    {
        List<string> place = [];
        if (file is not null)
        {
            place.Add(file);
        }

        if (line is not null)
        {
            place.Add($"line {line}");
        }

        if (column is not null)
        {
            place.Add($"column {CellText.Show(column)}");
        }

        return place.Count == 0 ? problem : $"{string.Join(", ", place)}: {problem}";
    }
}
