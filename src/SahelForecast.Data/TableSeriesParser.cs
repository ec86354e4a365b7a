using System.Runtime.CompilerServices;

namespace SahelForecast.Data;

/// <summary>One reading of one table by one plan.</summary>
/// <remarks>What runs for each row is compiled at full optimisation at once: a file is mostly read once in a process, and would be half read
/// before the runtime had found out what is worth it (0.4 s of 2 s for a million rows).</remarks>
internal sealed class TableSeriesParser
{
    private readonly Table _table;
    private readonly TablePlan _plan;
    private readonly IssueLog _issues;
    private readonly List<ObservationText> _texts = [];
    private readonly SeriesCollector _collector;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _missing;
    private readonly KeyReader[] _keys;
    private readonly int[] _key;
    private readonly int[][] _members;
    private readonly bool _digitsAreNumbers;
    private readonly EventRegister _events;
    private DateOnly? _latest;

    private TableSeriesParser(Table table, TablePlan plan)
    {
        _table = table;
        _plan = plan;
        _issues = new IssueLog(plan.Limits, table.File);
        _collector = new SeriesCollector(plan, table.File, _issues);
        _missing = new HashSet<string>(plan.MissingMarkers.Select(marker => marker.Trim()), StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        _digitsAreNumbers = !plan.MissingMarkers.Any(marker => marker.Any(char.IsAsciiDigit));
        _keys = [.. plan.Keys.Select(key => new KeyReader(key, _collector.Names))];
        _key = new int[plan.Keys.Count + plan.MemberDimensions.Count];
        _members = [.. plan.Values.Select(cell => cell.Members.Select(_collector.Names.Of).ToArray())];
        _events = new EventRegister(_collector, _issues);
    }

    public static SeriesReadResult Parse(Table table, CsvTableOptions options)
    {
        string wanted = string.Join(", ", options.Wanted.Select(column => CellText.Show(column)));
        RefuseEmpty(table, wanted.Length == 0 ? "periods" : wanted);
        table.FindHeader(row => TableColumns.CountFound(row, options.Wanted));
        return Parse(table, options.Plan(table));
    }

    public static SeriesReadResult Parse(Table table, TablePlan plan)
    {
        RefuseEmpty(table, "columns");
        return new TableSeriesParser(table, plan).Parse();
    }

    private static void RefuseEmpty(Table table, string wanted)
    {
        if (table.Held.Count == 0)
        {
            throw new SeriesReadException(table.File, 1, null, $"the text is empty. It needs a header with {wanted}, and a row for each period.");
        }
    }

    private SeriesReadResult Parse()
    {
        int rows = 0;
        for (; _table.Read(); rows++)
        {
            ReadRow();
        }

        if (rows == 0)
        {
            throw new SeriesReadException(_table.File, _table.HeaderLine, null, "there is a header, but no row below it. Add a row for each period.");
        }

        TimeSeriesPanel panel = _collector.Build(_latest);
        return new SeriesReadResult(panel, _issues.ByLine)
        {
            Texts = _texts,
            RowCount = rows,
            UsedRowCount = _collector.UsedLines,
            Places = [.. Places()],
        };
    }

    private IEnumerable<PlaceName> Places()
    {
        foreach ((string code, string name) in _keys.SelectMany(key => key.Named))
        {
            if (PCode.TryParse(code, out PCode? place, out _))
            {
                yield return new PlaceName(place, name, Path.GetFileName(_table.File) ?? "");
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadRow()
    {
        int line = _table.Line;
        string mainColumn = _plan.Values[0].Column;
        if ((_table.Fault ?? ProblemOfShape()) is { } shape)
        {
            Drop(line, mainColumn, shape);
            return;
        }

        if (_table.FieldCount < _table.Header.Count && _plan.LastColumn >= 0 && !_plan.TrimMissing)
        {
            _issues.Add(new RowIssue(line, mainColumn, $"the row has {Cells(_table.FieldCount)}, the header {_table.Header.Count}. Check that none was lost.", Dropped: false));
        }

        if (_plan.Exclude is { } exclude && _table[exclude.Position] == exclude.Value)
        {
            Drop(line, exclude.Name, $"the publisher says with {CellText.Show(exclude.Value)} that this row is not to be used for its period.");
            return;
        }

        if (!ReadKey(line))
        {
            return;
        }

        foreach ((string column, int position) in _plan.Flags)
        {
            if (!_table.IsEmpty(position) && !string.IsNullOrWhiteSpace(_table[position]))
            {
                _issues.Add(new RowIssue(line, column, $"the publisher says of this row: {CellText.Show(_table[position])}. Check it before use.", Dropped: false));
            }
        }

        string changed = _plan.VintageColumn < 0 ? "" : _table[_plan.VintageColumn];
        DateOnly? day = VintageText.Read(changed);
        _latest = day > (_latest ?? DateOnly.MinValue) ? day : _latest;
        if (_plan.EventColumn < 0 || _events.Begin(_table[_plan.EventColumn], changed, line, mainColumn))
        {
            ReadValues(line);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool ReadKey(int line)
    {
        for (int i = 0; i < _plan.Keys.Count; i++)
        {
            KeyPlan key = _plan.Keys[i];
            _key[i] = _keys[i].Read(_table);
            if (_key[i] == NameTable.Empty && key.Required)
            {
                Drop(line, key.Column, "there is no key, so the row belongs to no series. Fill the cell.");
                return false;
            }
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadValues(int line)
    {
        string? order = _plan.Order.Count == 0 ? null : OrderText.Of(_table, _plan.Order);
        int periodRead = -1;
        string? periodProblem = null;
        Period ofRow = default;
        for (int i = 0; i < _plan.Values.Count; i++)
        {
            ValuePlan cell = _plan.Values[i];
            if (cell.Fixed is null && periodRead != cell.PeriodIndex)
            {
                periodRead = cell.PeriodIndex;
                PeriodPlan period = _plan.Periods[periodRead];
                periodProblem = period.IsAbsent(_table) ? "" : period.Read(_table, _plan.Frequency, _plan.Culture, out ofRow);
                if (periodProblem is { Length: > 0 })
                {
                    Drop(line, period.Column, periodProblem);
                }
            }

            if (cell.Fixed is not null || periodProblem is null)
            {
                ReadValue(i, cell.Fixed ?? ofRow, line, order);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadValue(int number, Period period, int line, string? order)
    {
        ValuePlan cell = _plan.Values[number];
        double value = 1;
        string? problem = cell.Position < 0 ? null : ReadNumber(cell, out value);
        _members[number].CopyTo(_key, _plan.Keys.Count);
        int place = _collector.Add(_key, number, new SeriesCollector.Row(period, value, line, Dropped: problem is not null, order));
        if (problem is not null)
        {
            Drop(line, cell.Column, problem);
            return;
        }

        if (_plan.EventColumn >= 0)
        {
            _events.Add(place);
        }

        foreach ((string column, int position) in _plan.Texts)
        {
            if (_table[position] is { Length: > 0 } text)
            {
                _texts.Add(new ObservationText(line, _collector.KeyOf(place), period, column, CellText.Unprotect(text)));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private string? ReadNumber(ValuePlan cell, out double value)
    {
        if (_digitsAreNumbers && _table.TryBytes(cell.Position, out ReadOnlySpan<byte> bytes) && NumberText.TryReadDigits(bytes, out value))
        {
            return SeriesCollector.OutsideBounds(value, cell.Metadata);
        }

        ReadOnlySpan<char> text = _table[cell.Position];
        if (_missing.Contains(text.Trim()))
        {
            value = double.NaN;
            return null;
        }

        return NumberText.Read(text, _plan.Culture, out value) ?? SeriesCollector.OutsideBounds(value, cell.Metadata);
    }

    // A row with other cells than the header may have them under the wrong names: 2024,7,522,833 is not 7 people.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private string? ProblemOfShape()
    {
        if (_table.FieldCount <= _plan.LastColumn)
        {
            return $"the row has {Cells(_table.FieldCount)}, the header {_table.Width}. Add what is missing.";
        }

        for (int i = _table.Width; i < _table.FieldCount; i++)
        {
            if (_table[i].Length > 0)
            {
                string delimiter = _table.Separator is { } separator ? $"the delimiter {CellText.Show([separator])}" : "a delimiter";
                return $"the row has {Cells(_table.FieldCount)}, the header {_table.Width}. Quote a cell that holds {delimiter}, such as thousands.";
            }
        }

        return null;
    }

    private void Drop(int line, string column, string problem) => _issues.Add(new RowIssue(line, column, problem));

    private static string Cells(int count) => count == 1 ? "1 cell" : $"{count} cells";
}
