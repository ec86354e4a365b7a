namespace SahelForecast.Evaluation;

/// <summary>One origin of one series: what was known, what was forecast, what came.</summary>
/// <param name="Training">What the model was given.</param>
/// <param name="Forecast">What it forecast.</param>
/// <param name="Actual">What came, over the periods of the forecast; NaN where it is not known, and then not scored.</param>
public sealed record BacktestFold(TimeSeries Training, Forecast Forecast, TimeSeries Actual)
{
    /// <summary>What came, over the periods of the forecast.</summary>
    public TimeSeries Actual { get; init; } = Actual.Periods == Forecast.Periods
        ? Actual
        : throw new ArgumentException($"Actual has {Actual.Periods}, but the forecast has {Forecast.Periods}. Give one value a forecast period, NaN where unknown.", nameof(Actual));

    /// <summary>Whether the model failed here and its fallback forecast instead.</summary>
    public bool IsFallback { get; init; }

    /// <summary>The last period that was known.</summary>
    public Period Origin => Forecast.Origin;

    /// <summary>The key of the series.</summary>
    public SeriesKey Key => Training.Key;
}
