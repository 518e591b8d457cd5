using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Databases;

namespace OrleansChat.Sessions;

/// <summary>
/// Queries over the table of summaries; each is served by one of its indexes. A summary with words of a newer release is left out:
/// the rest of a list does not wait for the end of an upgrade.
/// </summary>
internal sealed partial class SessionDirectory(ChatDatabase database, ILogger<SessionDirectory> logger) : ISessionDirectory
{
    public async Task<SessionSummary?> Find(SessionId session, CancellationToken cancellation)
    {
        var found = await Summaries(
            "select summary from sessions where session_id = @session",
            command => database.Bind(command, "session", session.Value),
            cancellation);
        return found.SingleOrDefault();
    }

    public async Task<IReadOnlyList<SessionSummary>> Find(
        IReadOnlyCollection<SessionId> sessions, CancellationToken cancellation)
    {
        if (sessions.Count == 0)
            return [];
        return await Summaries(
            $"select summary from sessions where {database.IsAnyOf("session_id", "sessions")}",
            command => database.Bind(command, "sessions", sessions.Select(session => session.Value).ToArray()),
            cancellation);
    }

    public async Task<SessionSummary?> FindOpen(ChannelId channel, VisitorId visitor, CancellationToken cancellation)
    {
        var found = await Summaries(
            $"select summary from sessions where channel_id = @channel and visitor_id = @visitor and {StatusConditions.Open}",
            command =>
            {
                database.Bind(command, "channel", channel.Value);
                database.Bind(command, "visitor", visitor.Value);
            },
            cancellation);
        return found.SingleOrDefault();
    }

    public async Task<IReadOnlyList<SessionSummary>> Waiting(ChannelId channel, CancellationToken cancellation) =>
        await Summaries(
            $"""
            select summary from sessions where channel_id = @channel and {StatusConditions.Waiting}
            order by queued_at_head desc, queued_at, session_id
            """,
            command => database.Bind(command, "channel", channel.Value),
            cancellation);

    public async Task<IReadOnlyList<SessionSummary>> Ongoing(ChannelId channel, int limit, CancellationToken cancellation) =>
        await Summaries(
            $"""
            select summary from sessions where channel_id = @channel and {StatusConditions.Owned}
            order by accepted_at, session_id limit @limit
            """,
            command =>
            {
                database.Bind(command, "channel", channel.Value);
                database.Bind(command, "limit", limit);
            },
            cancellation);

    public async Task<OpenChats> CountOpen(ChannelId channel, CancellationToken cancellation)
    {
        var counted = await database.Query(
            $"""
            select (select count(*) from sessions where channel_id = @channel and {StatusConditions.Waiting}),
              (select count(*) from sessions where channel_id = @channel and {StatusConditions.Owned})
            """,
            command => database.Bind(command, "channel", channel.Value),
            row => new OpenChats((int)row.GetInt64(0), (int)row.GetInt64(1)),
            cancellation);
        return counted.Single();
    }

    // Each part counts in the index of its own status, which holds no chats that are over.
    public async Task<OpenTotals> CountOpen(Partition share, CancellationToken cancellation)
    {
        var counted = await database.Query(
            $"""
            select (select count(*) from sessions where {StatusConditions.Waiting} and {IsIn(share, "session_id")}),
              (select min(queued_at) from sessions where {StatusConditions.Waiting} and {IsIn(share, "session_id")}),
              (select count(*) from sessions where {StatusConditions.Owned} and {IsIn(share, "session_id")})
            """,
            _ => { },
            row => new OpenTotals((int)row.GetInt64(0), row.IsDBNull(1) ? null : database.ReadInstant(row, 1), (int)row.GetInt64(2)),
            cancellation);
        return counted.Single();
    }

    // Three branches instead of "or": each reads its own index, and "union" drops what is in two of them.
    public async Task<IReadOnlyList<SessionSummary>> Live(
        ChannelId channel, DateTimeOffset requestedSince, CancellationToken cancellation) =>
        await Summaries(
            $"""
            select summary from (
              select session_id, requested_at, summary from sessions where channel_id = @channel and {StatusConditions.Waiting}
              union select session_id, requested_at, summary from sessions where channel_id = @channel and {StatusConditions.Owned}
              union select session_id, requested_at, summary from sessions where channel_id = @channel and requested_at >= @since
            ) live order by requested_at, session_id
            """,
            command =>
            {
                database.Bind(command, "channel", channel.Value);
                database.Bind(command, "since", requestedSince);
            },
            cancellation);

    public async Task<IReadOnlyList<SessionSummary>> OfAgent(
        AgentId agent, DateTimeOffset endedSince, CancellationToken cancellation) =>
        await Summaries(
            $"""
            select summary from (
              select session_id, last_activity_at, summary from sessions where agent_id = @agent and {StatusConditions.Owned}
              union select session_id, last_activity_at, summary from sessions
                where transfer_to = @agent and transfer_to is not null and {StatusConditions.Open}
              union select session_id, last_activity_at, summary from sessions
                where agent_id = @agent and ended_at is not null and ended_at >= @since
            ) mine order by last_activity_at desc, session_id
            """,
            command =>
            {
                database.Bind(command, "agent", agent.Value);
                database.Bind(command, "since", endedSince);
            },
            cancellation);

    public async Task<IReadOnlyList<SessionId>> Due(DateTimeOffset now, int limit, Partition share, CancellationToken cancellation) =>
        await database.Query(
            $"""
            select session_id from sessions where due_at is not null and due_at <= @now and {IsIn(share, "session_id")}
            order by due_at, session_id limit @limit
            """,
            command =>
            {
                database.Bind(command, "now", now);
                database.Bind(command, "limit", limit);
            },
            row => new SessionId(database.ReadGuid(row, 0)),
            cancellation);

    public Task Postpone(SessionId session, long seq, DateTimeOffset? dueAt, CancellationToken cancellation) =>
        database.Query(
            $"update sessions set due_at = {(dueAt is null ? "null" : "@due")} where session_id = @session and seq = @seq returning seq",
            command =>
            {
                database.Bind(command, "session", session.Value);
                database.Bind(command, "seq", seq);
                if (dueAt is { } due)
                    database.Bind(command, "due", due);
            },
            row => row.GetInt64(0),
            cancellation);

    public async Task<SessionId?> FindSent(ChannelId channel, VisitorId visitor, MessageId message, CancellationToken cancellation)
    {
        var found = await database.Query(
            """
            select mine.session_id from sessions mine
            join session_events sent on sent.session_id = mine.session_id and sent.message_id = @message
            where mine.channel_id = @channel and mine.visitor_id = @visitor and substr(sent.payload, 1, 17) = '{"type":"message"'
            order by sent.at limit 1
            """,
            command =>
            {
                database.Bind(command, "channel", channel.Value);
                database.Bind(command, "visitor", visitor.Value);
                database.Bind(command, "message", message.Value);
            },
            row => new SessionId(database.ReadGuid(row, 0)),
            cancellation);
        return found.Count == 0 ? null : found[0];
    }

    public async Task<SessionId?> FindAccepted(MessageId message, CancellationToken cancellation)
    {
        var found = await database.Query(
            $"select session_id from session_events where message_id = @message and {AcceptedEvents.Condition}",
            command => database.Bind(command, "message", message.Value),
            row => new SessionId(database.ReadGuid(row, 0)),
            cancellation);
        return found.Count == 0 ? null : found[0];
    }

    public async Task<IReadOnlyDictionary<AgentId, int>> CountOwned(IReadOnlyCollection<AgentId> agents, CancellationToken cancellation)
    {
        if (agents.Count == 0)
            return new Dictionary<AgentId, int>();
        var counted = await database.Query(
            $"""
            select agent_id, count(*) from sessions
            where {StatusConditions.Owned} and {database.IsAnyOf("agent_id", "agents")} group by agent_id
            """,
            command => database.Bind(command, "agents", agents.Select(agent => agent.Value).ToArray()),
            row => (Agent: new AgentId(database.ReadGuid(row, 0)), Chats: (int)row.GetInt64(1)),
            cancellation);
        return counted.ToDictionary(each => each.Agent, each => each.Chats);
    }

    public async Task<IReadOnlyList<AgentId>> OwningAgents(Partition share, CancellationToken cancellation) =>
        await database.Query(
            $"select distinct agent_id from sessions where {StatusConditions.Owned} and agent_id is not null and {IsIn(share, "agent_id")}",
            _ => { },
            row => new AgentId(database.ReadGuid(row, 0)),
            cancellation);

    public async Task<IReadOnlyList<AgentId>> Owners(ChannelId channel, CancellationToken cancellation) =>
        await database.Query(
            $"select distinct agent_id from sessions where channel_id = @channel and {StatusConditions.Owned} and agent_id is not null",
            command => database.Bind(command, "channel", channel.Value),
            row => new AgentId(database.ReadGuid(row, 0)),
            cancellation);

    public async Task<IReadOnlyList<ChannelId>> WaitingChannels(Partition share, CancellationToken cancellation) =>
        await database.Query(
            $"select distinct channel_id from sessions where {StatusConditions.Waiting} and {IsIn(share, "channel_id")}",
            _ => { },
            row => new ChannelId(database.ReadGuid(row, 0)),
            cancellation);

    private string IsIn(Partition share, string column) =>
        share.Of == 1 ? "1 = 1" : string.Create(CultureInfo.InvariantCulture, $"{database.LastDigit(column)} % {share.Of} = {share.Index}");

    private async Task<IReadOnlyList<SessionSummary>> Summaries(string sql, Action<DbCommand> bind, CancellationToken cancellation) =>
        [.. (await database.Query(sql, bind, Summary, cancellation)).OfType<SessionSummary>()];

    private SessionSummary? Summary(DbDataReader row)
    {
        try
        {
            return StorageJson.Read(row.GetString(0), StorageJson.Summary);
        }
        catch (JsonException unknown)
        {
            LogUnknown(logger, unknown.Message);
            return null;
        }
    }

    [LoggerMessage(
        LogEvents.SessionDirectoryUnknown,
        LogLevel.Warning,
        "A session was left out of a list: its summary is of a newer release. {Reason}")]
    private static partial void LogUnknown(ILogger logger, string reason);
}
