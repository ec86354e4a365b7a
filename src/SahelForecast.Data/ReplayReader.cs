namespace SahelForecast.Data;

/// <summary>A text whose start was already taken from its reader.</summary>
internal sealed class ReplayReader(string start, TextReader rest) : TextReader
{
    private int _position;

    /// <summary>The first characters of a text, and the whole again.</summary>
    public static (string Start, TextReader Whole) Look(TextReader text, int characters)
    {
        char[] start = new char[characters];
        string seen = new(start, 0, text.ReadBlock(start));
        return (seen, new ReplayReader(seen, text));
    }

    public override int Peek() => _position < start.Length ? start[_position] : rest.Peek();

    public override int Read() => _position < start.Length ? start[_position++] : rest.Read();

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
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
