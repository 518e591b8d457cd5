using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Databases;
using OrleansChat.Sessions;

namespace OrleansChat.Search;

/// <summary>Chats that tests write, and what is found of them.</summary>
public abstract class SearchTestBase : StorageTests
{
    protected static readonly AgentRef Ola = TestSession.Agent("Ola");
    protected static readonly Customer Kari = new("Kari Nordmann", "kari@example.com", Company: "Blåbær AS");

    protected ChannelId Shop { get; } = new(Guid.NewGuid());

    internal SearchIndex Index => Process.Get<SearchIndex>();

    internal SearchableChats Chats => Process.Get<SearchableChats>();

    protected SearchScope Everything => new(new AgentId(Guid.NewGuid()), [Shop], []);

    /// <summary>A chat with these messages, which began so many seconds after noon.</summary>
    internal async Task<WrittenChat> Write(params string[] texts) => await Write(0, null, texts);

    internal async Task<WrittenChat> Write(
        int second, Func<SessionSummary, SessionSummary>? change, params string[] texts)
    {
        var chat = new WrittenChat(
            Process, new TestSession(Shop).Summary with { Agent = Ola, Status = SessionStatus.AgentLast, Customer = Kari });
        await chat.Start(TestSession.Noon.AddSeconds(second), change);
        foreach (var text in texts)
            await chat.Say(text);
        return chat;
    }

    /// <summary>Until nothing waits.</summary>
    protected async Task IndexAll()
    {
        while (await Index.TakeChanged(Chats.Build, [], CancellationToken.None) > 0)
        {
            // There may be more.
        }
    }

    protected Task<SearchPage> Find(string? text) => Find(new SearchFilter { Text = text });

    protected async Task<SearchPage> Find(
        SearchFilter filter, SearchScope? scope = null, string? after = null, Func<SessionSummary, bool>? mayRead = null)
    {
        var found = await Process.Get<ISessionSearch>().Find(
            filter, scope ?? Everything, after, mayRead ?? (static _ => true), CancellationToken.None);
        Assert.True(found.IsOk, found.Refusal?.Code);
        return found.Value;
    }

    protected static IEnumerable<SessionId> Ids(SearchPage page) => page.Hits.Select(static hit => hit.Session.Id);

    protected static string Marked(SearchHit hit) =>
        string.Concat(hit.Excerpt.Select(static part => part.Hit ? $"[{part.Text}]" : part.Text));
}

/// <summary>A chat whose events a test adds one by one.</summary>
internal sealed class WrittenChat(StorageProcess process, SessionSummary summary)
{
    private DateTimeOffset _at;

    public SessionSummary Summary { get; private set; } = summary;

    public SessionId Id => Summary.Id;

    public Task Start(DateTimeOffset at, Func<SessionSummary, SessionSummary>? change)
    {
        _at = at;
        Summary = Summary with { RequestedAt = at };
        return Add(
            new SessionStarted(Summary.Channel, Summary.Visitor, Visit.Unknown, Summary.Status),
            before => change?.Invoke(before) ?? before);
    }

    public Task Say(string text, MessageKind kind = MessageKind.Text) => Add(
        new MessageSent(Author.Customer("Kari"), kind, text),
        before => before with { FirstMessage = before.FirstMessage ?? text, LastMessage = text, MessageCount = before.MessageCount + 1 });

    /// <summary>The text at a seq is gone, as the rules of sessions write it.</summary>
    public Task Delete(long seq) => Add(
        new MessageDeleted(seq, Author.Customer("Kari")),
        before => before with { FirstMessage = null, LastMessage = null },
        [Erased(seq)]);

    /// <summary>All of it is gone.</summary>
    public Task DeleteAll() => Add(
        new SessionDeleted(Author.System),
        before => before with
        {
            Status = SessionStatus.Deleted,
            Visitor = VisitorId.Erased,
            Customer = Customer.Unknown,
            FirstMessage = null,
            LastMessage = null,
        },
        [.. Enumerable.Range(2, (int)Summary.Seq - 1).Select(seq => Erased(seq))]);

    public async Task Add(
        SessionEvent body, Func<SessionSummary, SessionSummary>? change = null, IReadOnlyList<LoggedEvent>? erased = null)
    {
        var next = Summary with { Seq = Summary.Seq + 1 };
        Summary = change?.Invoke(next) ?? next;
        _at = _at.AddMilliseconds(1);
        var outcome = await process.Append(new([new(Summary.Seq, _at, MessageId.New(), body)], Summary, erased));
        Assert.Equal(AppendStatus.Committed, outcome.Status);
    }

    private LoggedEvent Erased(long seq) => new(
        seq, _at, MessageId.New(), new MessageSent(Author.Customer(null), MessageKind.Text, "") { Erased = new(_at, Summary.Seq + 1) });
}
