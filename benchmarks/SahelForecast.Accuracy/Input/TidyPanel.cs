using SahelForecast.Data;

namespace SahelForecast.Accuracy.Input;

/// <summary>Where the figures of a panel stand in a tidy file.</summary>
/// <param name="Path">The file, gzip or plain.</param>
/// <param name="Keys">The columns that name a series.</param>
/// <param name="Period">The column of the periods.</param>
/// <param name="Values">The columns whose sum is the value.</param>
/// <param name="Frequency">The frequency.</param>
internal sealed record TidyLayout(string Path, string[] Keys, string Period, string[] Values, Frequency Frequency);

/// <summary>Reads a panel, and sums of columns, from a tidy file.</summary>
internal sealed record TidyPanel(TimeSeriesPanel Series, IReadOnlyList<string> Notes)
{
    /// <summary>Reads the panel.</summary>
    /// <param name="layout">Where the figures stand.</param>
    /// <param name="subset">The keys to keep; none for all.</param>
    /// <exception cref="UserErrorException">The file or a row of it can't be used; the message names file and line.</exception>
    public static TidyPanel Read(TidyLayout layout, IReadOnlyList<string> subset)
    {
        CheckColumns([layout.Period, .. layout.Keys, .. layout.Values]);
        SeriesReadResult[] parts = [.. layout.Values.Select(column => ReadPart(layout, column))];
        TimeSeriesPanel first = PanelSubset.Keep(parts[0].Panel, layout.Keys, subset);
        List<string> notes = [.. GapNote(parts[0])];
        if (parts.Length == 1)
        {
            return new TidyPanel(first, notes);
        }

        int[] absent = new int[parts.Length];
        int known = 0;
        var series = new List<TimeSeries>();
        foreach (TimeSeries one in first)
        {
            // No row was dropped, so each part has the same keys and periods.
            TimeSeries[] own = [.. parts.Select(part => part.Panel[one.Key])];
            double[] sums = new double[one.Count];
            for (int i = 0; i < sums.Length; i++)
            {
                double[] given = [.. own.Select(part => part.Values[i]).Where(value => !double.IsNaN(value))];
                sums[i] = given.Length > 0 ? given.Sum() : double.NaN;
                known += given.Length > 0 ? 1 : 0;
                for (int part = 0; part < own.Length; part++)
                {
                    absent[part] += given.Length > 0 && double.IsNaN(own[part].Values[i]) ? 1 : 0;
                }
            }

            series.Add(one.WithValues(sums));
        }

        notes.Add(FormattableString.Invariant($"{known} sums of {string.Join("+", layout.Values)}; missing there, and counted as nothing: {string.Join(", ", layout.Values.Zip(absent, (column, count) => FormattableString.Invariant($"{column} in {count}")))}."));
        return new TidyPanel(TimeSeriesPanel.Create(series), notes);
    }

    private static void CheckColumns(string[] columns)
    {
        string? wrong = columns.FirstOrDefault(column => string.IsNullOrWhiteSpace(column) || columns.Count(other => other == column) > 1);
        if (wrong is not null)
        {
            throw new UserErrorException($"the column \"{wrong}\" of --period, --key and --value is empty or has two roles. Name each column once.");
        }
    }

    private static SeriesReadResult ReadPart(TidyLayout layout, string column)
    {
        SeriesReadResult read = InputText.Read(layout.Path, text => CsvSeriesReader.Read(text, new CsvSeriesOptions
        {
            Frequency = layout.Frequency,
            PeriodColumn = layout.Period,
            ValueColumn = column,
            KeyColumns = layout.Keys,
        }));

        // Periods without a row are missing values and no fault; all else is.
        RowIssue? fault = read.Issues.FirstOrDefault(issue => !IsGap(layout, issue));
        return fault is null ? read : throw new UserErrorException($"{layout.Path}, {fault}");
    }

    private static bool IsGap(TidyLayout layout, RowIssue issue) => !issue.Dropped && issue.Column == layout.Period;

    private static IEnumerable<string> GapNote(SeriesReadResult read) => read.Issues.Count == 0
        ? []
        : [FormattableString.Invariant($"{read.Issues.Count} gaps between the rows of a series are missing values, the first at line {read.Issues[0].Line}.")];
}
