using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using ExcelDataReader;

namespace SahelForecast.Data;

/// <summary>The rows of one sheet of a workbook (.xlsx).</summary>
/// <remarks>A date is written as ISO date, a number as the culture writes it, so that both are read back as in a text.</remarks>
internal sealed class WorkbookTableSource : TableSource
{
    private const int MostEntries = 10_000;

    // A sheet with one cell in its last corner has 17,000 million cells, all but one empty.
    private const long MostCells = 50_000_000;

    private readonly IExcelDataReader _reader;
    private readonly string? _file;
    private readonly CultureInfo _culture;
    private readonly bool _keepsBlanks;
    private int _row;
    private long _cells;

    private WorkbookTableSource(IExcelDataReader reader, string? file, CultureInfo culture, bool keepsBlanks)
    {
        _keepsBlanks = keepsBlanks;
        _reader = reader;
        _file = file;
        _culture = culture;
    }

    public override int Line => Math.Max(1, _row);

    public override int FieldCount => _reader.FieldCount;

    /// <summary>The names of the sheets.</summary>
    public static string[] Sheets(Stream workbook, string? file, ReadLimits limits)
    {
        CheckSize(workbook, file, limits);
        return Guarded(file, () =>
        {
            workbook.Position = 0;
            using IExcelDataReader reader = Open(workbook);
            List<string> names = [];
            do
            {
                names.Add(reader.Name);
            }
            while (reader.NextResult());
            return names.ToArray();
        });
    }

    /// <summary>Opens a sheet of a workbook whose size was checked; the stream stays open.</summary>
    public static WorkbookTableSource Open(Stream workbook, string sheet, string? file, CultureInfo culture, bool keepsBlanks = false) => Guarded(file, () =>
    {
        workbook.Position = 0;
        IExcelDataReader reader = Open(workbook);
        while (reader.Name != sheet && reader.NextResult())
        {
        }

        return new WorkbookTableSource(reader, file, culture, keepsBlanks);
    });

    public override bool Read()
    {
        _row++;
        _cells += _reader.FieldCount;
        return _cells > MostCells
            ? throw new SeriesReadException(_file, _row, null, $"the sheet spans more than {MostCells} cells, most of them empty. Delete what stands far outside the table.")
            : Guarded(_file, _reader.Read);
    }

    public override string Cell(int column)
    {
        object? value = column < _reader.FieldCount ? Guarded(_file, () => _reader.GetValue(column)) : null;
        return value switch
        {
            null => "",
            string text => _keepsBlanks ? text : text.Trim(),
            DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            bool truth => truth ? "TRUE" : "FALSE",
            double number => number.ToString("R", _culture),
            IFormattable other => other.ToString(null, _culture),
            _ => value.ToString() ?? "",
        };
    }

    public override void Dispose() => _reader.Dispose();

    // The constructor of the configuration asks for code page 1252, which old workbooks need and .NET lacks. Registering it would change the
    // encodings of the whole process; a configuration that was not constructed serves as well, since new workbooks are UTF-8.
    private static IExcelDataReader Open(Stream workbook)
    {
        var configuration = (ExcelReaderConfiguration)RuntimeHelpers.GetUninitializedObject(typeof(ExcelReaderConfiguration));
        configuration.FallbackEncoding = Encoding.UTF8;
        configuration.LeaveOpen = true;
        return ExcelReaderFactory.CreateOpenXmlReader(workbook, configuration);
    }

    // What the parts say of their sizes can be a lie, so each is unpacked once and counted.
    private static void CheckSize(Stream workbook, string? file, ReadLimits limits) => Guarded(file, () =>
    {
        using var zip = new ZipArchive(workbook, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.GetEntry("xl/workbook.xml") is null && zip.GetEntry("[Content_Types].xml") is null)
        {
            throw new SeriesReadException(file, null, null, "this is a zip file and no workbook. Unpack it, and name a file in it.");
        }

        byte[] buffer = new byte[1 << 16];
        long total = 0;
        foreach (ZipArchiveEntry entry in zip.Entries.Take(MostEntries + 1))
        {
            using Stream part = entry.Open();
            for (int count = part.Read(buffer); count > 0 && total <= limits.MaxWorkbookBytes; count = part.Read(buffer))
            {
                total += count;
            }
        }

        return total <= limits.MaxWorkbookBytes && zip.Entries.Count <= MostEntries
            ? total
            : throw new SeriesReadException(file, null, null, FormattableString.Invariant(
                $"unpacked, the workbook is larger than {limits.MaxWorkbookBytes} bytes or has more than {MostEntries} parts. ")
                + "Save the sheet as CSV, or raise MaxWorkbookBytes in ReadLimits if it is to be trusted.");
    });

    // The library fails in many ways on damaged files; none of them is the caller's.
    private static T Guarded<T>(string? file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is not (SeriesReadException or OutOfMemoryException or IOException { InnerException: null }))
        {
            throw new SeriesReadException(file, null, null, $"the workbook is damaged: {CellText.OneLine(failure.Message)} Open and save it again, or save the sheet as CSV.", failure);
        }
    }
}
