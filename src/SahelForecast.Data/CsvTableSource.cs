using System.Runtime.CompilerServices;
using CsvHelper;

namespace SahelForecast.Data;

/// <summary>The rows of delimited text.</summary>
internal sealed class CsvTableSource : TableSource
{
    private readonly CsvReader _csv;
    private readonly string? _file;
    private readonly ReadLimits _limits;
    private CsvMalformedReason? _malformed;

    /// <param name="text">The text; not closed.</param>
    /// <param name="separator">What separates the cells; null when a first line <c>sep=</c> tells it.</param>
    /// <param name="file">The file for messages.</param>
    /// <param name="limits">The longest row.</param>
    public CsvTableSource(TextReader text, char? separator, string? file, ReadLimits limits)
    {
        _file = file;
        _limits = limits;
        _csv = CsvReader.Create(
            text,
            new CsvReaderOptions
            {
                HasHeader = false,
                Separator = separator,
                TrimWhitespace = true,
                TrackLineNumbers = true,
                PoolStrings = true,
                MaxRecordSize = limits.MaxRowBytes,
                OnMalformedRecord = record => _malformed = record.Reason,
            },
            leaveOpen: true);
    }

    public override int Line => checked((int)_csv.LineNumber);

    public override int FieldCount => _csv.FieldCount;

    public override char? Separator => _csv.Separator;

    public override string? Fault => _malformed == CsvMalformedReason.TextAfterClosingQuote
        ? "there is text behind a closing quote. Put the quote at the end of the cell, and double the quotes inside it."
        : null;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override bool Read()
    {
        _malformed = null;
        int last = Line;
        bool read;
        try
        {
            read = _csv.Read();
        }
        catch (CsvFormatException tooLong)
        {
            throw new SeriesReadException(
                _file,
                last + 1,
                null,
                FormattableString.Invariant($"a row behind this line is longer than {_limits.MaxRowBytes} bytes. Look for a quote that never closes, or raise MaxRowBytes in ReadLimits."),
                tooLong);
        }

        return _malformed == CsvMalformedReason.UnterminatedQuote
            ? throw new SeriesReadException(
                _file, Line, null, "a quote opens in the row that starts here and never closes. Close it, or double a quote that is part of the text.")
            : read;
    }

    public override string Cell(int column) => column < _csv.FieldCount ? _csv.GetString(column) : "";

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override bool IsEmpty(int column) => column >= _csv.FieldCount || _csv.GetSpan(column).IsEmpty;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override bool TryBytes(int column, out ReadOnlySpan<byte> bytes)
    {
        bytes = column < _csv.FieldCount ? _csv.GetSpan(column) : default;
        return true;
    }

    public override void Dispose() => _csv.Dispose();
}
