using System.Diagnostics;
using System.Globalization;

namespace OrleansChat.Benchmarks.Machine;

/// <summary>Runs the programs of the installed PostgreSQL, never as root: they refuse.</summary>
internal static class PostgreSqlProgram
{
    private const string Installations = "/usr/lib/postgresql";
    private const string Account = "postgres";

    private static bool AsRoot => Environment.IsPrivilegedProcess;

    public static Process Start(string name, params string[] arguments)
    {
        var program = Path.Combine(Newest(), "bin", name);
        var start = AsRoot
            ? new ProcessStartInfo("setpriv", [$"--reuid={Account}", $"--regid={Account}", "--clear-groups", program, .. arguments])
            : new ProcessStartInfo(program, arguments);
        start.WorkingDirectory = "/";
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{name} did not start.");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Makes a directory the property of the account under which the programs run.</summary>
    public static void GiveAway(string directory)
    {
        if (!AsRoot)
            return;
        using var chown = Process.Start("chown", [Account, directory]);
        chown.WaitForExit();
        if (chown.ExitCode != 0)
            throw new InvalidOperationException($"chown {Account} {directory} ended with {chown.ExitCode}.");
    }

    private static string Newest() =>
        Directory.Exists(Installations) && Directory.EnumerateDirectories(Installations).MaxBy(Version) is { } newest
            ? newest
            : throw new DirectoryNotFoundException($"No PostgreSQL in {Installations}: install the package 'postgresql'.");

    private static int Version(string directory) =>
        int.TryParse(Path.GetFileName(directory), CultureInfo.InvariantCulture, out var version) ? version : 0;
}
