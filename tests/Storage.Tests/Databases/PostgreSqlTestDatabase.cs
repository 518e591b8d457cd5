using OrleansChat.Testing.PostgreSql;

namespace OrleansChat.Databases;

/// <summary>A database on a server; a test that takes the server away has its own.</summary>
public sealed class PostgreSqlTestDatabase : TestDatabase
{
    private readonly string _connectionString;
    private readonly bool _own;

    private PostgreSqlTestDatabase(PostgreSqlServer server, string connectionString, bool own) =>
        (Server, _connectionString, _own) = (server, connectionString, own);

    public PostgreSqlServer Server { get; }

    public string ConnectionString => _connectionString;

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Chat:Database:Provider"] = "PostgreSql",
        ["Chat:Database:ConnectionString"] = _connectionString,
    };

    public static async Task<TestDatabase> Create(bool ownServer)
    {
        var server = ownServer ? await PostgreSqlServer.Start() : await PostgreSqlServer.Shared();
        return new PostgreSqlTestDatabase(server, await server.CreateDatabase(), ownServer);
    }

    public Task KillConnections() => Server.KillConnections(_connectionString);

    public override Task TakeAway() => _own
        ? Server.Stop(PostgreSqlStop.Immediate)
        : throw new InvalidOperationException("Ask for an own server to take it away.");

    public override Task GiveBack() => Server.StartAgain();

    public override ValueTask DisposeAsync() => _own ? Server.DisposeAsync() : default;
}
