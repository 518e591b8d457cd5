using OrleansChat.Agents;
using OrleansChat.Edge.Hubs;

namespace OrleansChat.Sessions;

/// <summary>Every event type and every kind of message, as each side gets it on the wire.</summary>
public class EventVisibilityTests
{
    private const string Words = "only for those who may see it";
    private static readonly AgentRef Ola = new(new(Guid.NewGuid()), Words, Words);
    private static readonly Viewer Visitor = new(Audience.Visitor, FirstNames: false, Photos: true);

    /// <summary>Events that visitors do not see. Whoever adds an event type decides here and at the event, for both sides.</summary>
    private static readonly Type[] AmongAgents =
        [typeof(TransferRequested), typeof(TransferSettled), typeof(WarningRaised), typeof(Linked), typeof(NoteAdded), typeof(TagsChanged)];

    /// <summary>Events that among agents only who has the chat sees, and managers.</summary>
    private static readonly Type[] AmongHandlers = [typeof(WhisperSent)];

    /// <summary>Events that nobody sees.</summary>
    private static readonly Type[] Internal = [typeof(CommandRefused)];

    private static readonly Type[] ForEverybody =
    [
        typeof(SessionStarted), typeof(PreChatSubmitted), typeof(FaqSuggested), typeof(FaqRead), typeof(FaqAnswered),
        typeof(OfflineOffered), typeof(RequestPosted), typeof(Queued), typeof(MessageSent), typeof(MessageDeleted), typeof(MessagesRead),
        typeof(Accepted), typeof(SessionEnded), typeof(Reopened), typeof(Rated), typeof(BotSwitched), typeof(SessionDeleted),
    ];

    private static readonly MessageKind[] KindsForEverybody =
    [
        MessageKind.Text, MessageKind.Welcome, MessageKind.Link, MessageKind.File, MessageKind.Options, MessageKind.OptionClicked,
        MessageKind.FaqQuestion, MessageKind.Error,
    ];

    private static IEnumerable<Type> All => typeof(SessionEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(SessionEvent)));

    [Fact]
    public void Event_EveryType_IsDecidedForBothSides() =>
        Assert.Equal(
            All.Select(Name).Order(StringComparer.Ordinal),
            AmongAgents.Concat(AmongHandlers).Concat(Internal).Concat(ForEverybody).Select(Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Event_EveryType_ReachesOnlyWhoMaySeeIt()
    {
        foreach (var type in All)
        {
            var logged = new LoggedEvent(7, DateTimeOffset.UnixEpoch, new(Guid.NewGuid()), Sample(type));
            AssertSeen(ForEverybody.Contains(type), logged, Visitor);
            AssertSeen(!Internal.Contains(type) && !AmongHandlers.Contains(type), logged, Viewer.Agent);
            AssertSeen(!Internal.Contains(type), logged, Viewer.Addressee(Ola.Id));
            Assert.Equal(ForEverybody.Contains(type), EventViews.Push(new(Guid.NewGuid()), [logged], Visitor) is not null);
        }
    }

    [Fact]
    public void Message_EveryKind_ReachesOnlyWhoMaySeeIt()
    {
        Assert.Equal(Enum.GetValues<MessageKind>(), KindsForEverybody);
        foreach (var kind in Enum.GetValues<MessageKind>())
        {
            var logged = new LoggedEvent(7, DateTimeOffset.UnixEpoch, null, new MessageSent(Author.Of(Ola), kind, Words));
            AssertSeen(KindsForEverybody.Contains(kind), logged, Visitor);
            AssertSeen(true, logged, Viewer.Agent);
        }
    }

    [Fact]
    public void Event_ThatSaysNotWhoMaySeeIt_IsSeenByNobody()
    {
        AssertSeen(false, new(7, DateTimeOffset.UnixEpoch, null, new Forgotten(Words)), Visitor);
        AssertSeen(false, new(7, DateTimeOffset.UnixEpoch, null, new Forgotten(Words)), Viewer.Agent);
        var kind = new LoggedEvent(7, DateTimeOffset.UnixEpoch, null, new MessageSent(Author.Of(Ola), (MessageKind)99, Words));
        AssertSeen(false, kind, Visitor);
        AssertSeen(false, kind, Viewer.Agent);
    }

    private static void AssertSeen(bool seen, LoggedEvent logged, Viewer viewer)
    {
        var view = EventViews.Of(logged, viewer);
        Assert.True(view.Type != "hidden" == seen, $"{logged.Body.GetType().Name} for {viewer.Audience}: {view}");
        if (!seen)
            Assert.Equal(new EventView { Seq = logged.Seq, At = logged.At, Type = "hidden" }, view);
    }

    private static string Name(Type type) => type.Name;

    private static SessionEvent Sample(Type type) =>
        (SessionEvent)type.GetConstructors().Single()
            .Invoke([.. type.GetConstructors().Single().GetParameters().Select(parameter => Value(parameter.ParameterType))]);

    private static object? Value(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(string) => Words,
            _ when type == typeof(Author) => Author.Of(Ola),
            _ when type == typeof(AgentRef) => Ola,
            _ when type == typeof(SuggestedArticle) => new SuggestedArticle(Guid.NewGuid(), "en", Words, Words),
            _ when type == typeof(Customer) => new Customer(Words, Words, Words, Words, Words),
            _ when type == typeof(Visit) => new Visit(Words, Words, Words, Words, Words),
            _ when type == typeof(IReadOnlyList<string>) => new[] { Words },
            _ when type == typeof(IReadOnlyList<AgentRef>) => new[] { Ola },
            _ when type == typeof(IReadOnlyList<TagRef>) => new[] { new TagRef(new(Guid.NewGuid()), Words) },
            _ when type.IsValueType => Activator.CreateInstance(type),
            _ => null,
        };
    }

    /// <summary>An event type whose author did not think of who may see it.</summary>
    private sealed record Forgotten(string Text) : SessionEvent;
}
