using System.Globalization;

namespace OrleansChat.Benchmarks.Machine;

/// <summary>What /proc says of a process. Linux only.</summary>
internal static class ProcessStatus
{
    /// <summary>The kernel's USER_HZ, which is 100 on every Linux that .NET runs on.</summary>
    private const double TicksPerSecond = 100;

    // Places in /proc/PID/stat, counted from the state, which follows the parenthesised name.
    private const int ParentField = 1;
    private const int UserTimeField = 11;
    private const int SystemTimeField = 12;
    private const int ReapedUserTimeField = 13;
    private const int ReapedSystemTimeField = 14;

    /// <summary>CPU seconds, user and system, that the process has used.</summary>
    public static double CpuSeconds(int processId)
    {
        var fields = StatFields(processId);
        return fields is null ? 0 : Ticks(fields, UserTimeField, SystemTimeField) / TicksPerSecond;
    }

    /// <summary>CPU seconds of the process, of its children, and of the children that have ended.</summary>
    public static double CpuSecondsWithChildren(int processId)
    {
        var fields = StatFields(processId);
        if (fields is null)
            return 0;
        var own = Ticks(fields, UserTimeField, SystemTimeField, ReapedUserTimeField, ReapedSystemTimeField);
        return own / TicksPerSecond + Children(processId).Sum(CpuSecondsWithChildren);
    }

    /// <summary>CPU seconds that all processes of the machine have used: user, nice and system.</summary>
    public static double CpuSecondsOfMachine()
    {
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Ticks(fields, 1, 2, 3) / TicksPerSecond;
    }

    /// <summary>Resident memory in bytes.</summary>
    public static long ResidentBytes(int processId)
    {
        const string label = "VmRSS:";
        var line = File.ReadLines($"/proc/{processId}/status").FirstOrDefault(line => line.StartsWith(label, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"Process {processId} has ended.");
        return long.Parse(line.AsSpan(label.Length, line.Length - label.Length - "kB".Length), CultureInfo.InvariantCulture) * 1024;
    }

    private static IEnumerable<int> Children(int processId) =>
        from directory in Directory.EnumerateDirectories("/proc")
        let id = int.TryParse(Path.GetFileName(directory), CultureInfo.InvariantCulture, out var parsed) ? parsed : 0
        where id > 0
        let fields = StatFields(id)
        where fields is not null && int.Parse(fields[ParentField], CultureInfo.InvariantCulture) == processId
        select id;

    private static double Ticks(string[] fields, params ReadOnlySpan<int> places)
    {
        var sum = 0L;
        foreach (var place in places)
            sum += long.Parse(fields[place], CultureInfo.InvariantCulture);
        return sum;
    }

    /// <returns>Null when the process is gone.</returns>
    private static string[]? StatFields(int processId)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{processId}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }
}
