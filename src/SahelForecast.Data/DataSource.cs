using System.Globalization;
using System.Text.RegularExpressions;

namespace SahelForecast.Data;

/// <summary>Reads the files aid organisations really have: says what a file is, and reads what it detected.</summary>
/// <remarks>
/// <para>Published layouts (<see cref="DataLayout.All"/>) are told by their columns, wherever these stand; other tables by their hashtags,
/// their header and their first rows. Text with any delimiter, JSON, gzip and workbooks (.xlsx) are opened alike.</para>
/// <para>Every series carries unit, kind, source and vintage as far as they are known. Empty cells and absent rows are missing, never zero.
/// Rows that can't be used, rows that another replaces and rows the publisher doubts are reported with line, column and cure.</para>
/// </remarks>
public static partial class DataSource
{
    /// <summary>Says what a file is.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the file does not say; default none.</param>
    /// <returns>Its kind, why, and what else it could be.</returns>
    /// <exception cref="SeriesReadException">The file does not exist or can't be read.</exception>
    public static DataSourceDetection Detect(string path, DataSourceOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        options ??= new DataSourceOptions();
        return TableFile.Read(path, Access(options), table => Detect(table, options).Detection);
    }

    /// <summary>Reads the series of a file as what it was detected to be.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the file does not say; default none.</param>
    /// <returns>The series, the issues, and what the file was taken for.</returns>
    /// <exception cref="SeriesReadException">The file does not exist or can't be read; or nothing tells which of its columns are what.</exception>
    public static DataSourceResult Read(string path, DataSourceOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        options ??= new DataSourceOptions();
        return TableFile.Read(path, Access(options), table => Read(table, options));
    }

    /// <summary>Reads the series of a stream as what it was detected to be.</summary>
    /// <param name="stream">The bytes; not closed. One that can't seek is held in memory when it is packed.</param>
    /// <param name="name">The name of the file for messages, and for what only it tells; null when there is none.</param>
    /// <param name="options">What the file does not say; default none.</param>
    /// <returns>The series, the issues, and what the file was taken for.</returns>
    /// <exception cref="SeriesReadException">The stream can't be read; or nothing tells which of its columns are what.</exception>
    public static DataSourceResult Read(Stream stream, string? name = null, DataSourceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        options ??= new DataSourceOptions();
        return TableFile.Read(stream, name, Access(options), table => Read(table, options));
    }

    /// <summary>Reads the series of a file of any kind (text, JSON, packed or not, workbook) by a layout of your own.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">Which columns play which role: <see cref="CsvSeriesOptions"/> or <see cref="CsvWideOptions"/>.</param>
    /// <returns>The series and the issues.</returns>
    /// <exception cref="SeriesReadException">As for <see cref="CsvSeriesReader.ReadFile"/>.</exception>
    /// <exception cref="ArgumentException">The options give a column two roles.</exception>
    public static SeriesReadResult Read(string path, CsvTableOptions columns)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(columns);
        columns.Check();
        var access = new TableAccess(columns.Limits, Delimiter: columns.Delimiter, CountColumns: row => TableColumns.CountFound(row, columns.Wanted)) { Culture = columns.Culture };
        return TableFile.Read(path, access, table => TableSeriesParser.Parse(table, columns));
    }

    private static TableAccess Access(DataSourceOptions options) => new(options.Limits, options.Part, CountColumns: LayoutColumns.CountBest) { Culture = options.Culture };

    /// <summary>Reads the series of an open table.</summary>
    internal static DataSourceResult Read(Table table, DataSourceOptions options)
    {
        Detected detected = Detect(table, options);
        TablePlan plan = detected.Plan ?? throw detected.Failure
            ?? new SeriesReadException(
                table.File, table.HeaderLine, null, table.Held.Count == 0 ? "the text is empty." : $"it can't be told which columns are what: {detected.Detection.Reason}.");
        SeriesReadResult read = TableSeriesParser.Parse(table, plan);
        IReadOnlyList<RowIssue> issues = detected.Doubt is null ? read.Issues : [new RowIssue(table.HeaderLine, "", detected.Doubt, Dropped: false), .. read.Issues];
        return new DataSourceResult(
            read.Panel, issues, detected.Detection, detected.Detection.Layout?.OverlappingDimensions ?? [], read.RowCount, read.UsedRowCount)
        {
            Places = read.Places,
        };
    }

    private static Detected Detect(Table table, DataSourceOptions options)
    {
        (Period? stated, string? doubt) = Stated(table.File, options);
        LayoutMatch match = LayoutMatch.Find(table, options.Layout);
        if (match.Layout is { } layout)
        {
            bool needed = layout.Periods.Count == 0;
            DataSourceDetection detection = Describe(table, layout.Id, match.Reason, match.Alternatives) with { Layout = layout };
            try
            {
                TablePlan plan = needed && stated is null
                    ? throw new SeriesReadException(table.File, null, null, $"the layout {layout.Id} does not say its period. Set Period in DataSourceOptions, such as Period.Year(2024).")
                    : LayoutPlan.Create(layout, table, options, stated);
                return new Detected(detection with { UnusedColumns = Unused(table, plan) }, plan, needed ? doubt : null);
            }
            catch (SeriesReadException failure)
            {
                return new Detected(detection with { UnusedColumns = table.Header }, null, null, failure);
            }
        }

        GuessedPlan guess = GuessedPlan.Create(table, options, stated);
        bool usesStated = guess.Plan is { Periods.Count: 0 } && guess.Kind != "wide";
        return new Detected(
            Describe(table, guess.Kind, guess.Reason, match.Alternatives) with { UnusedColumns = Unused(table, guess.Plan) },
            guess.Plan,
            usesStated ? doubt : guess.Doubt);
    }

    private static DataSourceDetection Describe(Table table, string kind, string reason, IReadOnlyList<string> alternatives) => new(kind, reason)
    {
        Alternatives = [.. alternatives, .. table.OtherParts.Select(part => $"the sheet {CellText.Show(part)}, which was not read; set Part in DataSourceOptions to read it")],
        Part = table.Part,
        HeaderLine = table.HeaderLine,
        HasHashtags = table.Tags is not null,
        Columns = table.Header,
    };

    private static string[] Unused(Table table, TablePlan? plan)
    {
        HashSet<int> used = [.. plan?.Positions ?? []];
        return [.. table.Header.Where((name, position) => !string.IsNullOrWhiteSpace(name) && !used.Contains(position))];
    }

    // The period of a file that has no column for it: as given, else the only year in its name.
    private static (Period? Stated, string? Doubt) Stated(string? file, DataSourceOptions options)
    {
        if (options.Period is not null)
        {
            return (options.Period, null);
        }

        string[] years = [.. YearInName().Matches(Path.GetFileName(file) ?? "").Select(match => match.Value).Distinct()];
        return years.Length != 1
            ? (null, null)
            : (Period.Year(int.Parse(years[0], CultureInfo.InvariantCulture)),
               $"the table does not say its period; the year {years[0]} is taken from the file's name. Set Period in DataSourceOptions if it is another.");
    }

    private sealed record Detected(DataSourceDetection Detection, TablePlan? Plan, string? Doubt, SeriesReadException? Failure = null);

    [GeneratedRegex("(?<![0-9])(19|20)[0-9]{2}(?![0-9])")]
    private static partial Regex YearInName();
}
