namespace SahelForecast.Data;

/// <summary>One forecast of a table: its figures, and what traces them.</summary>
public sealed record ForecastEntry
{
    internal ForecastEntry()
    {
    }

    /// <summary>The key of the series.</summary>
    public SeriesKey Key { get; internal init; } = SeriesKey.Empty;

    /// <summary>The scenario it holds under; null when it belongs to none.</summary>
    public ForecastScenario? Scenario { get; internal init; }

    /// <summary>The model that made it, as <see cref="Forecast.ModelName"/>.</summary>
    public string Model { get; internal init; } = "";

    /// <summary>How its distributions, and so its intervals, were made.</summary>
    public string Method { get; internal init; } = "";

    /// <summary>The last period the model saw.</summary>
    public Period Origin { get; internal init; }

    /// <summary>The value observed there; NaN when it is missing.</summary>
    public double OriginValue { get; internal init; } = double.NaN;

    /// <summary>The seed of its paths; null when nothing was drawn.</summary>
    public ulong? Seed { get; internal init; }

    /// <summary>The name of the series on charts.</summary>
    public string? DisplayName { get; internal init; }

    /// <summary>The unit of the figures.</summary>
    public string Unit { get; internal init; } = "";

    /// <summary>What the figures are.</summary>
    public SeriesKind Kind { get; internal init; }

    /// <summary>Who published the series.</summary>
    public string? Source { get; internal init; }

    /// <summary>The day the series was known as the model saw it.</summary>
    public DateOnly? Vintage { get; internal init; }

    /// <summary>Whether it rests on figures that are preliminary: <see cref="SeriesMetadata.IsPreliminary"/>.</summary>
    public bool IsPreliminary { get; internal init; }

    /// <summary>The figures, one a period; the first is one period after the origin.</summary>
    public IReadOnlyList<ForecastFigures> Figures { get; internal init; } = [];

    /// <summary>What files write for <see cref="IsPreliminary"/>; null when it is not.</summary>
    internal string? Status => IsPreliminary ? PreliminaryLabel : null;

    internal const string PreliminaryLabel = "preliminary";

    /// <summary>Whether two entries say the same, figures compared one by one.</summary>
    /// <param name="other">The other entry.</param>
    /// <returns>True when they do.</returns>
    public bool Equals(ForecastEntry? other) => other is not null && DescribesAs(other) && Figures.SequenceEqual(other.Figures);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, Scenario?.Name, Model, Origin, Figures.Count);

    /// <summary>Series, scenario, model and origin.</summary>
    /// <returns>One line for people, in every culture alike.</returns>
    public override string ToString() =>
        $"({Key}) {(Scenario is null ? "" : $"under \"{Scenario.Name}\" ")}by {Model}, origin {Origin}, {Figures.Count} periods{(IsPreliminary ? $", {PreliminaryLabel}" : "")}";

    /// <summary>Whether all but the figures is the same.</summary>
    internal bool DescribesAs(ForecastEntry other) =>
        Key.Equals(other.Key) && Equals(Scenario, other.Scenario) && Model == other.Model && Method == other.Method && Origin == other.Origin
        && OriginValue.Equals(other.OriginValue) && Seed == other.Seed && DisplayName == other.DisplayName && Unit == other.Unit && Kind == other.Kind
        && Source == other.Source && Vintage == other.Vintage && IsPreliminary == other.IsPreliminary;

    internal static ForecastEntry Of(Forecast forecast, ForecastScenario? scenario, decimal[] levels)
    {
        foreach (string dimension in forecast.Key.Dimensions)
        {
            PlainText.CheckName(dimension);
            PlainText.Check(forecast.Key[dimension]);
        }

        SeriesMetadata metadata = forecast.Metadata;
        return new ForecastEntry
        {
            Key = forecast.Key,
            Scenario = scenario,
            Model = PlainText.Check(forecast.ModelName),
            Method = PlainText.Check(forecast.IntervalMethod),
            Origin = forecast.Origin,
            OriginValue = ForecastFigures.FiniteOrMissing(forecast.OriginValue),
            Seed = forecast.Seed,
            DisplayName = PlainText.Optional(metadata.DisplayName),
            Unit = PlainText.Check(metadata.Unit),
            Kind = metadata.Kind,
            Source = PlainText.Optional(metadata.Source),
            Vintage = metadata.Vintage,
            IsPreliminary = metadata.IsPreliminary,
            Figures = [.. forecast.Steps.Select((step, i) => ForecastFigures.Of(forecast.Periods[i], step, levels))],
        };
    }
}
