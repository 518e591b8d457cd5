using Microsoft.Data.Sqlite;
using OrleansChat.Databases;

namespace OrleansChat.Sessions;

/// <summary>The prepared insert of events.</summary>
internal sealed class SqliteEventStatement
{
    public const string Sql =
        "insert into session_events (session_id, seq, message_id, at, payload) values (@session, @seq, @message, @at, @payload)";

    private readonly SqliteParameter _session, _seq, _message, _at, _payload;

    public SqliteEventStatement(SqliteCommand command)
    {
        Command = command;
        _session = command.Parameters.Add("@session", SqliteType.Blob);
        _seq = command.Parameters.Add("@seq", SqliteType.Integer);
        _message = command.Parameters.Add("@message", SqliteType.Blob);
        _at = command.Parameters.Add("@at", SqliteType.Integer);
        _payload = command.Parameters.Add("@payload", SqliteType.Text);
        command.Prepare();
    }

    public SqliteCommand Command { get; }

    public void Insert(PendingAppend append)
    {
        _session.Value = SqliteDatabase.Key(append.Session);
        for (var i = 0; i < append.Events.Count; i++)
        {
            var logged = append.Events[i];
            _seq.Value = logged.Seq;
            _message.Value = SqliteValue.Of(logged.MessageId?.Value);
            _at.Value = Instant.ToMicroseconds(logged.At);
            _payload.Value = append.Payloads[i];
            Command.ExecuteNonQuery();
        }
    }
}

/// <summary>The prepared replacement of bodies.</summary>
internal sealed class SqliteErasureStatement
{
    public const string Sql = "update session_events set payload = @payload where session_id = @session and seq = @seq";

    private readonly SqliteParameter _session, _seq, _payload;

    public SqliteErasureStatement(SqliteCommand command)
    {
        Command = command;
        _payload = command.Parameters.Add("@payload", SqliteType.Text);
        _session = command.Parameters.Add("@session", SqliteType.Blob);
        _seq = command.Parameters.Add("@seq", SqliteType.Integer);
        command.Prepare();
    }

    public SqliteCommand Command { get; }

    public void Replace(PendingAppend append)
    {
        _session.Value = SqliteDatabase.Key(append.Session);
        for (var i = 0; i < append.Erased.Count; i++)
        {
            _seq.Value = append.Erased[i].Seq;
            _payload.Value = append.ErasedPayloads[i];
            Command.ExecuteNonQuery();
        }
    }
}

/// <summary>The prepared note of alerts; one that is there stays as it is.</summary>
internal sealed class SqliteAlertStatement
{
    public const string Sql =
        "insert into alerts (session_id, cause, channel_id, raised_at) values (@session, @cause, @channel, @at) on conflict do nothing";

    private readonly SqliteParameter _session, _cause, _channel, _at;

    public SqliteAlertStatement(SqliteCommand command)
    {
        Command = command;
        // As Entity Framework writes keys, by which the table is read.
        _session = command.Parameters.Add("@session", SqliteType.Text);
        _cause = command.Parameters.Add("@cause", SqliteType.Integer);
        _channel = command.Parameters.Add("@channel", SqliteType.Text);
        _at = command.Parameters.Add("@at", SqliteType.Integer);
        command.Prepare();
    }

    public SqliteCommand Command { get; }

    public void Insert(PendingAppend append)
    {
        (_session.Value, _channel.Value) = (append.Session, append.Summary.Channel.Value);
        _at.Value = Instant.ToMicroseconds(append.Events[^1].At);
        foreach (var cause in append.Alerts)
        {
            _cause.Value = (int)cause;
            Command.ExecuteNonQuery();
        }
    }
}

/// <summary>The prepared note at a file of which message it belongs to.</summary>
internal sealed class SqliteFileStatement
{
    public const string Sql = "update files set message_seq = @seq where id = @id and message_seq is null";

    private readonly SqliteParameter _id, _seq;

    public SqliteFileStatement(SqliteCommand command)
    {
        Command = command;
        // As Entity Framework writes keys, by which the table is read.
        _id = command.Parameters.Add("@id", SqliteType.Text);
        _seq = command.Parameters.Add("@seq", SqliteType.Integer);
        command.Prepare();
    }

    public SqliteCommand Command { get; }

    public void Note(PendingAppend append)
    {
        foreach (var logged in append.Files)
        {
            (_id.Value, _seq.Value) = (((MessageSent)logged.Body).File!.Id.Value, logged.Seq);
            Command.ExecuteNonQuery();
        }
    }
}

/// <summary>The prepared upsert of summaries; never moves one backwards.</summary>
internal sealed class SqliteSummaryStatement
{
    public const string Sql =
        """
        insert into sessions (session_id, channel_id, visitor_id, status, seq, agent_id, transfer_to, requested_at, queued_at,
          queued_at_head, last_activity_at, accepted_at, ended_at, due_at, rating, summary)
        values (@session, @channel, @visitor, @status, @seq, @agent, @transfer, @requested, @queued,
          @head, @activity, @accepted, @ended, @due, @rating, @summary)
        on conflict (session_id) do update set
          channel_id = excluded.channel_id, visitor_id = excluded.visitor_id, status = excluded.status, seq = excluded.seq,
          agent_id = excluded.agent_id, transfer_to = excluded.transfer_to, requested_at = excluded.requested_at,
          queued_at = excluded.queued_at, queued_at_head = excluded.queued_at_head,
          last_activity_at = excluded.last_activity_at, accepted_at = excluded.accepted_at, ended_at = excluded.ended_at,
          due_at = excluded.due_at, rating = excluded.rating, summary = excluded.summary
        where sessions.seq < excluded.seq
        """;

    private static readonly string[] Names =
    [
        "@session", "@channel", "@visitor", "@status", "@seq", "@agent", "@transfer", "@requested", "@queued",
        "@head", "@activity", "@accepted", "@ended", "@due", "@rating", "@summary",
    ];

    public SqliteSummaryStatement(SqliteCommand command)
    {
        Command = command;
        foreach (var name in Names)
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        command.Prepare();
    }

    public SqliteCommand Command { get; }

    public void Upsert(PendingAppend append)
    {
        var summary = append.Summary;
        var column = 0;
        Set(SqliteDatabase.Key(append.Session));
        Set(SqliteDatabase.Key(summary.Channel.Value));
        Set(summary.Visitor.Value);
        Set((int)summary.Status);
        Set(summary.Seq);
        Set(SqliteValue.Of(summary.Agent?.Id.Value));
        Set(SqliteValue.Of(summary.Transfer?.To?.Id.Value));
        Set(SqliteValue.Of(summary.RequestedAt));
        Set(SqliteValue.Of(summary.QueuedAt));
        Set(summary.QueuedAtHead);
        Set(SqliteValue.Of(summary.LastActivityAt));
        Set(SqliteValue.Of(summary.AcceptedAt));
        Set(SqliteValue.Of(summary.EndedAt));
        Set(SqliteValue.Of(summary.DueAt));
        Set(summary.Rating is { } stars ? stars : DBNull.Value);
        Set(append.SummaryJson);
        Command.ExecuteNonQuery();

        void Set(object value) => Command.Parameters[column++].Value = value;
    }
}

/// <summary>Values as SQLite holds them.</summary>
internal static class SqliteValue
{
    public static object Of(Guid? value) => value is { } key ? SqliteDatabase.Key(key) : DBNull.Value;

    public static object Of(DateTimeOffset? value) => value is { } at ? Instant.ToMicroseconds(at) : DBNull.Value;
}
