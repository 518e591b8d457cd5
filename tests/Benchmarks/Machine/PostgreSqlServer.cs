using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace OrleansChat.Benchmarks.Machine;

/// <summary>
/// A PostgreSQL server of its own for one subject, with the defaults of a fresh installation: every commit is on disk
/// before it is acknowledged.
/// </summary>
internal sealed class PostgreSqlServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _directory = Directory.CreateTempSubdirectory("orleans-chat-bench-pg-").FullName;
    private readonly int _port = FreePort.Next();
    private Process? _postmaster;

    private PostgreSqlServer()
    {
    }

    public int ProcessId { get; private set; }

    public string Url => $"postgres://postgres@127.0.0.1:{_port}/postgres";

    public string ConnectionString => $"Host=127.0.0.1;Port={_port};Username=postgres;Database=postgres";

    public static async Task<PostgreSqlServer> Start(CancellationToken cancel)
    {
        var server = new PostgreSqlServer();
        await server.Initialise(cancel);
        server._postmaster = PostgreSqlProgram.Start("postgres",
            "-D", server.DataDirectory, "-p", server._port.ToString(CultureInfo.InvariantCulture),
            "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=300");
        await server.WaitUntilReady(cancel);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (_postmaster is { HasExited: false })
        {
            Libc.Interrupt(ProcessId);
            await _postmaster.WaitForExitAsync();
        }

        _postmaster?.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private string DataDirectory => Path.Combine(_directory, "data");

    private async Task Initialise(CancellationToken cancel)
    {
        PostgreSqlProgram.GiveAway(_directory);
        using var initdb = PostgreSqlProgram.Start("initdb", "-D", DataDirectory, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C");
        await initdb.WaitForExitAsync(cancel);
        if (initdb.ExitCode != 0)
            throw new InvalidOperationException($"initdb ended with {initdb.ExitCode}.");
    }

    private async Task WaitUntilReady(CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await Answers(cancel))
        {
            if (Stopwatch.GetElapsedTime(began) > Patience)
                throw new TimeoutException($"PostgreSQL did not answer on port {_port} within {Patience.TotalSeconds} s.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancel);
        }

        // The first line of postmaster.pid: not the process that was started, where that one changes the user.
        var pid = File.ReadLines(Path.Combine(DataDirectory, "postmaster.pid")).First();
        ProcessId = int.Parse(pid, CultureInfo.InvariantCulture);
    }

    private async Task<bool> Answers(CancellationToken cancel)
    {
        try
        {
            await using var connection = new NpgsqlConnection($"{ConnectionString};Pooling=false");
            await connection.OpenAsync(cancel);
            return true;
        }
        catch (NpgsqlException)
        {
            return false; // Not listening, or still starting: the caller asks again until its patience ends.
        }
    }
}
