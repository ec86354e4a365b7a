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

    // The first dimensions are for what is drawn once a path.
    private const int FirstOfWalk = 3;

    private static readonly Lock Gate = new();

    private static double[][] _walk = [];

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

    /// <summary>Standard normal errors of periods, point by point, whose sums over the first n periods are normal quantiles to the last rank, whatever n.</summary>
    /// <remarks>The lattice's own sums stray from theirs in the tails as the dimensions grow; here each sum keeps its rank and takes the value that belongs to it. Made once, for as many periods as
    /// were asked for so far; dimensions from 3 on.</remarks>
    /// <param name="periods">How many at least.</param>
    public static double[][] NormalWalk(int periods)
    {
        double[][] known = Volatile.Read(ref _walk);
        if (known.Length >= periods)
        {
            return known;
        }

        lock (Gate)
        {
            double[] sums = new double[Count];
            var errors = new List<double[]>(_walk);
            foreach (double[] error in errors)
            {
                System.Numerics.Tensors.TensorPrimitives.Add(sums, error, sums);
            }

            while (errors.Count < periods)
            {
                errors.Add(Extend(errors.Count, sums));
            }

            double[][] longer = [.. errors];
            Volatile.Write(ref _walk, longer);
            return longer;
        }
    }

    // Moves the sums on by a period.
    private static double[] Extend(int period, double[] sums)
    {
        double[] error = new double[Count];
        Fill(FirstOfWalk + period, Normal, error);
        double[] raw = new double[Count];
        int[] order = new int[Count];
        for (int i = 0; i < Count; i++)
        {
            raw[i] = sums[i] + error[i];
            order[i] = i;
        }

        Array.Sort(raw, order);
        double deviation = Math.Sqrt(period + 1);
        for (int rank = 0; rank < Count; rank++)
        {
            int point = order[rank];
            error[point] = (deviation * Normal[rank]) - sums[point];
            sums[point] += error[point];
        }

        return error;
    }
}
