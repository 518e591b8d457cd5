using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Edge.Calls;

namespace OrleansChat.Access;

/// <summary>
/// Tells an agent's grain what an administrator has stored about the agent. The database has the truth: should the cluster not
/// answer now, the grain reads it within seconds by itself.
/// </summary>
internal sealed partial class AgentNotifier(
    IGrainFactory grains, GrainCalls calls, IHttpContextAccessor http, ILogger<AgentNotifier> logger)
{
    /// <summary>The account or its permissions changed.</summary>
    public Task Changed(Guid account) => Notify(account, agent => agent.Reload());

    /// <summary>A channel changed, and this account is an administrator's.</summary>
    public Task ChannelChanged(Guid account, ChannelChange channel) => Notify(account, agent => agent.NoticeChannel(channel));

    /// <summary>The sign-ins ended.</summary>
    public Task SignedOut(Guid account) => Notify(account, agent => agent.EndSignIns());

    /// <summary>The same when this browser stays signed in: it has its new cookie before it has to come back with it.</summary>
    public void OthersSignedOut(Guid account) => http.HttpContext!.Response.OnCompleted(() => SignedOut(account));

    private async Task Notify(Guid account, Func<IAgentGrain, Task> tell)
    {
        try
        {
            await calls.RepeatValue(async () =>
            {
                await tell(grains.Agent(new AgentId(account)));
                return true;
            });
        }
        catch (Exception fault) when (ClusterFaults.IsPassing(fault))
        {
            LogNotTold(logger, fault, account);
        }
    }

    [LoggerMessage(
        LogEvents.AgentNotifierNotTold,
        LogLevel.Warning,
        "The grain of agent {Agent} was not told of a change; what is its own it reads by itself, and consoles look again")]
    private static partial void LogNotTold(ILogger logger, Exception fault, Guid agent);
}
