using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SahelForecast.Data;

/// <summary>Numbers for keys, each a row of so many numbers of a <see cref="NameTable"/>: a hash table without an object for each key.</summary>
/// <param name="width">How many dimensions there are.</param>
internal sealed class KeyTable(int width)
{
    private const int Bits = 11;
    private const int ChunkLength = 1 << Bits;

    private readonly List<int[]> _chunks = [];
    private readonly ChunkedList<int> _hashes = new();

    // The number of a key and one, 0 where there is none; a power of two of places.
    private int[] _places = new int[64];

    public int Count => _hashes.Count;

    /// <summary>The parts of a key.</summary>
    public ReadOnlySpan<int> this[int number] => _chunks[number >> Bits].AsSpan((number & (ChunkLength - 1)) * width, width);

    /// <summary>The number of a key, which is added when it is new.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Of(ReadOnlySpan<int> key)
    {
        var adding = new HashCode();
        adding.AddBytes(MemoryMarshal.AsBytes(key));
        int hash = adding.ToHashCode();
        int place = hash & (_places.Length - 1);
        for (; _places[place] != 0; place = (place + 1) & (_places.Length - 1))
        {
            int known = _places[place] - 1;
            if (_hashes[known] == hash && key.SequenceEqual(this[known]))
            {
                return known;
            }
        }

        int number = Count;
        if (number >> Bits == _chunks.Count)
        {
            _chunks.Add(new int[ChunkLength * width]);
        }

        key.CopyTo(_chunks[^1].AsSpan((number & (ChunkLength - 1)) * width));
        _hashes.Add(hash);
        _places[place] = number + 1;
        if (4 * Count > 3 * _places.Length)
        {
            Grow();
        }

        return number;
    }

    private void Grow()
    {
        int[] places = new int[2 * _places.Length];
        for (int number = 0; number < Count; number++)
        {
            int place = _hashes[number] & (places.Length - 1);
            while (places[place] != 0)
            {
                place = (place + 1) & (places.Length - 1);
            }

            places[place] = number + 1;
        }

        _places = places;
    }
}
