namespace SahelForecast.Diagnostics;

/// <summary>A fit of a table, or why there is none.</summary>
/// <param name="Key">The key of the series.</param>
/// <param name="Glance">The figures; null when the fit failed.</param>
/// <param name="Error">Why it failed; null when it did not.</param>
public sealed record GlanceRow(SeriesKey Key, FitGlance? Glance, ForecastException? Error)
{
    /// <summary>The figures or the error as text.</summary>
    /// <returns>Lines in the invariant culture.</returns>
    public override string ToString() => $"{Key}: {Glance?.ToString() ?? Error?.Message}";
}
