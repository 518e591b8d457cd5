using System.Collections.Concurrent;
using System.Diagnostics;
using OrleansChat.Benchmarks.Machine;

namespace OrleansChat.Benchmarks.Subjects;

/// <summary>A process under test: started, watched until it is ready, and stopped by its own id.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private const int LinesKept = 40;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(15);

    private readonly string _name;
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly Func<int, CancellationToken, Task<long?>> _collect;

    private ServerProcess(string name, ProcessStartInfo start, Func<int, CancellationToken, Task<long?>> collect)
    {
        _name = name;
        _collect = collect;
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    /// <param name="program">Path of the program's dll.</param>
    /// <param name="settings">Configuration, as command line arguments.</param>
    public static ServerProcess DotNet(string program, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. settings.Select(pair => $"--{pair.Key}={pair.Value}")])
        {
            WorkingDirectory = Path.GetDirectoryName(program),
        };
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        return new ServerProcess(Path.GetFileNameWithoutExtension(program), start, HeapCollection.Run);
    }

    public static ServerProcess Node(string directory, string script, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("node", ["--expose-gc", script]) { WorkingDirectory = directory };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        start.Environment["NODE_ENV"] = "production";
        return new ServerProcess(script, start, (id, _) =>
        {
            Libc.UserSignal2(id);
            return Task.FromResult<long?>(null);
        });
    }

    /// <summary>Waits until the address answers 200.</summary>
    public async Task WaitUntilReady(Uri address, CancellationToken cancel)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        await WaitFor($"200 from {address}", async () => await Answers(http, address, cancel) ? address : null, cancel);
    }

    /// <summary>Waits for a line of output that contains the text; answers what follows the text.</summary>
    public Task<string> WaitForOutput(string text, CancellationToken cancel) =>
        WaitFor($"output '{text}'", () => Task.FromResult(Following(text)), cancel);

    /// <summary>Asks the process for a full collection; answers the bytes of live objects where the runtime tells them.</summary>
    public Task<long?> CollectGarbage(CancellationToken cancel) => _collect(Id, cancel);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Libc.Terminate(Id);
            using var patience = new CancellationTokenSource(TimeToStop);
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                await System.Console.Error.WriteLineAsync($"{_name} did not stop in {TimeToStop.TotalSeconds} s and was killed.");
                _process.Kill(entireProcessTree: true);
            }
        }

        _process.Dispose();
    }

    private static async Task<bool> Answers(HttpClient http, Uri address, CancellationToken cancel)
    {
        try
        {
            using var response = await http.GetAsync(address, cancel);
            return response.IsSuccessStatusCode;
        }
        catch (Exception failure) when (
            failure is HttpRequestException || (failure is TaskCanceledException && !cancel.IsCancellationRequested))
        {
            return false; // Not listening yet: the caller asks again until its patience ends.
        }
    }

    private async Task<T> WaitFor<T>(string awaited, Func<Task<T?>> look, CancellationToken cancel)
        where T : class
    {
        var began = Stopwatch.GetTimestamp();
        while (!_process.HasExited && Stopwatch.GetElapsedTime(began) < Patience)
        {
            if (await look() is { } found)
                return found;
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancel);
        }

        var ended = _process.HasExited ? $"ended with {_process.ExitCode}" : $"still ran after {Patience.TotalSeconds} s";
        throw new TimeoutException($"{_name} {ended} while waiting for {awaited}. Its output:\n{string.Join('\n', _lines)}");
    }

    private string? Following(string text)
    {
        var line = _lines.FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal));
        return line?[(line.IndexOf(text, StringComparison.Ordinal) + text.Length)..].Trim();
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        _lines.Enqueue(line);
        while (_lines.Count > LinesKept)
            _lines.TryDequeue(out _);
    }
}
