using System.Text.Json;

namespace SahelForecast.Data;

/// <summary>The rows of a JSON array: arrays of cells, or objects whose keys are the header. It may stand inside an object.</summary>
/// <remarks>An item counts as a line. A cell that is itself an array or object is kept as its JSON text.</remarks>
internal sealed class JsonTableSource : TableSource
{
    private const int Deepest = 64;
    private const int DeepestTable = 4;
    private const int MostColumns = 10_000;

    // One object with all keys makes every other one a row of as many cells.
    private const long MostCells = 50_000_000;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = Deepest, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private readonly string? _file;
    private readonly JsonDocument _document;
    private readonly Dictionary<string, int>? _columns;
    private JsonElement.ArrayEnumerator _items;
    private bool _header;
    private int _item;
    private string[] _cells = [];

    /// <param name="utf8">The text.</param>
    /// <param name="part">The property that holds the rows; null takes the first that does.</param>
    /// <param name="file">The file for messages.</param>
    public JsonTableSource(ReadOnlyMemory<byte> utf8, string? part, string? file)
    {
        _file = file;
        try
        {
            _document = JsonDocument.Parse(utf8, Options);
        }
        catch (JsonException broken)
        {
            throw new SeriesReadException(file, (int?)broken.LineNumber + 1, null, $"this is no complete JSON: {CellText.OneLine(broken.Message)}", broken);
        }

        JsonElement table = Guarded(() => FindTable(_document.RootElement, part, 0)) ?? throw Problem(
            part is null
                ? "no array of rows was found. The rows must be arrays or objects, at the top or in a property."
                : $"there is no property {CellText.Show(part)} with an array of rows.");
        _columns = table[0].ValueKind == JsonValueKind.Object ? Guarded(() => Columns(table)) : null;
        _header = _columns is not null;
        _items = table.EnumerateArray();
    }

    public override int Line => Math.Max(1, _item);

    public override int FieldCount => _cells.Length;

    public override bool Read()
    {
        if (_header)
        {
            _header = false;
            _cells = [.. _columns!.Keys];
            return true;
        }

        if (!_items.MoveNext())
        {
            return false;
        }

        _item++;
        if (_columns is not null && (long)_item * _columns.Count > MostCells)
        {
            throw Problem($"the objects have {_columns.Count} different keys, and with so many objects more than {MostCells} cells, most of them empty. Keep the keys that are needed.");
        }

        _cells = Guarded(() => Cells(_items.Current));
        return true;
    }

    public override string Cell(int column) => column < _cells.Length ? _cells[column] : "";

    public override void Dispose() => _document.Dispose();

    private SeriesReadException Problem(string problem, Exception? inner = null) => new(_file, _item == 0 ? null : _item, null, problem, inner);

    // Text with half a surrogate pair is found only when it is read.
    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException broken)
        {
            throw Problem("a text holds characters that do not exist. Correct its \\u escapes.", broken);
        }
    }

    // Depth first, in the order of the text.
    private static JsonElement? FindTable(JsonElement element, string? part, int depth)
    {
        if (part is null && element.ValueKind == JsonValueKind.Array)
        {
            return element.GetArrayLength() > 0 && element[0].ValueKind is JsonValueKind.Array or JsonValueKind.Object ? element : null;
        }

        if (element.ValueKind != JsonValueKind.Object || depth == DeepestTable)
        {
            return null;
        }

        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (FindTable(property.Value, property.Name == part ? null : part, depth + 1) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private Dictionary<string, int> Columns(JsonElement table)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (JsonElement item in table.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object))
        {
            foreach (JsonProperty property in item.EnumerateObject())
            {
                columns.TryAdd(property.Name, columns.Count);
            }

            if (columns.Count > MostColumns)
            {
                throw Problem($"the objects have more than {MostColumns} different keys, so they are no rows of one table.");
            }
        }

        return columns;
    }

    private string[] Cells(JsonElement item)
    {
        if (_columns is null)
        {
            return item.ValueKind == JsonValueKind.Array ? [.. item.EnumerateArray().Select(Text)] : [Text(item)];
        }

        string[] cells = new string[_columns.Count];
        Array.Fill(cells, "");
        if (item.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty property in item.EnumerateObject())
            {
                cells[_columns[property.Name]] = Text(property.Value);
            }
        }

        return cells;
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.String => value.GetString() ?? "",
        _ => value.GetRawText(),
    };
}
