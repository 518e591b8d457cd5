using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;

namespace OrleansChat.Testing;

/// <summary>Signals to processes that the test itself started.</summary>
public static class ProcessSignals
{
    private const int SigTerm = 15;
    private const int SigCont = 18;
    private const int SigStop = 19;

    public static void Terminate(int processId) => Send(processId, SigTerm);

    /// <summary>The process hangs: it keeps its connections, and does nothing until it is woken.</summary>
    public static void Hang(int processId) => Send(processId, SigStop);

    public static void Wake(int processId) => Send(processId, SigCont);

    /// <summary>Processes that it started and that still exist.</summary>
    public static IReadOnlyList<int> ChildrenOf(int processId) =>
        [.. Directory.GetDirectories("/proc").Select(Number).Where(child => child > 0 && Stat(child)?.Parent == processId)];

    /// <summary>Stopped, or ended, which is the same to those who wait for it.</summary>
    public static bool Hangs(int processId) => Stat(processId)?.State is null or "T" or "Z";

    private static int Number(string directory) =>
        int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>Null: there is no such process (any more).</summary>
    private static (string State, int Parent)? Stat(int processId)
    {
        try
        {
            // The name, in brackets, may hold anything: what counts stands after the last bracket.
            var line = File.ReadAllText($"/proc/{processId}/stat");
            var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            return (fields[0], int.Parse(fields[1], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static void Send(int processId, int signal)
    {
        if (Kill(processId, signal) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError(), $"Signal {signal} did not reach process {processId}.");
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int processId, int signal);
}
