namespace SahelForecast.Data;

/// <summary>A list of many small items that grows without copying them, and whose items can be changed in place.</summary>
internal sealed class ChunkedList<T>
    where T : struct
{
    private const int Bits = 11;
    private const int ChunkLength = 1 << Bits;

    private readonly List<T[]> _chunks = [];

    public int Count { get; private set; }

    public ref T this[int index] => ref _chunks[index >> Bits][index & (ChunkLength - 1)];

    public void Add(T item)
    {
        if (Count >> Bits == _chunks.Count)
        {
            _chunks.Add(new T[ChunkLength]);
        }

        _chunks[Count >> Bits][Count & (ChunkLength - 1)] = item;
        Count++;
    }
}
