using System.Buffers;

namespace SahelForecast.Stationarity;

/// <summary>Room for numbers, from the pool and back to it.</summary>
internal readonly ref struct PooledScratch : IDisposable
{
    private readonly double[] _rented;

    /// <summary>Takes room; what is in it means nothing.</summary>
    public PooledScratch(int count)
    {
        _rented = ArrayPool<double>.Shared.Rent(Math.Max(1, count));
        Span = _rented.AsSpan(0, count);
    }

    /// <summary>The room.</summary>
    public Span<double> Span { get; }

    /// <summary>Gives it back.</summary>
    public void Dispose() => ArrayPool<double>.Shared.Return(_rented);
}
