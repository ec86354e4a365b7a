namespace SahelForecast.Data;

/// <summary>Reads series from CSV, long or wide, naming every row that it drops or doubts.</summary>
/// <remarks>
/// <para>A row that can't be used (text in a number, an unreadable period, a value outside the bounds, a missing key, too few or too many
/// cells) is dropped and reported with its line; nothing is guessed. An empty value, or one of the missing markers, is NaN and no issue.
/// Periods without a row are NaN too, and reported. Rows may come in any order; rows without any text are passed over.</para>
/// <para>The header is the first row, or a later one of the first 25 that has more of the columns asked for: files may have a title above it.
/// A row of HXL hashtags among the first 25 is understood and is no data.</para>
/// <para>UTF-8 with or without a byte order mark, UTF-16 with one; gzip; any line ends; quoted cells may hold delimiters and line breaks. Blanks
/// around a cell are dropped unless they are quoted. An apostrophe before =, +, -, @, a tab or a line break, as our writers put it against
/// formulas, is taken away. Memory grows with the number of rows; a million rows take a few seconds at most.</para>
/// </remarks>
public static class CsvSeriesReader
{
    /// <summary>Reads series from a text.</summary>
    /// <param name="source">The text; not closed.</param>
    /// <param name="options">The layout: <see cref="CsvSeriesOptions"/> for one observation a row, <see cref="CsvWideOptions"/> for one series a row.</param>
    /// <returns>The series and the issues.</returns>
    /// <exception cref="SeriesReadException">There is no header or no row, a column is missing, a quote never closes, a limit is exceeded, or a
    /// period comes twice under <see cref="DuplicatePolicy.Throw"/>.</exception>
    /// <exception cref="ArgumentException">The options give a column two roles.</exception>
    public static SeriesReadResult Read(TextReader source, CsvTableOptions options)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        return Parse(source, options, file: null);
    }

    /// <summary>Reads series from a file, which may be packed with gzip.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">The layout.</param>
    /// <returns>The series and the issues.</returns>
    /// <exception cref="SeriesReadException">As for <see cref="Read"/>; or the file does not exist, can't be read, or is no UTF-8 text.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, or the options give a column two roles.</exception>
    public static SeriesReadResult ReadFile(string path, CsvTableOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        return SourceFile.Read(path, options.Limits, text => Parse(text, options, path));
    }

    private static SeriesReadResult Parse(TextReader source, CsvTableOptions options, string? file)
    {
        (char? delimiter, TextReader text) = options.Delimiter is { } given
            ? (given[0], source)
            : CsvDelimiter.Detect(source, row => TableColumns.CountFound(row, options.Wanted));
        using var table = new Table(new CsvTableSource(text, delimiter, file, options.Limits), file);
        return TableSeriesParser.Parse(table, options);
    }
}
