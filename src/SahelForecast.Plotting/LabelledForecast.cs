namespace SahelForecast.Plotting;

/// <summary>A forecast with the words that name it on a chart.</summary>
public sealed record LabelledForecast
{
    /// <summary>Names a forecast.</summary>
    /// <param name="label">A few words, such as "Access improves".</param>
    /// <param name="forecast">The forecast.</param>
    /// <exception cref="ArgumentException"><paramref name="label"/> is empty.</exception>
    public LabelledForecast(string label, Forecast forecast)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(label);
        ArgumentNullException.ThrowIfNull(forecast);
        Label = label;
        Forecast = forecast;
    }

    /// <summary>The words on the chart.</summary>
    public string Label { get; }

    /// <summary>The forecast.</summary>
    public Forecast Forecast { get; }
}
