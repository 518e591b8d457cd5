using System.Diagnostics;

namespace OrleansChat.Testing.PostgreSql;

/// <summary>The programs of a PostgreSQL installation, and the user that may run them.</summary>
internal sealed class PostgreSqlTools(string directory, UnixUser? runAs)
{
    /// <summary>Looks where Debian installs them (newest first), then in PATH.</summary>
    public static PostgreSqlTools Find()
    {
        const string debian = "/usr/lib/postgresql";
        var installed = Directory.Exists(debian)
            ? Directory.GetDirectories(debian).OrderByDescending(Version).Select(version => Path.Combine(version, "bin"))
            : [];
        var inPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var directory = installed.Concat(inPath).FirstOrDefault(candidate =>
            File.Exists(Path.Combine(candidate, "initdb")) && File.Exists(Path.Combine(candidate, "pg_ctl")));
        return directory is null
            ? throw new PostgreSqlToolException(
                "PostgreSQL is not installed (no initdb in /usr/lib/postgresql/*/bin or PATH). "
                + "On Debian or Ubuntu: apt-get install postgresql")
            : new PostgreSqlTools(directory, Environment.IsPrivilegedProcess ? UnprivilegedUser() : null);
    }

    /// <summary>A new directory that belongs to the user that runs the server.</summary>
    public string CreateHome()
    {
        var home = Directory.CreateTempSubdirectory("chat-pg-").FullName;
        if (runAs is not null)
            Execute("chown", [runAs.Name, home], asUser: false).GetAwaiter().GetResult();
        return home;
    }

    public Task Run(string tool, params string[] arguments) => Execute(Path.Combine(directory, tool), arguments, asUser: true);

    /// <summary>
    /// Starts a shell that outlives this process: a test host is often killed right after its last test, and must not leave
    /// servers behind. It ends when the home is gone.
    /// </summary>
    public void Guard(string data, string home)
    {
        const string watch =
            "exec >/dev/null 2>&1 </dev/null; pid=$1; shift; "
            + "while [ -d \"$0\" ] && kill -0 $pid; do sleep 1; done; [ -d \"$0\" ] || exit 0; "
            // A server that a test left hanging cannot stop.
            + "kill -CONT $(head -n 1 \"$0/data/postmaster.pid\"); \"$@\"; rm -rf \"$0\"";
        // Forked away, because test runners kill the whole tree of a host.
        var start = new ProcessStartInfo("setsid") { WorkingDirectory = "/" };
        string[] stop = AsServerUser(Path.Combine(directory, "pg_ctl"), ["stop", "-w", "-D", data, "-m", "immediate"]);
        foreach (var argument in (string[])["--fork", "sh", "-c", watch, home, $"{Environment.ProcessId}", .. stop])
            start.ArgumentList.Add(argument);
        Process.Start(start)!.Dispose();
    }

    public string[] AsServerUser(string program, string[] arguments) => runAs is null
        ? [program, .. arguments]
        : ["setpriv", $"--reuid={runAs.Name}", $"--regid={runAs.Group}", "--clear-groups", program, .. arguments];

    private async Task Execute(string program, string[] arguments, bool asUser)
    {
        string[] command = asUser ? AsServerUser(program, arguments) : [program, .. arguments];
        // Output goes to files of the server, never to pipes: the server would inherit them, and the read would not end.
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/" };
        var output = Path.GetTempFileName();
        foreach (var argument in (string[])["-c", "out=$1; shift; exec \"$@\" >\"$out\" 2>&1 </dev/null", "sh", output, .. command])
            start.ArgumentList.Add(argument);
        try
        {
            using var process = Process.Start(start)!;
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
                throw new PostgreSqlToolException(
                    $"{Path.GetFileName(program)} failed ({process.ExitCode}): {await File.ReadAllTextAsync(output)}");
        }
        finally
        {
            File.Delete(output);
        }
    }

    private static UnixUser UnprivilegedUser()
    {
        var users = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).ToDictionary(user => user[0], user => user[3]);
        return new[] { "postgres", "nobody" }.Where(users.ContainsKey).Select(name => new UnixUser(name, users[name])).FirstOrDefault()
            ?? throw new PostgreSqlToolException("PostgreSQL refuses to run as root, and there is no user postgres or nobody.");
    }

    private static double Version(string path) => double.TryParse(Path.GetFileName(path), out var version) ? version : 0;
}

/// <summary>A user by name, and the number of its group.</summary>
internal sealed record UnixUser(string Name, string Group);

/// <summary>A PostgreSQL program is missing or failed.</summary>
public sealed class PostgreSqlToolException(string message) : Exception(message);
