using System.Globalization;
using System.Text;

namespace SahelForecast.Data;

/// <summary>Where the columns asked for stand in a header.</summary>
internal sealed record CsvColumns(int Period, int Value, int[] Keys, (string Name, int Position)[] Texts, int Last)
{
    private const int Absent = -1;
    private const int Ambiguous = -2;

    /// <summary>Finds every column, or throws with the columns there are.</summary>
    public static CsvColumns Locate(IReadOnlyList<string> header, CsvSeriesOptions options, string? file, int line)
    {
        int Position(string column) => Find(header, column) switch
        {
            Absent => throw new SeriesReadException(file, line, column, $"there is no such column. The header has {Listed(header)}.{Suggestion(header, column)}"),
            Ambiguous => throw new SeriesReadException(file, line, column, "several columns of the header have this name. Rename all but one."),
            int position => position,
        };

        int period = Position(options.PeriodColumn);
        int value = Position(options.ValueColumn);
        int[] keys = [.. options.KeyColumns.Select(Position)];
        (string Name, int Position)[] texts =
            [.. options.TextColumns.Select(name => (name, Find(header, name))).Where(column => column.Item2 >= 0)];
        return new CsvColumns(period, value, keys, texts, Math.Max(Math.Max(period, value), keys.DefaultIfEmpty().Max()));
    }

    /// <summary>How many of the columns asked for a header has.</summary>
    public static int CountFound(IReadOnlyList<string> header, CsvSeriesOptions options) =>
        new[] { options.PeriodColumn, options.ValueColumn }.Concat(options.KeyColumns).Count(column => Find(header, column) != Absent);

    /// <summary>The columns as a message lists them.</summary>
    private static string Listed(IReadOnlyList<string> header)
    {
        const int most = 20;
        string listed = string.Join(", ", header.Take(most).Select(name => CellText.Show(name)));
        return header.Count > most ? $"{listed} and {header.Count - most} more" : listed;
    }

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

    // Lower-case letters and digits without accents: what "Année ", "annee" and "ANNEE" share.
    private static string Letters(string name) => string.Concat(name.Normalize(NormalizationForm.FormD)
        .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && char.IsLetterOrDigit(c))
        .Select(char.ToLowerInvariant));

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
