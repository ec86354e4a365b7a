using System.Buffers;
using System.Numerics.Tensors;

namespace SahelForecast.Numerics;

/// <summary>A few quantiles of many draws, without sorting them all.</summary>
internal static class QuantileSelection
{
    private const int Buckets = 4096;
    private const int FewToSort = 1024;

    /// <summary>Quantiles of finite draws, interpolated between neighbours (R type 7): the same bits as from sorted draws.</summary>
    /// <param name="draws">At least one, in any order.</param>
    /// <param name="probabilities">Fractions in [0, 1], ascending.</param>
    /// <param name="quantiles">Room for one a probability.</param>
    /// <remarks>O(n) for each level of narrowing: draws are counted in equal buckets between the least and the greatest, and only the buckets with a wanted rank are looked into.</remarks>
    public static void Quantiles(ReadOnlySpan<double> draws, ReadOnlySpan<double> probabilities, Span<double> quantiles)
    {
        Span<int> ranks = stackalloc int[2 * probabilities.Length];
        Span<double> values = stackalloc double[2 * probabilities.Length];
        for (int i = 0; i < probabilities.Length; i++)
        {
            ranks[2 * i] = Math.Min((int)(probabilities[i] * (draws.Length - 1)), draws.Length - 1);
            ranks[(2 * i) + 1] = Math.Min(ranks[2 * i] + 1, draws.Length - 1);
        }

        Select(draws, ranks, values);
        for (int i = 0; i < probabilities.Length; i++)
        {
            double fraction = (probabilities[i] * (draws.Length - 1)) - ranks[2 * i];
            double below = values[2 * i];
            quantiles[i] = fraction > 0 ? below + (fraction * (values[(2 * i) + 1] - below)) : below;
        }
    }

    /// <summary>The values at some ranks, 0 for the least.</summary>
    private static void Select(ReadOnlySpan<double> draws, ReadOnlySpan<int> ranks, Span<double> values)
    {
        double least = TensorPrimitives.Min(draws);
        double scale = Buckets / (TensorPrimitives.Max(draws) - least);
        if (draws.Length <= FewToSort || !double.IsFinite(scale) || scale == 0)
        {
            Sort(draws, ranks, values);
            return;
        }

        int[] counts = ArrayPool<int>.Shared.Rent(Buckets);
        ushort[] places = ArrayPool<ushort>.Shared.Rent(draws.Length);
        double[] members = ArrayPool<double>.Shared.Rent(draws.Length);
        counts.AsSpan(0, Buckets).Clear();
        for (int i = 0; i < draws.Length; i++)
        {
            // Subtraction, product and rounding down all keep the order.
            int place = Math.Min((int)((draws[i] - least) * scale), Buckets - 1);
            places[i] = (ushort)place;
            counts[place]++;
        }

        Gather(draws, ranks, places, counts, members, values);
        ArrayPool<int>.Shared.Return(counts);
        ArrayPool<ushort>.Shared.Return(places);
        ArrayPool<double>.Shared.Return(members);
    }

    /// <summary>Moves the draws of the wanted buckets together, then looks into each of these.</summary>
    private static void Gather(ReadOnlySpan<double> draws, ReadOnlySpan<int> ranks, ushort[] places, int[] counts, double[] members, Span<double> values)
    {
        Span<int> ends = stackalloc int[Buckets]; // where the next member goes; -1 for a bucket that holds no wanted rank
        ends.Fill(-1);
        int room = 0;
        int bucket = 0;
        int before = 0;
        foreach (int rank in ranks)
        {
            for (; before + counts[bucket] <= rank; bucket++)
            {
                before += counts[bucket];
            }

            if (ends[bucket] < 0)
            {
                ends[bucket] = room;
                room += counts[bucket];
            }
        }

        for (int i = 0; i < draws.Length; i++)
        {
            ref int end = ref ends[places[i]];
            if (end >= 0)
            {
                members[end++] = draws[i];
            }
        }

        Span<int> inBucket = stackalloc int[ranks.Length];
        bucket = 0;
        before = 0;
        for (int done = 0; done < ranks.Length;)
        {
            for (; before + counts[bucket] <= ranks[done]; bucket++)
            {
                before += counts[bucket];
            }

            int next = done;
            for (; next < ranks.Length && ranks[next] < before + counts[bucket]; next++)
            {
                inBucket[next] = ranks[next] - before;
            }

            Select(members.AsSpan(ends[bucket] - counts[bucket], counts[bucket]), inBucket[done..next], values[done..next]);
            done = next;
        }
    }

    private static void Sort(ReadOnlySpan<double> draws, ReadOnlySpan<int> ranks, Span<double> values)
    {
        double[] sorted = ArrayPool<double>.Shared.Rent(draws.Length);
        draws.CopyTo(sorted);
        RadixSort.Sort(sorted.AsSpan(0, draws.Length));
        for (int i = 0; i < ranks.Length; i++)
        {
            values[i] = sorted[ranks[i]];
        }

        ArrayPool<double>.Shared.Return(sorted);
    }
}
