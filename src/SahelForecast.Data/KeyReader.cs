using System.Globalization;
using System.Runtime.CompilerServices;

namespace SahelForecast.Data;

/// <summary>Reads the dimensions of a row as numbers of a <see cref="NameTable"/>.</summary>
internal sealed class KeyReader
{
    private readonly NameTable _names;
    private readonly Column[] _columns;
    private readonly Column[][]? _levels;
    private readonly int _whenEmpty;

    // Names that stood beside codes, and the last of each code by its number: most rows repeat it.
    private readonly List<(int Code, int Name)> _named = [];
    private readonly HashSet<(int Code, int Name)> _noted = [];
    private int[] _nameOf = [];
    private bool _hasNames;

    public KeyReader(KeyPlan plan, NameTable names)
    {
        _names = names;
        _columns = Columns(plan.Positions);
        _levels = plan.LevelOf is null ? null : [.. plan.LevelOf.Select(Columns)];
        _whenEmpty = names.Of(plan.WhenEmpty ?? "");
        _hasNames = _columns.Length > 1;
    }

    /// <summary>The place codes read, each with every name that stood in the column behind.</summary>
    public IEnumerable<(string Code, string Name)> Named => _named.Select(pair => (_names[pair.Code], _names[pair.Name]));

    /// <summary>The value of the current row; <see cref="NameTable.Empty"/> when it has none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Read(Table row)
    {
        if (_levels is not null)
        {
            int deepest = _levels.Length;
            while (deepest > 0 && First(row, _levels[deepest - 1]) == NameTable.Empty)
            {
                deepest--;
            }

            return _names.Of(deepest.ToString(CultureInfo.InvariantCulture));
        }

        int number = First(row, _columns);
        if (_hasNames && number != NameTable.Empty)
        {
            Note(row, number);
        }

        return number == NameTable.Empty ? _whenEmpty : number;
    }

    // Where the first code is none of a place, nothing is noted: sectors have names too.
    private void Note(Table row, int number)
    {
        if (Read(row, _columns[0]) != number)
        {
            return;
        }

        int name = Read(row, _columns[1]);
        if (name == NameTable.Empty || (number < _nameOf.Length && _nameOf[number] == name))
        {
            return;
        }

        if (_named.Count == 0)
        {
            _hasNames = PCode.TryParse(_names[number], out PCode? code, out _) && code.Level > 0;
        }

        if (!_hasNames)
        {
            return;
        }

        if (number >= _nameOf.Length)
        {
            Array.Resize(ref _nameOf, Math.Max(number + 1, 2 * _nameOf.Length));
        }

        _nameOf[number] = name;
        if (_noted.Add((number, name)))
        {
            _named.Add((number, name));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int First(Table row, Column[] columns)
    {
        foreach (Column column in columns)
        {
            int number = Read(row, column);
            if (number != NameTable.Empty)
            {
                return number;
            }
        }

        return NameTable.Empty;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Read(Table row, Column column)
    {
        if (!row.TryBytes(column.Position, out ReadOnlySpan<byte> cell))
        {
            return Read(row[column.Position], column.IsLast);
        }

        if (!column.Memo.TryGet(cell, out int number))
        {
            number = Read(row[column.Position], column.IsLast);
            column.Memo.Add(cell, number);
        }

        return number;
    }

    private int Read(string cell, bool isLast)
    {
        string text = CellText.Unprotect(cell);
        return !string.IsNullOrWhiteSpace(text) && (isLast || !IsPlaceholder(text)) ? _names.Of(text) : NameTable.Empty;
    }

    // HDX writes NG-XXX where no code was matched; the name in the next column then keeps places apart.
    private static bool IsPlaceholder(string text) => text.EndsWith("-XXX", StringComparison.Ordinal);

    private static Column[] Columns(int[] positions) => [.. positions.Select((position, i) => new Column(position, i == positions.Length - 1, new CellMemo<int>()))];

    private readonly record struct Column(int Position, bool IsLast, CellMemo<int> Memo);
}
