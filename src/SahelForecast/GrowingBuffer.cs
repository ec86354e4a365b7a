namespace SahelForecast;

/// <summary>Values that several series share, each longer one seeing the beginning of the next: appending copies only when room runs out.</summary>
/// <remarks>A place is written once, by whoever claims it first; a second series that grows from the same beginning gets a buffer of its own.</remarks>
internal sealed class GrowingBuffer
{
    private readonly double[] _values;
    private int _claimed;

    private GrowingBuffer(int capacity, ReadOnlySpan<double> before, int claimed)
    {
        _values = new double[capacity];
        before.CopyTo(_values);
        _claimed = claimed;
    }

    /// <summary>A buffer that begins with <paramref name="before"/> followed by <paramref name="added"/>.</summary>
    /// <param name="current">The buffer that <paramref name="before"/> is the beginning of; null when it lies elsewhere.</param>
    /// <param name="before">What is there.</param>
    /// <param name="added">What comes after it.</param>
    public static GrowingBuffer Append(GrowingBuffer? current, ReadOnlySpan<double> before, ReadOnlySpan<double> added)
    {
        int count = before.Length + added.Length;
        GrowingBuffer buffer = current is not null && current.TryClaim(before.Length, count) ? current : new GrowingBuffer(2 * count, before, count);
        added.CopyTo(buffer._values.AsSpan(before.Length));
        return buffer;
    }

    /// <summary>The first values.</summary>
    public ReadOnlyMemory<double> Take(int count) => _values.AsMemory(0, count);

    private bool TryClaim(int from, int to) => to <= _values.Length && Interlocked.CompareExchange(ref _claimed, to, from) == from;
}
