namespace SahelForecast.Accuracy.Stress;

/// <summary>Series with every ugliness that came up: short, flat, jumping, gappy, huge, tiny, negative, capped, broken, mostly zero. The same seed and number give the same series.</summary>
internal static class UglySeries
{
    private const int LongestUsual = 30;
    private const int Longest = 90;

    private static readonly Frequency[] Frequencies = [Frequency.Yearly, Frequency.Yearly, Frequency.HalfYearly, Frequency.Quarterly, Frequency.Monthly, Frequency.Dekadal, Frequency.Weekly];

    /// <summary>Makes a series.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="number">Which series, from 0.</param>
    /// <returns>At least one value is there.</returns>
    public static TimeSeries Make(int seed, int number)
    {
        var random = new Random(HashCode(seed, number));
        int count = 1 + random.Next(random.Next(4) == 0 ? Longest : LongestUsual);
        double[] values = Shape(random, count);
        double scale = Math.Pow(10, -9 + (21 * random.NextDouble()));
        bool isWhole = random.Next(3) == 0;
        for (int i = 0; i < count; i++)
        {
            values[i] = isWhole ? Math.Round(values[i]) : values[i] * scale;
        }

        Empty(random, values);
        Frequency frequency = Frequencies[random.Next(Frequencies.Length)];
        Period start = Period.Containing(new DateOnly(1950, 1, 1), frequency);
        return TimeSeries.Create(start, values, SeriesKey.Of(("series", $"{number}")), Describe(random, values, start));
    }

    private static double[] Shape(Random random, int count)
    {
        int kind = random.Next(12);
        double size = Math.Pow(10, -3 + (3.5 * random.NextDouble()));
        double[] values = new double[count];
        double level = 1 + (9 * random.NextDouble());
        double slope = size * (random.NextDouble() - 0.4);
        int place = random.Next(count);
        for (int i = 0; i < count; i++)
        {
            double noise = random.NextDouble() + random.NextDouble() - 1;
            values[i] = kind switch
            {
                0 => level,
                1 => level *= Math.Exp(size * noise),
                2 => Math.Max(0, level + (slope * i) + (size * noise)),
                3 => level * (1 + (0.9 * Math.Sin(Math.PI * i / 2))) * Math.Exp(size * noise),
                4 => random.NextDouble() < 0.8 ? 0 : level * 100 * random.NextDouble(),
                5 => i == place ? level * 1e6 : level,
                6 => i < place ? level : level * 50,
                7 => level * Math.Exp(0.4 * i) % 1e12,
                8 => (i % 2 * level) + (size * Math.Abs(noise)),
                9 => (10 * noise) - level,
                10 => i < place ? 0 : level,
                _ => i < place ? level : 0,
            };
        }

        return values;
    }

    // Gaps, but never of everything.
    private static void Empty(Random random, double[] values)
    {
        double share = random.Next(3) == 0 ? 0.9 * random.NextDouble() : 0;
        int kept = random.Next(values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = i != kept && random.NextDouble() < share ? double.NaN : values[i];
        }
    }

    private static SeriesMetadata Describe(Random random, double[] values, Period start)
    {
        double[] known = Array.FindAll(values, value => !double.IsNaN(value));
        double largest = known.Max();
        return new SeriesMetadata
        {
            Kind = known.Min() < 0 ? SeriesKind.Index : random.Next(2) == 0 ? SeriesKind.Stock : SeriesKind.Flow,
            UpperBound = random.Next(5) == 0 ? largest + Math.Abs(largest * 0.1 * random.NextDouble()) : double.PositiveInfinity,
            Breaks = random.Next(8) == 0 && values.Length > 1 ? [new SeriesBreak(start.Plus(1 + random.Next(values.Length - 1)), BreakReason.Method, "A new form.")] : [],
        };
    }

    private static int HashCode(int seed, int number) => unchecked((seed * 486_187_739) + (number * 16_777_619) + 97);
}
