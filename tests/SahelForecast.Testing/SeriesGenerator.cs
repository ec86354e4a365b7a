namespace SahelForecast.Testing;

/// <summary>Series with known properties for tests. The same arguments give the same values everywhere.</summary>
public static class SeriesGenerator
{
    /// <summary>The first period of generated series, by frequency.</summary>
    /// <param name="frequency">The frequency.</param>
    /// <returns>The period that holds 1 January 2010.</returns>
    public static Period Start(Frequency frequency) => Period.Containing(new DateOnly(2010, 1, 1), frequency);

    /// <summary>A series from a formula of the position.</summary>
    /// <param name="count">How many values.</param>
    /// <param name="value">The value at a position.</param>
    /// <param name="frequency">The frequency.</param>
    /// <param name="metadata">Unit, kind and bounds; default a stock of people.</param>
    /// <returns>The series.</returns>
    public static TimeSeries From(int count, Func<int, double> value, Frequency frequency = Frequency.Yearly, SeriesMetadata? metadata = null)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = value(i);
        }

        return TimeSeries.Create(Start(frequency), values, metadata: metadata);
    }

    /// <summary>The same value in every period.</summary>
    public static TimeSeries Constant(int count, double value, Frequency frequency = Frequency.Yearly) => From(count, _ => value, frequency);

    /// <summary>A random walk with normal steps; it may take any sign, so it is an index.</summary>
    public static TimeSeries RandomWalk(
        int count, double start = 0, double standardDeviation = 1, ulong seed = 1, Frequency frequency = Frequency.Yearly)
    {
        var dice = new Dice(seed);
        double level = start;
        return From(count, i => level += i == 0 ? 0 : standardDeviation * dice.Normal(), frequency, new SeriesMetadata { Kind = SeriesKind.Index });
    }

    /// <summary>A positive series whose logarithm is a random walk with drift.</summary>
    public static TimeSeries LogRandomWalk(
        int count, double start = 100_000, double drift = 0.02, double standardDeviation = 0.1, ulong seed = 1, Frequency frequency = Frequency.Yearly)
    {
        var dice = new Dice(seed);
        double level = Math.Log(start);
        return From(count, i => Math.Exp(level += i == 0 ? 0 : drift + (standardDeviation * dice.Normal())), frequency);
    }

    /// <summary>A straight line with normal noise, held at 0.</summary>
    public static TimeSeries Trending(
        int count, double start = 1_000, double slope = 50, double noise = 20, ulong seed = 1, Frequency frequency = Frequency.Yearly)
    {
        var dice = new Dice(seed);
        return From(count, i => Math.Max(start + (slope * i) + (noise * dice.Normal()), 0), frequency);
    }

    /// <summary>A wave over the season of the frequency with normal noise, held at 0.</summary>
    public static TimeSeries Seasonal(
        int count, double level = 1_000, double amplitude = 300, double noise = 20, ulong seed = 1, Frequency frequency = Frequency.Monthly)
    {
        var dice = new Dice(seed);
        double season = frequency.SeasonLength();
        return From(
            count, i => Math.Max(level + (amplitude * Math.Sin(2 * Math.PI * i / season)) + (noise * dice.Normal()), 0), frequency);
    }

    /// <summary>A series with values taken out at random; the first and the last stay.</summary>
    /// <param name="series">The series.</param>
    /// <param name="share">The probability that a value goes missing, in [0, 1].</param>
    /// <param name="seed">The same seed takes the same values.</param>
    /// <returns>A series of the same periods.</returns>
    public static TimeSeries WithMissing(TimeSeries series, double share = 0.2, ulong seed = 1)
    {
        var dice = new Dice(seed);
        double[] values = series.Values.ToArray();
        for (int i = 1; i < values.Length - 1; i++)
        {
            values[i] = dice.Uniform() < share ? double.NaN : values[i];
        }

        return series.WithValues(values);
    }

    /// <summary>What a model must bear or refuse with words: short, constant, zero, huge, tiny, gappy, trending, seasonal.</summary>
    /// <returns>Names and series; all are stocks, so at least 0.</returns>
    public static IReadOnlyList<(string Name, TimeSeries Series)> Awkward()
    {
        var all = new List<(string, TimeSeries)>();
        for (int count = 1; count <= 20; count++)
        {
            all.Add(($"length {count}", LogRandomWalk(count, seed: (ulong)count)));
        }

        all.Add(("constant", Constant(12, 5_000)));
        all.Add(("zeros", Constant(12, 0)));
        all.Add(("huge", LogRandomWalk(15, start: 1e12)));
        all.Add(("tiny", LogRandomWalk(15, start: 1e-9)));
        all.Add(("some zeros", From(16, i => i % 4 == 0 ? 0 : 100 + i)));
        all.Add(("one zero at the end", From(10, i => i == 9 ? 0 : 1_000 + (10 * i))));
        all.Add(("one spike", From(14, i => i == 7 ? 1e6 : 1_000)));
        all.Add(("exactly exponential", From(10, i => 1_000 * Math.Pow(1.17, i))));
        all.Add(("missing inside", WithMissing(LogRandomWalk(24), 0.3)));
        all.Add(("missing at both ends", From(14, i => i is 0 or 12 or 13 ? double.NaN : 1_000 + (i * i))));
        all.Add(("all but one missing", From(8, i => i == 3 ? 1_000 : double.NaN)));
        all.Add(("all missing", Constant(6, double.NaN)));
        all.Add(("trending", Trending(30)));
        all.Add(("falling to zero", Trending(30, start: 1_000, slope: -50)));
        all.Add(("seasonal, monthly", Seasonal(60)));
        all.Add(("seasonal, dekadal", Seasonal(80, frequency: Frequency.Dekadal)));
        all.Add(("seasonal, daily", Seasonal(50, frequency: Frequency.Daily)));
        all.Add(("quarterly, missing inside", WithMissing(Seasonal(32, frequency: Frequency.Quarterly), 0.2)));
        return all;
    }
}
