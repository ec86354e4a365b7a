using SahelForecast;
using SahelForecast.Data;

namespace MaliNeeds;

/// <summary>A yearly series read from a CSV, with what its author said about single years.</summary>
internal sealed record NeedsFile(TimeSeries Series, IReadOnlyList<ObservationText> Texts, bool IsMali)
{
    /// <summary>Two years are held back to compare with, and four are the least a growth model learns from.</summary>
    public const int MinimumYears = 6;

    private const string EmbeddedName = "mali-people-in-need.csv";
    private const double MaliPopulation = 23_000_000;

    /// <summary>The words that a year has in a column; null when it has none.</summary>
    public string? Text(Period year, string column) =>
        Texts.FirstOrDefault(text => text.Period == year && text.Column == column)?.Text;

    /// <summary>Reads the embedded figures of Mali, or the user's own file.</summary>
    public static NeedsFile Read(string? path, double? population)
    {
        bool isMali = path is null;
        var metadata = new SeriesMetadata
        {
            DisplayName = isMali ? "Mali, people in need" : Path.GetFileNameWithoutExtension(path),
            Unit = "people",
            UpperBound = population ?? (isMali ? MaliPopulation : double.PositiveInfinity),
            Source = isMali ? "OCHA, sources by year in mali-people-in-need.csv" : Path.GetFileName(path),
        };
        var options = new CsvSeriesOptions
        {
            Frequency = Frequency.Yearly,
            PeriodColumn = "year",
            ValueColumn = "value",
            TextColumns = ["source", "break", "note"],
            Metadata = metadata,
        };
        SeriesReadResult read = isMali ? ReadEmbedded(options) : ReadFile(path!, options);
        string name = isMali ? EmbeddedName : path!;
        if (read.Issues.Count > 0)
        {
            string more = read.Issues.Count > 1 ? $" ({read.Issues.Count - 1} more of this kind)" : "";
            throw new UserException($"{name}, {read.Issues[0]}{more}");
        }

        TimeSeries series = read.Panel[0];
        if (Missing(series) is Period missing)
        {
            throw new UserException($"{name}, line {LineOf(series, missing)}, column \"value\": there is no value for {missing}. Fill it in: a growth path needs every year.");
        }

        if (series.Count < MinimumYears)
        {
            throw new UserException($"{name}, line {series.Count + 1}, column \"year\": there are {series.Count} years, but at least {MinimumYears} are needed: two are held back to compare with.");
        }

        SeriesBreak[] breaks = [.. read.Texts.Where(text => text.Column == "break").Select(text => Break(text, read, name))];
        return new NeedsFile(series.Relabel(metadata: metadata with { Breaks = breaks }), read.Texts, isMali);
    }

    private static SeriesReadResult ReadFile(string path, CsvSeriesOptions options)
    {
        try
        {
            return CsvSeriesReader.ReadFile(path, options);
        }
        catch (SeriesReadException fault)
        {
            throw new UserException(fault.Message);
        }
    }

    private static SeriesReadResult ReadEmbedded(CsvSeriesOptions options)
    {
        using Stream resource = typeof(NeedsFile).Assembly.GetManifestResourceStream(EmbeddedName)!;
        using var reader = new StreamReader(resource);
        return CsvSeriesReader.Read(reader, options);
    }

    private static Period? Missing(TimeSeries series) =>
        series.Where(observation => double.IsNaN(observation.Value)).Select(observation => (Period?)observation.Period).FirstOrDefault();

    // Rows come in any order, but without gaps or duplicates the usual one is a header and a row a year.
    private static int LineOf(TimeSeries series, Period year) => series.Periods.IndexOf(year) + 2;

    private static SeriesBreak Break(ObservationText text, SeriesReadResult read, string name)
    {
        string note = read.Texts.FirstOrDefault(other => other.Line == text.Line && other.Column == "note")?.Text ?? "";
        return Enum.TryParse(text.Text, ignoreCase: true, out BreakReason reason) && Enum.IsDefined(reason)
            ? new SeriesBreak(text.Period, reason, note)
            : throw new UserException($"{name}, line {text.Line}, column \"break\": \"{text.Text}\" is not definition, method or coverage.");
    }
}
