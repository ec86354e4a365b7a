using SahelForecast;
using SahelForecast.Data;
using static Samples.ConsoleText;

namespace ModelComparison;

/// <summary>The series to be forecast, and what is said of them on charts.</summary>
internal sealed record Figures(TimeSeriesPanel Panel, string Title, string Source)
{
    private const int MostIssues = 5;

    public Frequency Frequency => Panel[0].Frequency;

    /// <summary>Errors in per cent make sense of figures that are at least 1.</summary>
    public bool IsLog => Panel.All(series => series.Values.ToArray().All(value => !(value < 1)));

    /// <summary>Reads the user's file, or the displaced people of five countries.</summary>
    public static Figures Read(Arguments arguments)
    {
        if (arguments.File is not string path)
        {
            TimeSeriesPanel displaced = CsvSeriesReader.ReadFile(
                Path.Combine(AppContext.BaseDirectory, "displaced.csv"),
                new CsvSeriesOptions { Frequency = Frequency.Yearly, PeriodColumn = "year", ValueColumn = "people", KeyColumns = ["country"] }).Panel;
            return new Figures(
                displaced,
                "Displaced people of five Sahel countries",
                "UNHCR Refugee Population Statistics (CC BY 4.0, edition of June 2026) and IDMC");
        }

        SeriesReadResult read = ReadFile(path, arguments);
        TimeSeries[] filled = [.. read.Panel.Select(FromFirstToLast).OfType<TimeSeries>()];
        if (filled.Length == 0)
        {
            throw new UserException($"{path}: no figure could be read. {(read.Issues.Count > 0 ? $"The first trouble: {read.Issues[0]}" : "The column of figures is empty.")}");
        }

        PrintIssues(read.Issues);
        string name = Path.GetFileName(path);
        return new Figures(AsCounts(filled), name, name);
    }

    private static SeriesReadResult ReadFile(string path, Arguments arguments)
    {
        try
        {
            return CsvSeriesReader.ReadFile(path, new CsvSeriesOptions
            {
                Frequency = arguments.Frequency,
                PeriodColumn = arguments.Period,
                ValueColumn = arguments.Value,
                KeyColumns = arguments.Keys,
                Metadata = new SeriesMetadata { Kind = SeriesKind.Index, Unit = arguments.Value },
            });
        }
        catch (SeriesReadException fault)
        {
            throw new UserException(fault.Message);
        }
    }

    private static TimeSeries? FromFirstToLast(TimeSeries series)
    {
        int first = series.Values.IndexOfAnyExcept(double.NaN);
        return first < 0 ? null : series.Slice(first, series.Values.LastIndexOfAnyExcept(double.NaN) + 1 - first);
    }

    // Figures none of which is below 0 are taken for counts: their forecasts don't go below 0 either.
    private static TimeSeriesPanel AsCounts(TimeSeries[] all) =>
        TimeSeriesPanel.Create(all.Any(series => series.Values.ToArray().Any(value => value < 0))
            ? all
            : all.Select(series => series.Relabel(metadata: series.Metadata with { Kind = SeriesKind.Stock, LowerBound = 0 })));

    private static void PrintIssues(IReadOnlyList<RowIssue> issues)
    {
        if (issues.Count == 0)
        {
            return;
        }

        Line($"{issues.Count} {(issues.Count == 1 ? "row is" : "rows are")} worth a look:");
        foreach (RowIssue issue in issues.Take(MostIssues))
        {
            Paragraph($"- {issue}", indent: 2);
        }

        if (issues.Count > MostIssues)
        {
            Line($"  ... and {issues.Count - MostIssues} more.");
        }
    }
}
