namespace SahelForecast.Models.Theta;

/// <summary>The least squares line through values, kept up to date value by value.</summary>
/// <param name="Count">How many values.</param>
/// <param name="MeanTime">The mean of their times.</param>
/// <param name="MeanValue">Their mean.</param>
/// <param name="TimeSquares">Squared deviations of the times, summed.</param>
/// <param name="Products">Products of the deviations of time and value, summed.</param>
internal readonly record struct TrendLine(int Count, double MeanTime, double MeanValue, double TimeSquares, double Products)
{
    /// <summary>The change a period; 0 as long as one value alone is there.</summary>
    public double Slope => TimeSquares > 0 ? Products / TimeSquares : 0;

    /// <summary>A line through time 0 and level 0.</summary>
    public static TrendLine ThroughOrigin(double slope) => new(0, 0, 0, 1, slope);

    /// <summary>The line with one value more.</summary>
    public TrendLine With(double time, double value)
    {
        double share = 1.0 / (Count + 1);
        double later = time - MeanTime;
        double higher = value - MeanValue;
        double weight = later * (1 - share);
        return new TrendLine(
            Count + 1, MeanTime + (later * share), MeanValue + (higher * share), TimeSquares + (later * weight), Products + (higher * weight));
    }
}
