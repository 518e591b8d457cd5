using OrleansChat.Agents;
using OrleansChat.Databases;
using OrleansChat.Sessions;

namespace OrleansChat.Notes;

/// <summary>The table of stars.</summary>
internal sealed class StarStore(ChatDatabase database) : IStarStore
{
    private const string On =
        "insert into stars (agent_id, session_id, at) values (@agent, @session, @at) on conflict do nothing returning 1";

    private const string Off = "delete from stars where agent_id = @agent and session_id = @session returning 1";

    public Task Set(AgentId agent, SessionId session, bool on, DateTimeOffset at, CancellationToken cancellation) => database.Query(
        on ? On : Off,
        command =>
        {
            database.Bind(command, "agent", agent.Value);
            database.Bind(command, "session", session.Value);
            if (on)
                database.Bind(command, "at", at);
        },
        static _ => true,
        cancellation);

    public async Task<IReadOnlyList<SessionSummary>> Of(AgentId agent, int limit, CancellationToken cancellation) =>
        await database.Query(
            """
            select s.summary from stars t join sessions s on s.session_id = t.session_id
            where t.agent_id = @agent order by t.at desc limit @limit
            """,
            command =>
            {
                database.Bind(command, "agent", agent.Value);
                database.Bind(command, "limit", limit);
            },
            row => StorageJson.Read(row.GetString(0), StorageJson.Summary),
            cancellation);
}
