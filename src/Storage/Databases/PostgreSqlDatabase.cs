using System.Data.Common;
using System.Net.Sockets;
using Npgsql;
using NpgsqlTypes;
using OrleansChat.Schema;
using OrleansChat.Storage;

namespace OrleansChat.Databases;

/// <summary>PostgreSQL through Npgsql.</summary>
internal sealed class PostgreSqlDatabase(string connectionString) : ChatDatabase
{
    private const int AskSeconds = 2;

    /// <summary>Older ones have not what our statements use, and get no corrections any more.</summary>
    private const int OldestVersion = 14;

    private readonly NpgsqlDataSource _source = Named(connectionString, "chat");

    private readonly NpgsqlDataSource _probes = Named(
        new NpgsqlConnectionStringBuilder(connectionString)
        {
            Pooling = false,
            Timeout = AskSeconds,
            CommandTimeout = AskSeconds,
        }.ToString(),
        "chat probe");

    public NpgsqlDataSource Source => _source;

    public override string Dialect => "PostgreSql";

    /// <summary>
    /// Without a name of its own it gets one from the connection string, host, user and paths included, and tells it in metrics and spans.
    /// </summary>
    internal static NpgsqlDataSource Named(string connectionString, string name) =>
        new NpgsqlDataSourceBuilder(connectionString) { Name = name }.Build();

    public override async ValueTask<DbConnection> Open(CancellationToken cancellation) =>
        await _source.OpenConnectionAsync(cancellation);

    public override async Task<SchemaTransaction> LockSchema(CancellationToken cancellation)
    {
        var connection = await _source.OpenConnectionAsync(cancellation);
        try
        {
            RequireVersion(connection.PostgreSqlVersion);
            var transaction = await connection.BeginTransactionAsync(cancellation);
            await using var command = new NpgsqlCommand("select pg_advisory_xact_lock($1)", connection, transaction);
            command.Parameters.AddWithValue(SchemaLock.Number);
            // Another process may be busy with a long upgrade: no time limit but the caller's.
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync(cancellation);
            return new SchemaTransaction(connection, transaction);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    internal static void RequireVersion(Version version)
    {
        if (version.Major < OldestVersion)
            throw new StartRefusedException(
                $"The database of Chat:Database:ConnectionString is PostgreSQL {version}; this program needs {OldestVersion} or newer.");
    }

    public override async Task Ask(CancellationToken cancellation)
    {
        (_probes as NpgsqlMultiHostDataSource)?.ClearDatabaseStates();
        await using var connection = await _probes.OpenConnectionAsync(cancellation);
        await using var command = new NpgsqlCommand("select 1", connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public override bool IsTransient(DbException failure) =>
        failure is NpgsqlException { IsTransient: true } or PostgresException { SqlState: ['5', '7', 'P', ..] }
        || failure is NpgsqlException several && DatabaseFault.IsNoHostThere(several);

    /// <summary>
    /// The server ended all its sessions, or this one broke in the middle. A time-out breaks one connection, which Npgsql itself lets go.
    /// </summary>
    public override bool AreConnectionsDead(DbException failure) => failure switch
    {
        PostgresException stated => stated.SqlState is ['5', '7', 'P', ..] or ['0', '8', ..],
        NpgsqlException { InnerException: IOException or SocketException } => true,
        NpgsqlException several => DatabaseFault.IsNoHostThere(several),
        _ => false,
    };

    /// <summary>And which of several hosts were found dead: the second try would not ask them.</summary>
    public override void ForgetConnections()
    {
        _source.Clear();
        (_source as NpgsqlMultiHostDataSource)?.ClearDatabaseStates();
    }

    public override void Bind(DbCommand command, string name, Guid value) =>
        command.Parameters.Add(new NpgsqlParameter<Guid>(name, value));

    public override void Bind(DbCommand command, string name, DateTimeOffset value) =>
        command.Parameters.Add(new NpgsqlParameter<DateTime>(name, NpgsqlDbType.TimestampTz) { TypedValue = value.UtcDateTime });

    public override void Bind(DbCommand command, string name, IReadOnlyCollection<Guid> values) =>
        command.Parameters.Add(new NpgsqlParameter<Guid[]>(name, [.. values]));

    public override string IsAnyOf(string column, string name) => $"{column} = any(@{name})";

    public override string LastDigit(string column) => $"(get_byte(uuid_send({column}), 15) % 16)";

    public override Guid ReadGuid(DbDataReader row, int column) => row.GetGuid(column);

    public override DateTimeOffset ReadInstant(DbDataReader row, int column) => row.GetFieldValue<DateTimeOffset>(column);

    public override async ValueTask DisposeAsync()
    {
        await _probes.DisposeAsync();
        await _source.DisposeAsync();
    }

    public override void Dispose()
    {
        _probes.Dispose();
        _source.Dispose();
    }
}
