using System.Data.Common;
using OrleansChat.Agents;
using OrleansChat.Databases;
using OrleansChat.Sessions;

namespace OrleansChat.Notes;

/// <summary>
/// The table of mentions, joined with the log: what is not in the log, or is said to others there, was never said to the agent. Rows are
/// written before their event, which may be another one: a message id that comes again stands for what was stored first.
/// </summary>
internal sealed class MentionStore(ChatDatabase database) : IMentionStore
{
    /// <summary>
    /// A kept refusal has the message id too. An agent's object begins with the id, and quotes inside of words are escaped: in a note that
    /// is a colleague who is mentioned, in a whisper the receiver.
    /// </summary>
    private const string Told =
        """
        mentions m join session_events e on e.session_id = m.session_id and e.message_id = m.message_id
          and (substr(e.payload, 1, 14) = '{"type":"note"' or substr(e.payload, 1, 17) = '{"type":"whisper"')
          and e.payload like @named
        """;

    public async Task Add(
        SessionId session, MessageId message, IReadOnlyList<AgentId> agents, DateTimeOffset at, CancellationToken cancellation)
    {
        foreach (var agent in agents)
        {
            await database.Query(
                """
                insert into mentions (agent_id, session_id, message_id, at) values (@agent, @session, @message, @at)
                on conflict do nothing returning 1
                """,
                command =>
                {
                    database.Bind(command, "agent", agent.Value);
                    database.Bind(command, "session", session.Value);
                    database.Bind(command, "message", message.Value);
                    database.Bind(command, "at", at);
                },
                static _ => true,
                cancellation);
        }
    }

    public Task Remove(
        SessionId session, MessageId message, IReadOnlyList<AgentId> agents, CancellationToken cancellation) => database.Query(
        $"""
        delete from mentions where {database.IsAnyOf("agent_id", "agents")} and session_id = @session and message_id = @message returning 1
        """,
        command =>
        {
            database.Bind(command, "agents", agents.Select(agent => agent.Value).ToArray());
            database.Bind(command, "session", session.Value);
            database.Bind(command, "message", message.Value);
        },
        static _ => true,
        cancellation);

    public async Task<int> CountUnread(AgentId agent, CancellationToken cancellation)
    {
        var counted = await database.Query(
            $"select count(*) from {Told} where m.agent_id = @agent and m.read_at is null",
            command => BindAgent(command, agent),
            row => (int)row.GetInt64(0),
            cancellation);
        return counted.Single();
    }

    public async Task<IReadOnlyList<Mention>> Newest(AgentId agent, DateTimeOffset? before, int limit, CancellationToken cancellation) =>
        await database.Query(
            $"""
            select m.session_id, e.seq, e.at, m.message_id, e.payload, m.at, m.read_at, s.summary
            from {Told} join sessions s on s.session_id = m.session_id
            where m.agent_id = @agent {(before is null ? "" : "and m.at < @before")}
            order by m.at desc limit @limit
            """,
            command =>
            {
                BindAgent(command, agent);
                database.Bind(command, "limit", limit);
                if (before is { } older)
                    database.Bind(command, "before", older);
            },
            row => new Mention(
                StorageJson.Read(row.GetString(7), StorageJson.Summary),
                new(
                    row.GetInt64(1),
                    database.ReadInstant(row, 2),
                    new MessageId(database.ReadGuid(row, 3)),
                    StorageJson.Read(row.GetString(4), StorageJson.Event)),
                database.ReadInstant(row, 5),
                !row.IsDBNull(6)),
            cancellation);

    public Task MarkRead(AgentId agent, SessionId? session, DateTimeOffset at, CancellationToken cancellation) => database.Query(
        $"""
        update mentions set read_at = @at
        where agent_id = @agent and read_at is null {(session is null ? "" : "and session_id = @session")} returning 1
        """,
        command =>
        {
            database.Bind(command, "agent", agent.Value);
            database.Bind(command, "at", at);
            if (session is { } one)
                database.Bind(command, "session", one.Value);
        },
        static _ => true,
        cancellation);

    private void BindAgent(DbCommand command, AgentId agent)
    {
        database.Bind(command, "agent", agent.Value);
        database.Bind(command, "named", $"%{{\"id\":\"{agent}\"%");
    }
}
