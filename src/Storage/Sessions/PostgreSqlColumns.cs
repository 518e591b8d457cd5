using Npgsql;
using NpgsqlTypes;

namespace OrleansChat.Sessions;

/// <summary>Rows as one array parameter per column; the lists are reused from commit to commit.</summary>
internal sealed class EventColumns
{
    private readonly List<Guid> _session = [];
    private readonly List<long> _seq = [];
    private readonly List<Guid?> _message = [];
    private readonly List<DateTime> _at = [];
    private readonly List<string> _payload = [];

    public NpgsqlBatchCommand Command(string sql) => new(sql)
    {
        Parameters =
        {
            Column.Of(_session, NpgsqlDbType.Uuid),
            Column.Of(_seq, NpgsqlDbType.Bigint),
            Column.Of(_message, NpgsqlDbType.Uuid),
            Column.Of(_at, NpgsqlDbType.TimestampTz),
            Column.Of(_payload, NpgsqlDbType.Text),
        },
    };

    public void Add(PendingAppend append)
    {
        for (var i = 0; i < append.Events.Count; i++)
        {
            var logged = append.Events[i];
            _session.Add(append.Session);
            _seq.Add(logged.Seq);
            _message.Add(logged.MessageId?.Value);
            _at.Add(logged.At.UtcDateTime);
            _payload.Add(append.Payloads[i]);
        }
    }

    public void Clear()
    {
        _session.Clear();
        _seq.Clear();
        _message.Clear();
        _at.Clear();
        _payload.Clear();
    }
}

/// <summary>Replaced bodies in the same way.</summary>
internal sealed class ErasureColumns
{
    private readonly List<Guid> _session = [];
    private readonly List<long> _seq = [];
    private readonly List<string> _payload = [];

    public bool Any => _session.Count > 0;

    public NpgsqlBatchCommand Command(string sql) => new(sql)
    {
        Parameters =
        {
            Column.Of(_session, NpgsqlDbType.Uuid),
            Column.Of(_seq, NpgsqlDbType.Bigint),
            Column.Of(_payload, NpgsqlDbType.Text),
        },
    };

    public void Add(PendingAppend append)
    {
        for (var i = 0; i < append.Erased.Count; i++)
        {
            _session.Add(append.Session);
            _seq.Add(append.Erased[i].Seq);
            _payload.Add(append.ErasedPayloads[i]);
        }
    }

    public void Clear()
    {
        _session.Clear();
        _seq.Clear();
        _payload.Clear();
    }
}

/// <summary>Alerts in the same way.</summary>
internal sealed class AlertColumns
{
    private readonly List<Guid> _session = [], _channel = [];
    private readonly List<int> _cause = [];
    private readonly List<DateTime> _at = [];

    public bool Any => _session.Count > 0;

    public NpgsqlBatchCommand Command(string sql) => new(sql)
    {
        Parameters =
        {
            Column.Of(_session, NpgsqlDbType.Uuid),
            Column.Of(_cause, NpgsqlDbType.Integer),
            Column.Of(_channel, NpgsqlDbType.Uuid),
            Column.Of(_at, NpgsqlDbType.TimestampTz),
        },
    };

    public void Add(PendingAppend append)
    {
        foreach (var cause in append.Alerts)
        {
            _session.Add(append.Session);
            _cause.Add((int)cause);
            _channel.Add(append.Summary.Channel.Value);
            _at.Add(append.Events[^1].At.UtcDateTime);
        }
    }

    public void Clear()
    {
        _session.Clear();
        _cause.Clear();
        _channel.Clear();
        _at.Clear();
    }
}

/// <summary>Files and their messages in the same way.</summary>
internal sealed class FileColumns
{
    private readonly List<Guid> _id = [];
    private readonly List<long> _seq = [];

    public bool Any => _id.Count > 0;

    public NpgsqlBatchCommand Command(string sql) => new(sql)
    {
        Parameters = { Column.Of(_id, NpgsqlDbType.Uuid), Column.Of(_seq, NpgsqlDbType.Bigint) },
    };

    public void Add(PendingAppend append)
    {
        foreach (var logged in append.Files)
        {
            _id.Add(((MessageSent)logged.Body).File!.Id.Value);
            _seq.Add(logged.Seq);
        }
    }

    public void Clear()
    {
        _id.Clear();
        _seq.Clear();
    }
}

/// <summary>Summaries in the same way.</summary>
internal sealed class SummaryColumns
{
    private readonly List<Guid> _session = [], _channel = [];
    private readonly List<Guid?> _agent = [], _transferTo = [];
    private readonly List<string> _visitor = [], _summary = [];
    private readonly List<short> _status = [];
    private readonly List<short?> _rating = [];
    private readonly List<long> _seq = [];
    private readonly List<bool> _atHead = [];
    private readonly List<DateTime> _requestedAt = [], _lastActivityAt = [];
    private readonly List<DateTime?> _queuedAt = [], _acceptedAt = [], _endedAt = [], _dueAt = [];

    public NpgsqlBatchCommand Command(string sql) => new(sql)
    {
        Parameters =
        {
            Column.Of(_session, NpgsqlDbType.Uuid),
            Column.Of(_channel, NpgsqlDbType.Uuid),
            Column.Of(_visitor, NpgsqlDbType.Text),
            Column.Of(_status, NpgsqlDbType.Smallint),
            Column.Of(_seq, NpgsqlDbType.Bigint),
            Column.Of(_agent, NpgsqlDbType.Uuid),
            Column.Of(_transferTo, NpgsqlDbType.Uuid),
            Column.Of(_requestedAt, NpgsqlDbType.TimestampTz),
            Column.Of(_queuedAt, NpgsqlDbType.TimestampTz),
            Column.Of(_atHead, NpgsqlDbType.Boolean),
            Column.Of(_lastActivityAt, NpgsqlDbType.TimestampTz),
            Column.Of(_acceptedAt, NpgsqlDbType.TimestampTz),
            Column.Of(_endedAt, NpgsqlDbType.TimestampTz),
            Column.Of(_dueAt, NpgsqlDbType.TimestampTz),
            Column.Of(_rating, NpgsqlDbType.Smallint),
            Column.Of(_summary, NpgsqlDbType.Text),
        },
    };

    public void Add(PendingAppend append)
    {
        var summary = append.Summary;
        _session.Add(append.Session);
        _channel.Add(summary.Channel.Value);
        _visitor.Add(summary.Visitor.Value);
        _status.Add((short)summary.Status);
        _seq.Add(summary.Seq);
        _agent.Add(summary.Agent?.Id.Value);
        _transferTo.Add(summary.Transfer?.To?.Id.Value);
        _requestedAt.Add(summary.RequestedAt.UtcDateTime);
        _queuedAt.Add(summary.QueuedAt?.UtcDateTime);
        _atHead.Add(summary.QueuedAtHead);
        _lastActivityAt.Add(summary.LastActivityAt.UtcDateTime);
        _acceptedAt.Add(summary.AcceptedAt?.UtcDateTime);
        _endedAt.Add(summary.EndedAt?.UtcDateTime);
        _dueAt.Add(summary.DueAt?.UtcDateTime);
        _rating.Add((short?)summary.Rating);
        _summary.Add(append.SummaryJson);
    }

    public void Clear()
    {
        _session.Clear();
        _channel.Clear();
        _visitor.Clear();
        _status.Clear();
        _seq.Clear();
        _agent.Clear();
        _transferTo.Clear();
        _requestedAt.Clear();
        _queuedAt.Clear();
        _atHead.Clear();
        _lastActivityAt.Clear();
        _acceptedAt.Clear();
        _endedAt.Clear();
        _dueAt.Clear();
        _rating.Clear();
        _summary.Clear();
    }
}

/// <summary>One column of a batch.</summary>
internal static class Column
{
    public static NpgsqlParameter Of<T>(List<T> values, NpgsqlDbType type) =>
        new NpgsqlParameter<List<T>> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type };
}
