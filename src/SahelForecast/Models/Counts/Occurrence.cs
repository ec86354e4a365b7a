namespace SahelForecast.Models.Counts;

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
    public static (double Probability, double LogLikelihood) Follow(ReadOnlySpan<double> values, double discount, Span<double> foreseen)
    {
        double any = 0;
        double all = 0;
        double log = 0;
        for (int t = 0; t < values.Length; t++)
        {
            double probability = (any + 0.5) / (all + 1);
            if (!foreseen.IsEmpty)
            {
                foreseen[t] = probability;
            }

            if (!double.IsNaN(values[t]))
            {
                bool isAny = values[t] > 0;
                log += Math.Log(isAny ? probability : 1 - probability);
                any = (discount * any) + (isAny ? 1 : 0);
                all = (discount * all) + 1;
            }
        }

        return ((any + 0.5) / (all + 1), log);
    }
}
