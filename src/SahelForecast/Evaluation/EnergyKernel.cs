using System.Numerics;
using System.Runtime.InteropServices;

namespace SahelForecast.Evaluation;

/// <summary>The energy score of a joint sample.</summary>
/// <remarks>Each path has its own sum of distances, added to in the order of the paths, so vector width changes no bit.</remarks>
internal static class EnergyKernel
{
    /// <summary>Mean distance to the observation less half of the mean distance between paths; O(paths² steps).</summary>
    /// <param name="draws">Step-major: the draws of one step are contiguous, one for each of <paramref name="sums"/>.</param>
    /// <param name="observed">One value a step.</param>
    /// <param name="sums">Scratch, one number a path.</param>
    /// <param name="point">Scratch, one number a step.</param>
    public static double Score(ReadOnlySpan<double> draws, ReadOnlySpan<double> observed, Span<double> sums, Span<double> point)
    {
        double paths = sums.Length;
        sums.Clear();
        AddDistances(draws, observed, 0, sums);
        double toObserved = Sum(sums);

        sums.Clear();
        for (int path = 0; path + 1 < sums.Length; path++)
        {
            for (int step = 0; step < point.Length; step++)
            {
                point[step] = draws[(step * sums.Length) + path];
            }

            AddDistances(draws, point, path + 1, sums);
        }

        // Each pair was met once, which stands for half of the two times that the mean counts it.
        return (toObserved / paths) - (Sum(sums) / (paths * paths));
    }

    private static void AddDistances(ReadOnlySpan<double> draws, ReadOnlySpan<double> point, int first, Span<double> sums)
    {
        ref double start = ref MemoryMarshal.GetReference(draws);
        int path = first;
        for (; path + Vector<double>.Count <= sums.Length; path += Vector<double>.Count)
        {
            Vector<double> square = Vector<double>.Zero;
            for (int step = 0; step < point.Length; step++)
            {
                Vector<double> difference = Vector.LoadUnsafe(ref start, (nuint)((step * sums.Length) + path)) - new Vector<double>(point[step]);
                square += difference * difference;
            }

            (new Vector<double>(sums[path..]) + Vector.SquareRoot(square)).CopyTo(sums[path..]);
        }

        for (; path < sums.Length; path++)
        {
            double square = 0;
            for (int step = 0; step < point.Length; step++)
            {
                double difference = draws[(step * sums.Length) + path] - point[step];
                square += difference * difference;
            }

            sums[path] += Math.Sqrt(square);
        }
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum;
    }
}
