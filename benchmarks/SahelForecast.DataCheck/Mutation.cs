using System.Diagnostics;
using System.IO.Compression;
using SahelForecast.Data;

namespace SahelForecast.DataCheck;

/// <summary>Reads damaged copies of real files: whatever is in them, reading must end soon, in series or in a clear error.</summary>
internal static class Mutation
{
    private const int Start = 20_000;
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(5);

    /// <summary>Runs and prints what was found.</summary>
    /// <returns>How many runs failed otherwise or were slow.</returns>
    public static int Run(string folder, int runs)
    {
        (string Path, byte[] Bytes)[] seeds =
        [
            .. CheckedFile.All.Select(file => (file.Path, Head(Path.Combine(folder, file.Path)))),
            .. Directory.GetFiles(Path.Combine(folder, "hxl", "libhxl-python", "test_io")).Order(StringComparer.Ordinal).Select(path => (Path.GetFileName(path), File.ReadAllBytes(path))),
        ];
        var random = new Random(1);
        int read = 0;
        int refused = 0;
        int found = 0;
        for (int run = 0; run < runs; run++)
        {
            (string path, byte[] bytes) = seeds[run % seeds.Length];
            byte[] mutated = Mutate(bytes, random);
            long start = Stopwatch.GetTimestamp();
            string? problem = null;
            try
            {
                DataSource.Read(new MemoryStream(mutated), "mutated_2024.csv");
                read++;
            }
            catch (SeriesReadException)
            {
                refused++;
            }
            catch (Exception failure)
            {
                problem = failure.ToString();
            }

            problem ??= Stopwatch.GetElapsedTime(start) > Slow ? "slow" : null;
            if (problem is not null)
            {
                found++;
                Console.WriteLine($"{path}, run {run}: {problem}");
            }
        }

        Console.WriteLine($"{runs} damaged copies of {seeds.Length} files: {read} read, {refused} refused with a clear error, {found} findings.");
        return found;
    }

    private static byte[] Head(string path)
    {
        using Stream file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        byte[] head = new byte[Start];
        return head[..stream.ReadAtLeast(head, Start, throwOnEndOfStream: false)];
    }

    // One to eight changes: a byte, a stretch dropped, a stretch doubled, or a piece that means something put in.
    private static byte[] Mutate(byte[] bytes, Random random)
    {
        byte[][] pieces = ["\""u8.ToArray(), "\n"u8.ToArray(), ","u8.ToArray(), "#adm1+code,#affected\n"u8.ToArray(), "-"u8.ToArray(), "1e999"u8.ToArray(), "9999-12-31"u8.ToArray(), "0001-01-01"u8.ToArray(), [0xFF], [0], "\uFEFF"u8.ToArray()];
        List<byte> mutated = [.. bytes];
        for (int changes = random.Next(1, 9); changes > 0 && mutated.Count > 0; changes--)
        {
            int at = random.Next(mutated.Count);
            int length = Math.Min(random.Next(1, 60), mutated.Count - at);
            switch (random.Next(4))
            {
                case 0:
                    mutated[at] = (byte)random.Next(256);
                    break;
                case 1:
                    mutated.RemoveRange(at, length);
                    break;
                case 2:
                    mutated.InsertRange(at, mutated.GetRange(at, length));
                    break;
                default:
                    mutated.InsertRange(at, pieces[random.Next(pieces.Length)]);
                    break;
            }
        }

        return [.. mutated];
    }
}
