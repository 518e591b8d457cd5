using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;
using OrleansChat.Access;
using OrleansChat.Cluster;
using OrleansChat.Delivery;
using OrleansChat.Edge.Hubs;
using OrleansChat.Edge.Limits;
using OrleansChat.Sessions;

namespace OrleansChat.Agents;

/// <summary>One console in one browser tab.</summary>
internal sealed class AgentConnection(
    HubCallerContext caller, CallBudget budget, AgentSubscriptions subscriptions, ClusterClock clock, TimeProvider time)
    : HubConnectionState(caller.ConnectionId, AddressKey.Of(caller.GetHttpContext()), budget, time)
{
    private readonly AgentId _agent = caller.User!.AgentId();
    private AgentView? _view;
    private long _heardTicks = clock.Now.UtcTicks;

    public AgentId Agent => _agent;

    /// <summary>As the cookie said when the connection was made.</summary>
    public ClaimsPrincipal SignIn => caller.User!;

    public override Audience Audience => Audience.Agent;

    public override bool Greeted => View is not null;

    /// <summary>The agent's standing as last heard; null before Hello.</summary>
    public AgentView? View
    {
        get => Volatile.Read(ref _view);
        set => Volatile.Write(ref _view, value);
    }

    /// <summary>When the browser was last heard of for certain, by the silos' clock.</summary>
    public DateTimeOffset HeardAt => new(Volatile.Read(ref _heardTicks), TimeSpan.Zero);

    /// <summary>Something came from the browser. What lay there while this process stood still says nothing.</summary>
    public void Heard()
    {
        if (clock.IsSteady)
            Volatile.Write(ref _heardTicks, clock.Now.UtcTicks);
    }

    /// <summary>Sessions whose events go to this connection.</summary>
    public ConcurrentDictionary<SessionId, SessionSubscription> Followed { get; } = new();

    public PresenceFeed? Presence { get; set; }

    public AgentFeed? Feed { get; set; }

    /// <summary>By channel; guarded by the gate.</summary>
    public Dictionary<Channels.ChannelId, ChannelFeeds> Channels { get; } = [];

    /// <summary>The browser has to connect again, with a sign-in that is still good.</summary>
    public void End() => caller.Abort();

    /// <summary>Chats that the agent is accepting over this connection.</summary>
    public AcceptsUnderWay Accepts { get; } = new();

    /// <summary>News of a chat of the agent. One that became theirs while they accept one is followed with the answer to that.</summary>
    public void Heard(SessionSummary session)
    {
        if (!Accepts.Hold(session, own: session.Status.IsOwned() && session.Agent?.Id == _agent))
            subscriptions.Settle(this, session);
    }

    /// <summary>An accept was answered: what became the agent's meanwhile, and is not followed yet, is followed now.</summary>
    public void Accepted()
    {
        foreach (var session in Accepts.End())
            subscriptions.Settle(this, session);
    }

    /// <summary>A chat that the console looks at has another owner now.</summary>
    public void ChangedHands(SessionId session) => subscriptions.LookAgain(this, session);

    /// <summary>News of the agent's standing.</summary>
    public void Heard(AgentView view)
    {
        View = view;
        subscriptions.Settle(this, view);
    }
}

/// <summary>A session that a console follows.</summary>
/// <param name="Feed">Its events.</param>
/// <param name="Opened">The console asked for it.</param>
/// <param name="Own">The agent has the chat.</param>
internal sealed record SessionSubscription(SessionFeed Feed, bool Opened, bool Own);

/// <summary>What a console hears of a channel, as far as its agent may read.</summary>
internal sealed record ChannelFeeds(QueueFeed Queue, FiguresFeed Figures, ChatVisibility Visibility);
