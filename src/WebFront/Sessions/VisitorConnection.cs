using System.Collections.Concurrent;
using System.Net;
using OrleansChat.Access;
using OrleansChat.Channels;
using OrleansChat.Delivery;
using OrleansChat.Edge;
using OrleansChat.Edge.Contracts;
using OrleansChat.Edge.Hubs;
using OrleansChat.Edge.Limits;
using OrleansChat.Results;

namespace OrleansChat.Sessions;

/// <summary>One tab of a visitor.</summary>
internal sealed class VisitorConnection(
    string id, string address, CallBudget budget, VisitorOrigin origin, IPAddress? relayedFor, TimeProvider time)
    : HubConnectionState(id, address, budget, time)
{
    private readonly ConcurrentDictionary<long, byte> _read = new();

    /// <summary>Whom a proxy that is not configured names.</summary>
    public IPAddress? RelayedFor => relayedFor;

    /// <summary>Where the tab calls from, as its handshake said.</summary>
    public VisitorOrigin Origin => origin;

    public override Audience Audience => Audience.Visitor;

    public override bool Greeted => Channel is not null;

    /// <summary>Null before Hello.</summary>
    public VisitedChannel? Channel { get; set; }

    /// <summary>Null: no chat.</summary>
    public AttachedChat? Chat { get; set; }

    /// <summary>Notes that the tab opened the translation of an article. False: it did before.</summary>
    public bool Reads(long translation) => _read.TryAdd(translation, 0);

    public override Refusal? Spend(HubLimits limits, string method) => method switch
    {
        nameof(IVisitorHub.Start) => limits.Start(Address),
        nameof(IVisitorHub.Send) or nameof(IVisitorHub.SendFile) or nameof(IVisitorHub.DeleteMessage)
            when Chat is { } chat => limits.Message(chat.Session.Id.Value),
        _ => null,
    };

    public override void Count(string method, IAnswer? answer)
    {
        if (method == nameof(IVisitorHub.Start))
            FrontMetrics.Started(answer?.Refused?.Code);
    }
}

/// <summary>The address, browser and website of a visitor.</summary>
internal sealed record VisitorOrigin(IPAddress? Address, string? UserAgent, string? Website, bool Own);

/// <summary>The channel that the widget is for.</summary>
/// <param name="Id">Which.</param>
/// <param name="Live">Its settings, which has been told those of Hello.</param>
/// <param name="Availability">Whether it takes chats.</param>
internal sealed record VisitedChannel(ChannelId Id, SettingsFeed Live, AvailabilityFeed Availability)
{
    /// <summary>Those of now; the last known ones of a channel that is gone, so that its chats can end.</summary>
    public ChannelSettings Settings => Live.Last!;
}

/// <summary>The visitor's chat, followed by this tab.</summary>
/// <param name="Session">The chat.</param>
/// <param name="Name">What the visitor calls themselves.</param>
/// <param name="Feed">Its events.</param>
/// <param name="Queue">Of the channel that the chat is on.</param>
/// <param name="Settings">Of that channel too, whichever channel the window is for: they say what the visitor sees and shows.</param>
internal sealed record AttachedChat(VisitorSession Session, string? Name, SessionFeed Feed, QueueFeed Queue, SettingsFeed Settings)
{
    /// <summary>What the visitor sees of agents in this chat.</summary>
    public Viewer Viewer => Viewer.Visitor(Settings.Last, Numbering);

    /// <summary>How the visitor counts the events that came.</summary>
    public VisitorNumbering Numbering => Feed.Listeners.Numbering!;

    /// <summary>How the visitor counts up to what they have just done: that may be here before what came before it.</summary>
    public VisitorNumbering NumberingAt(SessionReceipt receipt) =>
        receipt.Hidden is { } hidden ? new(hidden, receipt.Summary.Seq) : Numbering;

    /// <summary>Articles were shown when the chat was last looked at, and this tab has not gone on to the queue since.</summary>
    public bool MayRead { get; set; }

    /// <summary>From a token that this connection showed or was given.</summary>
    public VisitorTicket Ticket { get; set; } = Session.Ticket;
}
