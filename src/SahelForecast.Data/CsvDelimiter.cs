using System.Text;
using CsvHelper;

namespace SahelForecast.Data;

/// <summary>Looks at the start of a text before it is read, to tell the delimiter.</summary>
internal static class CsvDelimiter
{
    private const string Candidates = ",;\t|";
    private const int LongestStart = 1 << 16;
    private const int MostLines = 50;

    /// <summary>The delimiter under which a row has most of the columns asked for, then the one with most columns.</summary>
    /// <param name="source">The text; its start is read.</param>
    /// <param name="columns">How many of the columns asked for a row has; null when none are asked for.</param>
    /// <returns>The delimiter, null when a first line <c>sep=</c> tells it, and the whole text again.</returns>
    public static (char? Delimiter, TextReader Replayed) Detect(TextReader source, Func<IReadOnlyList<string>, int>? columns)
    {
        string start = ReadStart(source);
        var replayed = new ReplayReader(start, source);
        if (start.AsSpan().TrimStart('\uFEFF').TrimStart().StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
        {
            return (null, replayed);
        }

        char best = Candidates.Select(candidate => (Delimiter: candidate, Rows: Split(start, candidate)))
            .OrderByDescending(split => split.Rows.Select(row => columns?.Invoke(row) ?? 0).DefaultIfEmpty().Max())
            .ThenByDescending(split => Width(split.Rows))
            .First().Delimiter;
        return (best, replayed);
    }

    // The number of columns that most rows have; the first row decides between equals. A comma in a note is one row's matter.
    private static int Width(List<IReadOnlyList<string>> rows) =>
        rows.GroupBy(row => row.Count).OrderByDescending(group => group.Count()).FirstOrDefault()?.Key ?? 0;

    private static List<IReadOnlyList<string>> Split(string text, char delimiter)
    {
        using var csv = CsvReader.FromText(text, new CsvReaderOptions { HasHeader = false, Separator = delimiter, TrimWhitespace = true });
        List<IReadOnlyList<string>> rows = [];
        while (rows.Count < MostLines && csv.Read())
        {
            rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
        }

        return rows;
    }

    // The first lines, through to a line on which quotes are closed. A quote that never closes is cut off: the start is only looked at
    // here, and the whole is read again.
    private static string ReadStart(TextReader source)
    {
        var start = new StringBuilder();
        int lines = 0;
        bool quoted = false;
        for (int next = source.Read(); next >= 0; next = source.Read())
        {
            char c = (char)next;
            start.Append(c);
            quoted ^= c == '"';
            bool lineEnds = c == '\n' || (c == '\r' && source.Peek() != '\n');
            lines += lineEnds && !quoted ? 1 : 0;
            if (lines == MostLines || start.Length == LongestStart)
            {
                break;
            }
        }

        return start.ToString();
    }
}
