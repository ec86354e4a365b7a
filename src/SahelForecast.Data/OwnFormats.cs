using System.Globalization;

namespace SahelForecast.Data;

/// <summary>Opens what our own writers wrote.</summary>
internal static class OwnFormats
{
    /// <summary>Reads a stream by what its first bytes say.</summary>
    public static T Read<T>(Stream stream, string? file, bool isFile, ReadLimits limits, Func<InputTable, T> rows, Func<ReadOnlyMemory<byte>, string?, T> json)
    {
        if (ParquetInput.Is(stream))
        {
            return rows(ParquetInput.Read(stream, file, limits));
        }

        if (SourceFile.Kind(stream) == SourceKind.Zip)
        {
            string sheet = WorkbookTableSource.Sheets(stream, file, limits).FirstOrDefault() ?? throw new SeriesReadException(file, null, null, "the workbook has no sheets.");
            using var workbook = WorkbookTableSource.Open(stream, sheet, file, CultureInfo.InvariantCulture, keepsBlanks: true);
            return rows(InputTable.Of(workbook, file, cell => cell));
        }

        SourceFile.RefuseArchives(stream, file);
        return SourceFile.ReadText(stream, file, isFile, text =>
        {
            // A header of CSV that starts like this has its quotes doubled and stands in quotes.
            (string start, TextReader whole) = ReplayReader.Look(text, 1 << 10);
            if (start.AsSpan().TrimStart('\uFEFF').TrimStart() is ['{', .. var rest] && rest.TrimStart() is ['"', ..])
            {
                return json(TableFile.JsonBytes(whole, file, limits), file);
            }

            using var csv = new CsvTableSource(whole, ',', file, limits);
            return rows(InputTable.Of(csv, file, CellText.Unprotect));
        });
    }
}
