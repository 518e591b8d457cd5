using Npgsql;
using OrleansChat.Testing.PostgreSql;

namespace OrleansChat.Benchmarks.Subjects;

/// <summary>A PostgreSQL server of its own for one subject, with an empty database; every commit reaches the disk.</summary>
internal sealed class SubjectDatabase : IAsyncDisposable
{
    private readonly PostgreSqlServer _server;

    private SubjectDatabase(PostgreSqlServer server, string connectionString) =>
        (_server, ConnectionString, ProcessId) = (server, connectionString, server.ProcessId);

    public string ConnectionString { get; }

    /// <summary>For clients that want an address.</summary>
    public string Url
    {
        get
        {
            var parts = new NpgsqlConnectionStringBuilder(ConnectionString);
            return $"postgres://{parts.Username}@{parts.Host}:{parts.Port}/{parts.Database}";
        }
    }

    public int ProcessId { get; }

    public static async Task<SubjectDatabase> Start()
    {
        var server = await PostgreSqlServer.Start();
        return new SubjectDatabase(server, await server.CreateDatabase());
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
