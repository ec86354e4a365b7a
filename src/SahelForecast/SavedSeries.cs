namespace SahelForecast;

/// <summary>What a saved fit keeps of its series: the description, and the last period with its one-step forecast.</summary>
internal sealed record SavedSeries(
    string[][] Key,
    string? DisplayName,
    string Unit,
    SeriesKind Kind,
    double LowerBound,
    double UpperBound,
    string? Source,
    DateOnly? Vintage,
    SavedBreak[] Breaks,
    string Origin,
    double Value,
    double Fitted,
    bool IsPreliminary = false)
{
    public static SavedSeries Of(TimeSeries training, double fitted)
    {
        SeriesMetadata metadata = training.Metadata;
        return new SavedSeries(
            Parts(training.Key),
            metadata.DisplayName,
            metadata.Unit,
            metadata.Kind,
            metadata.LowerBound,
            metadata.UpperBound,
            metadata.Source,
            metadata.Vintage,
            [.. metadata.Breaks.Select(change => new SavedBreak(change.First.ToString(), change.Reason, change.Note))],
            training.Periods.Last.ToString(),
            training.Values[^1],
            fitted,
            metadata.IsPreliminary);
    }

    /// <summary>A key as dimensions and their values.</summary>
    public static string[][] Parts(SeriesKey key) => [.. key.Dimensions.Select(dimension => new[] { dimension, key[dimension] })];

    /// <summary>The key of such parts.</summary>
    /// <exception cref="FormatException">A part is not a dimension and a value.</exception>
    public static SeriesKey KeyOf(string[][] parts) => SeriesKey.Of(
        [.. parts.Select(part => part is [string dimension, string value] ? (dimension, value) : throw new FormatException("A part of its key is not a dimension and a value."))]);

    /// <summary>The last period as a series of its own.</summary>
    public TimeSeries Training() => TimeSeries.Create(
        Period.Parse(Origin),
        [Value],
        KeyOf(Key),
        new SeriesMetadata
        {
            DisplayName = DisplayName,
            Unit = Unit,
            Kind = Kind,
            LowerBound = LowerBound,
            UpperBound = UpperBound,
            Source = Source,
            Vintage = Vintage,
            IsPreliminary = IsPreliminary,
            Breaks = [.. Breaks.Select(change => new SeriesBreak(Period.Parse(change.First), change.Reason, change.Note))],
        });
}

/// <summary>A break, its period as text.</summary>
internal sealed record SavedBreak(string First, BreakReason Reason, string Note);
