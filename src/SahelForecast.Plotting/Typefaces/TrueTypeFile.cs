using System.Buffers.Binary;
using System.Text;

namespace SahelForecast.Plotting.Typefaces;

/// <summary>One glyph: outlines of straight lines that fill by winding number.</summary>
/// <param name="Character">What it writes; NUL for the box that stands for missing characters.</param>
/// <param name="Advance">How far the next character begins, in font units.</param>
/// <param name="Contours">Closed polygons in font units, y upwards; none for a blank.</param>
internal sealed record TrueTypeGlyph(char Character, int Advance, IReadOnlyList<List<(short X, short Y)>> Contours)
{
    private IEnumerable<(short X, short Y)> Points => Contours.SelectMany(contour => contour);

    public short Left => Points.Select(p => p.X).DefaultIfEmpty().Min();

    public short Right => Points.Select(p => p.X).DefaultIfEmpty().Max();

    public short Bottom => Points.Select(p => p.Y).DefaultIfEmpty().Min();

    public short Top => Points.Select(p => p.Y).DefaultIfEmpty().Max();

    public int PointCount => Points.Count();
}

/// <summary>Writes glyphs as a minimal TrueType font file.</summary>
/// <remarks>Reference: OpenType specification 1.9, https://learn.microsoft.com/typography/opentype/spec/.</remarks>
internal static class TrueTypeFile
{
    private const short Ascent = 950;
    private const short Descent = -250;

    /// <summary>The file.</summary>
    /// <param name="family">The family name.</param>
    /// <param name="bold">Whether this is the bold style.</param>
    /// <param name="unitsPerEm">Font units in the type size.</param>
    /// <param name="glyphs">The missing-character box first, then by character, ascending.</param>
    public static byte[] Write(string family, bool bold, int unitsPerEm, IReadOnlyList<TrueTypeGlyph> glyphs)
    {
        (byte[] outlines, byte[] locations) = Outlines(glyphs);
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["OS/2"] = Os2(bold, glyphs),
            ["cmap"] = CharacterMap(glyphs),
            ["glyf"] = outlines,
            ["head"] = Head(bold, unitsPerEm, glyphs),
            ["hhea"] = HorizontalHeader(glyphs),
            ["hmtx"] = new Words([.. glyphs.SelectMany(g => new int[] { g.Advance, g.Left })]).ToBytes(),
            ["loca"] = locations,
            ["maxp"] = Profile(glyphs),
            ["name"] = Names(family, bold),
            ["post"] = new Words(3, 0, 0, 0, -100, 50, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0).ToBytes(),
        };
        return Assemble(tables);
    }

    private static byte[] Assemble(SortedDictionary<string, byte[]> tables)
    {
        int power = 1 << (int)Math.Log2(tables.Count);
        var file = new Words(1, 0, tables.Count, power * 16, (int)Math.Log2(power), (tables.Count * 16) - (power * 16));
        int offset = 12 + (tables.Count * 16);
        foreach ((string tag, byte[] data) in tables)
        {
            file.AddText(tag).AddLong(Checksum(data)).AddLong((uint)offset).AddLong((uint)data.Length);
            offset += (data.Length + 3) / 4 * 4;
        }

        int headAt = 0;
        foreach ((string tag, byte[] data) in tables)
        {
            headAt = tag == "head" ? file.Length : headAt;
            file.AddBytes(data).Pad();
        }

        byte[] bytes = file.ToBytes();
        // The sum of the whole file must come out as this constant.
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(headAt + 8), 0xB1B0AFBA - Checksum(bytes));
        return bytes;
    }

    private static (byte[] Outlines, byte[] Locations) Outlines(IReadOnlyList<TrueTypeGlyph> glyphs)
    {
        var outlines = new Words();
        var locations = new Words();
        foreach (TrueTypeGlyph glyph in glyphs)
        {
            locations.AddLong((uint)outlines.Length);
            if (glyph.Contours.Count > 0)
            {
                AddOutline(outlines, glyph);
            }
        }

        locations.AddLong((uint)outlines.Length);
        return (outlines.ToBytes(), locations.ToBytes());
    }

    private static void AddOutline(Words words, TrueTypeGlyph glyph)
    {
        words.Add(glyph.Contours.Count, glyph.Left, glyph.Bottom, glyph.Right, glyph.Top);
        int last = -1;
        foreach (List<(short X, short Y)> contour in glyph.Contours)
        {
            last += contour.Count;
            words.Add(last);
        }

        const byte OnCurve = 1;
        words.Add(0).AddBytes([.. Enumerable.Repeat(OnCurve, glyph.PointCount)]);
        (short X, short Y)[] points = [.. glyph.Contours.SelectMany(contour => contour)];
        words.Add([.. points.Select((p, i) => p.X - (i == 0 ? 0 : points[i - 1].X))]);
        words.Add([.. points.Select((p, i) => p.Y - (i == 0 ? 0 : points[i - 1].Y))]);
        words.Pad();
    }

    private static byte[] CharacterMap(IReadOnlyList<TrueTypeGlyph> glyphs)
    {
        // Format 4: one segment a run of neighbouring characters, then the end mark.
        List<(int First, int Last, int Glyph)> runs = [];
        for (int i = 1; i < glyphs.Count; i++)
        {
            if (runs.Count > 0 && glyphs[i].Character == runs[^1].Last + 1)
            {
                runs[^1] = runs[^1] with { Last = glyphs[i].Character };
            }
            else
            {
                runs.Add((glyphs[i].Character, glyphs[i].Character, i));
            }
        }

        runs.Add((0xFFFF, 0xFFFF, 0));
        int power = 1 << (int)Math.Log2(runs.Count);
        var map = new Words(0, 1, 3, 1, 0, 12);
        map.Add(4, 16 + (8 * runs.Count), 0, 2 * runs.Count, 2 * power, (int)Math.Log2(power), 2 * (runs.Count - power));
        map.Add([.. runs.Select(run => run.Last)]).Add(0).Add([.. runs.Select(run => run.First)]);
        map.Add([.. runs.Select(run => run.First == 0xFFFF ? 1 : run.Glyph - run.First)]).Add([.. runs.Select(_ => 0)]);
        return map.ToBytes();
    }

    private static byte[] Head(bool bold, int unitsPerEm, IReadOnlyList<TrueTypeGlyph> glyphs) =>
        new Words(1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 0b1011, unitsPerEm, 0, 0, 0, 0, 0, 0, 0, 0)
            .Add(glyphs.Min(g => g.Left), glyphs.Min(g => g.Bottom), glyphs.Max(g => g.Right), glyphs.Max(g => g.Top))
            .Add(bold ? 1 : 0, 8, 2, 1, 0).ToBytes();

    private static byte[] HorizontalHeader(IReadOnlyList<TrueTypeGlyph> glyphs) =>
        new Words(1, 0, Ascent, Descent, 0, glyphs.Max(g => g.Advance), glyphs.Min(g => g.Left), glyphs.Min(g => g.Advance - g.Right))
            .Add(glyphs.Max(g => g.Right), 1, 0, 0, 0, 0, 0, 0, 0, glyphs.Count).ToBytes();

    private static byte[] Profile(IReadOnlyList<TrueTypeGlyph> glyphs) =>
        new Words(1, 0, glyphs.Count, glyphs.Max(g => g.PointCount), glyphs.Max(g => g.Contours.Count), 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0).ToBytes();

    private static byte[] Os2(bool bold, IReadOnlyList<TrueTypeGlyph> glyphs) =>
        new Words(4, (int)glyphs.Average(g => g.Advance), bold ? 700 : 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0)
            .Add(0, 0, 0, 0, 0) // panose: any
            .Add(0, 3, 0, 0, 0, 0, 0, 0) // Latin
            .AddText("    ")
            .Add(bold ? 0x20 : 0x40, glyphs[1].Character, glyphs[^1].Character, Ascent, Descent, 0, Ascent, -Descent)
            .Add(0, 1, 0, 0, 534, 734, 0, ' ', 1).ToBytes();

    private static byte[] Names(string family, bool bold)
    {
        string style = bold ? "Bold" : "Regular";
        (int Id, string Text)[] names = [(1, family), (2, style), (3, $"SahelForecast {style}"), (4, $"{family} {style}"), (5, "Version 1.0"), (6, $"SahelForecast-{style}")];
        var table = new Words(0, names.Length, 6 + (12 * names.Length));
        int offset = 0;
        foreach ((int id, string text) in names)
        {
            table.Add(3, 1, 0x409, id, text.Length * 2, offset);
            offset += text.Length * 2;
        }

        return table.AddBytes(Encoding.BigEndianUnicode.GetBytes(string.Concat(names.Select(name => name.Text)))).ToBytes();
    }

    private static uint Checksum(byte[] data)
    {
        uint sum = 0;
        for (int i = 0; i < data.Length; i++)
        {
            sum += (uint)data[i] << (24 - (i % 4 * 8));
        }

        return sum;
    }

    /// <summary>Big-endian numbers, as fonts store them.</summary>
    private sealed class Words
    {
        private readonly List<byte> _bytes = [];

        public Words(params ReadOnlySpan<int> words) => Add(words);

        public int Length => _bytes.Count;

        public Words Add(params ReadOnlySpan<int> words)
        {
            foreach (int word in words)
            {
                _bytes.AddRange((byte)(word >> 8), (byte)word);
            }

            return this;
        }

        public Words AddLong(uint value) => Add((int)(value >> 16), (int)(value & 0xFFFF));

        public Words AddText(string ascii) => AddBytes(Encoding.ASCII.GetBytes(ascii));

        public Words AddBytes(ReadOnlySpan<byte> bytes)
        {
            _bytes.AddRange(bytes);
            return this;
        }

        public Words Pad()
        {
            while (_bytes.Count % 4 != 0)
            {
                _bytes.Add(0);
            }

            return this;
        }

        public byte[] ToBytes() => [.. _bytes];
    }
}
