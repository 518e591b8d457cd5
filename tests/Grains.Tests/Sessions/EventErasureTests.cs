using System.Text.Json;
using OrleansChat.Agents;
using static OrleansChat.Sessions.SessionScript;

namespace OrleansChat.Sessions;

/// <summary>Deleted words are nowhere: not in the log, the summary, or the window of latest events.</summary>
public class EventErasureTests
{
    private const string Secret = "secret";

    /// <summary>Events that keep their words when their session is erased. Whoever adds an event type decides.</summary>
    private static readonly Dictionary<Type, string> Kept = new()
    {
        [typeof(OfflineOffered)] = "has a word of the program's",
        [typeof(BotSwitched)] = "names a bot",
        [typeof(CommandRefused)] = "has a code of the program's",
        [typeof(SessionDeleted)] = "is what erases",
    };

    [Fact]
    public void DeleteSession_EveryTypeOfEvent_LosesItsWordsOrIsDecided()
    {
        var kept = typeof(SessionEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(SessionEvent)))
            .Where(type => JsonSerializer.Serialize<object>(Erased(Sample(type))).Contains(Secret, StringComparison.Ordinal));

        Assert.Equal(Kept.Keys.Select(type => type.Name).Order(), kept.Select(type => type.Name).Order());
    }

    [Fact]
    public void DeleteMessage_First_LeavesNoTextAndNoOtherFirstMessage()
    {
        var script = Waiting().Must(FromCustomer("second"));
        var first = Seq(script, "Where is my parcel?");

        script.Must(new DeleteMessage(first, Author.Customer("Kari")));

        Assert.Null(script.Summary.FirstMessage);
        Assert.Equal("second", script.Summary.LastMessage);
        AssertGone(script, "Where is my parcel?");
        Assert.Equal(script.Log[^1].Seq, script.Log.Single(logged => logged.Seq == first).Body.Erased!.By);
    }

    [Fact]
    public void DeleteMessage_Last_LeavesNoLastMessage()
    {
        var script = WithAnna().Must(From(Anna, "wrong window"));

        script.Must(new DeleteMessage(Seq(script, "wrong window"), Author.Of(Anna)));

        Assert.Null(script.Summary.LastMessage);
        Assert.Equal(SessionStatus.AgentLast, script.Summary.Status);
        AssertGone(script, "wrong window");
    }

    [Fact]
    public void DeleteMessage_Again_ChangesNothing()
    {
        var script = Waiting();
        var delete = new DeleteMessage(Seq(script, "Where is my parcel?"), Author.Customer("Kari"));
        var length = script.Must(delete).Log.Count;

        Assert.Equal(length, script.Must(delete).Log.Count);
    }

    [Fact]
    public void DeleteMessage_ItsIdComesAgain_IsKnown()
    {
        var said = FromCustomer("twice");
        var script = Waiting().Must(said);

        script.Must(new DeleteMessage(Seq(script, "twice"), Author.Customer("Kari")));

        Assert.True(script.Session.Knows(said.MessageId!.Value, out _));
    }

    [Fact]
    public void DeleteSession_LeavesNothingOfTheCustomer()
    {
        var script = WithAnna().Must(From(Anna, "At the post office.")).Must(FromCustomer("Thanks!"));
        script.Settings = script.Settings with { PostChat = true };
        script.Must(new EndSession(Author.Customer("Kari")))
            .Must(new RateSession(5, "Kari was happy"))
            .Must(new LinkSession("contact-7", "company-8", "request-9"))
            .Must(new DeleteSession(Author.Of(Anna)));

        AssertGone(
            script,
            "Kari",
            "kari@example.com",
            "shop.example",
            "visitor-hash",
            "parcel",
            "post office",
            "Thanks",
            "contact-7",
            "company-8",
            "request-9");
        Assert.Equal((SessionStatus.Deleted, 5), (script.Summary.Status, script.Summary.Rating));
        Assert.Contains(script.Log, logged => logged.Body is Accepted { Agent.Name: "Anna", Erased: null });
    }

    private static long Seq(SessionScript script, string text) =>
        script.Log.Single(logged => logged.Body is MessageSent posted && posted.Text == text).Seq;

    private static void AssertGone(SessionScript script, params IReadOnlyList<string> words)
    {
        var replayed = new ChatSession(script.Session.Id);
        foreach (var logged in script.Log)
            replayed.Replay(logged);
        Assert.Equal(script.Summary with { DueAt = null }, replayed.Summary);
        var everything = string.Concat(
            JsonSerializer.Serialize(script.Log.Select(logged => (object)logged.Body)),
            JsonSerializer.Serialize(script.Session.Recent.Select(logged => (object)logged.Body)),
            JsonSerializer.Serialize(script.Summary));
        Assert.All(words, word => Assert.DoesNotContain(word, everything, StringComparison.Ordinal));
    }

    private static SessionEvent Erased(SessionEvent body)
    {
        var deleted = new LoggedEvent(2, DateTimeOffset.UnixEpoch, null, new SessionDeleted(Author.System));
        return EventErasure.By([deleted], [new(1, DateTimeOffset.UnixEpoch, null, body)]) is [var left] ? left.Body : body;
    }

    private static SessionEvent Sample(Type type) => (SessionEvent)type.GetConstructors().Single().Invoke(
        [.. type.GetConstructors().Single().GetParameters().Select(parameter => Value(parameter.ParameterType))]);

    private static object? Value(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(string) => Secret,
            _ when type == typeof(Author) => Author.Customer(Secret),
            _ when type == typeof(AgentRef) => Anna,
            _ when type == typeof(VisitorId) => new VisitorId(Secret),
            _ when type == typeof(Customer) => new Customer(Secret, Secret, Secret, Secret, Secret),
            _ when type == typeof(Visit) => new Visit(Secret, Secret, Secret, Secret, Secret),
            _ when type == typeof(IReadOnlyList<string>) => new[] { Secret },
            _ when type == typeof(IReadOnlyList<AgentRef>) => new[] { Anna },
            _ when type == typeof(IReadOnlyList<TagRef>) => new[] { new TagRef(new(Guid.NewGuid()), Secret) },
            _ when type.IsValueType => Activator.CreateInstance(type),
            _ => null,
        };
    }
}
