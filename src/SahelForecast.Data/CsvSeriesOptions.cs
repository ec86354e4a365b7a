using System.Globalization;
using System.Runtime.CompilerServices;

namespace SahelForecast.Data;

/// <summary>How a CSV file of series is laid out: one observation a row, under a header.</summary>
/// <remarks>A column is found by its exact name, else by its name without case and surrounding blanks.</remarks>
public sealed record CsvSeriesOptions
{
    /// <summary>The frequency of the series.</summary>
    public required Frequency Frequency
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Frequency), value, $"Frequency is not one of {string.Join(", ", Enum.GetNames<Frequency>())}.");
    }

    /// <summary>The column of the periods.</summary>
    /// <remarks>A cell is a period as <see cref="Period.ToString()"/> writes it, or a full ISO date (<c>2024-03-15</c>, with or without a time
    /// of day), which stands for the period it lies in. Months may be written <c>03/2024</c>, years <c>2024.0</c>.</remarks>
    public required string PeriodColumn { get; init => field = Name(value); }

    /// <summary>The column of the values.</summary>
    public required string ValueColumn { get; init => field = Name(value); }

    /// <summary>The columns that together name a series, coarsest first; they become the dimensions of its key.</summary>
    /// <value>Default none: the file holds one series.</value>
    public IReadOnlyList<string> KeyColumns { get; init => field = Names(value); } = [];

    /// <summary>Columns of words that belong to single observations, such as a source or a note; see <see cref="SeriesReadResult.Texts"/>.</summary>
    /// <value>Default none. A column that the header lacks is passed over: words are not data.</value>
    public IReadOnlyList<string> TextColumns { get; init => field = Names(value); } = [];

    /// <summary>What happens when a series has a period twice.</summary>
    /// <value>Default <see cref="DuplicatePolicy.Throw"/>. The other two are not reported as issues: they were asked for.</value>
    public DuplicatePolicy Duplicates
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Duplicates), value, $"Duplicates is not one of {string.Join(", ", Enum.GetNames<DuplicatePolicy>())}.");
    }

    /// <summary>How numbers are written. Periods read the same in every culture.</summary>
    /// <value>Default the invariant culture: <c>1234.5</c>. French files need <c>CultureInfo.GetCultureInfo("fr-FR")</c>.</value>
    /// <remarks>Thousands may be set apart by the culture's separator or by blanks (also no-break ones), where every group has three digits.
    /// A single group behind a point or comma, such as <c>1,234</c>, could as well be a decimal and is an issue.</remarks>
    public CultureInfo Culture
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Culture));
    } = CultureInfo.InvariantCulture;

    /// <summary>Unit, kind, bounds, source and breaks, the same for every series. A value outside the bounds is an issue.</summary>
    /// <value>Default null: <see cref="SeriesMetadata.Default"/>, people who can't be fewer than 0.</value>
    public SeriesMetadata? Metadata { get; init; }

    /// <summary>What separates the cells: one ASCII character.</summary>
    /// <value>Default null: the one of comma, semicolon, tab and bar under which the header has the columns asked for; a first line
    /// <c>sep=;</c>, as Excel writes it, decides.</value>
    public string? Delimiter
    {
        get;
        init => field = value is null || (value.Length == 1 && char.IsAscii(value[0]) && !"\"\r\n\0".Contains(value[0], StringComparison.Ordinal))
            ? value
            : throw new ArgumentException(
                $"Delimiter is {CellText.Show(value)}, but must be one ASCII character that is no quote or line break. Leave it null to detect it.",
                nameof(Delimiter));
    }

    /// <summary>What a value cell says when the value is missing; blanks around it and case don't matter.</summary>
    /// <value>Default empty, <c>NA</c>, <c>N/A</c>, <c>-</c>, <c>..</c>, <c>null</c>, <c>NaN</c>.</value>
    public IReadOnlyList<string> MissingMarkers
    {
        get;
        init => field = value is null ? throw new ArgumentNullException(nameof(MissingMarkers)) : [.. value];
    } = ["", "NA", "N/A", "-", "..", "null", "NaN"];

    /// <summary>Checks what one property can't see.</summary>
    internal void Check()
    {
        string[] columns = [PeriodColumn, ValueColumn, .. KeyColumns, .. TextColumns];
        string? twice = columns.GroupBy(column => column, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (twice is not null)
        {
            throw new ArgumentException($"The column {CellText.Show(twice)} has two roles. Name each column once in PeriodColumn, ValueColumn, KeyColumns and TextColumns.");
        }
    }

    private static string Name(string value, [CallerMemberName] string property = "") => string.IsNullOrWhiteSpace(value)
        ? throw new ArgumentException($"{property} is empty. Name a column of the header.", property)
        : value;

    private static IReadOnlyList<string> Names(IReadOnlyList<string> value, [CallerMemberName] string property = "")
    {
        ArgumentNullException.ThrowIfNull(value, property);
        return [.. value.Select(name => Name(name, property))];
    }
}
