namespace SahelForecast.Data;

/// <summary>Writes forecasts as CSV, which <see cref="ForecastReader"/> reads back equal.</summary>
/// <remarks>
/// <para>Columns in the layout <see cref="ForecastLayout.Wide"/>, a row for every period: the dimensions of the keys in the order in which they
/// first appear (empty where a key lacks one; <c>key_status</c> for a dimension called <c>status</c> or as any other column), <c>scenario</c> where there are any, <c>model</c>, <c>forecast_origin</c> (a series' own "origin" is where refugees come
/// from), <c>period</c>, <c>mean</c>, <c>median</c>, and the two quantiles of each level, named by probability and ascending: <c>q0.025</c> is
/// the value that outcomes stay below with probability 0.025, the lower end of the 95 % prediction interval. <c>levels</c> lists the levels, such as <c>0.8 0.95</c>.</para>
/// <para>In the layout <see cref="ForecastLayout.Tidy"/>, a row for every figure, the quantiles give way to <c>statistic</c> (<c>mean</c>, <c>median</c>,
/// <c>lower</c>, <c>upper</c>), <c>level</c>, <c>probability</c> and <c>value</c>.</para>
/// <para>Then in both what traces the figures: <c>unit</c>, <c>kind</c> (<c>stock</c>, <c>flow</c>, <c>rate</c>, <c>index</c>), <c>display_name</c>, <c>origin_value</c> (observed at the
/// origin), <c>method</c>, <c>seed</c>, <c>source</c>, <c>vintage</c> (an ISO date), <c>status</c> (<c>preliminary</c> or empty); and with scenarios
/// <c>scenario_probability</c>, <c>scenario_likelihood</c>, <c>scenario_impact</c>, <c>scenario_narrative</c>, <c>scenario_assumptions</c>.</para>
/// <para>Numbers are invariant and in the shortest form that reads back to the same bits. A mean that does not exist or is infinite, as that
/// of an unbounded log-scale Student t, is an empty cell; so is any quantile that is not finite. Lines end in LF, files are UTF-8 without a
/// byte order mark.</para>
/// <para>Against formulas that a spreadsheet would run, text that starts with =, +, -, @, a tab or a line break and is no number gets an
/// apostrophe before it; our reader takes it away, other programs see it.</para>
/// </remarks>
public static class ForecastCsvWriter
{
    /// <summary>Writes forecasts, a row for every period.</summary>
    /// <param name="target">Where to; not closed.</param>
    /// <param name="forecasts">The forecasts; with none, the header alone is written.</param>
    /// <param name="levels">Nominal coverages of central prediction intervals, fractions in (0, 1), in any order; default 0.5, 0.8, 0.95.</param>
    /// <exception cref="ArgumentOutOfRangeException">A level is not inside (0, 1).</exception>
    /// <exception cref="ArgumentException">A text holds half of a character.</exception>
    public static void Write(TextWriter target, IEnumerable<Forecast> forecasts, params ReadOnlySpan<double> levels) =>
        Write(target, ForecastTable.Create(forecasts, levels));

    /// <summary>Writes a table of forecasts.</summary>
    /// <param name="target">Where to; not closed.</param>
    /// <param name="table">The figures; with none, the header alone is written.</param>
    /// <param name="options">Layout and hashtags; default wide without.</param>
    /// <param name="cancellationToken">Stops a long write.</param>
    public static void Write(TextWriter target, ForecastTable table, ForecastCsvOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        options ??= new ForecastCsvOptions();
        CsvOutput.Write(target, ForecastColumns.Arrange(table, options.Layout), options.Hashtags, cancellationToken);
    }

    /// <summary>Writes forecasts to a file, which appears whole or not at all.</summary>
    /// <param name="path">The file; an existing one is replaced. Its folder must exist.</param>
    /// <param name="forecasts">The forecasts.</param>
    /// <param name="levels">Nominal coverages, fractions in (0, 1); default 0.5, 0.8, 0.95.</param>
    /// <exception cref="ArgumentException">As for <see cref="Write(TextWriter, IEnumerable{Forecast}, ReadOnlySpan{double})"/>, or <paramref name="path"/> is empty.</exception>
    /// <exception cref="IOException">The file can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void WriteFile(string path, IEnumerable<Forecast> forecasts, params ReadOnlySpan<double> levels) =>
        WriteFile(path, ForecastTable.Create(forecasts, levels));

    /// <summary>Writes a table of forecasts to a file, which appears whole or not at all.</summary>
    /// <param name="path">The file; an existing one is replaced. Its folder must exist.</param>
    /// <param name="table">The figures.</param>
    /// <param name="options">Layout and hashtags; default wide without.</param>
    /// <param name="cancellationToken">Stops a long write; no file is left then.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="IOException">The file can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void WriteFile(string path, ForecastTable table, ForecastCsvOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var file = new AtomicFile(path);
        Write(file.Writer, table, options, cancellationToken);
        file.Commit();
    }
}
