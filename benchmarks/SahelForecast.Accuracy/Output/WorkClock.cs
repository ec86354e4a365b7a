using System.Diagnostics;

namespace SahelForecast.Accuracy.Output;

/// <summary>What a run costs: CPU seconds of all threads and seconds on the wall, from reading to the last score.</summary>
internal sealed class WorkClock
{
    private readonly TimeSpan _cpu = Environment.CpuUsage.TotalTime;
    private readonly Stopwatch _wall = Stopwatch.StartNew();

    public override string ToString() => FormattableString.Invariant($"Work: {(Environment.CpuUsage.TotalTime - _cpu).TotalSeconds:F2} s CPU, {_wall.Elapsed.TotalSeconds:F2} s wall.");
}
