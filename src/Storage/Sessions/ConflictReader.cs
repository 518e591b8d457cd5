using System.Data.Common;
using OrleansChat.Databases;

namespace OrleansChat.Sessions;

/// <summary>After a refused append: reads what is in its way.</summary>
internal sealed class ConflictReader(ChatDatabase database)
{
    /// <summary>What the append ran into; null: nothing is in its way (any more).</summary>
    public async Task<AppendOutcome?> Find(PendingAppend append, CancellationToken cancellation)
    {
        var rows = await StoredRows(append, cancellation);
        var first = append.Events[0].Seq;
        var last = append.Events[^1].Seq;
        var taken = rows.Where(row => row.Seq >= first && row.Seq <= last).ToArray();
        if (taken.Length == append.Events.Count && taken.All(row => IsOurs(row, append)))
            return new(AppendStatus.Committed);
        if (taken.Length > 0)
            return new(AppendStatus.Fenced);
        if (rows.Count > 0)
            return new(AppendStatus.DuplicateMessage);
        if (await OtherAccepted(append, cancellation) is { } accepted)
            return new(AppendStatus.OtherAccepted, Other: accepted);
        if (await OtherOpen(append.Summary, cancellation) is { } other)
            return new(AppendStatus.OtherChatOpen, Other: other);
        return null;
    }

    private Task<List<StoredRow>> StoredRows(PendingAppend append, CancellationToken cancellation) =>
        database.Query(
            $"""
            select seq, message_id, at, payload from session_events
            where session_id = @session and (seq between @first and @last or {database.IsAnyOf("message_id", "messages")})
            """,
            command =>
            {
                database.Bind(command, "session", append.Session);
                database.Bind(command, "first", append.Events[0].Seq);
                database.Bind(command, "last", append.Events[^1].Seq);
                database.Bind(command, "messages", Messages(append.Events));
            },
            Row,
            cancellation);

    private async Task<SessionId?> OtherAccepted(PendingAppend append, CancellationToken cancellation)
    {
        var keys = Messages(append.Events.Where(logged => logged.Body is Accepted));
        if (keys.Length == 0)
            return null;
        var found = await database.Query(
            $"""
            select session_id from session_events
            where {database.IsAnyOf("message_id", "messages")} and {AcceptedEvents.Condition} and session_id <> @session
            """,
            command =>
            {
                database.Bind(command, "messages", keys);
                database.Bind(command, "session", append.Session);
            },
            row => new SessionId(database.ReadGuid(row, 0)),
            cancellation);
        return found.Count == 0 ? null : found[0];
    }

    private static Guid[] Messages(IEnumerable<LoggedEvent> events) =>
        [.. events.Where(logged => logged.MessageId is not null).Select(logged => logged.MessageId!.Value.Value)];

    private async Task<SessionId?> OtherOpen(SessionSummary summary, CancellationToken cancellation)
    {
        if (!summary.Status.IsOpen())
            return null;
        var open = await database.Query(
            $"""
            select session_id from sessions
            where channel_id = @channel and visitor_id = @visitor and {StatusConditions.Open} and session_id <> @session
            """,
            command =>
            {
                database.Bind(command, "channel", summary.Channel.Value);
                database.Bind(command, "visitor", summary.Visitor.Value);
                database.Bind(command, "session", summary.Id.Value);
            },
            row => new SessionId(database.ReadGuid(row, 0)),
            cancellation);
        return open.Count == 0 ? null : open[0];
    }

    private StoredRow Row(DbDataReader row) => new(
        row.GetInt64(0),
        row.IsDBNull(1) ? null : database.ReadGuid(row, 1),
        Instant.ToMicroseconds(database.ReadInstant(row, 2)),
        row.GetString(3));

    private static bool IsOurs(StoredRow row, PendingAppend append)
    {
        var index = (int)(row.Seq - append.Events[0].Seq);
        var ours = append.Events[index];
        return row.MessageId == ours.MessageId?.Value
            && row.At == Instant.ToMicroseconds(ours.At)
            && row.Payload == append.Payloads[index];
    }

    private readonly record struct StoredRow(long Seq, Guid? MessageId, long At, string Payload);
}
