namespace SahelForecast.Models.Counts;

/// <summary>Weights of past values.</summary>
internal static class HistoryKernel
{
    // A value this much less likely than the last one is forgotten.
    private const double Forgotten = 1e-3;

    /// <summary>How many of the last observed values matter for a memory.</summary>
    public static int Count(double memory) => (int)Math.Min(int.MaxValue, Math.Floor(-memory * Math.Log(Forgotten)) + 1);

    /// <summary>The values that count so many periods ahead.</summary>
    /// <param name="past">Observed values, the last one first.</param>
    /// <param name="ages">Their ages in periods; the last one has 0.</param>
    /// <param name="memory">What is known of memory.</param>
    /// <param name="window">How many count alike; null for the memory.</param>
    /// <param name="lead">Periods from the last observed one.</param>
    /// <param name="isWhole">Whether values are whole numbers.</param>
    public static HistoryDistribution Distribution(ReadOnlySpan<double> past, ReadOnlySpan<int> ages, HistoryMemory memory, int? window, int lead, bool isWhole)
    {
        double length = memory.MemoryAt(lead);
        double pull = window is null ? memory.PullAt(lead) : 0;
        int count = Math.Min(past.Length, window ?? past.Length);
        double[] levels = new double[count];
        double[] weights = new double[count];
        double last = double.LogP1(past[0]);
        int kept = 0;
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            double weight = window is null ? Math.Exp(-ages[i] / length) : 1;
            if (weight < Forgotten)
            {
                break;
            }

            double level = double.LogP1(past[i]);
            levels[kept] = level + (pull * (last - level));
            weights[kept++] = weight;
            sum += weight;
        }

        Array.Sort(levels, weights, 0, kept);
        int merged = Merge(levels, weights, kept);
        double[] wide = new double[merged];
        for (int i = 0; i < merged; i++)
        {
            weights[i] /= sum;
            wide[i] = memory.WideShare * Math.Exp(-memory.WideDecay * levels[i]);
        }

        return new HistoryDistribution(levels[..merged], weights[..merged], wide, memory.SpreadAt(lead), memory.WideSpread, isWhole);
    }

    // Alike ones, such as zeros, are one.
    private static int Merge(double[] levels, double[] weights, int count)
    {
        int last = 0;
        for (int i = 1; i < count; i++)
        {
            if (levels[i] == levels[last])
            {
                weights[last] += weights[i];
            }
            else
            {
                last++;
                levels[last] = levels[i];
                weights[last] = weights[i];
            }
        }

        return last + 1;
    }
}
