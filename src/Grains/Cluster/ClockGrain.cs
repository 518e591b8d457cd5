using Microsoft.Extensions.Logging;
using Orleans.Placement;
using OrleansChat.Sessions;

namespace OrleansChat.Cluster;

/// <summary>
/// Looks every second for what is due in the database. A crash between two grains leaves a chat where its log says; this
/// is who notices.
/// </summary>
/// <remarks>
/// A silo that stops moves an activation on which calls wait, and must find another silo for it, which may be stopping
/// too. Only pings can wait here, and those are sent again: there is nothing to move.
/// </remarks>
[GrainType("chat.clock")]
[Immovable]
public sealed partial class ClockGrain(ISessionDirectory directory, TimeProvider time, ILogger<ClockGrain> logger) : Grain, IClockGrain
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private const int QueuesEvery = 3;
    private const int AgentsEvery = 10;
    private const int DueAtOnce = 200;

    /// <summary>Rounds since somebody could say what there is to look after; the look stays due until then.</summary>
    private int _sinceQueues;
    private int _sinceAgents;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(Round, new() { DueTime = Period, Period = Period, Interleave = true, KeepAlive = true });
        return Task.CompletedTask;
    }

    public Task Ping() => Task.CompletedTask;

    private async Task Round(CancellationToken cancellation)
    {
        await Try("due sessions", () => TickDue(cancellation));
        if (++_sinceQueues >= QueuesEvery && await Try("waiting queues", () => CheckQueues(cancellation))) _sinceQueues = 0;
        if (++_sinceAgents >= AgentsEvery && await Try("owning agents", () => CheckAgents(cancellation))) _sinceAgents = 0;
    }

    private async Task TickDue(CancellationToken cancellation)
    {
        var due = await directory.Due(time.GetUtcNow(), DueAtOnce, cancellation);
        await Task.WhenAll(due.Select(id => Try("a due session", async () =>
        {
            var ticked = await GrainFactory.Session(id).Execute(new TickSession());
            if (!ticked.IsOk) LogTickRefused(logger, id, ticked.Refusal.Code);
        })));
    }

    private async Task CheckQueues(CancellationToken cancellation)
    {
        foreach (var channel in await directory.WaitingChannels(cancellation))
            await Try("a queue", () => GrainFactory.Queue(channel).Reconcile());
    }

    private async Task CheckAgents(CancellationToken cancellation)
    {
        foreach (var agent in await directory.OwningAgents(cancellation))
            await Try("an agent", () => GrainFactory.Agent(agent).CheckPresence());
    }

    /// <summary>One failure must not stop the clock for the others; the next round tries again.</summary>
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

    [LoggerMessage(LogLevel.Warning, "The clock could not look after {What}; it tries again")]
    private static partial void LogRoundFailed(ILogger logger, Exception failure, string what);

    [LoggerMessage(LogLevel.Warning, "Session {Session} is due but refused: {Code}")]
    private static partial void LogTickRefused(ILogger logger, SessionId session, string code);
}
