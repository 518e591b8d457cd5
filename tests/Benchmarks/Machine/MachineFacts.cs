using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace OrleansChat.Benchmarks.Machine;

/// <summary>What figures depend on, besides the code.</summary>
internal sealed record MachineFacts(
    string Processor,
    int Cores,
    int MemoryGb,
    string System,
    string DotNet,
    string Node,
    string PostgreSql,
    string Commit)
{
    public static MachineFacts Read() => new(
        Value("/proc/cpuinfo", "model name"),
        Environment.ProcessorCount,
        (int)Math.Round(long.Parse(Value("/proc/meminfo", "MemTotal").Split(' ')[0], CultureInfo.InvariantCulture) / 1024d / 1024),
        RuntimeInformation.OSDescription,
        Environment.Version.ToString(),
        FirstLine("node", "--version"),
        FirstLine("psql", "--version"),
        FirstLine("git", "-C", Repository.Root, "describe", "--always", "--dirty", "--exclude", "*"));

    private static string Value(string path, string label) =>
        File.ReadLines(path).First(line => line.StartsWith(label, StringComparison.Ordinal)).Split(':', 2)[1].Trim();

    private static string FirstLine(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"{program} did not start.");
        var line = process.StandardOutput.ReadLine() ?? "unknown";
        process.WaitForExit();
        return line;
    }
}
