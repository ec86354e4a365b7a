namespace SahelForecast.Data;

/// <summary>Finds the columns of published layouts: without case, blanks and punctuation, since every tool writes them a little differently.</summary>
internal static class LayoutColumns
{
    private static readonly string[][][] Signatures = [.. DataLayout.All.Select(Alternatives)];

    /// <summary>The position of a column by any of its names, which bars separate; -1 when it is absent.</summary>
    public static int Find(IReadOnlyList<string> header, string names)
    {
        foreach (string name in names.Split('|'))
        {
            string wanted = Normal(name);
            for (int i = 0; i < header.Count; i++)
            {
                if (Normal(header[i]) == wanted)
                {
                    return i;
                }
            }
        }

        return -1;
    }

    /// <summary>The first of the names, for messages.</summary>
    public static string Name(string names) => names.Split('|')[0];

    /// <summary>How many of the columns that tell a layout a row has.</summary>
    public static int Count(IReadOnlyList<string> row, DataLayout layout) => Count(Names(row), Alternatives(layout));

    /// <summary>The most columns of one layout that a row has; chance hits of one or two count as none.</summary>
    public static int CountBest(IReadOnlyList<string> row)
    {
        HashSet<string> names = Names(row);
        int best = Signatures.Max(signature => Count(names, signature));
        return best > 2 ? best : 0;
    }

    private static int Count(HashSet<string> names, string[][] signature) => signature.Count(column => Array.Exists(column, names.Contains));

    private static HashSet<string> Names(IReadOnlyList<string> row) => [.. row.Select(Normal)];

    private static string[][] Alternatives(DataLayout layout) => [.. layout.Signature.Select(column => column.Split('|').Select(Normal).ToArray())];

    // The plus is kept: phase 3 is not phase 3+.
    private static string Normal(string name) => string.Concat(name.Where(c => char.IsLetterOrDigit(c) || c == '+').Select(char.ToLowerInvariant));
}
