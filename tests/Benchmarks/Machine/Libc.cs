using System.Runtime.InteropServices;

namespace OrleansChat.Benchmarks.Machine;

/// <summary>The few calls of the C library that .NET has no equal for.</summary>
internal static class Libc
{
    private const int InterruptedBySignal = 4;
    private const int MonotonicClock = 1;
    private const int AbsoluteTime = 1;
    private const int SigTerm = 15;
    private const int SigUsr2 = 12;

    /// <summary>Sleeps until a time of <see cref="System.Diagnostics.Stopwatch"/>, which is the monotonic clock in nanoseconds.</summary>
    public static void SleepUntil(long nanoseconds)
    {
        var at = new Timespec(nanoseconds / 1_000_000_000, nanoseconds % 1_000_000_000);
        while (ClockNanosleep(MonotonicClock, AbsoluteTime, in at, nint.Zero) == InterruptedBySignal)
        {
        }
    }

    public static void Terminate(int processId) => Signal(processId, SigTerm);

    public static void UserSignal2(int processId) => Signal(processId, SigUsr2);

    private static void Signal(int processId, int signal)
    {
        if (Kill(processId, signal) != 0)
            throw new InvalidOperationException($"Signal {signal} did not reach process {processId}.");
    }

    [DllImport("libc", EntryPoint = "clock_nanosleep")]
    private static extern int ClockNanosleep(int clock, int flags, in Timespec request, nint remaining);

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int processId, int signal);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Timespec(long seconds, long nanoseconds)
    {
        public readonly long Seconds = seconds;
        public readonly long Nanoseconds = nanoseconds;
    }
}
