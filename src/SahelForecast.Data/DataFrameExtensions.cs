using Microsoft.Data.Analysis;

namespace SahelForecast.Data;

/// <summary>The bridge to <see cref="DataFrame"/>: explicit types, no digit lost, null for what is missing.</summary>
/// <remarks><c>DataFrame.LoadCsv</c> guesses 32-bit floats, which turn 231402117 into 231402112: give it <c>dataTypes</c>, or read files with
/// <see cref="DataSource"/>.</remarks>
public static class DataFrameExtensions
{
    /// <summary>Makes series of the rows of a frame.</summary>
    /// <param name="frame">The frame. Texts, whole numbers, dates and doubles may be keys and periods; values may be text too.</param>
    /// <param name="columns">Which columns play which role, as in a file: <see cref="CsvSeriesOptions"/> for one observation a row, <see cref="CsvWideOptions"/> for one series a row.</param>
    /// <returns>The series, and the rows that were dropped or doubted; their lines are rows of the frame, from 1. Null is missing, never zero.</returns>
    /// <exception cref="SeriesReadException">A column is missing; a whole number is beyond 2^53 and has more digits than a double holds, or stands in a column of 32-bit floats
    /// beyond 2^24, where its digits are lost already; or a period comes twice under <see cref="DuplicatePolicy.Throw"/>. The message names row and column.</exception>
    /// <exception cref="ArgumentException">The options give a column two roles.</exception>
    /// <remarks>Values in a column of 32-bit floats are taken with the digits that such a number has, and reported as an issue.</remarks>
    public static SeriesReadResult ToPanel(this DataFrame frame, CsvTableOptions columns)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(columns);
        columns.Check();
        RowIssue[] floats = [.. frame.Columns.Where(column => IsValue(column.Name, columns)).Select(DataFrameTableSource.CheckDigits).OfType<RowIssue>()];
        using var table = new Table(new DataFrameTableSource(frame, columns.Culture), file: null);
        SeriesReadResult read = TableSeriesParser.Parse(table, columns);
        return floats.Length == 0 ? read : read with { Issues = [.. floats.Concat(read.Issues).OrderBy(issue => issue.Line)] };
    }

    /// <summary>Puts the observations of series into a frame: a row for every period of every series.</summary>
    /// <param name="panel">The series.</param>
    /// <returns>Text columns for the dimensions of the keys, in the order in which they first appear (null where a key lacks one), <c>period</c> as text such as 2024-03, and
    /// <c>value</c> as double (null where missing).</returns>
    /// <exception cref="ArgumentException">A key dimension is called <c>period</c> or <c>value</c>.</exception>
    public static DataFrame ToDataFrame(this TimeSeriesPanel panel)
    {
        ArgumentNullException.ThrowIfNull(panel);
        return Frame(SeriesColumns.Arrange(panel, withMetadata: false));
    }

    /// <summary>Puts the figures of a forecast into a frame: a row for every period.</summary>
    /// <param name="forecast">The forecast.</param>
    /// <param name="levels">Nominal coverages of central prediction intervals, fractions in (0, 1); default 0.5, 0.8, 0.95.</param>
    /// <returns>The columns of <see cref="ForecastCsvWriter"/>: doubles for figures, an unsigned number of 64 bits for <c>seed</c>, a date for <c>vintage</c>, else text.</returns>
    /// <exception cref="ArgumentException">As for <see cref="ForecastTable.Create(IEnumerable{Forecast}, ReadOnlySpan{double})"/>.</exception>
    public static DataFrame ToDataFrame(this Forecast forecast, params ReadOnlySpan<double> levels) => ForecastTable.Create([forecast], levels).ToDataFrame();

    /// <inheritdoc cref="ToDataFrame(Forecast, ReadOnlySpan{double})"/>
    /// <summary>Puts the figures of forecasts into a frame: a row for every period of every forecast.</summary>
    /// <param name="forecasts">The forecasts.</param>
    /// <param name="levels">Nominal coverages of central prediction intervals, fractions in (0, 1); default 0.5, 0.8, 0.95.</param>
    public static DataFrame ToDataFrame(this ForecastPanel forecasts, params ReadOnlySpan<double> levels) => ForecastTable.Create(forecasts, levels).ToDataFrame();

    /// <summary>Puts a table of forecasts into a frame.</summary>
    /// <param name="table">The figures.</param>
    /// <param name="layout">Rows and columns.</param>
    /// <returns>The columns of <see cref="ForecastCsvWriter"/>, typed.</returns>
    public static DataFrame ToDataFrame(this ForecastTable table, ForecastLayout layout = ForecastLayout.Wide)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Frame(ForecastColumns.Arrange(table, layout));
    }

    private static bool IsValue(string name, CsvTableOptions columns) => columns is CsvSeriesOptions tidy
        ? string.Equals(name.Trim(), tidy.ValueColumn.Trim(), StringComparison.OrdinalIgnoreCase)
        : !columns.KeyColumns.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static DataFrame Frame(OutputTable table) => new(table.Columns.Select(Column));

    private static DataFrameColumn Column(OutputColumn column) => column.Kind switch
    {
        CellKind.Number => new DoubleDataFrameColumn(column.Name, column.Cells.Select(cell => (double?)cell)),
        CellKind.Whole => new UInt64DataFrameColumn(column.Name, column.Cells.Select(cell => (ulong?)cell)),
        CellKind.Day => new DateTimeDataFrameColumn(column.Name, column.Cells.Select(cell => ((DateOnly?)cell)?.ToDateTime(TimeOnly.MinValue))),
        _ => new StringDataFrameColumn(column.Name, column.Cells.Select(cell => (string?)cell)!),
    };
}
