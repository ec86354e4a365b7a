namespace SahelForecast.Data;

/// <summary>Writes forecasts as Parquet, which <see cref="ForecastReader"/>, pandas, R and DuckDB read.</summary>
/// <remarks>The columns of <see cref="ForecastCsvWriter"/> with their types: figures are doubles, <c>seed</c> is an unsigned number of 64 bits, <c>vintage</c> a
/// date, all else text; what is missing is null. Text stands as it is: formulas run in spreadsheets only.</remarks>
public static class ForecastParquetWriter
{
    /// <summary>Writes a table of forecasts.</summary>
    /// <param name="target">Where to; not closed.</param>
    /// <param name="table">The figures; with none, the columns alone are written.</param>
    /// <param name="layout">Rows and columns.</param>
    /// <param name="cancellationToken">Stops a long write.</param>
    public static void Write(Stream target, ForecastTable table, ForecastLayout layout = ForecastLayout.Wide, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(table);
        ParquetOutput.Write(target, ForecastColumns.Arrange(table, layout), cancellationToken);
    }

    /// <summary>Writes a table of forecasts to a file, which appears whole or not at all.</summary>
    /// <param name="path">The file; an existing one is replaced. Its folder must exist.</param>
    /// <param name="table">The figures.</param>
    /// <param name="layout">Rows and columns.</param>
    /// <param name="cancellationToken">Stops a long write; no file is left then.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="IOException">The file can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void WriteFile(string path, ForecastTable table, ForecastLayout layout = ForecastLayout.Wide, CancellationToken cancellationToken = default) =>
        AtomicFile.Write(path, stream => Write(stream, table, layout, cancellationToken));
}
