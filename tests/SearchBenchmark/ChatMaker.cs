using OrleansChat.Sessions;

namespace OrleansChat.SearchBenchmark;

/// <summary>Makes chats as customers and agents have them: ten messages on average, most of a line, few long.</summary>
internal sealed class ChatMaker(Vocabulary words, Company company, int chats, int seed)
{
    /// <summary>In one chat of five of the first year, and in none since: what the newest chats do not tell of.</summary>
    public const string OldWord = "jubileumskampanje";

    public static readonly DateTimeOffset Begin = new(2023, 11, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly TimeSpan Span = TimeSpan.FromDays(3 * 365);
    private const int OldWordIn = 5;
    private readonly Random _random = new(seed);

    public MadeChat Next(int number)
    {
        var at = Begin + (Span * ((double)number / chats));
        var (channel, agent, name) = (company.ChannelOf(_random), company.AgentOf(_random), Company.NameOf(_random, words));
        var customer = new Customer(name, $"{name.Split(' ')[0].ToLowerInvariant()}{_random.Next(10_000)}@example.com");
        var (session, visitor) = (new SessionId(Company.Key(_random)), new VisitorId(Company.Key(_random).ToString("N")));
        var log = new List<LoggedEvent>();
        Add(new SessionStarted(channel, visitor, new Visit("nb", "https://example.com/"), SessionStatus.InQueue));
        Add(new Accepted(agent, AcceptedHow.GetNext));
        var messages = 1 + (int)Math.Min(60, -9.5 * Math.Log(1 - _random.NextDouble()));
        for (var message = 0; message < messages; message++)
        {
            var author = message % 2 == 0 ? Author.Customer(name) : Author.Of(agent);
            var old = message == 0 && IsOld(at) && _random.Next(OldWordIn) == 0;
            Add(new MessageSent(author, MessageKind.Text, Text(old)), MessageId.New());
        }

        Add(new SessionEnded(EndReason.ByAgent, Author.Of(agent), SessionStatus.Closed));
        int? stars = _random.Next(5) == 0 ? _random.Next(1, 6) : null;
        if (stars is { } given)
            Add(new Rated(given, null));
        var first = log.Select(static logged => logged.Body).OfType<MessageSent>().First().Text;
        return new(log, new SessionSummary
        {
            Id = session,
            Channel = channel,
            Visitor = visitor,
            Seq = log.Count,
            Status = SessionStatus.Closed,
            Customer = customer,
            RequestedAt = at,
            LastActivityAt = log[^1].At,
            AcceptedAt = log[1].At,
            EndedAt = log[^1].At,
            Agent = agent,
            FirstMessage = first,
            LastMessage = first,
            MessageCount = messages,
            Rating = stars,
        });

        void Add(SessionEvent body, MessageId? id = null)
        {
            log.Add(new(log.Count + 1, at, id, body));
            at += TimeSpan.FromSeconds(_random.Next(1, 40));
        }
    }

    private static bool IsOld(DateTimeOffset at) => at - Begin < Span / 3;

    private string Text(bool old)
    {
        var count = 2 + (int)Math.Min(80, -8.0 * Math.Log(1 - _random.NextDouble()));
        var text = string.Join(' ', Enumerable.Range(0, count).Select(_ => words.Next(_random)));
        return (old ? $"{text} {OldWord}" : text) + ".";
    }
}

/// <summary>A chat that was made.</summary>
internal sealed record MadeChat(IReadOnlyList<LoggedEvent> Log, SessionSummary Summary);
