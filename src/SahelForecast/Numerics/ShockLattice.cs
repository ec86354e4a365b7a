namespace SahelForecast.Numerics;

/// <summary>Numbers spread evenly over many dimensions, for distributions that have no formula: they settle far sooner than as many random draws, and are always the same.</summary>
/// <remarks>A shifted Korobov lattice: place i of dimension d is i a^d + shift(d) modulo a prime, so each dimension takes every place once, and any two neighbouring ones fill the square
/// as evenly as a good congruential generator does. Multiplier: P. L'Ecuyer (1999), Tables of linear congruential generators of different sizes and good lattice structure,
/// Mathematics of Computation 68(225), 249-260.</remarks>
internal static class ShockLattice
{
    /// <summary>Points, a prime.</summary>
    public const int Count = 8191;

    private const long Multiplier = 884;
    private const ulong Shifts = 0x5AE1;

    /// <summary>The middles of equal shares of probability, rising.</summary>
    public static double[] Uniform { get; } = TableOf(probability => probability);

    /// <summary>The standard normal numbers there.</summary>
    public static double[] Normal { get; } = TableOf(SpecialFunctions.NormalQuantile);

    /// <summary>A function of the middles of equal shares of probability.</summary>
    public static double[] TableOf(Func<double, double> quantile)
    {
        double[] table = new double[Count];
        for (int i = 0; i < Count; i++)
        {
            table[i] = quantile((i + 0.5) / Count);
        }

        return table;
    }

    /// <summary>One dimension's numbers, point by point.</summary>
    /// <param name="dimension">From 0.</param>
    /// <param name="table">Of <see cref="Count"/> numbers; each is taken once.</param>
    /// <param name="destination">Takes <see cref="Count"/> numbers.</param>
    public static void Fill(int dimension, ReadOnlySpan<double> table, Span<double> destination)
    {
        long step = 1;
        for (int i = 0; i < dimension; i++)
        {
            step = step * Multiplier % Count;
        }

        RandomStream stream = RandomStream.For(Shifts, StreamPurpose.Sample, (ulong)dimension);
        long place = stream.NextIndex(Count);
        for (int i = 0; i < Count; i++)
        {
            destination[i] = table[(int)place];
            place += step;
            place -= place >= Count ? Count : 0;
        }
    }
}
