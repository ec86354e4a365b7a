namespace SahelForecast.Data;

/// <summary>Which published layout a table has.</summary>
internal sealed record LayoutMatch(DataLayout? Layout, string Reason, IReadOnlyList<string> Alternatives)
{
    // With so many of its columns a layout is worth naming, though it does not fit.
    private const double NearMiss = 0.7;

    /// <summary>Compares a table with all layouts, or with one that was asked for, and takes the row with their columns as its header.</summary>
    public static LayoutMatch Find(Table table, DataLayout? asked)
    {
        if (asked is not null)
        {
            table.FindHeader(row => LayoutColumns.Count(row, asked));
            return new LayoutMatch(asked, "it was asked for", []);
        }

        table.FindHeader(LayoutColumns.CountBest);
        DataLayout[] fitting =
        [
            .. DataLayout.All.Where(layout => LayoutColumns.Count(table.Header, layout) == layout.Signature.Count)
                .OrderByDescending(layout => layout.Signature.Count)
                .ThenByDescending(layout => layout.NameHint is { } hint && (Path.GetFileName(table.File) ?? "").Contains(hint, StringComparison.OrdinalIgnoreCase)),
        ];
        string[] near =
        [
            .. DataLayout.All.Except(fitting)
                .Where(layout => LayoutColumns.Count(table.Header, layout) >= NearMiss * layout.Signature.Count)
                .Select(layout => $"{layout.Id}, but it lacks {TableColumns.Listed([.. layout.Signature.Where(column => LayoutColumns.Find(table.Header, column) < 0).Select(LayoutColumns.Name)])}"),
        ];
        return fitting.Length == 0
            ? new LayoutMatch(null, "", near)
            : new LayoutMatch(
                fitting[0],
                $"it has the columns {TableColumns.Listed([.. fitting[0].Signature.Select(LayoutColumns.Name)])} of {fitting[0].Title} ({fitting[0].Publisher})",
                [.. fitting.Skip(1).Select(layout => $"{layout.Id}, whose columns it has as well"), .. near]);
    }
}
