namespace SahelForecast.Data;

/// <summary>How forecasts are written as CSV.</summary>
public sealed record ForecastCsvOptions
{
    /// <summary>Rows and columns.</summary>
    /// <value>Default <see cref="ForecastLayout.Wide"/>.</value>
    public ForecastLayout Layout { get; init; }

    /// <summary>Whether a row of HXL hashtags stands below the header, such as <c>#affected+forecast+median</c>.</summary>
    /// <value>Default false.</value>
    public bool Hashtags { get; init; }
}
