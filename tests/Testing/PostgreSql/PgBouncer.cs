using System.Diagnostics;
using Npgsql;

namespace OrleansChat.Testing.PostgreSql;

/// <summary>
/// A real pooler in front of a server, in transaction mode and with few connections: what one transaction leaves behind, another client
/// meets. It ends with this process, or when it is disposed.
/// </summary>
public sealed class PgBouncer : IAsyncDisposable
{
    private const string Missing = "PgBouncer is not installed. On Debian or Ubuntu: apt-get install pgbouncer";

    private readonly string _home;
    private readonly int _port;

    private PgBouncer(string home, int port) => (_home, _port) = (home, port);

    public static async Task<PgBouncer> Start(PostgreSqlServer server, int connections = 3)
    {
        var tools = PostgreSqlTools.Find();
        var pooler = new PgBouncer(tools.CreateHome(), FreePort.Next());
        await File.WriteAllTextAsync(Path.Combine(pooler._home, "pgbouncer.ini"), pooler.Settings(server.Port, connections));
        pooler.Run(tools);
        await Eventually.Holds("PgBouncer to answer", async () =>
        {
            await using var connection = new NpgsqlConnection(pooler.Through("postgres"));
            await connection.OpenAsync();
            return true;
        });
        return pooler;
    }

    /// <summary>As an operator writes it who followed docs/operations/settings.md.</summary>
    public string ConnectionString(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString)
    {
        Port = _port,
    }.ToString() + ";Max Auto Prepare=0";

    public ValueTask DisposeAsync()
    {
        // Its shell ends it when the folder is gone.
        Directory.Delete(_home, recursive: true);
        return default;
    }

    private string Through(string database) =>
        $"Host=127.0.0.1;Port={_port};Username=chat;Database={database};Pooling=false;Max Auto Prepare=0";

    private string Settings(int serverPort, int connections) =>
        $"""
        [databases]
        * = host=127.0.0.1 port={serverPort} user=chat
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = {_port}
        unix_socket_dir =
        auth_type = any
        pool_mode = transaction
        default_pool_size = {connections}
        max_client_conn = 500
        logfile = {_home}/pgbouncer.log
        pidfile = {_home}/pgbouncer.pid

        """;

    private void Run(PostgreSqlTools tools)
    {
        const string watch =
            "exec >/dev/null 2>&1 </dev/null; home=$0; test=$1; shift; \"$@\" & pooler=$!; "
            + "while [ -d \"$home\" ] && kill -0 $test; do sleep 1; done; kill -9 $pooler; rm -rf \"$home\"";
        var program = new[] { "/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer" }.FirstOrDefault(File.Exists)
            ?? throw new PostgreSqlToolException(Missing);
        var start = new ProcessStartInfo("setsid") { WorkingDirectory = "/" };
        string[] pooler = tools.AsServerUser(program, [Path.Combine(_home, "pgbouncer.ini")]);
        foreach (var argument in (string[])["--fork", "sh", "-c", watch, _home, $"{Environment.ProcessId}", .. pooler])
            start.ArgumentList.Add(argument);
        Process.Start(start)!.Dispose();
    }
}
