using Microsoft.Extensions.Logging;
using OrleansChat.Cluster;
using OrleansChat.Sessions;

namespace OrleansChat.Agents;

/// <summary>
/// Chats that colleagues offer to an agent: those that the agent cannot answer go back at once, instead of when time is up.
/// </summary>
internal sealed partial class ReceivedTransfers(
    AgentId agent, ISessionDirectory sessions, IGrainFactory grains, TimeProvider time, ILogger logger)
{
    private const int CallsAtOnce = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Gives back those that are chosen. Where it fails, the session's own deadline gives them back.</summary>
    public async Task Return(Func<SessionSummary, bool> chosen)
    {
        try
        {
            var offered = await sessions.OfAgent(agent, time.GetUtcNow(), CancellationToken.None);
            await BoundedParallel.ForEach(
                offered.Where(summary => summary.Transfer?.To?.Id == agent && chosen(summary)), CallsAtOnce, Return);
        }
        catch (Exception failure)
        {
            LogNotRead(logger, failure, agent);
        }
    }

    public async Task Return(SessionSummary summary)
    {
        try
        {
            // A silo that hangs may send this late: by then the agent may be there again, and be offered the chat anew.
            CallDeadline.Set(time.GetUtcNow() + Patience);
            await grains.Session(summary.Id).Execute(new ReturnTransfer(agent));
        }
        catch (Exception failure)
        {
            LogNotReturned(logger, failure, agent, summary.Id);
        }
    }

    [LoggerMessage(
        LogEvents.ReceivedTransfersNotRead,
        LogLevel.Warning,
        "Agent {Agent} cannot answer transfers, and theirs could not be read; they end when their time is up")]
    private static partial void LogNotRead(ILogger logger, Exception failure, AgentId agent);

    [LoggerMessage(
        LogEvents.ReceivedTransfersNotReturned,
        LogLevel.Warning,
        "Agent {Agent} cannot answer the transfer of session {Session}, which could not be told; it ends when its time is up")]
    private static partial void LogNotReturned(ILogger logger, Exception failure, AgentId agent, SessionId session);
}
