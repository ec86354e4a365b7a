namespace SahelForecast.Evaluation;

/// <summary>An origin at which the model could not forecast.</summary>
/// <param name="Key">The key of the series.</param>
/// <param name="Origin">The origin.</param>
/// <param name="Error">Why.</param>
/// <param name="IsReplaced">Whether the fallback forecast instead; if not, the fold is missing from the result.</param>
public sealed record BacktestFailure(SeriesKey Key, Period Origin, ForecastException Error, bool IsReplaced)
{
    /// <summary>Series, origin and reason.</summary>
    /// <returns>One line for people.</returns>
    public override string ToString() => $"{(Key.Equals(SeriesKey.Empty) ? "the series" : Key)} from {Origin}: {Error.Message}";
}
