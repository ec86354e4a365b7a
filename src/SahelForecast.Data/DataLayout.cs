namespace SahelForecast.Data;

/// <summary>A published layout that <see cref="DataSource"/> knows: who publishes it, by which columns it is told, and what its values are.</summary>
public sealed partial class DataLayout
{
    private DataLayout(string id, string title, string publisher)
    {
        Id = id;
        Title = title;
        Publisher = publisher;
    }

    /// <summary>A short name, such as <c>hapi-idps</c>.</summary>
    public string Id { get; }

    /// <summary>What the table is.</summary>
    public string Title { get; }

    /// <summary>Who publishes it; the <see cref="SeriesMetadata.Source"/> of its series.</summary>
    public string Publisher { get; }

    /// <summary>The frequency of the series, unless another is asked for.</summary>
    public Frequency Frequency { get; private init; } = Frequency.Yearly;

    /// <summary>The columns by which it is told, as the publisher writes them; a bar separates other names of the same column.</summary>
    public IReadOnlyList<string> Signature { get; private init; } = [];

    /// <summary>Dimensions whose members overlap or are of different kinds: never sum over them.</summary>
    public IReadOnlyList<string> OverlappingDimensions { get; private init; } = [];

    /// <summary>Whether the publisher calls all of its figures provisional; becomes <see cref="SeriesMetadata.IsPreliminary"/>.</summary>
    public bool IsPreliminary { get; private init; }

    /// <summary>Something a user must know before using the figures; null when nothing is.</summary>
    public string? Caution { get; private init; }

    /// <summary>The columns that name a series.</summary>
    internal IReadOnlyList<KeyRole> Keys { get; private init; } = [];

    /// <summary>The dimensions that tell the values of a row apart.</summary>
    internal IReadOnlyList<string> MemberDimensions { get; private init; } = ["measure"];

    /// <summary>The columns that are values.</summary>
    internal IReadOnlyList<ValueRole> Values { get; private init; } = [];

    /// <summary>How rows say their periods, best first; values name theirs by position. Empty: the file does not say it.</summary>
    internal IReadOnlyList<PeriodRole> Periods { get; private init; } = [];

    /// <summary>The columns that tell the latest of several rows of a period.</summary>
    internal IReadOnlyList<string> Order { get; private init; } = [];

    /// <summary>What happens to rows of one period that no order tells apart.</summary>
    internal RowTie Tie { get; private init; } = RowTie.Report;

    /// <summary>Columns in which the publisher doubts a row.</summary>
    internal IReadOnlyList<string> Flags { get; private init; } = [];

    /// <summary>The column in which the publisher says that a row must not be used, and what it says then.</summary>
    internal (string Column, string Value)? Exclude { get; private init; }

    /// <summary>The column with the day on which a row was last changed.</summary>
    internal string? VintageColumn { get; private init; }

    /// <summary>The column that names an event.</summary>
    internal string? EventColumn { get; private init; }

    /// <summary>Words of the file's name that tell it from a table with the same columns.</summary>
    internal string? NameHint { get; private init; }

    /// <summary>The layout with a name.</summary>
    /// <param name="id">Its <see cref="Id"/>.</param>
    /// <returns>The layout.</returns>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static DataLayout Find(string id) => Array.Find(Known, layout => layout.Id == id)
        ?? throw new ArgumentException($"There is no layout {CellText.Show(id)}. There are {string.Join(", ", Known.Select(layout => layout.Id))}.", nameof(id));

    /// <summary>The layouts.</summary>
    public static IReadOnlyList<DataLayout> All => Known;

    // The lists stand in several files, whose fields would be made in no certain order: so they are properties, read once here.
    private static DataLayout[] Known { get; } = [.. Hdx, .. Displacement, .. Crises];

    /// <summary>Id and title.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => $"{Id}: {Title} ({Publisher})";
}

/// <summary>A dimension of a published layout.</summary>
/// <param name="Dimension">What we call it.</param>
/// <param name="Columns">The columns, best first: the first that is filled counts. A bar separates names of the same column.</param>
internal sealed record KeyRole(string Dimension, params string[] Columns)
{
    public bool Required { get; init; }

    public string? WhenEmpty { get; init; }

    /// <summary>Dimensions of which the deepest that is filled is the level.</summary>
    public string[]? LevelOf { get; init; }
}

/// <summary>A value of a published layout.</summary>
/// <param name="Column">The column; a bar separates other names; empty counts rows.</param>
/// <param name="Members">Its values of the member dimensions.</param>
internal sealed record ValueRole(string Column, params string[] Members)
{
    public string Unit { get; init; } = "people";

    public SeriesKind Kind { get; init; } = SeriesKind.Stock;

    public int Period { get; init; }
}

/// <summary>How a published layout says a period.</summary>
internal sealed record PeriodRole(params string[] Columns)
{
    public PeriodForm Form { get; init; }

    public bool Optional { get; init; }
}
