using System.Diagnostics;
using System.Text.RegularExpressions;

namespace OrleansChat.Testing.Servers;

/// <summary>One silo or web front in a process of its own, with its log in a file.</summary>
public sealed partial class ServerProcess(
    string name, string program, Uri address, ServerSettings settings, string logs, string? user = null)
    : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(45);
    private Process? process;

    public string Name => name;

    /// <summary>Where it listens, and where its health is asked for. Stays the same over restarts.</summary>
    public Uri Address => address;

    /// <summary>Where its metrics can be fetched; null: nowhere.</summary>
    public Uri? Metrics { get; init; }

    public string LogFile { get; } = Path.Combine(logs, $"{name}.log");

    /// <summary>Of the process that runs, or ran last.</summary>
    public int Id => process!.Id;

    public bool IsRunning => process is { HasExited: false };

    /// <summary>In front of a command: it runs as another user. Only root can do that.</summary>
    public static string[] As(string user)
    {
        var group = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Single(entry => entry[0] == user)[3];
        return ["setpriv", $"--reuid={user}", $"--regid={group}", "--clear-groups"];
    }

    /// <summary>Starts it, the first time or after it ended.</summary>
    public void Start()
    {
        // What the program writes must be closed to others by itself: the mask of whoever starts it closes nothing.
        string[] command = [.. user is null ? [] : As(user), "sh", "-c", "umask 000; exec dotnet \"$0\"", program];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = logs,
        };
        foreach (var (key, value) in settings.Values)
            start.Environment[key] = value;
        process = new Process { StartInfo = start };
        var log = TextWriter.Synchronized(new StreamWriter(LogFile, append: true) { AutoFlush = true });
        process.OutputDataReceived += (_, line) => log.WriteLine(line.Data);
        process.ErrorDataReceived += (_, line) => log.WriteLine(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public async Task WaitUntilReady()
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        await Eventually.Holds($"{name} to be ready (its log is {LogFile})", async () => !IsRunning || await IsReady(http), StartTimeout);
        if (!IsRunning)
            throw new InvalidOperationException($"{name} ended with code {process?.ExitCode} while starting: {Tail()}");
    }

    /// <summary>The one-time link for the first administrator that a web front prints.</summary>
    public async Task<Uri> SetupLink() => new(await Eventually.Get(
        $"the link for the first administrator in {LogFile}",
        async () => PrintedLink().Match(await File.ReadAllTextAsync(LogFile)).Groups["link"].Value,
        found => found.Length > 0));

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        process!.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, and the wait for an orderly end. Answers the exit code.</summary>
    public async Task<int> Terminate()
    {
        ProcessSignals.Terminate(process!.Id);
        return await Ended();
    }

    /// <summary>SIGSTOP: its connections stay open, it answers nobody and notices nothing.</summary>
    public void Hang() => ProcessSignals.Hang(process!.Id);

    /// <summary>SIGCONT.</summary>
    public void Wake() => ProcessSignals.Wake(process!.Id);

    /// <summary>Waits until it has ended, by itself or because it was asked to. Answers the exit code.</summary>
    public async Task<int> Ended()
    {
        using var patience = new CancellationTokenSource(StopTimeout);
        try
        {
            await process!.WaitForExitAsync(patience.Token);
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"{name} did not end within {StopTimeout.TotalSeconds:0} s: {Tail()}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (IsRunning)
            await Kill();
        process?.Dispose();
    }

    private async Task<bool> IsReady(HttpClient http)
    {
        using var answer = await http.GetAsync(new Uri(address, "health/ready"));
        return answer.IsSuccessStatusCode;
    }

    private string Tail() => File.Exists(LogFile) ? string.Join('\n', File.ReadLines(LogFile).TakeLast(20)) : "no log";

    [GeneratedRegex(@"First administrator: (?<link>http\S+)")]
    private static partial Regex PrintedLink();
}
