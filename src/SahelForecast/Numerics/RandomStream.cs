using System.Numerics;
using System.Runtime.CompilerServices;

namespace SahelForecast.Numerics;

/// <summary>What a stream is for, so that one seed never feeds two purposes with the same numbers.</summary>
internal enum StreamPurpose : ulong
{
    Sample = 1,
    Paths = 2,
    Magnitudes = 3,
    Resamples = 4,
}

/// <summary>An own stream of random numbers for each seed, purpose and index; streams are never shared between threads.</summary>
/// <remarks>xoshiro256++ (D. Blackman and S. Vigna (2021), Scrambled linear pseudorandom number generators, ACM TOMS 47(4)),
/// its state filled by SplitMix64 as its authors advise.</remarks>
internal struct RandomStream
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    public static RandomStream For(ulong seed, StreamPurpose purpose, ulong index)
    {
        ulong state = Mix(Mix(seed ^ ((ulong)purpose * 0xD1342543DE82EF95)) + index);
        RandomStream stream;
        stream._s0 = SplitMix(ref state);
        stream._s1 = SplitMix(ref state);
        stream._s2 = SplitMix(ref state);
        stream._s3 = SplitMix(ref state);
        return stream;
    }

    /// <summary>Joins a seed with another number to a new seed.</summary>
    public static ulong Derive(ulong seed, ulong part) => Mix(seed + (0x9E3779B97F4A7C15 * (part + 1)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NextUInt64()
    {
        ulong result = BitOperations.RotateLeft(_s0 + _s3, 23) + _s0;
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A uniform number strictly inside (0, 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextDouble() => ((long)(NextUInt64() >> 12) + 0.5) * (1.0 / (1L << 52));

    /// <summary>A whole number from 0 to <paramref name="count"/> - 1, by the high half of a product; the bias is below count / 2^64.</summary>
    public int NextIndex(int count) => (int)Math.BigMul(NextUInt64(), (ulong)count, out _);

    /// <summary>A standard normal number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextNormal()
    {
        ulong bits = NextUInt64();
        int layer = Ziggurat.Layer(bits);
        double x = Ziggurat.Position(bits) * Ziggurat.Edge[layer];
        return Math.Abs(x) < Ziggurat.Edge[layer + 1] ? x : Ziggurat.Resume(ref this, layer, x);
    }

    /// <summary>A chi-squared number divided by its degrees of freedom.</summary>
    /// <remarks>Reference: G. Marsaglia and W. W. Tsang (2000), A simple method for generating gamma variables, ACM TOMS 26(3), 363-372.</remarks>
    public double NextScaledChiSquared(double degreesOfFreedom)
    {
        double shape = degreesOfFreedom / 2;
        double boost = 1;
        if (shape < 1)
        {
            boost = Math.Pow(NextDouble(), 1 / shape);
            shape++;
        }

        double d = shape - (1.0 / 3);
        double c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double z = NextNormal();
            double v = 1 + (c * z);
            if (v <= 0)
            {
                continue;
            }

            v = v * v * v;
            double u = NextDouble();
            if (Math.Log(u) < (0.5 * z * z) + d - (d * v) + (d * Math.Log(v)))
            {
                return boost * d * v * 2 / degreesOfFreedom;
            }
        }
    }

    private static ulong SplitMix(ref ulong state) => Mix(state += 0x9E3779B97F4A7C15);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
