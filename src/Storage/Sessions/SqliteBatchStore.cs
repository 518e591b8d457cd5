using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using OrleansChat.Databases;

namespace OrleansChat.Sessions;

/// <summary>One connection with prepared statements; every call completes on the calling thread.</summary>
internal sealed class SqliteBatchStore(string connectionString, SqliteLogTruncation log) : IBatchStore
{
    private SqliteConnection? _connection;
    private SqliteCommand? _begin, _commit, _rollback;
    private SqliteEventStatement? _events;
    private SqliteErasureStatement? _erasures;
    private SqliteAlertStatement? _alerts;
    private SqliteFileStatement? _files;
    private SqliteSummaryStatement? _summaries;

    public ValueTask Commit(ArraySegment<PendingAppend> appends, CancellationToken cancellation)
    {
        try
        {
            Write(appends);
            return default;
        }
        catch (Exception failure)
        {
            return ValueTask.FromException(failure);
        }
    }

    public CommitFailure Classify(Exception failure) => failure is SqliteException sqlite
        ? sqlite.SqliteExtendedErrorCode switch
        {
            // Primary key, unique, and the primary key of a table without rowid.
            1555 or 2067 or 2579 => CommitFailure.Conflict,
            _ => sqlite.SqliteErrorCode switch
            {
                // Error (no such table), too big, constraint, mismatch, range: the same rows fail again.
                1 or 18 or 19 or 20 or 25 => CommitFailure.BadRow,
                _ => CommitFailure.Unknown,
            },
        }
        : CommitFailure.BadRow;

    public async ValueTask DisposeAsync()
    {
        SqliteCommand?[] statements = [_events?.Command, _erasures?.Command, _alerts?.Command, _files?.Command, _summaries?.Command];
        foreach (var command in statements.Concat([_begin, _commit, _rollback]))
        {
            if (command is not null)
                await command.DisposeAsync();
        }
        if (_connection is not null)
            await _connection.DisposeAsync();
    }

    private void Write(ArraySegment<PendingAppend> appends)
    {
        if (_connection is null)
            Connect();
        _begin!.ExecuteNonQuery();
        try
        {
            for (var i = 0; i < appends.Count; i++)
            {
                _events!.Insert(appends[i]);
                if (appends[i].Erased.Count > 0)
                    _erasures!.Replace(appends[i]);
                if (appends[i].Alerts.Count > 0)
                    (_alerts ??= new(Command(SqliteAlertStatement.Sql))).Insert(appends[i]);
                if (appends[i].Files.Count > 0)
                    (_files ??= new(Command(SqliteFileStatement.Sql))).Note(appends[i]);
                // Of several appends of one session only the last summary counts (they are sorted).
                if (i + 1 == appends.Count || appends[i + 1].Session != appends[i].Session)
                    _summaries!.Upsert(appends[i]);
            }
            _commit!.ExecuteNonQuery();
        }
        catch (SqliteException failure) when (Classify(failure) != CommitFailure.Unknown)
        {
            _rollback!.ExecuteNonQuery();
            throw;
        }

        // What was erased stands in the write-ahead log until that is emptied.
        if (appends.Any(static append => append.Erased.Count > 0))
            log.Ask();
    }

    private void Connect()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        _connection = connection;
        // SQLite's own short waits for the lock, instead of the driver's of 150 ms.
        Execute("pragma busy_timeout = 500");
        Execute("pragma synchronous = full");
        Execute(SqliteDatabase.OverwriteFreed);
        Execute(SqliteDatabase.LimitLog);
        _begin = Command("begin immediate");
        _commit = Command("commit");
        _rollback = Command("rollback");
        _events = new SqliteEventStatement(Command(SqliteEventStatement.Sql));
        _erasures = new SqliteErasureStatement(Command(SqliteErasureStatement.Sql));
        _summaries = new SqliteSummaryStatement(Command(SqliteSummaryStatement.Sql));
    }

    private void Execute(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    // The texts are constants.
#pragma warning disable CA2100
    private SqliteCommand Command(string sql) => new(sql, _connection) { CommandTimeout = 1 };
#pragma warning restore CA2100
}

/// <summary>The writer's own connection, outside the pool.</summary>
internal sealed class SqliteBatchStores : IBatchStoreFactory, IAsyncDisposable, IDisposable
{
    private readonly string _connectionString;
    private readonly SqliteLogTruncation _log;

    public SqliteBatchStores(string connectionString, TimeProvider time, ILogger<SqliteLogTruncation> logger)
    {
        _connectionString = Unpooled(connectionString);
        _log = new(_connectionString, time, logger);
    }

    public static string Unpooled(string connectionString) =>
        new SqliteConnectionStringBuilder(connectionString) { Pooling = false, Mode = SqliteOpenMode.ReadWrite }.ToString();

    public bool Blocks => true;

    public IBatchStore Create()
    {
        // The process before this one may have died between an erasure and the emptying.
        _log.Ask();
        return new SqliteBatchStore(_connectionString, _log);
    }

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
