using System.Net.Sockets;
using Npgsql;
using OrleansChat.Databases;

namespace OrleansChat.Sessions;

/// <summary>All statements of a commit go in one batch: one round trip, and without explicit transaction one implicit one.</summary>
/// <param name="source">Makes connections.</param>
/// <param name="pooled">
/// The pooler between here and the server keeps no prepared statements. Of one that does each transaction may meet another session of
/// the server all the same: nothing is ever set for the next one.
/// </param>
internal sealed class PostgreSqlBatchStore(NpgsqlDataSource source, bool pooled) : IBatchStore
{
    private const string InsertEvents =
        "insert into session_events (session_id, seq, message_id, at, payload) select * from unnest($1, $2, $3, $4, $5)";

    private const string ReplaceBodies =
        """
        update session_events set payload = erased.payload
        from unnest($1, $2, $3) as erased (session_id, seq, payload)
        where session_events.session_id = erased.session_id and session_events.seq = erased.seq
        """;

    private const string NoteAlerts =
        "insert into alerts (session_id, cause, channel_id, raised_at) select * from unnest($1, $2, $3, $4) on conflict do nothing";

    private const string NoteFiles =
        """
        update files set message_seq = sent.seq from unnest($1, $2) as sent (id, seq)
        where files.id = sent.id and files.message_seq is null
        """;

    private const string UpsertSummaries =
        """
        insert into sessions (session_id, channel_id, visitor_id, status, seq, agent_id, transfer_to, requested_at, queued_at,
          queued_at_head, last_activity_at, accepted_at, ended_at, due_at, rating, summary)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
        on conflict (session_id) do update set
          channel_id = excluded.channel_id, visitor_id = excluded.visitor_id, status = excluded.status, seq = excluded.seq,
          agent_id = excluded.agent_id, transfer_to = excluded.transfer_to, requested_at = excluded.requested_at,
          queued_at = excluded.queued_at, queued_at_head = excluded.queued_at_head,
          last_activity_at = excluded.last_activity_at, accepted_at = excluded.accepted_at, ended_at = excluded.ended_at,
          due_at = excluded.due_at, rating = excluded.rating, summary = excluded.summary
        where sessions.seq < excluded.seq
        """;

    /// <summary>
    /// An operator's server-wide "off" would acknowledge what a crash can lose. Stricter values stay. For this transaction only: the
    /// session may be another one's next, and another session may be ours.
    /// </summary>
    private const string Durable =
        "select set_config('synchronous_commit', 'on', true) where current_setting('synchronous_commit') = 'off'";

    private readonly EventColumns _events = new();
    private readonly SummaryColumns _summaries = new();
    private readonly ErasureColumns _erasures = new();
    private readonly AlertColumns _alerts = new();
    private readonly FileColumns _files = new();
    private NpgsqlConnection? _connection;
    private NpgsqlBatch? _batch;

    /// <summary>With what few commits have.</summary>
    private NpgsqlBatch? _whole;

    public async ValueTask Commit(ArraySegment<PendingAppend> appends, CancellationToken cancellation)
    {
        _batch ??= await Connect(cancellation);
        // A cancelled commit must not touch appends that are already answered.
        cancellation.ThrowIfCancellationRequested();
        _events.Clear();
        _summaries.Clear();
        _erasures.Clear();
        _alerts.Clear();
        _files.Clear();
        for (var i = 0; i < appends.Count; i++)
        {
            _events.Add(appends[i]);
            _erasures.Add(appends[i]);
            _alerts.Add(appends[i]);
            _files.Add(appends[i]);
            // Of several appends of one session only the last summary counts (they are sorted).
            if (i + 1 == appends.Count || appends[i + 1].Session != appends[i].Session)
                _summaries.Add(appends[i]);
        }
        var batch = _erasures.Any || _alerts.Any || _files.Any ? _whole ??= Whole() : _batch;
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    public CommitFailure Classify(Exception failure) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => CommitFailure.Conflict,
        PostgresException { IsTransient: true } => CommitFailure.Unknown,
        // It says nothing about the rows.
        PostgresException lost when DatabaseFault.IsStatementLost(lost.SqlState) => CommitFailure.Unknown,
        // Integrity, data, syntax or missing table, limits: the same rows fail again.
        PostgresException { SqlState: ['2', '2' or '3', ..] or ['4', '2', ..] or ['5', '4', ..] } => CommitFailure.BadRow,
        PostgresException or NpgsqlException or OperationCanceledException or IOException or SocketException => CommitFailure.Unknown,
        _ => CommitFailure.BadRow,
    };

    public async ValueTask DisposeAsync()
    {
        if (_whole is not null)
            await _whole.DisposeAsync();
        if (_batch is not null)
            await _batch.DisposeAsync();
        if (_connection is not null)
            await _connection.DisposeAsync();
    }

    private async ValueTask<NpgsqlBatch> Connect(CancellationToken cancellation)
    {
        var connection = await source.OpenConnectionAsync(cancellation);
        try
        {
            var batch = Batch(connection, [_events.Command(InsertEvents), _summaries.Command(UpsertSummaries)]);
            if (!pooled)
                await batch.PrepareAsync(cancellation);
            _connection = connection;
            return batch;
        }
        catch
        {
            // The next commit opens another one.
            await connection.DisposeAsync();
            throw;
        }
    }

    private NpgsqlBatch Whole() => Batch(
        _connection,
        [
            _events.Command(InsertEvents),
            // Before bodies are replaced: a message that is erased in the same commit takes its file along.
            _files.Command(NoteFiles),
            _erasures.Command(ReplaceBodies),
            _alerts.Command(NoteAlerts),
            _summaries.Command(UpsertSummaries),
        ]);

    /// <summary>
    /// The first statement of each is <see cref="Durable"/>: a server of PostgreSQL counts the statements of a batch as one transaction.
    /// </summary>
    private static NpgsqlBatch Batch(NpgsqlConnection? connection, IEnumerable<NpgsqlBatchCommand> commands)
    {
        var batch = new NpgsqlBatch(connection) { Timeout = 0, BatchCommands = { new NpgsqlBatchCommand(Durable) } };
        foreach (var command in commands)
            batch.BatchCommands.Add(command);
        return batch;
    }
}

/// <summary>Persistent connections of the writer: outside any pool, so that a new one is really new.</summary>
internal sealed class PostgreSqlBatchStores : IBatchStoreFactory, IAsyncDisposable, IDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly bool _pooled;

    public PostgreSqlBatchStores(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Pooling = false,
            // Below the time limit of an append, so that a second attempt has time.
            Timeout = 2,
            // A cancelled commit: ask the server to cancel, then wait at most this long (ms) for its answer.
            CancellationTimeout = 200,
            // Error details quote rows.
            IncludeErrorDetail = false,
        };
        _pooled = settings.MaxAutoPrepare == 0;
        settings.ApplicationName = $"{settings.ApplicationName ?? "chat"} journal";
        _source = PostgreSqlDatabase.Named(settings.ToString(), "chat journal");
    }

    public bool Blocks => false;

    public IBatchStore Create() => new PostgreSqlBatchStore(_source, _pooled);

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    public void Dispose() => _source.Dispose();
}
