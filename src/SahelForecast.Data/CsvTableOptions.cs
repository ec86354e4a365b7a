using System.Globalization;
using System.Runtime.CompilerServices;

namespace SahelForecast.Data;

/// <summary>What long and wide tables of series have in common.</summary>
/// <remarks>A column is found by its exact name, else by its name without case and surrounding blanks. In a file with a row of HXL hashtags a
/// name such as <c>#affected+f-children</c> is a <see cref="HxlTagPattern"/> and finds the column by its tag.</remarks>
public abstract record CsvTableOptions
{
    internal static IReadOnlyList<string> DefaultMissingMarkers { get; } = ["", "NA", "N/A", "-", "..", "null", "NaN"];

    private protected CsvTableOptions()
    {
    }

    /// <summary>The frequency of the series.</summary>
    public required Frequency Frequency
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Frequency), value, $"Frequency is not one of {string.Join(", ", Enum.GetNames<Frequency>())}.");
    }

    /// <summary>The columns that together name a series, coarsest first; they become the dimensions of its key.</summary>
    /// <value>Default none: the file holds one series.</value>
    public IReadOnlyList<string> KeyColumns { get; init => field = Names(value); } = [];

    /// <summary>What happens when a series has a period twice.</summary>
    /// <value>Default <see cref="DuplicatePolicy.Throw"/>. The other two are not reported as issues: they were asked for.</value>
    public DuplicatePolicy Duplicates
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Duplicates), value, $"Duplicates is not one of {string.Join(", ", Enum.GetNames<DuplicatePolicy>())}.");
    }

    /// <summary>How numbers are written, and the language of month names.</summary>
    /// <value>Default the invariant culture: <c>1234.5</c>. French files need <c>CultureInfo.GetCultureInfo("fr-FR")</c>.</value>
    /// <remarks>Thousands may be set apart by the culture's separator or by blanks (also no-break ones), where every group has three digits.
    /// A single group behind a point or comma, such as <c>1,234</c>, could as well be a decimal and is an issue. Periods read the same in every
    /// culture; French and English ones also allow names of months, such as <c>mars 2024</c>, <c>janv.-24</c> or <c>1 March 2015</c>.</remarks>
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
    } = DefaultMissingMarkers;

    /// <summary>How much is read before a source is refused.</summary>
    /// <value>Default <see cref="ReadLimits.Default"/>.</value>
    public ReadLimits Limits { get; init => field = value ?? throw new ArgumentNullException(nameof(Limits)); } = ReadLimits.Default;

    /// <summary>The columns that are looked for in a header.</summary>
    internal abstract IEnumerable<string> Wanted { get; }

    /// <summary>Checks what one property can't see.</summary>
    internal abstract void Check();

    /// <summary>Finds the columns in a table.</summary>
    internal abstract TablePlan Plan(Table table);

    private protected RowTie Tie => Duplicates switch
    {
        DuplicatePolicy.KeepLast => RowTie.KeepLast,
        DuplicatePolicy.Sum => RowTie.Sum,
        _ => RowTie.Throw,
    };

    private protected KeyPlan[] Keys(Table table) =>
        [.. KeyColumns.Select(column => new KeyPlan(column, [TableColumns.Position(table, column)]) { Column = column, Required = true })];

    private protected static string Name(string value, [CallerMemberName] string property = "") => string.IsNullOrWhiteSpace(value)
        ? throw new ArgumentException($"{property} is empty. Name a column of the header.", property)
        : value;

    private protected static IReadOnlyList<string> Names(IReadOnlyList<string> value, [CallerMemberName] string property = "")
    {
        ArgumentNullException.ThrowIfNull(value, property);
        return [.. value.Select(name => Name(name, property))];
    }
}
