using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using OrleansChat.Databases;
using OrleansChat.Sessions;

namespace OrleansChat.Search;

/// <summary>
/// The index in SQLite: FTS5, with the words already folded and stemmed. Writes are short: the writer of messages waits for them.
/// </summary>
internal sealed partial class SqliteSearchIndex(
    SqliteDatabase database, TimeProvider time, ILogger<SqliteLogTruncation> truncations, ILogger<SqliteSearchIndex> logger)
    : SearchIndex, IAsyncDisposable, IDisposable
{
    private const int Taken = 64;

    /// <summary>In one transaction: a few milliseconds.</summary>
    private const int WrittenAtOnce = 4;

    private const string BeforeWrite = "before_write";

    private const string Matches =
        """
        select found.rowid, d.session_id, d.first_seq, d.started_at
        from (select rowid from search_words where search_words match @query and rowid < @before and rowid >= @from
          order by rowid desc limit @limit) found
        join search_documents d on d.id = found.rowid order by found.rowid desc
        """;

    private readonly SqliteLogTruncation _log = new(SqliteBatchStores.Unpooled(database.ConnectionString), time, truncations);

    public override int Many => Taken;

    public override async Task<int> TakeChanged(
        SearchBuild build, IReadOnlyCollection<SessionId> pausing, CancellationToken cancellation)
    {
        var changed = await database.Query(
            $"select session_id from search_pending where not ({database.IsAnyOf("session_id", "pausing")}) limit @limit",
            command =>
            {
                database.Bind(command, "pausing", pausing.Select(static session => session.Value).ToArray());
                database.Bind(command, "limit", Taken);
            },
            row => new SessionId(database.ReadGuid(row, 0)),
            cancellation);
        var documents = changed.Count == 0 ? [] : await build(changed, cancellation);
        await Write(documents, rewrite: false, cancellation);
        return documents.Count;
    }

    public override Task Rewrite(IReadOnlyList<SearchDocument> documents, CancellationToken cancellation) =>
        Write(documents, rewrite: true, cancellation);

    public override async Task<SearchCandidates> Find(SearchQuestion question, CancellationToken cancellation)
    {
        var until = question.Until is { } end ? Instant.ToMicroseconds(end) : long.MaxValue;
        var before = question.After is { } after ? Math.Min(after.Number, until) : until;
        var found = await database.Query(
            Matches,
            command =>
            {
                database.Bind(command, "query", SqliteWords.Query(question));
                database.Bind(command, "before", before);
                database.Bind(command, "from", question.From is { } from ? Instant.ToMicroseconds(from) : long.MinValue);
                database.Bind(command, "limit", MostCandidates);
            },
            Candidate,
            cancellation);
        return new(found, found.Count < MostCandidates);
    }

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private SearchCandidate Candidate(DbDataReader row) => new(
        new SessionId(database.ReadGuid(row, 1)), row.GetInt64(2), database.ReadInstant(row, 3), new(row.GetInt64(0), Guid.Empty));

    private async Task Write(IReadOnlyList<SearchDocument> documents, bool rewrite, CancellationToken cancellation)
    {
        foreach (var few in documents.Chunk(WrittenAtOnce))
        {
            await using var connection = (SqliteConnection)await database.Open(cancellation);
            await using var transaction = connection.BeginTransaction(deferred: false);
            foreach (var document in few)
                Write(transaction, document, rewrite);
            await transaction.CommitAsync(cancellation);
        }

        // Words that were erased stand in the write-ahead log until that is emptied.
        if (documents.Any(static document => document.HasErased))
            _log.Ask();
    }

    /// <summary>One that the database cannot hold keeps no other one out.</summary>
    private void Write(SqliteTransaction transaction, SearchDocument document, bool rewrite)
    {
        transaction.Save(BeforeWrite);
        var writer = new SqliteDocument(transaction, document, rewrite);
        try
        {
            writer.Write();
        }
        catch (SqliteException fault) when (DatabaseFault.Of(fault) == DatabaseFaultKind.Defect)
        {
            transaction.Rollback(BeforeWrite);
            LogLeftOut(logger, fault, document.Summary.Id);
        }

        writer.Settle();
    }

    [LoggerMessage(
        LogEvents.SqliteSearchIndexLeftOut,
        LogLevel.Error,
        "The search does not find chat {Session} as it is now, until it changes or the index is rebuilt: "
            + "SQLite does not take its words")]
    private static partial void LogLeftOut(ILogger logger, Exception fault, SessionId session);
}
