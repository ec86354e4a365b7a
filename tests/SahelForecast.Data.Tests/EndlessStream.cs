namespace SahelForecast.Data.Tests;

/// <summary>A text of any length that is made while it is read: a start, then one piece over and over.</summary>
internal sealed class EndlessStream(byte[] start, byte[] piece, long length, bool canSeek) : Stream
{
    private long _position;

    /// <summary>How far was read at most.</summary>
    public long BytesRead { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => canSeek;

    public override bool CanWrite => false;

    public override long Length => canSeek ? length : throw new NotSupportedException();

    public override long Position { get => _position; set => _position = canSeek ? value : throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        int count = (int)Math.Min(buffer.Length, length - _position);
        for (int i = 0; i < count; i++, _position++)
        {
            buffer[i] = _position < start.Length ? start[_position] : piece[(_position - start.Length) % piece.Length];
        }

        BytesRead = Math.Max(BytesRead, _position);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin == SeekOrigin.Begin ? offset : origin == SeekOrigin.End ? length + offset : _position + offset;

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
