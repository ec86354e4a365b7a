namespace SahelForecast.Testing;

/// <summary>Random numbers that are the same on every platform and runtime, independent of the library's own generator.</summary>
/// <remarks>SplitMix64; normal numbers by Box and Muller.</remarks>
public sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A uniform number inside (0, 1).</summary>
    /// <returns>A double.</returns>
    public double Uniform()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        z ^= z >> 31;
        return ((z >> 12) + 0.5) / (1UL << 52);
    }

    /// <summary>A standard normal number.</summary>
    /// <returns>A double.</returns>
    public double Normal() => Math.Sqrt(-2 * Math.Log(Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    /// <summary>A whole number from 0 to <paramref name="count"/> - 1.</summary>
    /// <param name="count">At least 1.</param>
    /// <returns>An index.</returns>
    public int Index(int count) => Math.Min((int)(Uniform() * count), count - 1);
}
