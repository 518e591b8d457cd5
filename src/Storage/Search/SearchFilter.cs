using OrleansChat.Agents;
using OrleansChat.Channels;

namespace OrleansChat.Search;

/// <summary>Which chats are wanted. All that is given has to fit; what is left out fits anything.</summary>
public sealed record SearchFilter
{
    /// <summary>Words, <c>"in a row"</c>, <c>-without</c>, <c>this or that</c>; the last word may be a beginning.</summary>
    public string? Text { get; init; }

    /// <summary>Beginnings of words of the customer's name, address, number or company.</summary>
    public string? Customer { get; init; }

    /// <summary>Who has or had the chat.</summary>
    public AgentId? Agent { get; init; }

    public ChannelId? Channel { get; init; }

    /// <summary>A tag's key.</summary>
    public string? Tag { get; init; }

    /// <summary>Stars.</summary>
    public int? Rating { get; init; }

    public SearchState? State { get; init; }

    /// <summary>Began not before.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Began before.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>Where a chat is, as far as one searches by it. The numbers are stored.</summary>
public enum SearchState
{
    /// <summary>Before the queue: in a form.</summary>
    Starting = 0,

    /// <summary>In the queue.</summary>
    Waiting = 1,

    /// <summary>With an agent.</summary>
    Ongoing = 2,

    /// <summary>Over.</summary>
    Ended = 3,

    /// <summary>The customer left the queue.</summary>
    Left = 4,

    /// <summary>Became a request.</summary>
    Request = 5,
}

/// <summary>What somebody may read, as far as the index knows it. Whoever shows a chat asks again, by the chat as it is now.</summary>
/// <param name="Self">Their own chats.</param>
/// <param name="All">Channels of which they may read every chat.</param>
/// <param name="Waiting">Channels of which they may read the chats that wait.</param>
public sealed record SearchScope(AgentId Self, IReadOnlyList<ChannelId> All, IReadOnlyList<ChannelId> Waiting);
