using Microsoft.Extensions.Logging;
using OrleansChat.Cluster;
using OrleansChat.Sessions;

namespace OrleansChat.Agents;

/// <summary>The chats in which an agent owes an answer: they go back to the queue when the agent has gone.</summary>
internal sealed partial class UnansweredChats(
    AgentId agent, ISessionDirectory sessions, IGrainFactory grains, TimeProvider time, ILogger logger)
{
    private const int CallsAtOnce = 16;

    /// <summary>Whoever holds a chat may answer it and get it again: taking it back must not come later.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Set before it is known that the agent is gone: a release that a silo sends late, because it hung since then, is not carried out.
    /// </summary>
    public DateTimeOffset Deadline() => time.GetUtcNow() + Patience;

    public async Task<SessionSummary[]> Read() =>
        [.. (await sessions.OfAgent(agent, time.GetUtcNow(), CancellationToken.None))
            .Where(summary => summary.Status == SessionStatus.CustomerLast && summary.Agent?.Id == agent)];

    public async Task ReleaseAll() => await Release(await Read(), Deadline());

    public Task Release(SessionSummary[] owed, DateTimeOffset deadline) =>
        BoundedParallel.ForEach(owed, CallsAtOnce, summary => Release(summary, deadline));

    /// <summary>A chat that cannot be released now is found by the scheduler, as long as the agent owns it.</summary>
    private async Task Release(SessionSummary summary, DateTimeOffset deadline)
    {
        try
        {
            CallDeadline.Set(deadline);
            var released = await grains.Session(summary.Id).Execute(new ReleaseFromAgent(agent));
            LogReleased(logger, agent, summary.Id, released.Refusal?.Code ?? "released");
        }
        catch (Exception failure)
        {
            LogNotReleased(logger, failure, agent, summary.Id);
        }
    }

    [LoggerMessage(LogEvents.UnansweredChatsReleased, LogLevel.Information, "Agent {Agent} is gone; their chat {Session}: {Outcome}")]
    private static partial void LogReleased(ILogger logger, AgentId agent, SessionId session, string outcome);

    [LoggerMessage(
        LogEvents.UnansweredChatsNotReleased,
        LogLevel.Warning,
        "Agent {Agent} is gone, and their chat {Session} could not be taken back yet")]
    private static partial void LogNotReleased(ILogger logger, Exception failure, AgentId agent, SessionId session);
}
