using Orleans.Concurrency;
using OrleansChat.Channels;
using OrleansChat.Cluster;
using OrleansChat.Delivery;
using OrleansChat.Drafts;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Agents;

/// <summary>
/// One agent: what they declared, which browsers they have open, and their chats. Key: <see cref="AgentId"/>.
/// </summary>
[Alias("chat.agent")]
[GrainInterfaceType("chat.agent")]
public interface IAgentGrain : IGrainWithGuidKey
{
    /// <summary>Who the agent is and where they stand; refused when there is no such account.</summary>
    [Alias("View")]
    Task<Result<AgentView>> View();

    /// <summary>Declares Present or Away. Stored; survives browsers and silos.</summary>
    [Alias("Declare")]
    Task<Result<AgentView>> Declare(Presence presence);

    /// <summary>
    /// A browser of the agent is there until then, by the silos' clock; called again before. What was long under way says no more than
    /// it said when it was sent. Fronts of before send a <paramref name="lease"/>, which counts from when it is handled.
    /// </summary>
    [Alias("Connect")]
    Task<Result<AgentView>> Connect(ConnectionId connection, DateTimeOffset until, TimeSpan? lease = null);

    /// <summary>That browser is gone for sure (closed, signed out).</summary>
    [Alias("Disconnect")]
    Task Disconnect(ConnectionId connection);

    /// <summary>Whether the agent can be given chats: Present and connected (or within the grace time).</summary>
    [Alias("IsAvailable"), AlwaysInterleave, ReadOnly]
    Task<bool> IsAvailable();

    /// <summary>
    /// Looks whether the agent is gone for longer than the grace time, and puts their unanswered chats back at the head of
    /// the queue. Called by the clock for agents that own chats, so that nobody is forgotten after a crash.
    /// </summary>
    [Alias("CheckPresence")]
    Task CheckPresence();

    /// <summary>
    /// Takes the longest waiting over all channels of the agent, or over the chosen one.
    /// The same <paramref name="message"/> again answers the chat that it took, on whichever silo and
    /// after whatever crash. <paramref name="opener"/>: see <see cref="IChatSessionGrain.Execute"/>.
    /// </summary>
    [Alias("GetNext"), PassesDeadline]
    Task<Result<SessionReceipt>> GetNext(ChannelId? channel, MessageId? message = null, FrontLease? opener = null);

    /// <summary>Open chats, and those that ended after <paramref name="endedSince"/>, newest activity first.</summary>
    [Alias("Chats"), AlwaysInterleave]
    Task<IReadOnlyList<SessionSummary>> Chats(DateTimeOffset endedSince);

    /// <summary>
    /// True: of all the agent's consoles this one is to sound the alert, and shows it where no other is looked at. One console is told so
    /// for each alert, however many ask.
    /// </summary>
    /// <param name="alert">What it is about, and when: the same words on every console.</param>
    /// <param name="console">Which one asks; it is answered the same again.</param>
    /// <param name="keep">Also by the silo that the agent lives on next.</param>
    [Alias("ClaimAlert"), AlwaysInterleave]
    Task<bool> ClaimAlert(string alert, ConnectionId console, bool keep);

    /// <summary>A session that the agent has, had, or is offered, changed hands or status.</summary>
    [Alias("Notice"), AlwaysInterleave, OneWay]
    Task Notice(SessionSummary summary);

    /// <summary>A channel was added, changed or deleted; the browsers of administrators are told.</summary>
    [Alias("NoticeChannel"), AlwaysInterleave, OneWay]
    Task NoticeChannel(ChannelChange change);

    /// <summary>The agent saved a draft; their other consoles are told.</summary>
    [Alias("NoticeDraft"), AlwaysInterleave, OneWay]
    Task NoticeDraft(Draft draft);

    /// <summary>Something of the agent's own changed that their consoles have to ask for again.</summary>
    [Alias("NoticeNews"), AlwaysInterleave, OneWay]
    Task NoticeNews(AgentNews news);

    /// <summary>
    /// Forgets the cached profile: an administrator changed it. A disabled agent's browsers are sent away, and their unanswered
    /// chats go back to the head of the queue.
    /// </summary>
    [Alias("Reload")]
    Task Reload();

    /// <summary>The agent's sign-ins ended: their browsers are sent away from every front, and come back only if they may.</summary>
    [Alias("EndSignIns")]
    Task EndSignIns();

    /// <summary>Sends <see cref="AgentSignal"/>s to this front until the lease ends.</summary>
    [Alias("Watch"), AlwaysInterleave]
    Task Subscribe(FrontLease front);

    /// <summary>Stops sending to this front.</summary>
    [Alias("Unwatch"), AlwaysInterleave]
    Task Unsubscribe(FrontId front);
}

/// <summary>One browser connection of an agent, unique over all fronts.</summary>
[GenerateSerializer, Alias("chat.connection-id"), Immutable]
public readonly record struct ConnectionId([property: Id(0)] string Value);

/// <summary>What of an agent's own changed.</summary>
public enum AgentNews
{
    /// <summary>Mentions, or what of them is read.</summary>
    Inbox = 1,

    Stars = 2,
}

/// <summary>What an agent declared.</summary>
public enum Presence
{
    Away = 0,
    Present = 1,
}

/// <summary>What an agent may do on a channel.</summary>
[Flags]
public enum ChannelPermissions
{
    None = 0,
    Respond = 1,
    Notifications = 2,
    ListenIn = 4,
    Manager = 8,
    All = Respond | Notifications | ListenIn | Manager,
}

/// <summary>A channel of an agent, and what they may do there.</summary>
/// <param name="Channel">Which channel.</param>
/// <param name="Name">As colleagues call it.</param>
/// <param name="Permissions">Of the agent.</param>
/// <param name="Warnings">When the channel warns; null: a silo of before said it.</param>
/// <param name="DeleteWindow">For how long the agent may delete what they wrote there; null: never, or a silo of before said it.</param>
/// <param name="ReopenWindow">For how long an ended chat may be opened again; null: a silo of before said it.</param>
/// <param name="Color">Of its widget; null: a silo of before said it.</param>
/// <param name="Files">Which files may be sent in its chats; null: a silo of before said it.</param>
[GenerateSerializer, Alias("chat.agent-channel"), Immutable]
public sealed record AgentChannel(
    [property: Id(0)] ChannelId Channel,
    [property: Id(1)] string Name,
    [property: Id(2)] ChannelPermissions Permissions,
    [property: Id(3)] WarningTimes? Warnings = null,
    [property: Id(4)] TimeSpan? DeleteWindow = null,
    [property: Id(5)] TimeSpan? ReopenWindow = null,
    [property: Id(6)] string? Color = null,
    [property: Id(7)] FileSettings? Files = null)
{
    /// <summary>The agent may answer this channel's chats.</summary>
    public bool Responds => Permissions.HasFlag(ChannelPermissions.Respond);

    /// <summary>The agent manages this channel.</summary>
    public bool Manages => Permissions.HasFlag(ChannelPermissions.Manager);
}

/// <summary>An agent at a glance.</summary>
/// <param name="Agent">Key and display name.</param>
/// <param name="Declared">What the agent chose.</param>
/// <param name="Available">Present, and a browser is there or was within the grace time.</param>
/// <param name="Administrator">Sets the system up.</param>
/// <param name="Channels">Where the agent works.</param>
/// <param name="AvailableUntil">
/// When that ends unless a browser is heard of again, by the silos' clock; null: not available, or a silo of before said it.
/// </param>
/// <param name="Gone">No browser has been there for longer than the grace time, whatever they declared.</param>
/// <param name="Preferences">The version of the agent's own settings; 0: never changed.</param>
[GenerateSerializer, Alias("chat.agent-view"), Immutable]
public sealed record AgentView(
    [property: Id(0)] AgentRef Agent,
    [property: Id(1)] Presence Declared,
    [property: Id(2)] bool Available,
    [property: Id(3)] bool Administrator,
    [property: Id(4)] IReadOnlyList<AgentChannel> Channels,
    [property: Id(5)] DateTimeOffset? AvailableUntil = null,
    [property: Id(8)] bool Gone = false,
    [property: Id(6)] long Preferences = 0);
