namespace OrleansChat.Channels;

/// <summary>Why a channel takes no chats now.</summary>
public enum ClosedReason
{
    None = 0,
    NoAgents = 1,
    OutsideHours = 2,
    QueueFull = 3,
    Deleted = 4,

    /// <summary>A break within the opening hours.</summary>
    Lunch = 5,
    Holiday = 6,
}

/// <summary>
/// The one answer to "can I chat now?", for widget, console and routing alike (guarantee N12).
/// </summary>
/// <param name="Open">New chats are taken.</param>
/// <param name="Reason">Why not.</param>
/// <param name="PresentAgents">Agents that are Present, connected, and may respond on the channel.</param>
/// <param name="Waiting">Visitors in queue.</param>
/// <param name="ExpectedWait">What a visitor who comes now will probably wait; null: no basis yet.</param>
/// <param name="Until">When the opening hours next change what is said here; null: they do not within the next year.</param>
/// <param name="OpensAt">
/// When the opening hours next allow chats, if they are what closes the channel; null: not within the next year.
/// </param>
/// <param name="Holiday">Name of the holiday that closes the channel.</param>
[GenerateSerializer, Alias("chat.availability"), Immutable]
public sealed record Availability(
    [property: Id(0)] bool Open,
    [property: Id(1)] ClosedReason Reason,
    [property: Id(2)] int PresentAgents,
    [property: Id(3)] int Waiting,
    [property: Id(4)] TimeSpan? ExpectedWait,
    [property: Id(5)] DateTimeOffset? Until = null,
    [property: Id(6)] DateTimeOffset? OpensAt = null,
    [property: Id(7)] string? Holiday = null);
