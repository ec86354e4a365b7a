using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace SahelForecast.Data.Tests;

/// <summary>Damaged copies of small files of every kind: series, or one clear error in one line. The number of a case is its seed.</summary>
public class MutatedFileTests
{
    private const int CasesOfKind = 200;

    private static readonly byte[][] Seeds =
    [
        Text(Sources.HapiNeedsHeader + "MLI,Y,Y,,,,,,,0,Intersectoral,Intersectoral,,INN,7,2024-01-05,2024-12-24,1,2,,\nMLI,Y,Y,Gao,,ML07,Gao,,,1,FSC,\"Food, Security\",Children,TGT,3,2024-01-05,2024-12-24,1,2,Rounded value,\n"),
        Text(Sources.DtmHeader + "Lake Chad,Chad,TCD,Lac,TD07,,,1,100,2017-09-30T00:00:00,2017,9,1,Conflict,,,,,BA,Active\n"),
        Text("""{"items":[{"year":2022,"coo_iso":"MLI","coa_iso":"NER","refugees":5,"asylum_seekers":"-","idps":"0","stateless":0}]}"""),
        Text("""[["Pays","An","Besoin"],["#country","#date+year","#inneed"],["MLI","2024",7],["BFA",2024,null]]"""),
        Text("Pays,Code,Année,Besoin\n#country+name,#country+code,#date+year,#inneed\nMali,MLI,2024,7\nRégional,,2024,9\n"),
        Text("Région;janv. 2024;févr. 2024;mars 2024\nGao;1,5;2;3\nMénaka;;\"2\";x\n"),
        Text("id,V1,V2,V3\nN1,5,6,7\nN2,1,2,\n"),
        Text("month,region,reason,individuals\n2016-01,Awdal,\"Drought\nrelated\",89\n2016-02,Awdal,Flood,90\n"),
    ];

    public enum Damage
    {
        ColumnDropped,
        ColumnDoubled,
        ColumnsSwapped,
        FilesSpliced,
        SeparatorsReplaced,
        CutInACharacter,
        EncodingChanged,
        PackedAndDamaged,
        WorkbookDamaged,
        JsonRestructured,
        CellReplaced,
    }

    public static TheoryData<Damage> AllDamages => [.. Enum.GetValues<Damage>()];

    [Theory]
    [MemberData(nameof(AllDamages))]
    public void Read_DamagedFile_NeverFailsOtherwise(Damage damage)
    {
        for (int seed = 0; seed < CasesOfKind; seed++)
        {
            var random = new Random(((int)damage * 10_000) + seed);
            byte[] bytes = Seeds[random.Next(Seeds.Length)];
            for (int times = random.Next(1, 4); times > 0; times--)
            {
                bytes = Apply(damage, bytes, random);
            }

            try
            {
                DataSourceResult read = DataSource.Read(new MemoryStream(bytes), "of 2024.csv");
                Assert.InRange(read.UsedRowCount, 0, read.RowCount);
            }
            catch (SeriesReadException error)
            {
                Assert.False(error.Message.Contains('\n', StringComparison.Ordinal), $"seed {seed}: {error.Message}");
            }
            catch (Exception failure) when (failure is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"seed {seed}: {failure}");
            }
        }
    }

    private static byte[] Apply(Damage damage, byte[] bytes, Random random) => damage switch
    {
        Damage.ColumnDropped => Columns(bytes, random, (cells, column, _) => cells.RemoveAt(column)),
        Damage.ColumnDoubled => Columns(bytes, random, (cells, column, draw) => cells.Insert(draw % (cells.Count + 1), cells[column])),
        Damage.ColumnsSwapped => Columns(bytes, random, (cells, column, draw) => (cells[column], cells[draw % cells.Count]) = (cells[draw % cells.Count], cells[column])),
        Damage.CellReplaced => Columns(bytes, random, (cells, _, _) => cells[random.Next(cells.Count)] = Latin(Odd(random))),
        Damage.FilesSpliced => [.. bytes[..random.Next(bytes.Length + 1)], .. Seeds[random.Next(Seeds.Length)] is var other ? other[random.Next(other.Length)..] : []],
        Damage.SeparatorsReplaced => Replace(bytes, (byte)",;\t|\n\""[random.Next(6)], (byte)",;\t|\n\r\" "[random.Next(8)], random.Next(2) == 0 ? 1 : random.Next(2, 5)),
        Damage.CutInACharacter => [.. bytes[..random.Next(bytes.Length)], .. Text("é😀")[..random.Next(1, 6)], .. random.Next(2) == 0 ? Text("\n1,2,3\n") : []],
        Damage.EncodingChanged => Encoded(bytes, random),
        Damage.PackedAndDamaged => Flipped(Packed(bytes), random),
        Damage.WorkbookDamaged => Flipped(bytes.AsSpan().StartsWith("PK"u8) ? bytes : Workbook.Write(("a", [.. Encoding.UTF8.GetString(bytes).Split('\n').Select(line => (object?[])[.. Clean(line).Split(',').Take(20)])])), random),
        _ => Json(bytes, random),
    };

    private static string Odd(Random random) =>
        ((string[])["", "-0", "1e999", "1e308", "99999999999999999999", "9999-12-31", "0001-01-01", "2024-02-30", "2024-W53", "\"", "\"\"", "=1", "'=1", "#adm1+code", "#affected", "\0", "\u2028", "\uFEFF", "😀", "NG-XXX", "V1", "mars 2024"])[random.Next(22)];

    private static byte[] Columns(byte[] bytes, Random random, Action<List<string>, int, int> change)
    {
        string[] lines = Encoding.Latin1.GetString(bytes).Split('\n');
        char separator = ",;".MaxBy(candidate => lines[0].Count(c => c == candidate));
        (int column, int draw, bool everywhere) = (random.Next(lines[0].Count(c => c == separator) + 1), random.Next(), random.Next(3) > 0);
        return Encoding.Latin1.GetBytes(string.Join('\n', lines.Select(line =>
        {
            List<string> cells = [.. line.Split(separator)];
            if (column < cells.Count && (everywhere || random.Next(3) == 0))
            {
                change(cells, column, draw);
            }

            return string.Join(separator, cells);
        })));
    }

    private static byte[] Replace(byte[] bytes, byte old, byte other, int every)
    {
        int seen = 0;
        return [.. bytes.Select(b => b == old && seen++ % every == 0 ? other : b)];
    }

    private static byte[] Encoded(byte[] bytes, Random random)
    {
        Encoding[] encodings = [Encoding.Latin1, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)];
        Encoding encoding = encodings[random.Next(encodings.Length)];
        return [.. random.Next(2) == 0 ? encoding.GetPreamble() : [], .. encoding.GetBytes(Encoding.UTF8.GetString(bytes))];
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    private static byte[] Flipped(byte[] bytes, Random random)
    {
        byte[] flipped = [.. bytes];
        for (int times = random.Next(0, 4); times > 0; times--)
        {
            flipped[random.Next(flipped.Length)] = (byte)random.Next(256);
        }

        return random.Next(4) == 0 ? flipped[..random.Next(1, flipped.Length)] : flipped;
    }

    // A value becomes another kind, is wrapped or doubled; or a piece is put in anywhere.
    private static byte[] Json(byte[] bytes, Random random)
    {
        string text = Encoding.UTF8.GetString(bytes);
        if (text is not ['[' or '{', ..])
        {
            text = JsonSerializer.Serialize(text.Split('\n').Select(line => line.Split(',')));
        }

        string[] pieces = ["null", "{}", "[]", "[[", "]", "}", "\"a\":", "1e999", "\"\\ud800\"", "true", "//", ",,"];
        string piece = pieces[random.Next(pieces.Length)];
        int[] places = [.. Enumerable.Range(0, text.Length).Where(i => text[i] is ',' or ':' or '[' or '{')];
        int place = places.Length == 0 ? 0 : places[random.Next(places.Length)] + 1;
        return Text(random.Next(4) switch
        {
            0 => text.Insert(random.Next(text.Length + 1), piece),
            1 => text.Insert(place, piece + ","),
            2 => $"{{\"a\":{text},\"b\":{piece}}}",
            _ => text.Insert(place, "["),
        });
    }

    // What XML can't hold at all.
    private static string Clean(string line) => string.Concat(line.Where(c => c >= ' ' && c != '\uFFFE' && c != '\uFFFF' && !char.IsSurrogate(c)));

    private static string Latin(string text) => Encoding.Latin1.GetString(Text(text));

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
