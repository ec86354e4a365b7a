namespace SahelForecast.Models.Counts;

/// <summary>What models of counts ask of a series.</summary>
internal static class CountSeries
{
    /// <summary>Refuses a value below 0.</summary>
    public static void RequireNotNegative(string model, TimeSeries series) => RequireNotNegative(model, series, 0, nameof(series));

    /// <summary>A series that is longer by counts.</summary>
    /// <exception cref="ArgumentException">A value is infinite, negative or outside the bounds of the series.</exception>
    public static TimeSeries Append(string model, TimeSeries training, ReadOnlySpan<double> newValues)
    {
        TimeSeries longer = training.Append(newValues);
        RequireNotNegative(model, longer, training.Count, nameof(newValues));
        return longer;
    }

    private static void RequireNotNegative(string model, TimeSeries series, int first, string argument)
    {
        for (int i = first; i < series.Count; i++)
        {
            if (series.Values[i] < 0)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"{model} is for counts, which are at least 0, but {series.Name} is {series.Values[i]} in {series.Periods[i]}. Correct the value, or use another model."),
                    argument);
            }
        }
    }

    /// <summary>Whether all observed values are whole numbers.</summary>
    public static bool IsWhole(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (!double.IsNaN(value) && value != Math.Floor(value))
            {
                return false;
            }
        }

        return true;
    }
}
