using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using OrleansChat.Files;
using OrleansChat.Schema;

namespace OrleansChat.Databases;

/// <summary>SQLite through Microsoft.Data.Sqlite: keys are 16 bytes, instants microseconds.</summary>
internal sealed class SqliteDatabase(string connectionString) : ChatDatabase
{
    private const int Busy = 5;
    private const int Locked = 6;

    /// <summary>Of a row that is changed or deleted nothing stays in the file: what is erased is gone.</summary>
    public const string OverwriteFreed = "pragma secure_delete = on";

    /// <summary>
    /// A write-ahead log that grew under load, or while somebody read for long, is cut to this once it is used from its beginning again.
    /// </summary>
    public const string LimitLog = "pragma journal_size_limit = 16777216";

    public string ConnectionString { get; } = connectionString;

    public override string Dialect => "Sqlite";

    public override async ValueTask<DbConnection> Open(CancellationToken cancellation) => await OpenSqlite(cancellation);

    /// <summary>
    /// SQLite opens the file through handles that this process has already, which may be from before it was closed to it.
    /// </summary>
    public override bool IsWritable => UnixFiles.IsWritable(new SqliteConnectionStringBuilder(ConnectionString).DataSource);

    /// <summary>Not from the pool, whose connections hold what was there when they were opened. Never makes a file.</summary>
    public override async ValueTask<DbConnection> OpenProbe(CancellationToken cancellation)
    {
        var own = new SqliteConnectionStringBuilder(ConnectionString)
        {
            Pooling = false,
            Mode = SqliteOpenMode.ReadWrite,
            DefaultTimeout = 1,
        };
        var connection = new SqliteConnection(own.ToString());
        await connection.OpenAsync(cancellation);
        return connection;
    }

    public override async Task<SchemaTransaction> LockSchema(CancellationToken cancellation)
    {
        var file = new SqliteConnectionStringBuilder(ConnectionString).DataSource;
        if (Path.GetDirectoryName(file) is { Length: > 0 } directory)
            OwnerOnly.CreateFolder(directory);
        // SQLite gives the files that it makes beside this one the same permissions.
        OwnerOnly.CreateFile(file);
        var connection = await OpenSqlite(cancellation);
        try
        {
            // WAL lets readers go on beside the writer; the mode stays with the file.
            await using var mode = new SqliteCommand("pragma journal_mode = wal", connection);
            await mode.ExecuteNonQueryAsync(cancellation);
            // "Immediate" takes the write lock at once, so that a second process waits here.
            return new SchemaTransaction(connection, connection.BeginTransaction(deferred: false));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override Task Ask(CancellationToken cancellation) => Task.Run(
        () =>
        {
            var once = new SqliteConnectionStringBuilder(ConnectionString)
            {
                Pooling = false,
                Mode = SqliteOpenMode.ReadWrite,
                DefaultTimeout = 1,
            };
            using var connection = new SqliteConnection(once.ToString());
            connection.Open();
            using var transaction = connection.BeginTransaction(deferred: false);
            transaction.Rollback();
        },
        cancellation);

    public override bool IsTransient(DbException failure) => failure is SqliteException { SqliteErrorCode: Busy or Locked };

    public override bool AreConnectionsDead(DbException failure) => false;

    public override void ForgetConnections()
    {
        // A file has no dead connections.
    }

    public override void Bind(DbCommand command, string name, Guid value) => Bind(command, name, (object)Key(value));

    public override void Bind(DbCommand command, string name, DateTimeOffset value) =>
        Bind(command, name, (object)Instant.ToMicroseconds(value));

    public override void Bind(DbCommand command, string name, IReadOnlyCollection<Guid> values) =>
        Bind(command, name, (object)JsonSerializer.Serialize(values.Select(value => value.ToString("N"))));

    public override string IsAnyOf(string column, string name) => $"{column} in (select unhex(value) from json_each(@{name}))";

    public override string LastDigit(string column) => $"(instr('0123456789ABCDEF', substr(hex({column}), 32, 1)) - 1)";

    public override Guid ReadGuid(DbDataReader row, int column) => new(row.GetFieldValue<byte[]>(column), bigEndian: true);

    public override DateTimeOffset ReadInstant(DbDataReader row, int column) => Instant.FromMicroseconds(row.GetInt64(column));

    public static byte[] Key(Guid value) => value.ToByteArray(bigEndian: true);

    public override ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    public override void Dispose()
    {
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
    }

    private async Task<SqliteConnection> OpenSqlite(CancellationToken cancellation)
    {
        var connection = new SqliteConnection(ConnectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            await using var settings = new SqliteCommand($"{OverwriteFreed}; {LimitLog}", connection);
            await settings.ExecuteNonQueryAsync(cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
