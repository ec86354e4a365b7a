using System.Globalization;
using System.Text;

namespace SahelForecast.Data;

/// <summary>Finds columns by their names or hashtags.</summary>
internal static class TableColumns
{
    private const int Absent = -1;
    private const int Ambiguous = -2;

    /// <summary>Finds a column, or throws with the columns there are.</summary>
    public static int Position(Table table, string column)
    {
        SeriesReadException Problem(string problem) => new(table.File, table.HeaderLine, column, problem);
        if (HxlTagPattern.TryParse(column, out HxlTagPattern? pattern) && table.Tags is not null)
        {
            int[] matching = Matching(table, pattern);
            return matching.Length switch
            {
                1 => matching[0],
                0 when Find(table.Header, column) is >= 0 and int named => named,
                0 => throw Problem($"no column has such a tag. The tags are {Listed([.. table.Tags.OfType<HxlTag>().Select(tag => tag.ToString())])}."),
                _ => throw Problem($"several columns have such a tag: {Listed([.. matching.Select(at => table.Tags[at]!.ToString())])}. Narrow the pattern, such as {table.Tags[matching[0]]}!"),
            };
        }

        return Find(table.Header, column) switch
        {
            Absent when pattern is not null => throw Problem($"there is no such column, and no row of hashtags in the first {HxlTagRow.RowsSearched} rows. The header has {Listed(table.Header)}."),
            Absent => throw Problem($"there is no such column. The header has {Listed(table.Header)}.{Suggestion(table.Header, column)}"),
            Ambiguous => throw Problem("several columns of the header have this name. Rename all but one."),
            int position => position,
        };
    }

    /// <summary>A column that may be absent; -1 when it is, or when several could be meant.</summary>
    public static int TryPosition(Table table, string column) =>
        HxlTagPattern.TryParse(column, out HxlTagPattern? pattern) && table.Tags is not null
            ? Matching(table, pattern) is [int only] ? only : Absent
            : Math.Max(Find(table.Header, column), Absent);

    /// <summary>How many of the columns asked for a row has, as names or as hashtags.</summary>
    public static int CountFound(IReadOnlyList<string> row, IEnumerable<string> columns) => columns.Count(column =>
        Find(row, column) != Absent
        || (HxlTagPattern.TryParse(column, out HxlTagPattern? pattern) && row.Any(cell => HxlTag.TryParse(cell, out HxlTag? tag) && pattern.Matches(tag))));

    /// <summary>Lower-case letters and digits without accents: what "Année ", "annee" and "ANNEE" share.</summary>
    public static string Letters(string name) => string.Concat(string.Concat(name.Where(CanNormalise)).Normalize(NormalizationForm.FormD)
        .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && char.IsLetterOrDigit(c))
        .Select(char.ToLowerInvariant));

    // The platform refuses text with half a surrogate pair or U+FFFE; surrogates would be no letters by themselves either.
    private static bool CanNormalise(char c) => !char.IsSurrogate(c) && c < '\uFFFE';

    /// <summary>The columns as a message lists them.</summary>
    public static string Listed(IReadOnlyList<string> header)
    {
        const int most = 20;
        string listed = string.Join(", ", header.Take(most).Select(name => CellText.Show(name)));
        return header.Count > most ? $"{listed} and {header.Count - most} more" : listed;
    }

    private static int[] Matching(Table table, HxlTagPattern pattern) =>
        [.. Enumerable.Range(0, table.Tags!.Length).Where(at => table.Tags[at] is { } tag && pattern.Matches(tag))];

    // Exact first; then without case and surrounding blanks.
    private static int Find(IReadOnlyList<string> header, string column)
    {
        int position = Find(header, name => CellText.Unprotect(name) == column);
        return position != Absent
            ? position
            : Find(header, name => name.AsSpan().Trim().Equals(column.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase));
    }

    private static int Find(IReadOnlyList<string> header, Func<string, bool> matches)
    {
        int found = Absent;
        for (int i = 0; i < header.Count; i++)
        {
            if (matches(header[i]))
            {
                found = found == Absent ? i : Ambiguous;
            }
        }

        return found;
    }

    private static string Suggestion(IReadOnlyList<string> header, string column)
    {
        string wanted = Letters(column);
        string? near = header
            .Where(name => Letters(name).Length > 0)
            .Select(name => (Name: name, Distance: Distance(Letters(name), wanted)))
            .Where(candidate => candidate.Distance <= wanted.Length / 3)
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
        return near is null ? "" : $" Did you mean {CellText.Show(near)}?";
    }

    // Levenshtein: how many letters to add, drop or change.
    private static int Distance(string left, string right)
    {
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        foreach ((int i, char c) in left.Index())
        {
            int diagonal = row[0];
            row[0] = i + 1;
            for (int j = 1; j <= right.Length; j++)
            {
                int change = diagonal + (c == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
