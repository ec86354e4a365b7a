using System.Globalization;
using System.Runtime.CompilerServices;

namespace SahelForecast.Data;

/// <summary>A row held in memory.</summary>
internal sealed record TableRow(int Line, string[] Cells, string? Fault);

/// <summary>A table being read: its first rows are held, so that a header and hashtags can be looked for; the rest streams past.</summary>
internal sealed class Table : IDisposable
{
    private const int HeldRows = 200;
    private const int HeldCharacters = 1 << 23;
    private const int HeldCells = 1 << 19;

    // As in a sheet of Excel.
    private const int MostColumns = 1 << 14;

    private readonly TableSource _source;
    private readonly List<TableRow> _held = [];
    private int _position = -1;
    private bool _streaming;
    private string[]? _names;
    private int[]? _nameColumns;

    public Table(TableSource source, string? file)
    {
        _source = source;
        File = file;
        for ((int characters, int held) = (0, 0); _held.Count < HeldRows && characters < HeldCharacters && held < HeldCells && source.Read(); held += source.FieldCount)
        {
            if (source.FieldCount > MostColumns)
            {
                throw new SeriesReadException(
                    file, source.Line, null, $"the row has {source.FieldCount} cells, more than the {MostColumns} that a table may have. Check what separates cells and rows, or write one observation a row.");
            }

            string[] cells = [.. Enumerable.Range(0, source.FieldCount).Select(source.Cell)];
            characters += cells.Sum(cell => cell.Length + 1);
            _held.Add(new TableRow(source.Line, cells, source.Fault));
        }

        int tagRow = HxlTagRow.Find(_held);
        if (tagRow >= 0)
        {
            string[] cells = _held[tagRow].Cells;
            Tags = [.. cells.Select(cell => HxlTag.TryParse(cell, out HxlTag? tag) ? tag : null)];
            SetHeader(tagRow == 0 ? tagRow : tagRow - 1, first: tagRow + 1);
        }
        else
        {
            SetHeader(0, first: 1);
        }
    }

    /// <summary>The path as it was given; null when the source was not a file.</summary>
    public string? File { get; }

    /// <summary>The sheet of a workbook that this is; null elsewhere.</summary>
    public string? Part { get; init; }

    /// <summary>The other sheets of the workbook.</summary>
    public IReadOnlyList<string> OtherParts { get; init; } = [];

    /// <summary>The first rows, header and tag row among them.</summary>
    public IReadOnlyList<TableRow> Held => _held;

    /// <summary>The first rows that are data.</summary>
    public IEnumerable<TableRow> HeldData => _held.Skip(FirstDataRow);

    /// <summary>The cells of the header.</summary>
    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <summary>The line of the header; 1 when the table is empty.</summary>
    public int HeaderLine { get; private set; } = 1;

    /// <summary>A hashtag for each column that has one; null when there is no tag row.</summary>
    public HxlTag?[]? Tags { get; }

    /// <summary>What each column is called: its tag, since that says more than a header in any language, else its header. Where several are called
    /// alike, each gets its number; one without a name is called by it.</summary>
    public IReadOnlyList<string> Names => _names ??= UniqueNames();

    /// <summary>The columns whose tag says that they hold names.</summary>
    public IReadOnlyList<int> NameColumns => _nameColumns ??=
        Tags is null ? [] : [.. Enumerable.Range(0, Tags.Length).Where(column => Tags[column]?.Attributes.Contains("name") == true)];

    /// <summary>How many columns there are.</summary>
    public int Width => Math.Max(Header.Count, Tags?.Length ?? 0);

    public int Line => _streaming ? _source.Line : _held[_position].Line;

    public int FieldCount => _streaming ? _source.FieldCount : _held[_position].Cells.Length;

    public string? Fault => _streaming ? _source.Fault : _held[_position].Fault;

    public char? Separator => _source.Separator;

    private int FirstDataRow { get; set; }

    /// <summary>A cell of the current row; empty where there is none.</summary>
    public string this[int column] => _streaming ? _source.Cell(column)
        : column < FieldCount ? _held[_position].Cells[column] : "";

    /// <summary>Whether a cell of the current row is empty, or there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool IsEmpty(int column) => _streaming ? _source.IsEmpty(column) : this[column].Length == 0;

    /// <summary>A cell of the current row as UTF-8, where that is cheaper than a text; valid until the next row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryBytes(int column, out ReadOnlySpan<byte> bytes)
    {
        if (_streaming)
        {
            return _source.TryBytes(column, out bytes);
        }

        bytes = default;
        return false;
    }

    /// <summary>Takes the row with the best score as the header, when it scores more than the first: files may have a title above their header.</summary>
    /// <remarks>A tag row decides where the header is.</remarks>
    public void FindHeader(Func<IReadOnlyList<string>, int> score)
    {
        if (Tags is not null || _held.Count == 0)
        {
            return;
        }

        int best = Enumerable.Range(0, Math.Min(_held.Count, HxlTagRow.RowsSearched)).MaxBy(row => score(_held[row].Cells));
        SetHeader(score(_held[best].Cells) > score(_held[0].Cells) ? best : 0, first: null);
    }

    /// <summary>Goes to the next row of data that holds anything.</summary>
    /// <returns>False at the end.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Read()
    {
        while (Advance())
        {
            for (int i = 0; i < FieldCount; i++)
            {
                if (!IsEmpty(i))
                {
                    return true;
                }
            }
        }

        return false;
    }

    public void Dispose() => _source.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Advance()
    {
        if (!_streaming)
        {
            _position = _position < 0 ? FirstDataRow : _position + 1;
            if (_position < _held.Count)
            {
                return true;
            }

            _streaming = true;
        }

        return _source.Read();
    }

    private string[] UniqueNames()
    {
        string[] plain = [.. Enumerable.Range(0, Width).Select(column => Tags?.ElementAtOrDefault(column)?.ToString() ?? Header.ElementAtOrDefault(column) ?? "")];
        Dictionary<string, int> times = plain.CountBy(name => name).ToDictionary(StringComparer.Ordinal);
        return [.. plain.Select((name, column) => string.IsNullOrWhiteSpace(name) ? string.Create(CultureInfo.InvariantCulture, $"column {column + 1}")
            : times[name] == 1 ? name
            : string.Create(CultureInfo.InvariantCulture, $"{name} (column {column + 1})"))];
    }

    private void SetHeader(int row, int? first)
    {
        _names = null;
        if (row < _held.Count)
        {
            Header = _held[row].Cells;
            HeaderLine = _held[row].Line;
        }

        FirstDataRow = first ?? row + 1;
    }
}
