namespace SahelForecast.Data;

/// <summary>A stream without a way back whose first bytes were already taken from it.</summary>
internal sealed class ReplayStream(byte[] start, Stream rest) : ForwardStream
{
    private int _position;

    public override int Read(Span<byte> buffer)
    {
        if (_position == start.Length)
        {
            return rest.Read(buffer);
        }

        int count = Math.Min(buffer.Length, start.Length - _position);
        start.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }
}
