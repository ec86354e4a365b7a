using System.Diagnostics;
using System.Globalization;
using SahelForecast.Data;

namespace SahelForecast.DataCheck;

/// <summary>Reads one large made-up file in this process and prints what it cost.</summary>
internal static class RowsCommand
{
    private const double Million = 1e6;

    /// <summary>Writes the file when it is not there yet, reads it, and prints one line.</summary>
    /// <param name="rows">How many rows.</param>
    /// <param name="years">How many years they are of.</param>
    public static int Run(int rows, int years)
    {
        string path = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"hapi-needs-{rows}-rows-{years}-years.csv"));
        if (!File.Exists(path))
        {
            HapiRows.Write(path, rows, years);
            Console.WriteLine($"{path} was written, {new FileInfo(path).Length / Million:0} MB. Run again: the peak memory of this run is that of the writing too.");
        }

        long start = Stopwatch.GetTimestamp();
        TimeSpan before = Environment.CpuUsage.TotalTime;
        DataSourceResult read = DataSource.Read(path);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        TimeSpan processor = Environment.CpuUsage.TotalTime - before;
        using var process = Process.GetCurrentProcess();
        double sum = read.Panel.Sum(series => series.Values.ToArray().Where(double.IsFinite).Sum());
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{read.RowCount} rows, {read.Panel.Count} series, {read.Issues.Count} issues, sum {sum:0}: {seconds:0.00} s ({processor.TotalSeconds:0.00} s of processor time), peak working set {process.PeakWorkingSet64 / Million:0} MB, " +
            $"allocated {GC.GetTotalAllocatedBytes() / Million:0} MB, collections {GC.CollectionCount(0)}/{GC.CollectionCount(1)}/{GC.CollectionCount(2)}, paused {GC.GetTotalPauseDuration().TotalSeconds:0.00} s"));
        return 0;
    }
}
