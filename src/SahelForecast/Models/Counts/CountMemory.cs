namespace SahelForecast.Models.Counts;

/// <summary>How far one deviation goes with the next on the scale of log(1 + y), by sums that a further value joins. They are of distances from the first value, so that equal values have none.</summary>
/// <param name="First">log(1 + y) of the first observed value.</param>
/// <param name="Last">The distance of the last period's value; NaN where it is missing.</param>
/// <param name="Count">Values observed.</param>
/// <param name="Sum">Of distances.</param>
/// <param name="Squares">Of them.</param>
/// <param name="Pairs">Of neighbours, both observed.</param>
/// <param name="Products">Of these.</param>
/// <param name="Members">The sum of all distances in pairs.</param>
internal readonly record struct CountMemory(double First, double Last, int Count, double Sum, double Squares, int Pairs, double Products, double Members)
{
    // What is believed of the correlation before a series is seen, and for how many values that counts.
    private const double Usual = 0.6;
    private const double UsualWeight = 12;

    /// <summary>Before the first period.</summary>
    public static CountMemory None => new(0, double.NaN, 0, 0, 0, 0, 0, 0);

    /// <summary>The correlation of one deviation with the next, as far as the series tells it, shrunk towards what is usual.</summary>
    public double Correlation
    {
        get
        {
            double mean = Count > 0 ? Sum / Count : 0;
            double variance = Count > 0 ? (Squares / Count) - (mean * mean) : 0;
            double products = Products - (mean * Members) + (Pairs * mean * mean);
            double own = variance > 0 && Pairs > 0 ? Math.Clamp(products / Pairs / variance, 0, 0.95) : Usual;
            return ((UsualWeight * Usual) + (Pairs * own)) / (UsualWeight + Pairs);
        }
    }

    /// <summary>After all of these.</summary>
    public static CountMemory Of(ReadOnlySpan<double> values)
    {
        CountMemory memory = None;
        foreach (double value in values)
        {
            memory = memory.Take(value);
        }

        return memory;
    }

    /// <summary>A period later.</summary>
    /// <param name="value">Its value; NaN where missing.</param>
    public CountMemory Take(double value)
    {
        if (double.IsNaN(value))
        {
            return this with { Last = double.NaN };
        }

        double log = double.LogP1(value);
        double first = Count == 0 ? log : First;
        double distance = log - first;
        bool isPair = !double.IsNaN(Last);
        return new CountMemory(
            first,
            distance,
            Count + 1,
            Sum + distance,
            Squares + (distance * distance),
            isPair ? Pairs + 1 : Pairs,
            isPair ? Products + (distance * Last) : Products,
            isPair ? Members + distance + Last : Members);
    }
}
