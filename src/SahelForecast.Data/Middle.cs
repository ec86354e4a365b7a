namespace SahelForecast.Data;

/// <summary>The middle of some numbers.</summary>
internal static class Middle
{
    /// <summary>Their median; at least one number.</summary>
    public static double Of(IEnumerable<double> numbers)
    {
        double[] sorted = [.. numbers.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
