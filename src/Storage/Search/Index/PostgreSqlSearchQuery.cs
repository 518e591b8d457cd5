using Npgsql;
using OrleansChat.Databases;
using OrleansChat.Sessions;

namespace OrleansChat.Search;

/// <summary>
/// Two steps, each of which costs little: what is common is found among the newest chats, what is rare by the index. PostgreSQL's own
/// choice between the two rests on how often words are on the whole, which says nothing about one channel or one month.
/// </summary>
internal sealed class PostgreSqlSearchQuery(PostgreSqlDatabase database)
{
    /// <summary>A page, and one that tells whether there are more.</summary>
    private const int Enough = SessionSearch.PageSize + 1;

    /// <summary>What is in fewer than a page of so many chats is in a few per cent of all: the index has it at once.</summary>
    private const int Newest = 1_000;

    /// <summary>Where some of the newest fit, a page of them is not far; this far is looked.</summary>
    private const int NewestAtMost = 12_000;

    private const int Some = 4;

    /// <summary>Words in a row: the index knows who has all of them, and only the words of each chat tell who has them in a row.</summary>
    private const int Checked = 2_000;

    // What Npgsql takes for them.
    private static readonly DateTime Infinity = DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc);
    private static readonly DateTime MinusInfinity = DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc);

    private const string AmongNewest =
        """
        select session_id, first_seq, started_at, case when $1 = $6 then true else words @@ $1::tsquery end
        from (
          select session_id, first_seq, started_at, words from search_documents
          where started_at >= $2 and (started_at, session_id) < ($3, $4)
          order by started_at desc, session_id desc limit $5) newest
        where words @@ $6::tsquery
        order by started_at desc, session_id desc, first_seq
        """;

    /// <summary>
    /// What is counted with is no column: only the index of words is of use. Rows without their words are small, and sorted here.
    /// </summary>
    private const string Found =
        """
        with found as materialized (
          select ctid as place, session_id, first_seq, started_at from search_documents
          where words @@ $6::tsquery and started_at + interval '0' >= $2 and (started_at + interval '0', session_id) < ($3, $4)),
        newest as materialized (select * from found order by started_at desc, session_id desc, first_seq limit $5)
        """;

    private const string ByIndex =
        $"""
        {Found}
        select session_id, first_seq, started_at, $1 is not null from newest order by started_at desc, session_id desc, first_seq
        """;

    private const string ByIndexAndWords =
        $"""
        {Found}
        select newest.session_id, newest.first_seq, newest.started_at, words @@ $1::tsquery
        from newest join search_documents on search_documents.ctid = newest.place
        order by newest.started_at desc, newest.session_id desc, newest.first_seq
        """;

    /// <summary>
    /// For this transaction. A row looks cheap to PostgreSQL, which does not count what it takes to fetch its words; and with too little
    /// memory it remembers pages instead of hits, and fetches the words of all that stand there.
    /// </summary>
    private const string OnlyIndex =
        """
        select set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true), set_config('work_mem', '64MB', true)
        """;

    public async Task<SearchCandidates> Find(SearchQuestion question, CancellationToken cancellation)
    {
        var isExact = PostgreSqlWords.HasRows(question);
        var newest = await Run([Bind(AmongNewest, question, Newest)], cancellation);
        if (newest.Count(static row => row.Fits) is >= Some and < Enough and var few)
            newest = await Run([Bind(AmongNewest, question, Math.Min(NewestAtMost, 2 * Newest * Enough / few))], cancellation);
        if (newest.Count(static row => row.Fits) >= Enough)
            return new(Fitting(newest), AreAll: false);
        // All of the words are common; in a row they are not, and a look at every chat that has them would take long.
        if (isExact && newest.Count >= Enough)
            return new(Fitting(newest), AreAll: false, newest[^1].Candidate.Place);
        var most = isExact ? Checked : SearchIndex.MostCandidates;
        var found = await Run([new(OnlyIndex), Bind(isExact ? ByIndexAndWords : ByIndex, question, most)], cancellation);
        var areAll = found.Count < most;
        return new(Fitting(found), areAll, areAll ? null : found[^1].Candidate.Place);
    }

    private static List<SearchCandidate> Fitting(List<(SearchCandidate Candidate, bool Fits)> rows) =>
        [.. rows.Where(static row => row.Fits).Select(static row => row.Candidate)];

    private async Task<List<(SearchCandidate Candidate, bool Fits)>> Run(NpgsqlBatchCommand[] commands, CancellationToken cancellation)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var command in commands)
            batch.BatchCommands.Add(command);
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        for (var skipped = 1; skipped < commands.Length; skipped++)
            await rows.NextResultAsync(cancellation);
        var found = new List<(SearchCandidate Candidate, bool Fits)>();
        while (await rows.ReadAsync(cancellation))
            found.Add((Candidate(rows), rows.GetBoolean(3)));
        return found;
    }

    private static SearchCandidate Candidate(NpgsqlDataReader row)
    {
        var startedAt = row.GetFieldValue<DateTimeOffset>(2);
        var session = row.GetGuid(0);
        return new(new SessionId(session), row.GetInt64(1), startedAt, new(Instant.ToMicroseconds(startedAt), session));
    }

    private static NpgsqlBatchCommand Bind(string sql, SearchQuestion question, int most)
    {
        var until = question.Until?.UtcDateTime ?? Infinity;
        var before = Guid.Empty;
        if (question.After is { } after && Instant.FromMicroseconds(after.Number).UtcDateTime is var at && at < until)
            (until, before) = (at, after.Session);
        return new(sql)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = PostgreSqlWords.Query(question) },
                new NpgsqlParameter<DateTime> { TypedValue = question.From?.UtcDateTime ?? MinusInfinity },
                new NpgsqlParameter<DateTime> { TypedValue = until },
                new NpgsqlParameter<Guid> { TypedValue = before },
                new NpgsqlParameter<int> { TypedValue = most },
                new NpgsqlParameter<string> { TypedValue = PostgreSqlWords.NearQuery(question) },
            },
        };
    }
}
