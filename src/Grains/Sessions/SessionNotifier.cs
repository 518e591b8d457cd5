using Microsoft.Extensions.Logging;
using OrleansChat.Agents;
using OrleansChat.Statistics;

namespace OrleansChat.Sessions;

/// <summary>
/// Tells the queue, the agents and the statistics what a session's log says now. Hints: whoever misses one finds it in the
/// stored summaries. Never awaited by the session, so that no call can wait for a call that waits for it.
/// </summary>
public sealed partial class SessionNotifier(IGrainFactory grains, LifecyclePublisher lifecycle, ILogger<SessionNotifier> logger)
{
    public void Notify(SessionSummary? before, SessionSummary after)
    {
        if (QueueCares(before, after))
            NotifyQueues(before, after);
        if (AgentsCare(before, after))
            NotifyAgents(before, after);
        lifecycle.Publish(
            before,
            after,
            urgent: before?.Status.IsOwned() != after.Status.IsOwned() || IsWarned(before, after) || QueueCares(before, after));
    }

    private static bool QueueCares(SessionSummary? before, SessionSummary after) =>
        before?.QueuedAt != after.QueuedAt || before?.Channel != after.Channel || IsErased(before, after)
            || (after.Status == SessionStatus.InQueue && IsWarned(before, after));

    /// <summary>Somebody has waited for too long: the lists that consoles show say so.</summary>
    private static bool IsWarned(SessionSummary? before, SessionSummary after) => after.Warned != 0 && before?.Warned != after.Warned;

    /// <summary>Words that lists show were deleted.</summary>
    private static bool IsErased(SessionSummary? before, SessionSummary after) =>
        (before?.FirstMessage is not null && after.FirstMessage is null) || (before?.LastMessage is not null && after.LastMessage is null);

    private static bool AgentsCare(SessionSummary? before, SessionSummary after) =>
        (before?.Agent?.Id != after.Agent?.Id || before?.Transfer != after.Transfer
            || before?.Status.IsOwned() != after.Status.IsOwned() || before?.EndedAt != after.EndedAt || IsErased(before, after))
        && (after.Agent is not null || before?.Agent is not null);

    private void NotifyQueues(SessionSummary? before, SessionSummary after)
    {
        Send(grains.Queue(after.Channel).Notice(after));
        if (before is not null && before.Channel != after.Channel)
            Send(grains.Queue(before.Channel).Notice(after));
    }

    private void NotifyAgents(SessionSummary? before, SessionSummary after)
    {
        AgentId?[] concerned = [after.Agent?.Id, before?.Agent?.Id, after.Transfer?.To?.Id, before?.Transfer?.To?.Id];
        foreach (var agent in concerned.OfType<AgentId>().Distinct())
            Send(grains.Agent(agent).Notice(after));
    }

    private void Send(Task call)
    {
        if (call.IsCompletedSuccessfully)
            return;
        call.ContinueWith(
            (failed, state) => LogFailed((ILogger)state!, failed.Exception!),
            logger,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default);
    }

    [LoggerMessage(LogEvents.SessionNotifierFailed, LogLevel.Warning, "A notice about a session was not sent; reconciliation will find it")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
