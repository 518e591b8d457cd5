using Microsoft.Extensions.Logging;
using Npgsql;
using OrleansChat.Databases;
using OrleansChat.Sessions;

namespace OrleansChat.Search;

/// <summary>The index in PostgreSQL: a <c>tsvector</c> per stretch under a GIN index.</summary>
internal sealed partial class PostgreSqlSearchIndex(PostgreSqlDatabase database, ILogger<PostgreSqlSearchIndex> logger) : SearchIndex
{
    private const int Taken = 2_000;

    /// <summary>Chats whose logs are read with one question.</summary>
    private const int BuiltAtOnce = 200;

    private const string Take =
        """
        delete from search_pending where ctid = any(array(
          select ctid from search_pending
          where session_id in (select session_id from search_pending where session_id <> all($2) limit $1) for update skip locked))
        returning session_id
        """;

    private const string BeforeWrite = "before_write";

    private const string PutBack = "insert into search_pending (session_id) select unnest($1)";

    private readonly PostgreSqlSearchQuery _query = new(database);

    /// <summary>As many of all that are taken; where much is written in few chats they come to much less.</summary>
    public override int Many => Taken / 2;

    public override async Task<int> TakeChanged(
        SearchBuild build, IReadOnlyCollection<SessionId> pausing, CancellationToken cancellation)
    {
        var left = new NpgsqlParameter<Guid[]> { TypedValue = [.. pausing.Select(static session => session.Value)] };
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var changed = (await ReadKeys(Command(connection, Take, new NpgsqlParameter { Value = Taken }, left), cancellation))
            .Distinct().Order().ToArray();
        var documents = new List<SearchDocument>();
        foreach (var few in changed.Chunk(BuiltAtOnce))
        {
            var built = await build([.. few.Select(static session => new SessionId(session))], cancellation);
            await Write(connection, transaction, built, rewrite: false, cancellation);
            documents.AddRange(built);
        }

        Guid[] unbuilt = [.. changed.Except(documents.Select(document => document.Session))];
        if (unbuilt.Length > 0)
        {
            await using var back = Command(connection, PutBack, new NpgsqlParameter<Guid[]> { TypedValue = unbuilt });
            await back.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return documents.Count;
    }

    public override async Task Rewrite(IReadOnlyList<SearchDocument> documents, CancellationToken cancellation)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await Write(connection, transaction, documents, rewrite: true, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    public override Task<SearchCandidates> Find(SearchQuestion question, CancellationToken cancellation) =>
        _query.Find(question, cancellation);

    /// <summary>One that the database cannot hold keeps no other one out.</summary>
    private async Task Write(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        IReadOnlyList<SearchDocument> documents,
        bool rewrite,
        CancellationToken cancellation)
    {
        await transaction.SaveAsync(BeforeWrite, cancellation);
        try
        {
            await new PostgreSqlDocuments(connection, rewrite).Write(documents, cancellation);
        }
        catch (PostgresException fault) when (DatabaseFault.Of(fault) == DatabaseFaultKind.Defect)
        {
            await transaction.RollbackAsync(BeforeWrite, cancellation);
            if (documents is [var single])
                LogLeftOut(logger, fault, single.Summary.Id);
            else
                foreach (var document in documents)
                    await Write(connection, transaction, [document], rewrite, cancellation);
        }
    }

    [LoggerMessage(
        LogEvents.PostgreSqlSearchIndexLeftOut,
        LogLevel.Error,
        "The search does not find chat {Session} as it is now, until it changes or the index is rebuilt: "
            + "PostgreSQL does not take its words")]
    private static partial void LogLeftOut(ILogger logger, Exception fault, SessionId session);

    internal static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params NpgsqlParameter[] parameters)
    {
        // Texts are constants of this assembly.
#pragma warning disable CA2100
        var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        command.Parameters.AddRange(parameters);
        return command;
    }

    internal static async Task<List<Guid>> ReadKeys(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using (command)
        {
            await using var rows = await command.ExecuteReaderAsync(cancellation);
            var keys = new List<Guid>();
            while (await rows.ReadAsync(cancellation))
                keys.Add(rows.GetGuid(0));
            return keys;
        }
    }
}

/// <summary>Writes documents in a transaction.</summary>
/// <param name="Connection">Has the transaction.</param>
/// <param name="Rewrite">Also what is found unchanged.</param>
internal sealed record PostgreSqlDocuments(NpgsqlConnection Connection, bool Rewrite)
{
    /// <summary>
    /// The first stretch stands for the chat: whoever writes it holds the chat until the end of the transaction, and nobody replaces it by
    /// an older one. In one order, so that two writers cannot wait for each other.
    /// </summary>
    private const string First =
        """
        insert into search_documents (session_id, first_seq, seq, started_at, digest, words)
        select session_id, first_seq, seq, started_at, digest, words::tsvector
        from unnest($1, $2, $3, $4, $5, $6) as built (session_id, first_seq, seq, started_at, digest, words) order by session_id
        on conflict (session_id, first_seq) do update set seq = excluded.seq, digest = excluded.digest,
          words = case when search_documents.digest = excluded.digest and not $7 then search_documents.words else excluded.words end
        where search_documents.seq <= excluded.seq
        returning session_id
        """;

    private const string Further =
        """
        insert into search_documents (session_id, first_seq, seq, started_at, digest, words)
        select session_id, first_seq, seq, started_at, digest, words::tsvector
        from unnest($1, $2, $3, $4, $5, $6) as built (session_id, first_seq, seq, started_at, digest, words)
        on conflict (session_id, first_seq) do update set seq = excluded.seq, digest = excluded.digest, words = excluded.words
        where search_documents.digest <> excluded.digest or $7
        """;

    /// <summary>Stretches that begin elsewhere since something was erased.</summary>
    private const string Drop =
        """
        delete from search_documents where session_id = any($1) and first_seq > 1
          and not exists (select 1 from unnest($2, $3) as kept (session_id, first_seq)
            where kept.session_id = search_documents.session_id and kept.first_seq = search_documents.first_seq)
        """;

    public async Task Write(IReadOnlyList<SearchDocument> documents, CancellationToken cancellation)
    {
        if (documents.Count == 0)
            return;
        var first = documents.Select(static document => (document, document.Parts[0]));
        var claimed = (await PostgreSqlSearchIndex.ReadKeys(Insert(First, first), cancellation)).ToHashSet();
        var further = documents.Where(document => claimed.Contains(document.Session))
            .SelectMany(static document => document.Parts.Skip(1).Select(part => (document, part))).ToList();
        if (further.Count > 0)
        {
            await using var insert = Insert(Further, further);
            await insert.ExecuteNonQueryAsync(cancellation);
        }

        await using var drop = PostgreSqlSearchIndex.Command(
            Connection,
            Drop,
            Array(claimed),
            Array(further.Select(static built => built.document.Session)),
            Array(further.Select(static built => built.part.FirstSeq)));
        await drop.ExecuteNonQueryAsync(cancellation);
    }

    private NpgsqlCommand Insert(string sql, IEnumerable<(SearchDocument Document, SearchPart Part)> built)
    {
        var rows = built.ToList();
        return PostgreSqlSearchIndex.Command(
            Connection,
            sql,
            Array(rows.Select(static row => row.Document.Session)),
            Array(rows.Select(static row => row.Part.FirstSeq)),
            Array(rows.Select(static row => row.Document.Summary.Seq)),
            Array(rows.Select(static row => row.Document.StartedAt.UtcDateTime)),
            Array(rows.Select(static row => row.Part.Digest())),
            Array(rows.Select(static row => PostgreSqlWords.Vector(row.Part))),
            new NpgsqlParameter<bool> { TypedValue = Rewrite });
    }

    private static NpgsqlParameter<T[]> Array<T>(IEnumerable<T> values) => new NpgsqlParameter<T[]> { TypedValue = [.. values] };
}
