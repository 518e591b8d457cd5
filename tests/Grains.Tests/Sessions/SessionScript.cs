using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Results;

namespace OrleansChat.Sessions;

/// <summary>Drives a session's rules by hand: every accepted command is committed at once, the clock moves when told.</summary>
public sealed class SessionScript
{
    public static readonly ChannelId Channel = new(Guid.Parse("00000000-0000-0000-0000-0000000000c1"));
    public static readonly ChannelId OtherChannel = new(Guid.Parse("00000000-0000-0000-0000-0000000000c2"));
    public static readonly AgentRef Anna = new(new(Guid.Parse("00000000-0000-0000-0000-0000000000a1")), "Anna");
    public static readonly AgentRef Bjorn = new(new(Guid.Parse("00000000-0000-0000-0000-0000000000a2")), "Bjørn");

    public ChatSession Session { get; } = new(new(Guid.Parse("00000000-0000-0000-0000-000000000001")));

    public List<LoggedEvent> Log { get; } = [];

    public ChannelSettings Settings { get; set; } = new() { Name = "Support", VisitorsDelete = true };

    public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public DateTimeOffset? VisitorSeen { get; set; }

    public TimeSpan? AbandonAfter { get; set; }

    public SessionSummary Summary => Session.Summary ?? throw new InvalidOperationException("Not started.");

    public Result<Decision> Do(SessionCommand command)
    {
        var context = new DecisionContext(Settings, Now, Target(command), VisitorSeen, AbandonAfter);
        var decided = Session.Decide(command, context);
        if (!decided.IsOk || decided.Value.Events.Count == 0)
            return decided;
        Store(decided.Value, command, context);
        return decided;
    }

    /// <summary>Is refused for good, and that is kept.</summary>
    public Refusal Refused(SessionCommand command)
    {
        var context = new DecisionContext(Settings, Now, Target(command), VisitorSeen);
        var refusal = Session.Decide(command, context).Refusal ?? throw new InvalidOperationException($"{command} is not refused.");
        if (Session.Keep(refusal, command) is { IsOk: true, Value: var kept })
            Store(kept, command, context);
        return refusal;
    }

    public SessionScript Must(SessionCommand command)
    {
        var result = Do(command);
        Assert.True(result.IsOk, $"{command} in {Session.Summary?.Status}: {result.Refusal?.Code}");
        return this;
    }

    public void Refuses(string code, SessionCommand command)
    {
        var before = (Session.Summary, Log.Count);
        var result = Do(command);
        Assert.Equal(code, result.Refusal?.Code);
        Assert.Equal(before, (Session.Summary, Log.Count));
    }

    public SessionScript Later(TimeSpan by)
    {
        Now += by;
        return this;
    }

    public static SessionScript Waiting() => new SessionScript().Must(Start());

    public static SessionScript WithAnna() => Waiting().Must(new AcceptSession(Anna, AcceptedHow.GetNext));

    public static StartSession Start(string? question = "Where is my parcel?") => new(
        Channel,
        new("visitor-hash"),
        new("en", "https://shop.example/cart"),
        new("Kari", "kari@example.com"),
        Consent: true,
        question)
    { MessageId = MessageId.New() };

    public static SendMessage FromCustomer(string text = "hello?") => new(Author.Customer("Kari"), text) { MessageId = MessageId.New() };

    public static SendMessage From(AgentRef agent, string text = "Hi!") => new(Author.Of(agent), text) { MessageId = MessageId.New() };

    private void Store(Decision decision, SessionCommand command, DecisionContext context)
    {
        var (events, summary) = Session.Draft(decision, command.MessageId, context);
        var erased = EventErasure.By(events, [.. Log]);
        Session.Commit(events, summary, erased);
        foreach (var bare in erased)
            Log[(int)bare.Seq - 1] = bare;
        Log.AddRange(events);
    }

    private LoggedEvent? Target(SessionCommand command) =>
        command is DeleteMessage delete ? Log.FirstOrDefault(logged => logged.Seq == delete.Message) : null;
}
