namespace SahelForecast.Data.Online;

/// <summary>The rows of several pages as one table. A row counts as a line, over all pages.</summary>
internal sealed class PagedTableSource(IReadOnlyList<OnlinePage> pages) : TableSource
{
    private JsonTableSource? _page;
    private string[]? _header;
    private int[] _columns = [];
    private int _next;
    private int _line;

    public override int Line => Math.Max(1, _line);

    public override int FieldCount => _header?.Length ?? 0;

    public override bool Read()
    {
        if (_header is null)
        {
            return Open();
        }

        while (_page is not null)
        {
            if (_page.Read())
            {
                _line++;
                return true;
            }

            Open();
        }

        return false;
    }

    public override string Cell(int column) => _page is not null && column < _columns.Length && _columns[column] >= 0 ? _page.Cell(_columns[column]) : "";

    public override void Dispose() => _page?.Dispose();

    // Pages may name their fields in another order: columns are found by name. A page without rows has no header.
    private bool Open()
    {
        _page?.Dispose();
        _page = null;
        while (_next < pages.Count && pages[_next].RowCount == 0)
        {
            _next++;
        }

        if (_next == pages.Count)
        {
            return false;
        }

        _page = new JsonTableSource(pages[_next++].Rows, part: null, file: null);
        _page.Read();
        string[] names = [.. Enumerable.Range(0, _page.FieldCount).Select(_page.Cell)];
        _header ??= names;
        _columns = [.. _header.Select(name => Array.IndexOf(names, name))];
        return true;
    }
}
