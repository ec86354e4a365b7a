using CsvHelper;

namespace SahelForecast.Data;

/// <summary>Writes series as CSV that <see cref="CsvSeriesReader"/> reads back without loss.</summary>
/// <remarks>
/// <para>Columns: the dimensions of the keys in the order in which they first appear, <c>period</c>, <c>value</c>; a row for every period of
/// every series. A missing value is an empty cell, numbers are invariant and read back to the same bits, lines end in LF, files are UTF-8
/// without a byte order mark. A key without one of the dimensions has an empty cell there, which the reader reports: write such series apart.
/// Metadata is not written: <see cref="SeriesJsonWriter"/> and <see cref="SeriesParquetWriter"/> write it.</para>
/// <para>Against formulas that a spreadsheet would run, text that starts with =, +, -, @, a tab or a line break and is no number gets an
/// apostrophe before it; our reader takes it away, other programs see it.</para>
/// </remarks>
public static class SeriesCsvWriter
{
    private const string PeriodColumn = "period";
    private const string ValueColumn = "value";

    /// <summary>Writes the series of a panel.</summary>
    /// <param name="target">Where to; not closed.</param>
    /// <param name="panel">The series; with none, the header alone is written.</param>
    /// <exception cref="ArgumentException">A key dimension is called <c>period</c> or <c>value</c>; or a text holds half of a character.</exception>
    public static void Write(TextWriter target, TimeSeriesPanel panel)
    {
        ArgumentNullException.ThrowIfNull(panel);
        string[] dimensions = CsvOutput.Dimensions(panel.Select(series => series.Key), [PeriodColumn, ValueColumn], nameof(panel));
        using CsvWriter csv = CsvOutput.Over(target);
        csv.WriteTexts([.. dimensions, PeriodColumn, ValueColumn]);
        csv.EndRecord();
        foreach (TimeSeries series in panel)
        {
            string[] key = CsvOutput.Cells(series.Key, dimensions);
            foreach (Observation observation in series)
            {
                csv.WriteTexts(key);
                csv.WriteField(observation.Period.ToString());
                csv.WriteNumber(observation.Value);
                csv.EndRecord();
            }
        }
    }

    /// <summary>Writes the series of a panel to a file, which appears whole or not at all.</summary>
    /// <param name="path">The file; an existing one is replaced. Its folder must exist.</param>
    /// <param name="panel">The series.</param>
    /// <exception cref="ArgumentException">As for <see cref="Write"/>, or <paramref name="path"/> is empty.</exception>
    /// <exception cref="IOException">The file can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void WriteFile(string path, TimeSeriesPanel panel)
    {
        using var file = new AtomicFile(path);
        Write(file.Writer, panel);
        file.Commit();
    }
}
