using System.Globalization;
using System.Text;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace SahelForecast.Data.Tests;

/// <summary>What the writers of forecasts write is read back equal: figures to the same bits, texts to the same characters, missing as missing.</summary>
public class ForecastRoundTripTests
{
    // A property says nothing when what it is tried on is tame.
    [Fact]
    public void Generator_OfTables_IsHostile()
    {
        ForecastTable[] tables = [.. ForecastTables.Tables().Generator.Sample(300)];
        ForecastEntry[] entries = [.. tables.SelectMany(table => table)];

        Assert.Equal(Enum.GetValues<Frequency>(), entries.Select(entry => entry.Origin.Frequency).Distinct().Order());
        Assert.Contains(tables, table => table.Count == 0);
        Assert.Contains(entries, entry => entry.Scenario is { Narrative: not null, Probability: not null, Assumptions: not null });
        Assert.Contains(entries, entry => entry.Key.Dimensions.Any(dimension => dimension.StartsWith('=')));
        Assert.Contains(entries, entry => entry.Source is { } source && source.Contains('\r', StringComparison.Ordinal));
        Assert.Contains(entries, entry => entry.Figures.Any(figures => double.IsNaN(figures.Mean)));
        Assert.Contains(entries, entry => entry.Figures.Any(figures => figures.Median == double.MaxValue));
        Assert.Contains(entries, entry => entry.Seed == ulong.MaxValue);
        Assert.Contains(entries, entry => entry.IsPreliminary);
    }

    [Property(Arbitrary = [typeof(ForecastTables)], MaxTest = 300)]
    public void Csv_AnyTable_IsReadBack(ForecastTable table, bool tidy, bool hashtags, bool french) =>
        AssertReadBack(table, tidy, french, (stream, layout) => WriteCsv(stream, table, new ForecastCsvOptions { Layout = layout, Hashtags = hashtags }));

    [Property(Arbitrary = [typeof(ForecastTables)], MaxTest = 300)]
    public void Json_AnyTable_IsReadBack(ForecastTable table, bool french) =>
        AssertReadBack(table, false, french, (stream, _) => ForecastJsonWriter.Write(stream, table));

    [Property(Arbitrary = [typeof(ForecastTables)], MaxTest = 200)]
    public void Parquet_AnyTable_IsReadBack(ForecastTable table, bool tidy, bool french) =>
        AssertReadBack(table, tidy, french, (stream, layout) => ForecastParquetWriter.Write(stream, table, layout));

    [Property(Arbitrary = [typeof(ForecastTables)], MaxTest = 200)]
    public void Workbook_AnyTable_IsReadBack(ForecastTable table, bool tidy, bool french) =>
        AssertReadBack(table, tidy, french, (stream, layout) => ForecastWorkbookWriter.Write(stream, table, layout));

    [Property(Arbitrary = [typeof(ForecastTables)], MaxTest = 50)]
    public void AnyFormat_WrittenAgainInFrench_HasTheSameBytes(ForecastTable table)
    {
        foreach (Action<Stream> write in Writers(table))
        {
            byte[] first = Bytes(write);

            Csv.Under(Csv.French, () => Assert.Equal(first, Bytes(write)));
        }
    }

    [Property(Arbitrary = [typeof(ForecastTables)], MaxTest = 50)]
    public void AnyFormat_ReadAndWrittenAgain_HasTheSameFigures(ForecastTable table)
    {
        ForecastTable read = table;
        foreach (int format in Enumerable.Range(0, Writers(table).Length))
        {
            byte[] bytes = Bytes(Writers(read)[format]);
            read = ForecastReader.Read(new MemoryStream(bytes));
        }

        AssertSame(table, read);
    }

    // Files get damaged on their way: what comes out is a table or a clear error, never another exception.
    [Property(Arbitrary = [typeof(ForecastTables)], MaxTest = 400)]
    public void AnyFormat_Damaged_IsReadOrRefused(ForecastTable table, byte format, int position, byte change, bool cut)
    {
        Action<Stream>[] writers = Writers(table);
        byte[] bytes = Bytes(writers[format % writers.Length]);
        int at = (int)((uint)position % bytes.Length);
        bytes[at] ^= (byte)(change | 1);

        try
        {
            _ = ForecastReader.Read(new MemoryStream(cut ? bytes[..at] : bytes));
        }
        catch (SeriesReadException refused)
        {
            Assert.DoesNotContain('\n', refused.Message);
        }
    }

    // The opening of a cell decides whether a spreadsheet takes it for a formula.
    [Property(Arbitrary = [typeof(ForecastTables)], MaxTest = 200)]
    public void Csv_AnyTable_HasNoCellThatRuns(ForecastTable table, bool tidy, bool hashtags)
    {
        string text = Encoding.UTF8.GetString(Bytes(stream => WriteCsv(stream, table, new ForecastCsvOptions { Layout = tidy ? ForecastLayout.Tidy : ForecastLayout.Wide, Hashtags = hashtags })));

        foreach (string cell in CellsOf(text))
        {
            Assert.True(
                cell.Length == 0 || !"=+-@\t\r\n".Contains(cell[0], StringComparison.Ordinal) || double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
                $"The cell {cell} runs.");
        }
    }

    private static Action<Stream>[] Writers(ForecastTable table) =>
    [
        stream => WriteCsv(stream, table, new ForecastCsvOptions { Hashtags = true }),
        stream => ForecastJsonWriter.Write(stream, table),
        stream => ForecastParquetWriter.Write(stream, table),
        stream => ForecastWorkbookWriter.Write(stream, table),
    ];

    private static void WriteCsv(Stream stream, ForecastTable table, ForecastCsvOptions options)
    {
        using var writer = new StreamWriter(stream, leaveOpen: true);
        ForecastCsvWriter.Write(writer, table, options);
    }

    private static void AssertReadBack(ForecastTable table, bool tidy, bool french, Action<Stream, ForecastLayout> write) =>
        Csv.Under(french ? Csv.French : CultureInfo.InvariantCulture, () =>
        {
            byte[] bytes = Bytes(stream => write(stream, tidy ? ForecastLayout.Tidy : ForecastLayout.Wide));

            ForecastTable read = ForecastReader.Read(new MemoryStream(bytes));

            // Without a row, the tidy layout has no place for its levels.
            if (tidy && table.Count == 0)
            {
                Assert.Empty(read);
                return;
            }

            AssertSame(table, read);
        });

    private static void AssertSame(ForecastTable expected, ForecastTable read)
    {
        Assert.Equal(expected.Levels, read.Levels);
        Assert.Equal(expected.AsEnumerable(), read.AsEnumerable());
        Assert.True(expected.Equals(read));
        Assert.Equal(expected.GetHashCode(), read.GetHashCode());
        Assert.Equal(Bits(expected), Bits(read));
    }

    private static long[] Bits(ForecastTable table) =>
    [
        .. table.SelectMany(entry => entry.Figures
            .SelectMany(figures => new[] { figures.Mean, figures.Median }.Concat(figures.Intervals.SelectMany(interval => new[] { interval.Lower, interval.Upper })))
            .Append(entry.OriginValue))
            .Select(value => double.IsNaN(value) ? -1 : BitConverter.DoubleToInt64Bits(value)),
    ];

    private static byte[] Bytes(Action<Stream> write)
    {
        using var bytes = new MemoryStream();
        write(bytes);
        return bytes.ToArray();
    }

    // RFC 4180, on its own, so that it can't share a fault with the reader.
    private static List<string> CellsOf(string text)
    {
        List<string> cells = [];
        var cell = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && (c is ',' or '\n'))
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        return cells;
    }
}
