namespace SahelForecast.Models.Counts;

/// <summary>Discounted numbers of periods with any, and of all.</summary>
internal readonly record struct OccurrenceState(double Any, double All)
{
    /// <summary>Of any in the next period.</summary>
    public double Probability => (Any + 0.5) / (All + 1);

    /// <summary>A period later; a missing one changes nothing.</summary>
    public OccurrenceState Take(double value, double discount) => double.IsNaN(value) ? this : new((discount * Any) + (value > 0 ? 1 : 0), (discount * All) + 1);
}

/// <summary>The probability that a period has any, which forgets the past: a beta belief whose counts are discounted.</summary>
internal static class Occurrence
{
    private static readonly double[] Discounts = [0.6, 0.7, 0.8, 0.85, 0.9, 0.94, 0.97, 0.99, 1];

    /// <summary>The discount under which past periods were foreseen best.</summary>
    public static double Discount(ReadOnlySpan<double> values)
    {
        double best = 1;
        double most = double.NegativeInfinity;
        foreach (double discount in Discounts)
        {
            if (Follow(values, discount, default).LogLikelihood is double log && log > most)
            {
                (best, most) = (discount, log);
            }
        }

        return best;
    }

    /// <summary>Goes through the periods; missing ones change nothing.</summary>
    /// <param name="values">The series.</param>
    /// <param name="discount">What is left of a period's weight one later.</param>
    /// <param name="foreseen">Room for the probability foreseen for each; empty for none.</param>
    public static (OccurrenceState State, double LogLikelihood) Follow(ReadOnlySpan<double> values, double discount, Span<double> foreseen)
    {
        OccurrenceState state = default;
        double log = 0;
        for (int t = 0; t < values.Length; t++)
        {
            double probability = state.Probability;
            if (!foreseen.IsEmpty)
            {
                foreseen[t] = probability;
            }

            log += double.IsNaN(values[t]) ? 0 : Math.Log(values[t] > 0 ? probability : 1 - probability);
            state = state.Take(values[t], discount);
        }

        return (state, log);
    }
}
