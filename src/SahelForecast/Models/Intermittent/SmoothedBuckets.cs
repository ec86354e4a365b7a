namespace SahelForecast.Models.Intermittent;

/// <summary>Smoothed sums over whole buckets of periods, of one length or of all up to one. Buckets are counted from the end, so each place where one can end has a level of its own.</summary>
/// <param name="Last">The last values, the oldest first, as many as the longest bucket takes.</param>
/// <param name="Levels">By length, and in each by the number of values so far modulo the length; NaN before the first bucket.</param>
/// <param name="Count">Values so far.</param>
/// <param name="Longest">The longest bucket.</param>
/// <param name="Shortest">The shortest.</param>
internal sealed record SmoothedBuckets(double[] Last, double[] Levels, int Count, int Longest, int Shortest)
{
    /// <summary>The mean of a period, over all lengths.</summary>
    public double Mean
    {
        get
        {
            double sum = 0;
            int start = 0;
            for (int length = Shortest; length <= Longest; start += length++)
            {
                sum += Levels[start + (Count % length)] / length;
            }

            return sum / (Longest - Shortest + 1);
        }
    }

    /// <summary>Levels that so many lengths have.</summary>
    /// <param name="longest">The longest bucket.</param>
    /// <param name="shortest">The shortest.</param>
    public static int LevelCount(int longest, int shortest) => ((longest * (longest + 1)) - (shortest * (shortest - 1))) / 2;

    /// <summary>After observed values.</summary>
    /// <param name="values">The values.</param>
    /// <param name="longest">The longest bucket.</param>
    /// <param name="shortest">The shortest.</param>
    /// <param name="alpha">The share of an error that moves a level.</param>
    public static SmoothedBuckets Of(ReadOnlySpan<double> values, int longest, int shortest, double alpha)
    {
        double[] levels = new double[LevelCount(longest, shortest)];
        Array.Fill(levels, double.NaN);
        for (int count = 1; count <= values.Length; count++)
        {
            Move(values[..count], count, longest, shortest, alpha, levels);
        }

        return new SmoothedBuckets(values[^Math.Min(longest, values.Length)..].ToArray(), levels, values.Length, longest, shortest);
    }

    /// <summary>An observed value later.</summary>
    public SmoothedBuckets Take(double value, double alpha)
    {
        double[] last = [.. Last.Length == Longest ? Last[1..] : Last, value];
        double[] levels = [.. Levels];
        Move(last, Count + 1, Longest, Shortest, alpha, levels);
        return new SmoothedBuckets(last, levels, Count + 1, Longest, Shortest);
    }

    private static void Move(ReadOnlySpan<double> last, int count, int longest, int shortest, double alpha, Span<double> levels)
    {
        int start = 0;
        for (int length = shortest; length <= Math.Min(longest, count); start += length++)
        {
            double sum = 0;
            foreach (double one in last[^length..])
            {
                sum += one;
            }

            ref double level = ref levels[start + (count % length)];
            level = double.IsNaN(level) ? sum : level + (alpha * (sum - level));
        }
    }
}
