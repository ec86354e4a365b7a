using System.Diagnostics;

namespace SahelForecast.Accuracy.Tests;

public sealed class ThreadCpuClockTests
{
    [Fact]
    public void Milliseconds_WorkAndWaiting_CountsTheWorkOnly()
    {
        double before = ThreadCpuClock.Milliseconds;
        Thread.Sleep(200);
        double waited = ThreadCpuClock.Milliseconds - before;

        // A loop of 100 ms of CPU time by its own clock ends only if that clock runs.
        var wall = Stopwatch.StartNew();
        while (ThreadCpuClock.Milliseconds - before - waited < 100)
        {
            Assert.True(wall.Elapsed.TotalSeconds < 60, "The clock stands still.");
        }

        Assert.InRange(waited, 0, 100);
        Assert.True(wall.Elapsed.TotalMilliseconds >= 90, $"100 ms of CPU time took {wall.Elapsed.TotalMilliseconds} ms on the wall.");
    }
}
