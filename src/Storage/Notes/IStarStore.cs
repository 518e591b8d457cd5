using OrleansChat.Agents;
using OrleansChat.Sessions;

namespace OrleansChat.Notes;

/// <summary>Chats that agents have starred, each for themselves.</summary>
public interface IStarStore
{
    /// <summary>What is so already stays so.</summary>
    Task Set(AgentId agent, SessionId session, bool on, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>The latest starred first.</summary>
    Task<IReadOnlyList<SessionSummary>> Of(AgentId agent, int limit, CancellationToken cancellation);
}
