using System.Globalization;
using SahelForecast;
using SahelForecast.Data;
using SahelForecast.Plotting;
using static Samples.ConsoleText;

namespace ReadYourData;

/// <summary>Prints what was found, and writes charts and forecasts beside the file.</summary>
internal static class FileReport
{
    private const int MostLines = 20;
    private const int MostCharts = 12;

    public static void Print(string file, DataSourceResult read, IReadOnlyList<DataFinding> findings)
    {
        Paragraph($"{file} is {read.Detection}");
        foreach (string alternative in read.Detection.Alternatives)
        {
            Paragraph($"It could also be {alternative}.", indent: 2);
        }

        Line($"  {read.RowCount} rows, {read.UsedRowCount} used, {read.Issues.Count} issues; {read.Panel.Count} series.");
        foreach (RowIssue issue in read.Issues.Take(MostLines))
        {
            Paragraph($"- {issue}", indent: 2);
        }

        if (read.Issues.Count > MostLines)
        {
            Line($"  ... and {read.Issues.Count - MostLines} more.");
        }

        foreach (string dimension in read.OverlappingDimensions)
        {
            Paragraph($"Categories of \"{dimension}\" overlap: never add them up.", indent: 2);
        }

        Heading("What is worth a look");
        foreach (DataFinding finding in findings.Take(MostLines))
        {
            Paragraph($"- {finding}", indent: 2);
        }

        Line($"  {(findings.Count == 0 ? "Nothing." : findings.Count > MostLines ? $"... and {findings.Count - MostLines} more." : "Findings are questions: who knows the country decides.")}");
    }

    public static void Print(IReadOnlyList<NextYear> forecasts)
    {
        Heading("One year ahead");
        Line($"  {"",-31}{"last",13}{"period",9}{"median",13}   80 % interval");
        foreach (NextYear one in forecasts.Take(MostLines))
        {
            if (one.Forecast is Forecast forecast)
            {
                PredictionInterval interval = forecast.Steps[^1].Interval(0.8);
                Line($"  {Cut(Name(one.Series)),-31}{Number(forecast.OriginValue),13}{forecast.Periods.Last,9}{Number(forecast.Steps[^1].Median),13}   {Number(interval.Lower)} to {Number(interval.Upper)}");
            }

            if (one.Note.Length > 0)
            {
                Paragraph($"{Name(one.Series)}: {one.Note}", indent: 4);
            }
        }

        if (forecasts.Count > MostLines)
        {
            Line($"  ... and {forecasts.Count - MostLines} more in the file.");
        }
    }

    public static void Write(string beside, IReadOnlyList<NextYear> forecasts)
    {
        NextYear[] made = [.. forecasts.Where(one => one.Forecast is not null)];
        if (made.Length == 0)
        {
            return;
        }

        string table = beside + ".forecast.csv", picture = beside + ".series.png";
        ForecastCsvWriter.WriteFile(table, made.Select(one => one.Forecast!), 0.5, 0.8, 0.95);
        ForecastFigure[] cells = [.. made.Take(MostCharts).Select(Cell)];
        int columns = Math.Min(3, cells.Length), rows = (cells.Length + columns - 1) / columns;
        new FigureGrid($"{Path.GetFileName(beside)}: {(made.Length > cells.Length ? $"the first {cells.Length} of {made.Length} series" : $"{made.Length} series")}, one year ahead", cells, columns)
        {
            Caption = $"Figures: {Path.GetFileName(beside)}. Exponential smoothing chosen by AICc; no change where a series has fewer than {NextYear.FewestToLearn} values. Figures of no stated kind count as at least 0 if all of them are.",
        }
            .SavePng(picture, width: 200 + (400 * columns), height: 170 + (250 * rows));
        Array.ForEach(cells, cell => cell.Dispose());
        Heading("Written");
        Line($"  {Path.GetFileName(table)}");
        Line($"  {Path.GetFileName(picture)}");
    }

    private static ForecastFigure Cell(NextYear one)
    {
        var figure = new ForecastFigure(Name(one.Series)) { YLabel = one.Series.Metadata.Unit == "unknown" ? "" : null };
        figure.Plot.Add.Forecast(one.Forecast!, 0.5, 0.8, 0.95).LegendText = "forecast (median)";
        figure.Plot.Add.History(one.Series);
        return figure;
    }

    private static string Name(TimeSeries series) => series.Key.Dimensions.Count == 0
        ? series.Metadata.DisplayName ?? "series"
        : string.Join(", ", series.Key.Dimensions.Select(dimension => series.Key[dimension]));

    private static string Cut(string name) => name.Length < 31 ? name : name[..27] + "...";

    private static string Number(double value) => double.IsNaN(value) ? "-" : value.ToString(Math.Abs(value) < 100 ? "0.#" : "#,0", CultureInfo.InvariantCulture);
}
