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
    public static SavedSeries Of(FittedModel fit)
    {
        SeriesKey key = fit.Training.Key;
        SeriesMetadata metadata = fit.Training.Metadata;
        return new SavedSeries(
            [.. key.Dimensions.Select(dimension => new[] { dimension, key[dimension] })],
            metadata.DisplayName,
            metadata.Unit,
            metadata.Kind,
            metadata.LowerBound,
            metadata.UpperBound,
            metadata.Source,
            metadata.Vintage,
            [.. metadata.Breaks.Select(change => new SavedBreak(change.First.ToString(), change.Reason, change.Note))],
            fit.Training.Periods.Last.ToString(),
            fit.Training.Values[^1],
            fit.Fitted.Values[^1],
            metadata.IsPreliminary);
    }

    /// <summary>The last period as a series of its own.</summary>
    public TimeSeries Training() => TimeSeries.Create(
        Period.Parse(Origin),
        [Value],
        SeriesKey.Of([.. Key.Select(part => (part[0], part[1]))]),
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
