using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using SahelForecast.Data;

namespace SahelForecast.DataCheck;

/// <summary>Reads damaged copies of real files: whatever is in them, reading must end soon and within memory, in series or in a clear error.</summary>
/// <remarks>Each run has its own random numbers, so that a finding is had again with <c>--mutations 1 RUN</c>.</remarks>
internal static class Mutation
{
    private const int Start = 6_000;
    private const int LargestWorkbook = 60_000;
    private const long MostAllocated = 500_000_000;
    private const int Reported = 20_000;
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(10);
    private static readonly CultureInfo[] Cultures = [CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("fr-FR"), CultureInfo.GetCultureInfo("en-GB")];

    private static volatile string _current = "";
    private static long _started;

    /// <summary>Runs and prints what was found.</summary>
    /// <returns>How many runs failed otherwise, were slow or took too much memory.</returns>
    public static int Run(string folder, int runs, int firstRun)
    {
        (string Path, byte[] Bytes)[] seeds =
        [
            .. CheckedFile.All.Select(file => (file.Path, Head(Path.Combine(folder, file.Path)))),
            .. Directory.GetFiles(Path.Combine(folder, "hxl"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Where(path => Path.GetExtension(path) is ".csv" or ".json" or ".txt" or ".xlsx" or ".hxl" or ".tsv" or ".ssv" or ".zip" or ".xls" or ".html" or ".NOEXT")
                .Where(path => new FileInfo(path).Length < LargestWorkbook)
                .Select(path => (Path.GetFileName(path), IsWhole(path) ? File.ReadAllBytes(path) : Head(path))),
        ];
        byte[][] contents = [.. seeds.Select(seed => seed.Bytes)];
        using Timer watch = WatchForHangs();
        var outcomes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        int found = 0;
        for (int run = firstRun; run < firstRun + runs; run++)
        {
            var random = new Random(run);
            (string path, byte[] bytes) = seeds[run % seeds.Length];
            byte[] mutated = new Mutator(contents, random).Mutate(bytes);
            _current = $"{path}, run {run}";
            Volatile.Write(ref _started, Stopwatch.GetTimestamp());
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            string outcome = Outcome(mutated, random);
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            if (outcome.StartsWith("failed", StringComparison.Ordinal) || allocated > MostAllocated)
            {
                found++;
                Console.WriteLine($"{path}, run {run}: {outcome}, {allocated / 1_000_000} MB allocated");
            }

            if ((run + 1) % Reported == 0)
            {
                Console.WriteLine($"{run + 1} runs, {found} findings");
            }
        }

        Console.WriteLine($"{runs} damaged copies of {seeds.Length} files, {found} findings:");
        foreach ((string outcome, int count) in outcomes)
        {
            Console.WriteLine($"  {count,7} {outcome}");
        }

        return found;
    }

    private static string Outcome(byte[] mutated, Random random)
    {
        try
        {
            int issues = random.Next(10) switch
            {
                0 => ByColumns(mutated, random),
                1 => DataSource.Read(new MemoryStream(mutated), "mutated_2024.csv", Options(random)).Issues.Count,
                _ => DataSource.Read(new MemoryStream(mutated), "mutated_2024.csv").Issues.Count,
            };
            return issues == 0 ? "read without issues" : "read with issues";
        }
        catch (SeriesReadException refused)
        {
            return refused.Message.Contains('\n', StringComparison.Ordinal) ? $"failed: a message of several lines: {refused.Message}" : "refused with a clear error";
        }
        catch (Exception failure)
        {
            return $"failed: {failure}";
        }
    }

    private static DataSourceOptions Options(Random random) => new()
    {
        Culture = Cultures[random.Next(Cultures.Length)],
        Frequency = random.Next(2) == 0 ? null : (Frequency)random.Next(Enum.GetValues<Frequency>().Length),
        Period = random.Next(2) == 0 ? null : Period.Year(2024),
        Layout = random.Next(2) == 0 ? null : DataLayout.All[random.Next(DataLayout.All.Count)],
        Part = random.Next(8) == 0 ? "../../x" : null,
    };

    // By columns that the header may have.
    private static int ByColumns(byte[] mutated, Random random)
    {
        string text = Encoding.Latin1.GetString(mutated);
        string[] names = [.. text.Split('\n')[0].Split(',', ';', '\t').Where(name => !string.IsNullOrWhiteSpace(name)).Distinct()];
        random.Shuffle(names);
        return names.Length < 3
            ? DataSource.Read(new MemoryStream(mutated)).Issues.Count
            : CsvSeriesReader.Read(new StringReader(text), new CsvSeriesOptions
            {
                Frequency = (Frequency)random.Next(Enum.GetValues<Frequency>().Length),
                PeriodColumn = names[0],
                ValueColumn = names[1],
                KeyColumns = names[2..Math.Min(names.Length, 6)],
                Duplicates = (DuplicatePolicy)random.Next(Enum.GetValues<DuplicatePolicy>().Length),
                Culture = Cultures[random.Next(Cultures.Length)],
            }).Issues.Count;
    }

    private static Timer WatchForHangs() => new(
        _ =>
        {
            if (_current.Length > 0 && Stopwatch.GetElapsedTime(Volatile.Read(ref _started)) > Slow)
            {
                Console.WriteLine($"{_current}: does not end");
                Environment.Exit(1);
            }
        },
        null,
        1000,
        1000);

    private static bool IsWhole(string path) => Path.GetExtension(path) is ".xlsx" or ".zip" or ".xls" or ".NOEXT";

    private static byte[] Head(string path)
    {
        using Stream file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        byte[] head = new byte[Start];
        return head[..stream.ReadAtLeast(head, Start, throwOnEndOfStream: false)];
    }
}
