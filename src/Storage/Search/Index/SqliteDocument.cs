using Microsoft.Data.Sqlite;
using OrleansChat.Databases;

namespace OrleansChat.Search;

/// <summary>Writes one document, in a transaction beside which nobody else writes.</summary>
internal sealed class SqliteDocument(SqliteTransaction transaction, SearchDocument document, bool rewrite)
{
    private readonly byte[] _session = SqliteDatabase.Key(document.Session);

    public void Write()
    {
        var stored = Stored();
        // What is stored of a later event stays.
        if (stored.Count == 0 || stored.Max(static part => part.Seq) <= document.Summary.Seq)
        {
            foreach (var part in stored.Where(part => document.Parts.All(now => now.FirstSeq != part.FirstSeq)))
                Delete(part.Id);
            foreach (var part in document.Parts)
                Write(part, stored.FirstOrDefault(old => old.FirstSeq == part.FirstSeq));
        }
    }

    /// <summary>The chat waits no longer for what was known of it.</summary>
    public void Settle() => Execute(
        "delete from search_pending where session_id = @session and seq <= @seq",
        ("@session", _session),
        ("@seq", document.Summary.Seq));

    private void Write(SearchPart part, StoredPart? stored)
    {
        var digest = part.Digest();
        var id = stored?.Id ?? FreeId();
        if (stored is null)
        {
            Execute(
                """
                insert into search_documents (id, session_id, first_seq, seq, started_at, digest)
                values (@id, @session, @first, @seq, @at, @digest)
                """,
                ("@id", id),
                ("@session", _session),
                ("@first", part.FirstSeq),
                ("@seq", document.Summary.Seq),
                ("@at", Instant.ToMicroseconds(document.StartedAt)),
                ("@digest", digest));
        }
        else
        {
            Execute(
                "update search_documents set seq = @seq, digest = @digest where id = @id",
                ("@seq", document.Summary.Seq),
                ("@digest", digest),
                ("@id", id));
            if (stored.Digest == digest && !rewrite)
                return;
            Execute("delete from search_words where rowid = @id", ("@id", id));
        }

        Execute(
            """
            insert into search_words (rowid, words, english, norwegian, customer, keys)
            values (@id, @words, @english, @norwegian, @customer, @keys)
            """,
            ("@id", id),
            ("@words", SqliteWords.Text(part)),
            ("@english", SqliteWords.English(part)),
            ("@norwegian", SqliteWords.Norwegian(part)),
            ("@customer", string.Join(' ', part.Customer)),
            ("@keys", string.Join(' ', part.Keys)));
    }

    private void Delete(long id)
    {
        Execute("delete from search_words where rowid = @id", ("@id", id));
        Execute("delete from search_documents where id = @id", ("@id", id));
    }

    /// <summary>The microsecond in which the chat began, or the next that is free.</summary>
    private long FreeId()
    {
        for (var id = Instant.ToMicroseconds(document.StartedAt); ; id++)
        {
            using var taken = Command("select 1 from search_documents where id = @id", ("@id", id));
            if (taken.ExecuteScalar() is null)
                return id;
        }
    }

    private List<StoredPart> Stored()
    {
        using var command = Command(
            "select id, first_seq, seq, digest from search_documents where session_id = @session", ("@session", _session));
        using var rows = command.ExecuteReader();
        var parts = new List<StoredPart>();
        while (rows.Read())
            parts.Add(new(rows.GetInt64(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetInt64(3)));
        return parts;
    }

    private void Execute(string sql, params (string Name, object Value)[] values)
    {
        using var command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, params (string Name, object Value)[] values)
    {
        // Texts are constants of this assembly.
#pragma warning disable CA2100
        var command = new SqliteCommand(sql, transaction.Connection, transaction);
#pragma warning restore CA2100
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        return command;
    }

    private sealed record StoredPart(long Id, long FirstSeq, long Seq, long Digest);
}
