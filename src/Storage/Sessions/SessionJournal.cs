using System.Data.Common;
using System.Diagnostics;
using System.Text.Json;
using OrleansChat.Databases;
using OrleansChat.Search;

namespace OrleansChat.Sessions;

/// <summary>The journal: one writer with group commit, readers beside it.</summary>
internal sealed class SessionJournal(ChatDatabase database, JournalWriter writer, SearchSignal search) : ISessionJournal
{
    private const string Page =
        "select seq, at, message_id, payload from session_events where session_id = @session and seq > @after order by seq limit @limit";

    /// <summary>The token counts until the append is queued; from there on it runs to its end, within the writer's time limit.</summary>
    public ValueTask<AppendOutcome> Append(SessionAppend append, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        search.Set();
        return ChatTracing.Source.StartActivity("journal append") is { } step ? Append(append, step) : writer.Append(append);
    }

    private async ValueTask<AppendOutcome> Append(SessionAppend append, Activity step)
    {
        using (step)
        {
            var outcome = await writer.Append(append);
            step.SetTag("chat.journal.status", outcome.Status.ToString());
            return outcome;
        }
    }

    public async Task<IReadOnlyList<LoggedEvent>> Read(
        SessionId session, long afterSeq, int limit, CancellationToken cancellation) =>
        await database.Query(
            Page,
            command =>
            {
                database.Bind(command, "session", session.Value);
                database.Bind(command, "after", afterSeq);
                database.Bind(command, "limit", limit);
            },
            row => Event(session, row),
            cancellation);

    private LoggedEvent Event(SessionId session, DbDataReader row) => new(
        row.GetInt64(0),
        database.ReadInstant(row, 1),
        row.IsDBNull(2) ? null : new MessageId(database.ReadGuid(row, 2)),
        Body(session, row));

    private static SessionEvent Body(SessionId session, DbDataReader row)
    {
        try
        {
            return StorageJson.Read(row.GetString(3), StorageJson.Event);
        }
        catch (Exception unknown) when (unknown is JsonException or NotSupportedException)
        {
            throw new UnknownEventException(session, row.GetInt64(0), unknown);
        }
    }
}
