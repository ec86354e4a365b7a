namespace SahelForecast.Data;

/// <summary>Writes series with all their metadata as Parquet, which <see cref="SeriesReader"/>, pandas, R and DuckDB read.</summary>
/// <remarks>A row for every period of every series. Columns: the dimensions of the keys in the order in which they first appear (null where a key lacks one; <c>key_status</c> for a dimension called <c>status</c> or as any other column), <c>period</c>
/// (text such as 2024-03), <c>value</c> (double, null where missing), <c>unit</c>, <c>kind</c>, <c>display_name</c>, <c>lower_bound</c> and <c>upper_bound</c> (null for none), <c>source</c>,
/// <c>vintage</c> (date), <c>status</c> (<c>preliminary</c> or null) and <c>breaks</c> (JSON). A series without a period has no row and is not written.</remarks>
public static class SeriesParquetWriter
{
    /// <summary>Writes the series of a panel.</summary>
    /// <param name="target">Where to; not closed.</param>
    /// <param name="panel">The series; with none, the columns alone are written.</param>
    /// <param name="cancellationToken">Stops a long write.</param>
    /// <exception cref="ArgumentException">A text holds half of a character, or the name of a dimension begins with a byte order mark.</exception>
    public static void Write(Stream target, TimeSeriesPanel panel, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(panel);
        ParquetOutput.Write(target, SeriesColumns.Arrange(panel, withMetadata: true), cancellationToken);
    }

    /// <summary>Writes the series of a panel to a file, which appears whole or not at all.</summary>
    /// <param name="path">The file; an existing one is replaced. Its folder must exist.</param>
    /// <param name="panel">The series.</param>
    /// <param name="cancellationToken">Stops a long write; no file is left then.</param>
    /// <exception cref="ArgumentException">As for <see cref="Write"/>, or <paramref name="path"/> is empty.</exception>
    /// <exception cref="IOException">The file can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void WriteFile(string path, TimeSeriesPanel panel, CancellationToken cancellationToken = default) =>
        AtomicFile.Write(path, stream => Write(stream, panel, cancellationToken));
}
