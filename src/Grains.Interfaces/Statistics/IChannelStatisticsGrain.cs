using Orleans.Concurrency;
using OrleansChat.Delivery;
using OrleansChat.Sessions;

namespace OrleansChat.Statistics;

/// <summary>
/// A channel's live counters, always equal to what the stored sessions say (requirement G1). Key: the channel.
/// </summary>
[Alias("chat.channel-statistics")]
[GrainInterfaceType("chat.channel-statistics")]
public interface IChannelStatisticsGrain : IGrainWithGuidKey
{
    /// <summary>The figures of now.</summary>
    [Alias("Figures")]
    Task<ChannelFigures> Figures();

    /// <summary>Sessions that an agent has now, longest running first, at most <paramref name="limit"/>.</summary>
    [Alias("Ongoing")]
    Task<IReadOnlyList<SessionSummary>> Ongoing(int limit);

    /// <summary>Reads the stored sessions again and replaces the counters. Answers whether they differed.</summary>
    [Alias("Reconcile")]
    Task<bool> Reconcile();

    /// <summary>The channel has this many agents present from now on.</summary>
    [Alias("AgentsPresent"), AlwaysInterleave, OneWay]
    Task AgentsPresent(int agents);

    /// <summary>Sends figures and changed ongoing sessions to this front until the lease ends; answers the figures of now.</summary>
    [Alias("Watch")]
    Task<ChannelFigures> Subscribe(FrontLease front);

    /// <summary>Stops sending to this front.</summary>
    [Alias("Unwatch")]
    Task Unsubscribe(FrontId front);
}

/// <summary>An agent's counters, as they are when somebody asks. Key: the agent.</summary>
[Alias("chat.agent-statistics")]
[GrainInterfaceType("chat.agent-statistics")]
public interface IAgentStatisticsGrain : IGrainWithGuidKey
{
    /// <summary>The figures of now.</summary>
    [Alias("Figures")]
    Task<AgentFigures> Figures();

    /// <summary>Reads the stored sessions again and replaces the counters. Answers whether they differed.</summary>
    [Alias("Reconcile")]
    Task<bool> Reconcile();
}

/// <summary>Live figures of a channel; "today" is the UTC day. Definitions: spec of figures in docs/architecture.md.</summary>
/// <param name="Waiting">Sessions in queue.</param>
/// <param name="OldestWaitingSince">Since when the longest waiting waits.</param>
/// <param name="WaitingSinceTotal">
/// Sum over waiting sessions of seconds from the Unix epoch to their start of waiting; the average wait at t is t − total ÷ waiting.
/// </param>
/// <param name="PresentAgents">Agents present that may respond.</param>
/// <param name="Active">Sessions that an agent has.</param>
/// <param name="Unanswered">Of those, the ones in which the agent owes an answer.</param>
/// <param name="RequestedToday">Sessions requested today.</param>
/// <param name="AcceptedToday">Of those, accepted.</param>
/// <param name="AbandonedToday">Of those, left the queue before being accepted.</param>
/// <param name="EndedToday">Of those, ended after acceptance.</param>
/// <param name="WaitTotalToday">Sum of requested-to-accepted of those accepted.</param>
[GenerateSerializer, Alias("chat.channel-figures"), Immutable]
public sealed record ChannelFigures(
    [property: Id(0)] int Waiting,
    [property: Id(1)] DateTimeOffset? OldestWaitingSince,
    [property: Id(2)] double WaitingSinceTotal,
    [property: Id(3)] int PresentAgents,
    [property: Id(4)] int Active,
    [property: Id(5)] int Unanswered,
    [property: Id(6)] int RequestedToday,
    [property: Id(7)] int AcceptedToday,
    [property: Id(8)] int AbandonedToday,
    [property: Id(9)] int EndedToday,
    [property: Id(10)] TimeSpan WaitTotalToday);

/// <summary>Live figures of an agent; "today" is the UTC day.</summary>
[GenerateSerializer, Alias("chat.agent-figures"), Immutable]
public sealed record AgentFigures(
    [property: Id(0)] int Active,
    [property: Id(1)] int Unanswered,
    [property: Id(2)] int HandledToday,
    [property: Id(3)] int EndedToday);
