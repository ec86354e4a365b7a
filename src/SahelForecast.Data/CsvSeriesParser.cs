using CsvHelper;

namespace SahelForecast.Data;

/// <summary>One reading of one text.</summary>
internal sealed class CsvSeriesParser
{
    private readonly CsvSeriesOptions _options;
    private readonly string? _file;
    private readonly List<RowIssue> _issues = [];
    private readonly List<ObservationText> _texts = [];
    private readonly SeriesCollector _collector;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _missing;
    private readonly string[] _key;
    private CsvMalformedReason? _malformed;

    public CsvSeriesParser(CsvSeriesOptions options, string? file)
    {
        _options = options;
        _file = file;
        _collector = new SeriesCollector(options, file, _issues);
        _missing = new HashSet<string>(options.MissingMarkers.Select(marker => marker.Trim()), StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        _key = new string[options.KeyColumns.Count];
    }

    public SeriesReadResult Parse(TextReader source)
    {
        (char? delimiter, TextReader text) = _options.Delimiter is { } given ? (given[0], source) : CsvHeader.Detect(source, _options);
        using var csv = CsvReader.Create(
            text,
            new CsvReaderOptions
            {
                Separator = delimiter,
                TrimWhitespace = true,
                TrackLineNumbers = true,
                PoolStrings = true,
                OnMalformedRecord = record => _malformed = record.Reason,
            },
            leaveOpen: true);
        csv.ReadHeader();
        if (csv.Headers.Count == 0)
        {
            throw new SeriesReadException(_file, 1, null, $"the text is empty. It needs a header with {Wanted()}, and a row for each period.");
        }

        int headerLine = checked((int)csv.LineNumber);
        RefuseOpenQuote(headerLine);
        _malformed = null;
        CsvColumns columns = CsvColumns.Locate(csv.Headers, _options, _file, headerLine);
        bool any = false;
        while (csv.Read())
        {
            any |= ReadRow(csv, columns);
            _malformed = null;
        }

        if (!any)
        {
            throw new SeriesReadException(_file, headerLine, null, "there is a header, but no row below it. Add a row for each period.");
        }

        TimeSeriesPanel panel = _collector.Build();
        return new SeriesReadResult(panel, [.. _issues.OrderBy(issue => issue.Line)]) { Texts = _texts };
    }

    // Whether the row holds anything.
    private bool ReadRow(CsvReader csv, CsvColumns columns)
    {
        int line = checked((int)csv.LineNumber);
        RefuseOpenQuote(line);
        if (IsBlank(csv))
        {
            return false;
        }

        if (ProblemOfShape(csv, columns) is { } shape)
        {
            Drop(line, _options.ValueColumn, shape);
            return true;
        }

        if (csv.FieldCount < csv.Headers.Count)
        {
            _issues.Add(new RowIssue(line, _options.ValueColumn, $"the row has {Cells(csv.FieldCount)}, the header {csv.Headers.Count}. Check that none was lost.", Dropped: false));
        }

        for (int i = 0; i < _key.Length; i++)
        {
            _key[i] = CellText.Unprotect(csv.GetString(columns.Keys[i]));
            if (string.IsNullOrWhiteSpace(_key[i]))
            {
                Drop(line, _options.KeyColumns[i], "there is no key, so the row belongs to no series. Fill the cell.");
                return true;
            }
        }

        if (PeriodText.Read(csv.GetString(columns.Period), _options.Frequency, out Period period) is { } periodProblem)
        {
            Drop(line, _options.PeriodColumn, periodProblem);
            return true;
        }

        string? valueProblem = ReadValue(csv.GetString(columns.Value), out double value);
        SeriesKey key = _collector.Add(_key, period, value, line, dropped: valueProblem is not null);
        if (valueProblem is not null)
        {
            Drop(line, _options.ValueColumn, valueProblem);
            return true;
        }

        foreach ((string column, int position) in columns.Texts)
        {
            if (position < csv.FieldCount && !csv.IsEmpty(position))
            {
                _texts.Add(new ObservationText(line, key, period, column, CellText.Unprotect(csv.GetString(position))));
            }
        }

        return true;
    }

    private string? ReadValue(ReadOnlySpan<char> text, out double value)
    {
        if (_missing.Contains(text.Trim()))
        {
            value = double.NaN;
            return null;
        }

        return NumberText.Read(text, _options.Culture, out value) ?? _collector.OutsideBounds(value);
    }

    // A row with other cells than the header may have them under the wrong names: 2024,7,522,833 is not 7 people.
    private string? ProblemOfShape(CsvReader csv, CsvColumns columns)
    {
        if (_malformed == CsvMalformedReason.TextAfterClosingQuote)
        {
            return "there is text behind a closing quote. Put the quote at the end of the cell, and double the quotes inside it.";
        }

        if (csv.FieldCount <= columns.Last)
        {
            return $"the row has {Cells(csv.FieldCount)}, the header {csv.Headers.Count}. Add what is missing.";
        }

        for (int i = csv.Headers.Count; i < csv.FieldCount; i++)
        {
            if (!csv.IsEmpty(i))
            {
                return $"the row has {Cells(csv.FieldCount)}, the header {csv.Headers.Count}. Quote a cell that holds the delimiter {CellText.Show([csv.Separator])}, such as thousands.";
            }
        }

        return null;
    }

    private void RefuseOpenQuote(int line)
    {
        if (_malformed == CsvMalformedReason.UnterminatedQuote)
        {
            throw new SeriesReadException(_file, line, null, "a quote opens in the row that starts here and never closes. Close it, or double a quote that is part of the text.");
        }
    }

    private static bool IsBlank(CsvReader csv)
    {
        for (int i = 0; i < csv.FieldCount; i++)
        {
            if (!csv.IsEmpty(i))
            {
                return false;
            }
        }

        return true;
    }

    private void Drop(int line, string column, string problem) => _issues.Add(new RowIssue(line, column, problem));

    private static string Cells(int count) => count == 1 ? "1 cell" : $"{count} cells";

    private string Wanted() =>
        string.Join(", ", _options.KeyColumns.Append(_options.PeriodColumn).Append(_options.ValueColumn).Select(column => CellText.Show(column)));
}
