using System.Collections.Concurrent;
using OrleansChat.Sessions;

namespace OrleansChat.Chaos.Clients;

/// <summary>
/// What one side knows of one chat: every event that it was shown, and every answer to what it sent. Follows
/// docs/protocol.md: events apply in the order of their seq, a repetition is dropped, a gap asks for a Sync.
/// </summary>
internal sealed class History(string owner)
{
    private readonly Lock gate = new();
    private readonly List<EventView> seen = [];
    private readonly ConcurrentQueue<Outcome> outcomes = new();
    private readonly ConcurrentQueue<string> faults = new();

    /// <summary>Whose: for messages of failed checks.</summary>
    public string Owner { get; } = owner;

    public string? SessionId { get; set; }

    public long LastSeq
    {
        get
        {
            lock (gate)
                return seen.Count;
        }
    }

    public IReadOnlyList<EventView> Seen
    {
        get
        {
            lock (gate)
                return [.. seen];
        }
    }

    public IReadOnlyList<EventView> SeenAfter(int seq)
    {
        lock (gate)
            return seen[seq..];
    }

    public IReadOnlyCollection<Outcome> Outcomes => outcomes;

    /// <summary>Contradictions between what the server showed at different times.</summary>
    public IReadOnlyCollection<string> Faults => faults;

    /// <summary>Takes consecutive events; true: they left a gap, call Sync.</summary>
    public bool Apply(IReadOnlyList<EventView> events)
    {
        lock (gate)
        {
            foreach (var each in events)
            {
                if (each.Seq > seen.Count + 1)
                    return true;
                if (each.Seq == seen.Count + 1)
                    seen.Add(each);
                else if (!Same(seen[(int)each.Seq - 1], each))
                    faults.Enqueue($"seq {each.Seq} was shown as {seen[(int)each.Seq - 1]} and then as {each}");
            }

            return false;
        }
    }

    public void Settle(Outcome outcome) => outcomes.Enqueue(outcome);

    private static bool Same(EventView one, EventView other) =>
        one.Type == other.Type && one.MessageId == other.MessageId && one.Text == other.Text;
}
