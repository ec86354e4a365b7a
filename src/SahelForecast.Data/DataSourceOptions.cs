using System.Globalization;

namespace SahelForecast.Data;

/// <summary>What <see cref="DataSource"/> can't find in a file itself.</summary>
public sealed record DataSourceOptions
{
    /// <summary>The layout.</summary>
    /// <value>Default null: it is detected.</value>
    public DataLayout? Layout { get; init; }

    /// <summary>The frequency of the series.</summary>
    /// <value>Default null: that of the layout. Coarser ones suit flows, which are summed; of a stock the latest value of a period is kept.</value>
    public Frequency? Frequency
    {
        get;
        init => field = value is null || Enum.IsDefined(value.Value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Frequency), value, $"Frequency is not one of {string.Join(", ", Enum.GetNames<Frequency>())}.");
    }

    /// <summary>The period of a file that does not say it, such as a table of people in need of one year.</summary>
    /// <value>Default null: a year in the file's name, which is reported as doubtful.</value>
    public Period? Period { get; init; }

    /// <summary>The day the figures were known as they stand in the file.</summary>
    /// <value>Default null: the latest change the rows tell, where they do.</value>
    public DateOnly? Vintage { get; init; }

    /// <summary>Whether the publisher calls the figures preliminary where the file does not say so, as the mid-year figures of UNHCR.</summary>
    /// <value>Default false: as the layout has it (<see cref="DataLayout.IsPreliminary"/>).</value>
    public bool IsPreliminary { get; init; }

    /// <summary>Unit, kind, bounds and source of a table of no published layout.</summary>
    /// <value>Default null: what hashtags say; else unit unknown, an index without bounds.</value>
    public SeriesMetadata? Metadata { get; init; }

    /// <summary>The source of the series of a published layout; null for its publisher.</summary>
    internal string? Source { get; init; }

    /// <summary>The property of a JSON text, or the sheet of a workbook, that holds the table.</summary>
    /// <value>Default null: the first that holds one.</value>
    public string? Part { get; init; }

    /// <summary>How numbers are written, and the language of month names.</summary>
    /// <value>Default the invariant culture, which published layouts use.</value>
    public CultureInfo Culture { get; init => field = value ?? throw new ArgumentNullException(nameof(Culture)); } = CultureInfo.InvariantCulture;

    /// <summary>How much is read before a source is refused.</summary>
    public ReadLimits Limits { get; init => field = value ?? throw new ArgumentNullException(nameof(Limits)); } = ReadLimits.Default;

    /// <summary>What is set, in every culture alike.</summary>
    /// <returns>One line for people.</returns>
    public override string ToString()
    {
        string[] set =
        [
            .. new (string Name, string? Value)[]
            {
                ("layout", Layout?.Id), ("frequency", Frequency?.ToString()), ("period", Period?.ToString()),
                ("vintage", Vintage?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("status", IsPreliminary ? ForecastEntry.PreliminaryLabel : null), ("part", Part),
            }.Where(part => part.Value is not null).Select(part => $"{part.Name} {part.Value}"),
        ];
        return set.Length == 0 ? "detect everything" : string.Join(", ", set);
    }
}
