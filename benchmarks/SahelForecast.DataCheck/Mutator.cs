using System.IO.Compression;
using System.Text;

namespace SahelForecast.DataCheck;

/// <summary>Damages files as people, programs and attackers do: each damage is drawn from the random numbers given.</summary>
internal sealed class Mutator(IReadOnlyList<byte[]> seeds, Random random)
{
    private static readonly string[] Cells =
    [
        "", " ", "-", "-0", "1e308", "1e999", "99999999999999999999", "NaN", "∞", "1,5", "1.234.567", "2024", "2024-02-30", "9999-12-31", "0001-01-01", "2024-W53", "13/2024", "\"", "\"\"",
        "\"a\nb\"", "=1+1", "'=1", "#adm1+code", "#affected", "#date+year", "NG-XXX", "\0", "\u2028", "\uFEFF", "é", "😀", "x\"y", "null", "MLI", "V1", "janv. 2024", "1999999999",
    ];

    private static readonly string[] JsonPieces = ["[", "]", "{", "}", ",", ":", "null", "{}", "[]", "1e999", "\"\\ud800\"", "\"\\u0000\"", "-", "\"a\":", "true", "[[[[", "//", "\"#adm1\""];

    private static readonly Encoding[] Encodings =
        [Encoding.Latin1, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, new UnicodeEncoding(bigEndian: false, byteOrderMark: false), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)];

    /// <summary>A damaged copy.</summary>
    public byte[] Mutate(byte[] seed)
    {
        bool isZip = seed.AsSpan().StartsWith("PK"u8);
        byte[] bytes = isZip && random.Next(3) > 0 ? Repacked(seed) : seed;
        for (int changes = random.Next(1, 4); changes > 0; changes--)
        {
            bytes = isZip ? Bytes(bytes) : Changed(bytes);
        }

        return random.Next(8) == 0 ? Bytes(Packed(bytes)) : bytes;
    }

    private byte[] Changed(byte[] bytes) => random.Next(20) switch
    {
        0 or 1 => Columns(bytes, Drop),
        2 or 3 => Columns(bytes, Double(random.Next())),
        4 or 5 => Columns(bytes, Swap(random.Next())),
        6 or 7 or 8 => Columns(bytes, (cells, _) => Replace(cells, Cells)),
        9 or 10 => Spliced(bytes, seeds[random.Next(seeds.Count)]),
        11 or 12 => Separated(bytes),
        13 => Encoded(bytes),
        14 => Json(bytes),
        15 => bytes[..random.Next(bytes.Length + 1)],
        _ => Bytes(bytes),
    };

    // One to eight changes: a byte, a stretch dropped, a stretch doubled, or a piece that means something put in.
    private byte[] Bytes(byte[] bytes)
    {
        List<byte> mutated = [.. bytes];
        for (int changes = random.Next(1, 9); changes > 0 && mutated.Count > 0; changes--)
        {
            int at = random.Next(mutated.Count);
            int length = Math.Min(random.Next(1, 60), mutated.Count - at);
            switch (random.Next(40))
            {
                case < 10:
                    mutated[at] = (byte)random.Next(random.Next(10) == 0 ? 256 : 128);
                    break;
                case < 20:
                    mutated.RemoveRange(at, length);
                    break;
                case < 30:
                    mutated.InsertRange(at, mutated.GetRange(at, length));
                    break;
                case 30:
                    // Half a character.
                    mutated.InsertRange(at, Encoding.UTF8.GetBytes("é😀")[..random.Next(1, 6)]);
                    break;
                default:
                    mutated.InsertRange(at, Encoding.UTF8.GetBytes(Cells[random.Next(Cells.Length)]));
                    break;
            }
        }

        return [.. mutated];
    }

    // The same change to one column in every row, or in some.
    private byte[] Columns(byte[] bytes, Action<List<string>, int> change)
    {
        string[] lines = Encoding.Latin1.GetString(bytes).Split('\n');
        char separator = ",;\t|".MaxBy(candidate => lines[0].Count(c => c == candidate));
        int column = random.Next(lines[0].Count(c => c == separator) + 1);
        bool everywhere = random.Next(3) > 0;
        return Encoding.Latin1.GetBytes(string.Join('\n', lines.Select(line =>
        {
            List<string> cells = [.. line.Split(separator)];
            if (column < cells.Count && (everywhere || random.Next(4) == 0))
            {
                change(cells, column);
            }

            return string.Join(separator, cells);
        })));
    }

    private static void Drop(List<string> cells, int column) => cells.RemoveAt(column);

    private static Action<List<string>, int> Double(int draw) => (cells, column) => cells.Insert(draw % (cells.Count + 1), cells[column]);

    private static Action<List<string>, int> Swap(int draw) => (cells, column) => (cells[column], cells[draw % cells.Count]) = (cells[draw % cells.Count], cells[column]);

    private void Replace(List<string> cells, string[] values) =>
        cells[random.Next(cells.Count)] = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(values[random.Next(values.Length)]));

    private byte[] Spliced(byte[] first, byte[] second) => [.. first[..random.Next(first.Length + 1)], .. second[random.Next(second.Length + 1)..]];

    private byte[] Separated(byte[] bytes)
    {
        byte[] from = ",;\t|\n\"."u8.ToArray();
        byte[] to = ",;\t|\n\r\" "u8.ToArray();
        (byte old, byte other) = (from[random.Next(from.Length)], to[random.Next(to.Length)]);
        bool everywhere = random.Next(2) == 0;
        return [.. bytes.Select(b => b == old && (everywhere || random.Next(3) == 0) ? other : b)];
    }

    private byte[] Encoded(byte[] bytes)
    {
        Encoding encoding = Encodings[random.Next(Encodings.Length)];
        byte[] mark = random.Next(2) == 0 ? encoding.GetPreamble() : [];
        return [.. mark, .. encoding.GetBytes(Encoding.UTF8.GetString(bytes))];
    }

    // Rows become a JSON array unless they are one; then brackets and values are put in or taken away.
    private byte[] Json(byte[] bytes)
    {
        string text = Encoding.UTF8.GetString(bytes);
        if (text.TrimStart() is not ['[' or '{', ..])
        {
            text = $"[{string.Join(",\n", text.Split('\n').Select(line => $"[{string.Join(',', line.Split(',').Select(cell => $"\"{cell.Trim().Replace("\"", "\\\"", StringComparison.Ordinal)}\""))}]"))}]";
        }

        for (int changes = random.Next(0, 4); changes > 0; changes--)
        {
            int at = random.Next(text.Length + 1);
            string piece = JsonPieces[random.Next(JsonPieces.Length)];
            int next = text.IndexOfAny([',', ':', '[', ']', '{', '}'], Math.Min(at, text.Length));
            text = next < 0 || random.Next(3) == 0 ? text.Insert(at, piece)
                : random.Next(2) == 0 ? text.Remove(next, 1)
                : text.Insert(next + 1, piece);
        }

        return Encoding.UTF8.GetBytes(random.Next(6) == 0 ? new string('[', random.Next(200)) + text : text);
    }

    private byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        for (int members = random.Next(1, 3); members > 0; members--)
        {
            using var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true);
            gzip.Write(bytes);
        }

        byte[] whole = packed.ToArray();
        return random.Next(4) == 0 ? whole[..random.Next(whole.Length + 1)] : random.Next(4) == 0 ? [.. whole, .. bytes[..Math.Min(bytes.Length, 40)]] : whole;
    }

    // A workbook with one part damaged, renamed or left out.
    private byte[] Repacked(byte[] workbook)
    {
        using var bytes = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(workbook), ZipArchiveMode.Read))
        using (var to = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            int damaged = random.Next(from.Entries.Count);
            foreach ((int i, ZipArchiveEntry entry) in from.Entries.Index())
            {
                using var part = new MemoryStream();
                using (Stream content = entry.Open())
                {
                    content.CopyTo(part);
                }

                int how = i == damaged ? random.Next(6) : -1;
                if (how == 0)
                {
                    continue;
                }

                using Stream target = to.CreateEntry(how == 1 ? $"../../{entry.FullName}" : entry.FullName, CompressionLevel.Fastest).Open();
                target.Write(how > 1 ? Bytes(part.ToArray()) : part.ToArray());
            }
        }

        return bytes.ToArray();
    }
}
