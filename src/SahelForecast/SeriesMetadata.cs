namespace SahelForecast;

/// <summary>What a reader must know about a series to defend a forecast of it.</summary>
public sealed record SeriesMetadata
{
    private readonly double? _lowerBound;

    /// <summary>A stock of people with no name, source or known breaks.</summary>
    public static SeriesMetadata Default { get; } = new();

    /// <summary>The name on charts and in messages.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The unit of the values.</summary>
    /// <value>Default "people".</value>
    public string Unit { get; init; } = "people";

    /// <summary>What the numbers are.</summary>
    /// <value>Default <see cref="SeriesKind.Stock"/>.</value>
    public SeriesKind Kind { get; init => field = Guard.Defined(value); }

    /// <summary>The lowest possible value; forecasts never go below it.</summary>
    /// <value>Default 0 for a stock or flow, no bound (negative infinity) for a rate or index.</value>
    public double LowerBound
    {
        get => _lowerBound ?? (Kind is SeriesKind.Stock or SeriesKind.Flow ? 0 : double.NegativeInfinity);
        init => _lowerBound = Bound(value, nameof(LowerBound));
    }

    /// <summary>The highest possible value, such as the population; forecasts never go above it.</summary>
    /// <value>Default no bound (positive infinity).</value>
    public double UpperBound { get; init => field = Bound(value, nameof(UpperBound)); } = double.PositiveInfinity;

    /// <summary>Who published the values, and where.</summary>
    public string? Source { get; init; }

    /// <summary>The day the values were known as they stand here; published figures are revised.</summary>
    public DateOnly? Vintage { get; init; }

    /// <summary>Whether the publisher still calls values preliminary: provisional figures, mid-year figures, estimates before validation.</summary>
    /// <value>Default false: nothing says so. Forecasts of such a series carry the label "preliminary" into every file that is written of them.</value>
    public bool IsPreliminary { get; init; }

    /// <summary>Where the series changed its meaning, in time order.</summary>
    public IReadOnlyList<SeriesBreak> Breaks { get; init; } = [];

    /// <summary>Whether two descriptions say the same, breaks compared one by one.</summary>
    /// <param name="other">The other description.</param>
    /// <returns>True when they do.</returns>
    public bool Equals(SeriesMetadata? other) =>
        other is not null && DisplayName == other.DisplayName && Unit == other.Unit && Kind == other.Kind
        && LowerBound.Equals(other.LowerBound) && UpperBound.Equals(other.UpperBound)
        && Source == other.Source && Vintage == other.Vintage && IsPreliminary == other.IsPreliminary && Breaks.SequenceEqual(other.Breaks);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(DisplayName, Unit, Kind, LowerBound, UpperBound, Source, Vintage, Breaks.Count);

    /// <summary>Name, kind and unit, such as "Mali: Stock in people", in every culture alike.</summary>
    /// <returns>One line for people.</returns>
    public override string ToString() => $"{DisplayName ?? "series"}: {Kind} in {Unit}";

    /// <summary>The same description for values that may take any sign, such as residuals.</summary>
    internal SeriesMetadata AsDifference(string displayName) => this with
    {
        DisplayName = displayName,
        Kind = SeriesKind.Index,
        LowerBound = double.NegativeInfinity,
        UpperBound = double.PositiveInfinity,
    };

    private static double Bound(double value, string name) =>
        double.IsNaN(value) ? throw new ArgumentException($"{name} is NaN. Leave it out, or use an infinity for no bound.", name) : value;
}
