using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace SahelForecast.Data;

/// <summary>What the cells of a column meant, by their bytes: columns repeat few texts, and comparing bytes is much cheaper than reading them again.</summary>
/// <remarks>It holds so many short cells and no more: a column of ever new texts is read text by text.</remarks>
internal sealed class CellMemo<T>
{
    private const int MostCells = 1 << 14;
    private const int LongestCell = 200;

    private readonly Dictionary<byte[], T> _known = new(new BytesComparer());
    private readonly Dictionary<byte[], T>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private byte[]? _lastCell;
    private T? _lastMeaning;

    public CellMemo() => _lookup = _known.GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>What a cell meant before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryGet(ReadOnlySpan<byte> cell, [MaybeNullWhen(false)] out T meaning)
    {
        if (_lastCell is not null && cell.SequenceEqual(_lastCell))
        {
            meaning = _lastMeaning!;
            return true;
        }

        if (!_lookup.TryGetValue(cell, out byte[]? known, out meaning))
        {
            return false;
        }

        (_lastCell, _lastMeaning) = (known, meaning);
        return true;
    }

    /// <summary>Remembers what a cell means.</summary>
    public void Add(ReadOnlySpan<byte> cell, T meaning)
    {
        if (_known.Count < MostCells && cell.Length <= LongestCell)
        {
            _lookup[cell] = meaning;
        }
    }

    private sealed class BytesComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = new HashCode();
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
