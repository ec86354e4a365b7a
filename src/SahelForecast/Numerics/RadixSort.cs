using System.Buffers;
using System.Runtime.InteropServices;

namespace SahelForecast.Numerics;

/// <summary>Sorts many finite doubles in time proportional to their number.</summary>
internal static class RadixSort
{
    private const int DigitBits = 11;
    private const int Digits = 6;
    private const int Buckets = 1 << DigitBits;
    private const int SmallCount = 512;

    /// <summary>Sorts in place, ascending. No element may be NaN.</summary>
    /// <remarks>Least significant digit first over the bit patterns, turned so that their order as whole numbers is the order of the values;
    /// digits that all elements share are skipped. Short inputs go to the comparison sort, which is faster there.</remarks>
    public static void Sort(Span<double> values)
    {
        if (values.Length <= SmallCount)
        {
            values.Sort();
            return;
        }

        ulong[] rented = ArrayPool<ulong>.Shared.Rent(values.Length);
        int[] counts = ArrayPool<int>.Shared.Rent(Buckets * Digits);
        Span<ulong> keys = MemoryMarshal.Cast<double, ulong>(values);
        Span<ulong> other = rented.AsSpan(0, values.Length);
        Count(keys, counts.AsSpan(0, Buckets * Digits));
        for (int digit = 0; digit < Digits; digit++)
        {
            Span<int> count = counts.AsSpan(digit * Buckets, Buckets);
            int shift = digit * DigitBits;
            if (count[(int)(keys[0] >> shift) & (Buckets - 1)] == keys.Length)
            {
                continue;
            }

            int position = 0;
            for (int bucket = 0; bucket < Buckets; bucket++)
            {
                int size = count[bucket];
                count[bucket] = position;
                position += size;
            }

            foreach (ulong key in keys)
            {
                other[count[(int)(key >> shift) & (Buckets - 1)]++] = key;
            }

            Span<ulong> swap = keys;
            keys = other;
            other = swap;
        }

        Restore(keys, MemoryMarshal.Cast<double, ulong>(values));
        ArrayPool<ulong>.Shared.Return(rented);
        ArrayPool<int>.Shared.Return(counts);
    }

    private static void Count(Span<ulong> keys, Span<int> counts)
    {
        counts.Clear();
        for (int i = 0; i < keys.Length; i++)
        {
            ulong bits = keys[i];
            ulong key = bits ^ ((ulong)((long)bits >> 63) | 0x8000000000000000);
            keys[i] = key;
            for (int digit = 0; digit < Digits; digit++)
            {
                counts[(digit * Buckets) + ((int)(key >> (digit * DigitBits)) & (Buckets - 1))]++;
            }
        }
    }

    private static void Restore(ReadOnlySpan<ulong> keys, Span<ulong> values)
    {
        for (int i = 0; i < keys.Length; i++)
        {
            ulong key = keys[i];
            values[i] = key ^ (((key >> 63) - 1) | 0x8000000000000000);
        }
    }
}
