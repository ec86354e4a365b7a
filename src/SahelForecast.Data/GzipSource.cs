using System.Buffers.Binary;
using System.IO.Compression;

namespace SahelForecast.Data;

/// <summary>An unpacked gzip file that refuses to expand beyond a limit and to end early.</summary>
/// <remarks>The platform's gzip stream ends a file that was cut off as if it were whole: rows would be lost without a word.</remarks>
/// <param name="packed">The packed bytes; they must allow seeking.</param>
/// <param name="limit">The most unpacked bytes.</param>
internal sealed class GzipSource(Stream packed, long limit) : ForwardStream
{
    private const int HeaderLength = 10;
    private const int LengthLength = 4;

    private readonly GZipStream _inner = new(packed, CompressionMode.Decompress);
    private long _read;

    /// <summary>Whether bytes are the start of a gzip file.</summary>
    public static bool IsGzip(ReadOnlySpan<byte> start) => start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);

    public override int Read(Span<byte> buffer)
    {
        int count = _inner.Read(buffer);
        _read += count;
        if (_read > limit)
        {
            throw new SourceLimitException(FormattableString.Invariant(
                $"unpacked, the source is larger than {limit} bytes. Raise MaxExpandedBytes in ReadLimits if it is to be trusted."));
        }

        if (count == 0 && buffer.Length > 0)
        {
            CheckEnd();
        }

        return count;
    }

    protected override void Dispose(bool disposing)
    {
        _inner.Dispose();
        base.Dispose(disposing);
    }

    // A file ends with its unpacked length. Where several were joined, it is the length of the last.
    private void CheckEnd()
    {
        if (packed.Length < HeaderLength + LengthLength)
        {
            throw new InvalidDataException("The gzip file ends in its header.");
        }

        Span<byte> length = stackalloc byte[LengthLength];
        packed.Position = Math.Max(0, packed.Length - LengthLength);
        packed.ReadExactly(length);
        if (BinaryPrimitives.ReadUInt32LittleEndian(length) != (uint)_read && !IsJoined())
        {
            throw new InvalidDataException("The gzip file ends early.");
        }
    }

    // Whether another header follows the first: two marks, the method, and flags, effort and system that exist.
    private bool IsJoined()
    {
        byte[] buffer = new byte[1 << 16];
        packed.Position = 1;
        int kept = 0;
        for (int count = packed.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false); count > 0;
             count = packed.ReadAtLeast(buffer.AsSpan(kept), buffer.Length - kept, throwOnEndOfStream: false))
        {
            int length = kept + count;
            for (int i = 0; i + HeaderLength <= length; i++)
            {
                if (buffer[i] == 0x1F && buffer[i + 1] == 0x8B && buffer[i + 2] == 8 && buffer[i + 3] < 32
                    && buffer[i + 8] is 0 or 2 or 4 && buffer[i + 9] is < 14 or 255)
                {
                    return true;
                }
            }

            kept = Math.Min(length, HeaderLength - 1);
            buffer.AsSpan(length - kept, kept).CopyTo(buffer);
        }

        return false;
    }
}

/// <summary>A source is larger than its limit.</summary>
internal sealed class SourceLimitException(string message) : IOException(message);
