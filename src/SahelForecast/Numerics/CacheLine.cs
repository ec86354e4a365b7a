using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SahelForecast.Numerics;

/// <summary>Scratch that begins at a line of the cache.</summary>
/// <remarks>Vectors that straddle two lines cost up to a third more. Nothing but time depends on it, so memory that moves meanwhile does no harm.</remarks>
internal static class CacheLine
{
    /// <summary>How many numbers a line holds: by so many more rent.</summary>
    public const int Count = 8;

    /// <summary>The first part of an array that begins at a line.</summary>
    /// <param name="rented">At least <paramref name="count"/> and <see cref="Count"/> long.</param>
    /// <param name="count">How many numbers are wanted.</param>
    public static unsafe Span<double> Cut(double[] rented, int count)
    {
        nuint address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(rented));
        return rented.AsSpan((int)((0 - address) % (Count * sizeof(double))) / sizeof(double), count);
    }
}
