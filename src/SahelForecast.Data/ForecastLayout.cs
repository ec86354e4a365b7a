namespace SahelForecast.Data;

/// <summary>How the figures of a forecast are laid out in rows and columns. Both say the same and are read back equal.</summary>
public enum ForecastLayout
{
    /// <summary>A row for every period, a column for every figure: what people open, compare with outcomes and chart.</summary>
    Wide,

    /// <summary>A row for every figure, with <c>statistic</c>, <c>probability</c> and <c>level</c> in columns of their own: what tools that filter and
    /// group want.</summary>
    Tidy,
}
