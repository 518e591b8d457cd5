using OrleansChat.Access;
using OrleansChat.Sessions;

namespace OrleansChat.Channels;

/// <summary>
/// From two moments of a queue to what changed: whatever the queue's length, a console is told of its first rows only, and of each once.
/// </summary>
internal static class QueueChanges
{
    /// <summary>Rows that consoles show.</summary>
    public const int Shown = 50;

    public static QueueChange Between(QueueSnapshot before, QueueSnapshot now, ChatVisibility visibility)
    {
        var (old, shown) = (Places(before), Places(now));
        var left = old.Where(place => !shown.Contains(place)).Select(place => place.Session.ToString());
        var rows = now.Entries.Take(Shown)
            .Select((entry, index) => (Entry: entry, Index: index))
            .Where(each => !old.Contains(Place(each.Entry)))
            .Select(each => new QueuePlace(each.Index, SessionRows.Line(each.Entry.Summary, visibility.Covers(each.Entry.Summary))));
        return new(now.Channel.ToString(), before.Version, now.Version, now.Entries.Count, [.. left], [.. rows]);
    }

    private static HashSet<WaitingPlace> Places(QueueSnapshot queue) => [.. queue.Entries.Take(Shown).Select(Place)];

    private static WaitingPlace Place(QueueEntry entry) => new(entry.Session, entry.Since, entry.AtHead, entry.Summary.Seq);

    /// <summary>What decides a row's place and words: rows that agree in it keep their order among each other.</summary>
    private readonly record struct WaitingPlace(SessionId Session, DateTimeOffset Since, bool AtHead, long Seq);
}
