using System.Globalization;

namespace SahelForecast.Data;

/// <summary>How the rows of one table become series: which columns play which role. Every reader makes one of these.</summary>
internal sealed record TablePlan
{
    public required Frequency Frequency { get; init; }

    /// <summary>The columns that name a series, coarsest first.</summary>
    public IReadOnlyList<KeyPlan> Keys { get; init; } = [];

    /// <summary>Dimensions whose value each <see cref="ValuePlan"/> brings itself.</summary>
    public IReadOnlyList<string> MemberDimensions { get; init; } = [];

    /// <summary>The cells of a row that are values.</summary>
    public required IReadOnlyList<ValuePlan> Values { get; init; }

    /// <summary>The periods that a row names.</summary>
    public IReadOnlyList<PeriodPlan> Periods { get; init; } = [];

    /// <summary>Columns of words beside an observation.</summary>
    public IReadOnlyList<(string Name, int Position)> Texts { get; init; } = [];

    /// <summary>Columns in which the publisher says what is wrong with a row.</summary>
    public IReadOnlyList<(string Name, int Position)> Flags { get; init; } = [];

    /// <summary>The column in which the publisher says that a row must not be used, and what it says then.</summary>
    public (string Name, int Position, string Value)? Exclude { get; init; }

    /// <summary>Columns that tell which of several rows of one period is the latest; the earlier ones are dropped and reported.</summary>
    public IReadOnlyList<(string Name, int Position)> Order { get; init; } = [];

    /// <summary>What happens to rows of one period that no order tells apart.</summary>
    public RowTie Tie { get; init; }

    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>What a value cell says when the value is missing.</summary>
    public IReadOnlyList<string> MissingMarkers { get; init; } = CsvTableOptions.DefaultMissingMarkers;

    /// <summary>Whether a period without a row is reported; not in sources that are irregular by nature.</summary>
    public bool ReportGaps { get; init; }

    /// <summary>Whether missing values at the ends of a series are left out: in wide tables they are padding.</summary>
    public bool TrimMissing { get; init; }

    /// <summary>Whether series without a single value are left out.</summary>
    public bool DropEmpty { get; init; }

    /// <summary>The column with the day on which a row was last changed; the latest is the vintage of the series. -1 for none.</summary>
    public int VintageColumn { get; init; } = -1;

    /// <summary>The column that names an event, and comes once for each; -1 for none.</summary>
    public int EventColumn { get; init; } = -1;

    /// <summary>The share of values that may contradict another before the columns that name a series are taken for the wrong ones.</summary>
    public double MaxConflicts { get; init; } = 1;

    public ReadLimits Limits { get; init; } = ReadLimits.Default;

    /// <summary>The last column that a row must have.</summary>
    public int LastColumn { get; init; } = -1;

    /// <summary>The columns that play a role.</summary>
    public IEnumerable<int> Positions =>
    [
        .. Keys.SelectMany(key => key.Positions), .. Values.Select(value => value.Position), .. Periods.SelectMany(period => period.Positions),
        .. Texts.Concat(Flags).Concat(Order).Select(column => column.Position), VintageColumn, EventColumn, Exclude?.Position ?? -1,
    ];
}

/// <summary>What happens to several rows of one series and period.</summary>
internal enum RowTie
{
    /// <summary>It is an error.</summary>
    Throw,

    /// <summary>The last row counts.</summary>
    KeepLast,

    /// <summary>The values are added.</summary>
    Sum,

    /// <summary>The last row counts, and the others are reported.</summary>
    Report,
}

/// <summary>A dimension of the key.</summary>
/// <param name="Dimension">Its name.</param>
/// <param name="Positions">The columns, best first: the first that is filled counts.</param>
internal sealed record KeyPlan(string Dimension, int[] Positions)
{
    /// <summary>The column for messages.</summary>
    public required string Column { get; init; }

    /// <summary>Whether a row without it belongs nowhere; else the dimension is left out of the key.</summary>
    public bool Required { get; init; }

    /// <summary>What an empty cell means.</summary>
    public string? WhenEmpty { get; init; }

    /// <summary>When set, the value is how many of these dimensions are filled: the administrative level.</summary>
    public IReadOnlyList<int[]>? LevelOf { get; init; }
}

/// <summary>A cell that is a value.</summary>
/// <param name="Column">The column for messages.</param>
/// <param name="Position">Its place; -1 counts the row itself as 1.</param>
internal sealed record ValuePlan(string Column, int Position)
{
    public SeriesMetadata Metadata { get; init; } = SeriesMetadata.Default;

    /// <summary>Which of the row's periods it belongs to.</summary>
    public int PeriodIndex { get; init; }

    /// <summary>Its period, when the header names it.</summary>
    public Period? Fixed { get; init; }

    /// <summary>Its values of <see cref="TablePlan.MemberDimensions"/>.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];
}
