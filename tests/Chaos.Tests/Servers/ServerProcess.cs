using System.Diagnostics;

namespace OrleansChat.Chaos.Servers;

/// <summary>One silo or web front in a process of its own, with its log in a file.</summary>
internal sealed class ServerProcess(string name, string program, Uri health, IReadOnlyDictionary<string, string> settings, string directory) : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(45);
    private Process? process;

    public string Name => name;

    public Uri Address => health;

    public string LogFile { get; } = Path.Combine(directory, $"{name}.log");

    public bool IsRunning => process is { HasExited: false };

    public void Start()
    {
        var start = new ProcessStartInfo("dotnet", [program]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = directory };
        foreach (var (key, value) in settings)
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
        using var answer = await http.GetAsync(new Uri(health, "health/ready"));
        return answer.IsSuccessStatusCode;
    }

    private string Tail() => File.Exists(LogFile) ? string.Join('\n', File.ReadLines(LogFile).TakeLast(20)) : "no log";
}
