using System.Text;
using CsvHelper;

namespace SahelForecast.Data;

/// <summary>Looks at the header of a text before it is read, to tell the delimiter.</summary>
internal static class CsvHeader
{
    private const string Candidates = ",;\t|";
    private const int LongestHeader = 1 << 16;

    /// <summary>The delimiter under which the header has most of the columns asked for, then the one with most columns.</summary>
    /// <param name="source">The text; it is read up to the end of the header.</param>
    /// <param name="options">The columns asked for.</param>
    /// <returns>The delimiter, null when a first line <c>sep=</c> tells it, and the whole text again.</returns>
    public static (char? Delimiter, TextReader Replayed) Detect(TextReader source, CsvSeriesOptions options)
    {
        string start = ReadStart(source);
        var replayed = new ReplayReader(start, source);
        if (start.AsSpan().TrimStart('\uFEFF').TrimStart().StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
        {
            return (null, replayed);
        }

        char best = Candidates.Select(candidate => (Delimiter: candidate, Header: Split(start, candidate)))
            .OrderByDescending(split => CsvColumns.CountFound(split.Header, options))
            .ThenByDescending(split => split.Header.Count)
            .First().Delimiter;
        return (best, replayed);
    }

    private static IReadOnlyList<string> Split(string text, char delimiter)
    {
        using var csv = CsvReader.FromText(text, new CsvReaderOptions { Separator = delimiter, TrimWhitespace = true });
        csv.ReadHeader();
        return [.. csv.Headers];
    }

    // Blank lines and the first line with text, through to the line on which its quotes close. A quote that never closes is cut off:
    // the start is only looked at here, and the whole is read again.
    private static string ReadStart(TextReader source)
    {
        var start = new StringBuilder();
        bool text = false;
        bool quoted = false;
        for (int next = source.Read(); next >= 0; next = source.Read())
        {
            char c = (char)next;
            start.Append(c);
            quoted ^= c == '"';
            text |= !char.IsWhiteSpace(c) && c != '\uFEFF';
            bool lineEnds = c == '\n' || (c == '\r' && source.Peek() != '\n');
            if ((lineEnds && text && !quoted) || start.Length == LongestHeader)
            {
                break;
            }
        }

        return start.ToString();
    }

    /// <summary>A text whose start was already taken from its reader.</summary>
    private sealed class ReplayReader(string start, TextReader rest) : TextReader
    {
        private int _position;

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
}
