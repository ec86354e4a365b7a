using System.Globalization;
using System.Text;

namespace SahelForecast.Data;

/// <summary>Opens tables of any kind: delimited text or JSON, packed or not, and workbooks.</summary>
internal static class TableFile
{
    // The share of characters, one in so many, that are NUL in no text.
    private const int MostNuls = 4;

    /// <summary>Reads the table of a file.</summary>
    public static T Read<T>(string path, TableAccess access, Func<Table, T> read) =>
        SourceFile.ReadBytes(path, access.Limits, stream => ReadStream(stream, path, isFile: true, access, read));

    /// <summary>Reads the table of a stream, which is not closed.</summary>
    public static T Read<T>(Stream stream, string? name, TableAccess access, Func<Table, T> read)
    {
        Stream opened = Seekable(stream, name, access.Limits);
        return SourceFile.Guarded(name, SourceFile.Unpacked(opened, access.Limits), bytes => ReadStream(bytes, name, isFile: false, access, read));
    }

    /// <summary>The stream itself, or one whose start can be read again. What is packed is read from its end, so it is held in memory. Text is not: only its start was read, to see what it is.</summary>
    public static Stream Seekable(Stream stream, string? name, ReadLimits limits)
    {
        if (stream.CanSeek)
        {
            return stream;
        }

        byte[] start = new byte[4];
        start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (!GzipSource.IsGzip(start) && !ParquetInput.Is(new MemoryStream(start)) && SourceFile.Kind(new MemoryStream(start)) == SourceKind.Text)
        {
            return new ReplayStream(start, stream);
        }

        var held = new MemoryStream();
        held.Write(start);
        byte[] buffer = new byte[1 << 16];
        for (int count = stream.Read(buffer); count > 0; count = stream.Read(buffer))
        {
            if (held.Length + count > limits.MaxPackedBytes)
            {
                throw new SeriesReadException(
                    name, null, null, FormattableString.Invariant($"the packed stream is longer than {limits.MaxPackedBytes} bytes. Save it as a file and read that, or raise MaxPackedBytes in ReadLimits."));
            }

            held.Write(buffer, 0, count);
        }

        held.Position = 0;
        return held;
    }

    private static T ReadStream<T>(Stream stream, string? file, bool isFile, TableAccess access, Func<Table, T> read)
    {
        if (SourceFile.Kind(stream) == SourceKind.Zip)
        {
            using Table sheet = OpenWorkbook(stream, file, access);
            return read(sheet);
        }

        SourceFile.RefuseArchives(stream, file);
        return SourceFile.ReadText(stream, file, isFile, text =>
        {
            using Table table = Open(text, file, access);
            return read(table);
        });
    }

    private static Table Open(TextReader text, string? file, TableAccess access)
    {
        (string start, TextReader whole) = ReplayReader.Look(text, 1 << 10);
        if (MostNuls * start.AsSpan().Count('\0') > start.Length)
        {
            throw new SeriesReadException(file, null, null, "the text is full of NUL characters: it is UTF-16 without its mark, or no text. Save the file as \"CSV UTF-8\".");
        }

        if (start.AsSpan().TrimStart('\uFEFF').TrimStart() is ['[' or '{', ..])
        {
            return new Table(new JsonTableSource(JsonBytes(whole, file, access.Limits), access.Part, file), file);
        }

        (char? delimiter, TextReader replayed) = access.Delimiter is { } given ? (given[0], whole) : CsvDelimiter.Detect(whole, access.CountColumns);
        return new Table(new CsvTableSource(replayed, delimiter, file, access.Limits), file);
    }

    // The sheet asked for; else the one with most of the columns asked for, then the first with hashtags, then the first with rows.
    private static Table OpenWorkbook(Stream stream, string? file, TableAccess access)
    {
        string[] sheets = WorkbookTableSource.Sheets(stream, file, access.Limits);
        if (access.Part is { } part && !sheets.Contains(part, StringComparer.Ordinal))
        {
            throw new SeriesReadException(file, null, null, $"the workbook has no sheet {CellText.Show(part)}. It has {TableColumns.Listed(sheets)}.");
        }

        string chosen = access.Part ?? (sheets.Length == 1 ? sheets[0] : sheets.MaxBy(Score)) ?? throw new SeriesReadException(file, null, null, "the workbook has no sheets.");
        return Open(chosen, [.. sheets.Where(sheet => sheet != chosen)]);

        Table Open(string sheet, string[] others) => new(WorkbookTableSource.Open(stream, sheet, file, access.Culture), file) { Part = sheet, OtherParts = others };

        int Score(string sheet)
        {
            using Table table = Open(sheet, []);
            int columns = table.Held.Take(HxlTagRow.RowsSearched).Select(row => access.CountColumns?.Invoke(row.Cells) ?? 0).DefaultIfEmpty().Max();
            return (4 * columns) + (table.Tags is null ? 0 : 2) + (table.HeldData.Any() ? 1 : 0);
        }
    }

    internal static ReadOnlyMemory<byte> JsonBytes(TextReader text, string? file, ReadLimits limits)
    {
        using var bytes = new MemoryStream();
        using (var writer = new StreamWriter(bytes, leaveOpen: true))
        {
            char[] buffer = new char[1 << 15];
            long length = 0;
            for (int count = text.Read(buffer); count > 0; count = text.Read(buffer))
            {
                length += Encoding.UTF8.GetByteCount(buffer, 0, count);
                if (length > limits.MaxJsonBytes)
                {
                    throw new SeriesReadException(
                        file, null, null, FormattableString.Invariant($"the JSON is longer than {limits.MaxJsonBytes} bytes. Fetch it as CSV, or raise MaxJsonBytes in ReadLimits."));
                }

                writer.Write(buffer, 0, count);
            }
        }

        ReadOnlyMemory<byte> all = bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
        return all.Span.StartsWith("\uFEFF"u8) ? all[3..] : all;
    }
}

/// <summary>How a table is opened.</summary>
/// <param name="Limits">How much is read.</param>
/// <param name="Part">The property or sheet; null for the first that holds a table.</param>
/// <param name="Delimiter">What separates the cells of a text; null to detect it.</param>
/// <param name="CountColumns">How many of the columns asked for a row has; null when none are.</param>
internal sealed record TableAccess(ReadLimits Limits, string? Part = null, string? Delimiter = null, Func<IReadOnlyList<string>, int>? CountColumns = null)
{
    /// <summary>How the numbers of a workbook are written, so that they are read back with the same culture.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;
}
