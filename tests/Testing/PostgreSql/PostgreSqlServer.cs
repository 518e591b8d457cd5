using System.Globalization;
using Npgsql;

namespace OrleansChat.Testing.PostgreSql;

/// <summary>
/// A PostgreSQL server of its own: a new directory, a free loopback port, fsync on. As root it runs as another user,
/// because PostgreSQL refuses root.
/// </summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    /// <summary>The server does not ask for it; that nobody writes it down is looked for.</summary>
    public const string Password = "known-to-the-database-only";

    private const int StartAttempts = 5;

    private static readonly Lazy<Task<PostgreSqlServer>> SharedServer = new(() => Start());

    private readonly PostgreSqlTools _tools;
    private readonly string _home;
    private bool _disposed;

    private PostgreSqlServer(PostgreSqlTools tools, string home) => (_tools, _home) = (tools, home);

    /// <summary>The server's port; stays the same over restarts.</summary>
    public int Port { get; private set; }

    /// <summary>The process whose children serve the connections; another one after each start.</summary>
    public int ProcessId =>
        int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    private string Data => Path.Combine(_home, "data");

    /// <summary>One server for all tests of the process; never stop it.</summary>
    public static Task<PostgreSqlServer> Shared() => SharedServer.Value;

    /// <summary>Initialises and starts a server. Throws, naming the package to install, when PostgreSQL is not there.</summary>
    public static async Task<PostgreSqlServer> Start()
    {
        var tools = PostgreSqlTools.Find();
        var server = new PostgreSqlServer(tools, tools.CreateHome());
        tools.Guard(server.Data, server._home);
        await tools.Run("initdb", "-D", server.Data, "-U", "chat", "-A", "trust", "--no-locale", "-E", "UTF8", "--no-sync");
        for (var attempt = 1; ; attempt++)
        {
            server.Port = FreePort.Next();
            try
            {
                await server.StartAgain();
                return server;
            }
            catch (PostgreSqlToolException) when (attempt < StartAttempts)
            {
                // Somebody else took the port between looking and listening.
            }
        }
    }

    /// <summary>Starts a stopped server on its old port.</summary>
    public Task StartAgain() => _tools.Run(
        "pg_ctl", "start", "-w", "-D", Data, "-l", Path.Combine(_home, "server.log"), "-o",
        $"-p {Port} -h 127.0.0.1 -k {_home} -c fsync=on -c max_connections=300");

    /// <summary>Stops the server; immediate is what a crash looks like: the next start recovers from the log.</summary>
    public Task Stop(PostgreSqlStop how = PostgreSqlStop.Fast) => _tools.Run("pg_ctl", "stop", "-w", "-D", Data, "-m", Mode(how));

    public Task Restart(PostgreSqlStop how = PostgreSqlStop.Fast) => RestartAfter(Stop(how));

    /// <summary>
    /// The server hangs: connections stay, what is sent is buffered, nothing
    /// is answered or committed. It goes on when the answer is disposed.
    /// </summary>
    public async Task<IDisposable> Hang()
    {
        // The postmaster first: then no more children come.
        var server = ProcessId;
        var hanging = new HangingServer(server);
        try
        {
            hanging.Stop(server);
            foreach (var child in ProcessSignals.ChildrenOf(server))
                hanging.Stop(child);
            await Eventually.Holds("every process of PostgreSQL to hang", () => hanging.Hangs);
            return hanging;
        }
        catch
        {
            hanging.Dispose();
            throw;
        }
    }

    /// <summary>A new, empty database. Answers its connection string.</summary>
    public async Task<string> CreateDatabase()
    {
        var name = $"chat_{Guid.NewGuid():N}";
        await Execute($"create database {name}");
        return ConnectionString(name);
    }

    /// <summary>Runs a statement in the server's own database, as superuser.</summary>
    public async Task<int> Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
#pragma warning disable CA2100 // Statements of tests.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Kills all connections to a database.</summary>
    public Task KillConnections(string connectionString)
    {
        var database = new NpgsqlConnectionStringBuilder(connectionString).Database;
        return Execute($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{database}'");
    }

    /// <summary>Stops the server and deletes its directory.</summary>
    public ValueTask DisposeAsync() => new(Destroy());

    private string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={Port};Username=chat;Password={Password};Database={database};Maximum Pool Size=50";

    private async Task RestartAfter(Task stopped)
    {
        await stopped;
        await StartAgain();
    }

    private async Task Destroy()
    {
        if (_disposed)
            return;
        _disposed = true;
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
            await Stop(PostgreSqlStop.Immediate);
        Directory.Delete(_home, recursive: true);
    }

    private static string Mode(PostgreSqlStop how) => how == PostgreSqlStop.Fast ? "fast" : "immediate";
}

/// <summary>How a server stops.</summary>
public enum PostgreSqlStop
{
    /// <summary>Transactions are rolled back, everything is written.</summary>
    Fast,

    /// <summary>Like a crash.</summary>
    Immediate,
}
