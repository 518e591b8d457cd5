using OrleansChat.Sessions;

namespace OrleansChat.Channels;

/// <summary>A channel on which the agent has chats and does not work any more: deleted, or their permissions on it are gone.</summary>
public sealed record FormerChannelView(string Id, string Name, bool Deleted);

/// <summary>A channel on the dashboard.</summary>
public sealed record ChannelBoard(
    string ChannelId,
    QueueBoard Queue,
    FiguresView Figures,
    IReadOnlyList<SessionRow> Ongoing);

/// <summary>
/// Incoming chats, longest waiting first: the first <c>boardRows</c>, and how many wait in all (<paramref name="Count"/>).
/// </summary>
public sealed record QueueBoard(string ChannelId, long Version, IReadOnlyList<SessionRow> Rows, int Count);

/// <summary>
/// What changed among the first <c>boardRows</c> of a queue since the version <paramref name="After"/>. Whoever has another version reads
/// the board afresh. First those that <paramref name="Left"/> go, then each row is put at its place, lowest first.
/// </summary>
public sealed record QueueChange(
    string ChannelId,
    long After,
    long Version,
    int Count,
    IReadOnlyList<string> Left,
    IReadOnlyList<QueuePlace> Rows);

/// <summary>A row that is new or changed, and its place in the list (0-based).</summary>
public sealed record QueuePlace(int Index, SessionRow Row);

/// <summary>
/// Live figures; today is the day of the channel's time zone. Average wait now = now − (waitingSinceTotal ÷ waiting), in Unix seconds.
/// </summary>
public sealed record FiguresView(
    int Waiting,
    DateTimeOffset? OldestWaitingSince,
    double WaitingSinceTotal,
    int PresentAgents,
    int Active,
    int Unanswered,
    int RequestedToday,
    int AcceptedToday,
    int AbandonedToday,
    int EndedToday,
    double WaitSecondsTotalToday);

/// <summary>New figures, and the sessions that changed them (owned or just ended).</summary>
public sealed record FiguresPush(string ChannelId, FiguresView Figures, IReadOnlyList<SessionRow> Changed);

/// <summary>Place in the queue (1-based) and expected wait; null: no basis yet.</summary>
public sealed record QueueView(int Position, int? WaitSeconds);
