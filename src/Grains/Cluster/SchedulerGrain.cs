using Microsoft.Extensions.Logging;
using Orleans.Placement;
using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Sessions;

namespace OrleansChat.Cluster;

/// <summary>
/// Finds in its share of the database, each second, sessions with a deadline that has passed, queues with waiting chats, and agents that
/// own chats, and calls their grains. By that a chat goes on that a crash between two grains has left behind. Deadlines, queues and
/// agents have a timer each: none waits for another.
/// </summary>
/// <remarks>
/// A silo that stops moves an activation on which calls wait, and must find another silo for it, which may be stopping
/// too. Only pings can wait here, and those are sent again: there is nothing to move.
/// </remarks>
[GrainType("chat.clock")]
[Immovable]
public sealed partial class SchedulerGrain(
    ISessionDirectory directory, SchedulerOptions options, GrainMetrics metrics, TimeProvider time, ILogger<SchedulerGrain> logger)
    : Grain, ISchedulerGrain
{
    private static readonly TimeSpan SessionsEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan QueuesEvery = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan AgentsEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CountEvery = TimeSpan.FromSeconds(10);

    /// <summary>A look that a silo carries out later, because it hung, would go by what it knew before: it is not carried out.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private const int Places = 128;
    private const int DueAtOnce = 200;
    private const int DueAtMost = 5_000;

    private readonly BackoffDispatcher<SessionId> _sessions = new(Places, time);
    private readonly BackoffDispatcher<ChannelId> _queues = new(Places, time);

    /// <summary>Without a pause after a failure: a visitor waits for each of the agent's chats.</summary>
    private readonly BackoffDispatcher<AgentId> _agents = new(Places, time, longestPause: TimeSpan.Zero);

    /// <summary>Silos of an earlier release know only the first scheduler, which has all ids while it lives there.</summary>
    private Partition Share => new((int)this.GetPrimaryKeyLong() % options.Partitions, options.Partitions);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Every(SessionsEvery, "due sessions", TickDue);
        Every(QueuesEvery, "waiting queues", CheckQueues);
        Every(AgentsEvery, "owning agents", CheckAgents);
        Every(CountEvery, "figures for metrics", Count);
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        metrics.Forget(Share.Index);
        return Task.CompletedTask;
    }

    public Task Ping() => Task.CompletedTask;

    private void Every(TimeSpan period, string what, Func<CancellationToken, Task> look) => this.RegisterGrainTimer(
        cancellation => Try(what, () => look(cancellation)),
        new() { DueTime = period, Period = period, Interleave = true, KeepAlive = true });

    private async Task Count(CancellationToken cancellation)
    {
        if (metrics.Enabled)
            metrics.Counted(Share.Index, await directory.CountOpen(Share, cancellation));
    }

    /// <summary>Sessions that are held back are found again each time, before the others: the limit grows by their number.</summary>
    private async Task TickDue(CancellationToken cancellation)
    {
        var limit = Math.Min(DueAtOnce + _sessions.HeldBack, DueAtMost);
        _sessions.Start(await directory.Due(time.GetUtcNow(), limit, Share, cancellation), Tick);
    }

    private async Task CheckQueues(CancellationToken cancellation) =>
        _queues.Start(
            await directory.WaitingChannels(Share, cancellation), channel => Try("a queue", () => GrainFactory.Queue(channel).Reconcile()));

    private async Task CheckAgents(CancellationToken cancellation) =>
        _agents.Start(await directory.OwningAgents(Share, cancellation), agent => Try("an agent", () => CheckPresence(agent)));

    private async Task CheckPresence(AgentId agent)
    {
        CallDeadline.Set(time.GetUtcNow() + Patience);
        await GrainFactory.Agent(agent).CheckPresence();
    }

    private async Task<bool> Tick(SessionId session)
    {
        var code = "";
        var answered = await Try("a due session", async () =>
        {
            CallDeadline.Set(time.GetUtcNow() + Patience);
            var ticked = await GrainFactory.Session(session).Execute(new TickSession());
            code = ticked.Refusal?.Code ?? "";
        });
        if (answered && code.Length == 0)
            return true;
        SchedulerMetrics.Postponed.Add(1);
        LogPostponed(logger, session, answered ? code : "no answer", _sessions.Failures(session) + 1);
        return false;
    }

    /// <summary>A failure must not stop the other work; the next tick tries again.</summary>
    private async Task<bool> Try(string what, Func<Task> look)
    {
        try
        {
            await look();
            return true;
        }
        catch (Exception failure)
        {
            LogRoundFailed(logger, failure, what);
            return false;
        }
    }

    [LoggerMessage(LogEvents.SchedulerGrainRoundFailed, LogLevel.Warning, "The clock could not look after {What}; it tries again")]
    private static partial void LogRoundFailed(ILogger logger, Exception failure, string what);

    [LoggerMessage(
        LogEvents.SchedulerGrainPostponed,
        LogLevel.Warning,
        "Session {Session} is due and was postponed for the {Times}. time: {Why}")]
    private static partial void LogPostponed(ILogger logger, SessionId session, string why, int times);
}
