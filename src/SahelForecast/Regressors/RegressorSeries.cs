namespace SahelForecast.Regressors;

/// <summary>What all made regressors have in common.</summary>
internal static class RegressorSeries
{
    /// <summary>A series with a number for each period.</summary>
    public static TimeSeries Of(PeriodRange periods, string name, SeriesKey key, Func<Period, double> value) => new(
        periods, periods.Select(value).ToArray(), key, new SeriesMetadata { DisplayName = name, Kind = SeriesKind.Index, Unit = "share" });

    /// <summary>A key with one more part, in place of one of the same dimension.</summary>
    public static SeriesKey With(SeriesKey key, params (string Dimension, string Value)[] parts) => SeriesKey.Of(
        [.. key.Dimensions.Where(dimension => !Array.Exists(parts, part => part.Dimension == dimension)).Select(dimension => (dimension, key[dimension])), .. parts]);
}
