using System.ComponentModel;
using System.Runtime.InteropServices;

namespace SahelForecast.Accuracy;

/// <summary>The CPU time that the calling thread has used, which waiting and other threads don't touch.</summary>
/// <remarks>Nanoseconds on Linux and macOS; about 16 milliseconds on Windows, where only means over many series say anything.</remarks>
internal static partial class ThreadCpuClock
{
    private const int LinuxThreadClock = 3;
    private const int MacThreadClock = 16;

    /// <summary>Milliseconds since the thread began.</summary>
    public static double Milliseconds => OperatingSystem.IsWindows() ? OnWindows() : OnPosix();

    private static double OnPosix()
    {
        int clock = OperatingSystem.IsMacOS() ? MacThreadClock : LinuxThreadClock;
        return GetTime(clock, out PosixTime time) == 0 ? (time.Seconds * 1e3) + (time.Nanoseconds / 1e6) : throw new Win32Exception();
    }

    private static double OnWindows() => GetTimes(CurrentThread(), out _, out _, out long kernel, out long user)
        ? TimeSpan.FromTicks(kernel + user).TotalMilliseconds
        : throw new Win32Exception();

    [LibraryImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    private static partial int GetTime(int clock, out PosixTime time);

    [LibraryImport("kernel32", EntryPoint = "GetThreadTimes", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetTimes(nint thread, out long created, out long exited, out long kernel, out long user);

    [LibraryImport("kernel32", EntryPoint = "GetCurrentThread")]
    private static partial nint CurrentThread();

    private readonly record struct PosixTime(nint Seconds, nint Nanoseconds);
}
