namespace SahelForecast.Data;

/// <summary>Writes forecasts as an Excel workbook (.xlsx), which <see cref="ForecastReader"/> reads back equal.</summary>
/// <remarks>The sheet "Forecasts" has the columns of <see cref="ForecastCsvWriter"/> under a header that stays in sight. Figures are numbers of full precision (Excel
/// shows 15 digits); periods, vintage and seed are text, so that no program turns them into other dates or rounds them. Text is text: nothing runs as a formula.
/// The same table gives the same bytes.</remarks>
public static class ForecastWorkbookWriter
{
    internal const string Sheet = "Forecasts";

    /// <summary>Writes a table of forecasts.</summary>
    /// <param name="target">Where to; not closed.</param>
    /// <param name="table">The figures; with none, the header alone is written.</param>
    /// <param name="layout">Rows and columns.</param>
    /// <param name="cancellationToken">Stops a long write.</param>
    /// <exception cref="ArgumentException">The table has more rows than a sheet holds, or a text is longer than a cell holds.</exception>
    public static void Write(Stream target, ForecastTable table, ForecastLayout layout = ForecastLayout.Wide, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(table);
        WorkbookOutput.Write(target, Sheet, ForecastColumns.Arrange(table, layout), cancellationToken);
    }

    /// <summary>Writes a table of forecasts to a file, which appears whole or not at all.</summary>
    /// <param name="path">The file; an existing one is replaced. Its folder must exist.</param>
    /// <param name="table">The figures.</param>
    /// <param name="layout">Rows and columns.</param>
    /// <param name="cancellationToken">Stops a long write; no file is left then.</param>
    /// <exception cref="ArgumentException">As for <see cref="Write"/>, or <paramref name="path"/> is empty.</exception>
    /// <exception cref="IOException">The file can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void WriteFile(string path, ForecastTable table, ForecastLayout layout = ForecastLayout.Wide, CancellationToken cancellationToken = default) =>
        AtomicFile.Write(path, stream => Write(stream, table, layout, cancellationToken));
}
