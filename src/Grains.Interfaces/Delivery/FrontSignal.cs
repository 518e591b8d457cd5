using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Drafts;
using OrleansChat.Sessions;
using OrleansChat.Statistics;

namespace OrleansChat.Delivery;

/// <summary>What a grain sends to the web fronts that subscribe to it. A front that lost a signal reads what it missed.</summary>
[GenerateSerializer, Alias("chat.signal"), Immutable]
public abstract record FrontSignal;

/// <summary>Signals before this one did not reach the front, which subscribes to everything again, and reads.</summary>
[GenerateSerializer, Alias("chat.signal.missed"), Immutable]
public sealed record MissedSignal : FrontSignal;

/// <summary>
/// New events of a session, consecutive. No events: the sender will send no more, and the front subscribes again, and reads.
/// </summary>
/// <param name="Session">Whose.</param>
/// <param name="Events">What happened.</param>
/// <param name="Trace">Where in its trace the call is that made them; null: it is not traced.</param>
[GenerateSerializer, Alias("chat.signal.events"), Immutable]
public sealed record SessionEventsSignal(
    [property: Id(0)] SessionId Session,
    [property: Id(1)] IReadOnlyList<LoggedEvent> Events,
    [property: Id(2)] string? Trace = null) : FrontSignal;

/// <summary>Somebody types in a session.</summary>
[GenerateSerializer, Alias("chat.signal.typing"), Immutable]
public sealed record TypingSignal(
    [property: Id(0)] SessionId Session,
    [property: Id(1)] TypingNotice Notice) : FrontSignal;

/// <summary>The visitor's last window closed at <paramref name="LeftAt"/>; null: one is open again. Not for visitors.</summary>
[GenerateSerializer, Alias("chat.signal.visitor"), Immutable]
public sealed record VisitorSignal(
    [property: Id(0)] SessionId Session,
    [property: Id(1)] DateTimeOffset? LeftAt) : FrontSignal;

/// <summary>The queue's order changed.</summary>
[GenerateSerializer, Alias("chat.signal.queue"), Immutable]
public sealed record QueueSignal([property: Id(0)] QueueSnapshot Queue) : FrontSignal;

/// <summary>A channel opened or closed, or its number of agents changed.</summary>
[GenerateSerializer, Alias("chat.signal.availability"), Immutable]
public sealed record AvailabilitySignal(
    [property: Id(0)] ChannelId Channel,
    [property: Id(1)] Availability Availability) : FrontSignal;

/// <summary>A channel's settings changed, or it was deleted.</summary>
[GenerateSerializer, Alias("chat.signal.settings"), Immutable]
public sealed record SettingsSignal(
    [property: Id(0)] ChannelId Channel,
    [property: Id(1)] SettingsSnapshot Settings) : FrontSignal;

/// <summary>A channel's figures changed; <paramref name="Changed"/>: the sessions that changed them.</summary>
[GenerateSerializer, Alias("chat.signal.figures"), Immutable]
public sealed record FiguresSignal(
    [property: Id(0)] ChannelId Channel,
    [property: Id(1)] ChannelFigures Figures,
    [property: Id(2)] IReadOnlyList<SessionSummary> Changed) : FrontSignal;

/// <summary>
/// A chat came to, changed for, or left an agent; or the agent's own standing changed; or, told to administrators, a channel; or one of
/// the agent's drafts was saved.
/// </summary>
[GenerateSerializer, Alias("chat.signal.agent"), Immutable]
public sealed record AgentSignal(
    [property: Id(0)] AgentId Agent,
    [property: Id(1)] SessionSummary? Session,
    [property: Id(2)] AgentView? View,
    [property: Id(3)] ChannelChange? Channel = null,
    [property: Id(4)] Draft? Draft = null,
    [property: Id(5)] AgentNews? News = null) : FrontSignal;

/// <summary>The agent's sign-ins ended (all of them, or all but the newest): browsers have to show theirs again.</summary>
[GenerateSerializer, Alias("chat.signal.signed-out"), Immutable]
public sealed record SignedOutSignal([property: Id(0)] AgentId Agent) : FrontSignal;
