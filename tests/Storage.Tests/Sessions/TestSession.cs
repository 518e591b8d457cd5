using OrleansChat.Agents;
using OrleansChat.Channels;

namespace OrleansChat.Sessions;

/// <summary>A session whose appends a test writes by hand.</summary>
public sealed class TestSession
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public TestSession(ChannelId? channel = null, VisitorId? visitor = null)
    {
        Summary = new SessionSummary
        {
            Id = new SessionId(Guid.CreateVersion7()),
            Channel = channel ?? new ChannelId(Guid.NewGuid()),
            Visitor = visitor ?? new VisitorId(Guid.NewGuid().ToString("N")),
            Status = SessionStatus.InQueue,
            RequestedAt = Noon,
            LastActivityAt = Noon,
            QueuedAt = Noon,
        };
    }

    public SessionId Id => Summary.Id;

    /// <summary>After the last append that <see cref="Next"/> made.</summary>
    public SessionSummary Summary { get; private set; }

    public static AgentRef Agent(string name) => new(new AgentId(Guid.NewGuid()), name);

    /// <summary>The next append: messages with new ids, and the summary changed by <paramref name="change"/>.</summary>
    public SessionAppend Next(int events = 1, Func<SessionSummary, SessionSummary>? change = null, MessageId? id = null)
    {
        var append = At(Summary.Seq + 1, events, change, id);
        Summary = append.Summary;
        return append;
    }

    /// <summary>An append at any seq, without remembering it.</summary>
    public SessionAppend At(
        long seq, int events = 1, Func<SessionSummary, SessionSummary>? change = null, MessageId? id = null)
    {
        var logged = Enumerable.Range(0, events).Select(i => Message(seq + i, i == 0 ? id ?? MessageId.New() : null)).ToArray();
        var summary = Summary with { Seq = seq + events - 1, LastActivityAt = logged[^1].At, MessageCount = (int)(seq + events - 1) };
        return new(logged, change?.Invoke(summary) ?? summary);
    }

    private static LoggedEvent Message(long seq, MessageId? id) => new(
        seq, Noon.AddSeconds(seq), id, new MessageSent(Author.Customer("Kari"), MessageKind.Text, $"Hei {seq} – blåbær 🫐"));
}
