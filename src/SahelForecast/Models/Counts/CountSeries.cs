namespace SahelForecast.Models.Counts;

/// <summary>What models of counts ask of a series.</summary>
internal static class CountSeries
{
    /// <summary>Refuses a value below 0.</summary>
    public static void RequireNotNegative(string model, TimeSeries series)
    {
        for (int i = 0; i < series.Count; i++)
        {
            if (series.Values[i] < 0)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"{model} is for counts, which are at least 0, but {series.Name} is {series.Values[i]} in {series.Periods[i]}. Correct the value, or use another model."),
                    nameof(series));
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
