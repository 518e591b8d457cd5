using System.Reflection;
using System.Text.Json.Serialization;
using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Edge.Hubs;

namespace OrleansChat.Sessions;

public class EventViewsTests
{
    private static readonly AgentRef Ola = new(new(Guid.NewGuid()), "Ola Nordmann", "abc");
    private static readonly Viewer Visitor = new(Audience.Visitor, FirstNames: false, Photos: false);

    [Fact]
    public void EventsAmongAgents_ForVisitors_AreHidden()
    {
        SessionEvent[] inner =
        [
            new TransferRequested(Ola, null, null),
            new TransferSettled(TransferOutcome.Rejected, Ola),
            new WarningRaised(WarningKind.NewChatAgents),
            new Linked("c", null, null),
        ];
        foreach (var body in inner)
        {
            var view = EventViews.Of(Logged(body), Visitor);
            Assert.Equal(new EventView { Seq = 7, At = view.At, Type = "hidden" }, view);
            Assert.NotEqual("hidden", EventViews.Of(Logged(body), Viewer.Agent).Type);
        }
    }

    [Fact]
    public void Agents_ForVisitors_HaveNamesButNoIds()
    {
        var logged = Logged(new MessageSent(Author.Of(Ola), MessageKind.Text, "Hi"));
        Assert.Equal(new AuthorView("agent", "Ola Nordmann", null), EventViews.Of(logged, Visitor).By);
        Assert.Equal(Ola.Id.ToString(), EventViews.Of(logged, Viewer.Agent).By!.AgentId);
    }

    [Fact]
    public void HowAnAgentGotTheChat_ForVisitors_IsSaidOnlyWhereTheyHadAPartInIt()
    {
        Assert.Equal(
            ["reopened"],
            Enum.GetValues<AcceptedHow>().Select(how => Reason(new Accepted(Ola, how))).OfType<string>());
        Assert.Equal(
            ["agentGone", "transferred", "reopened"],
            Enum.GetValues<QueuedBecause>().Select(because => Reason(new Queued(default, because, false, 1))).OfType<string>());
        Assert.Equal("takeOver", EventViews.Of(Logged(new Accepted(Ola, AcceptedHow.TakeOver)), Viewer.Agent).Reason);
        Assert.Equal("putBack", EventViews.Of(Logged(new Queued(default, QueuedBecause.PutBack, false, 1)), Viewer.Agent).Reason);

        static string? Reason(SessionEvent body) => EventViews.Of(Logged(body), Visitor).Reason;
    }

    [Fact]
    public void AgentNames_ForVisitors_AreShownAsTheChannelSays()
    {
        var settings = new ChannelSettings { Name = "Shop", Look = new() { FirstNameOnly = true, AgentPhoto = true } };
        var viewer = Viewer.Visitor(settings);
        Assert.Equal(
            new AuthorView("agent", "Ola", null, "/photos/abc"), EventViews.Of(Logged(new Accepted(Ola, AcceptedHow.Picked)), viewer).By);
        Assert.Equal("Ola", EventViews.Of(Logged(new MessageSent(Author.Of(Ola), MessageKind.Text, "Hi")), viewer).By!.Name);
        Assert.Equal(
            "Kari Nordmann",
            EventViews.Of(Logged(new MessageSent(Author.Customer("Kari Nordmann"), MessageKind.Text, "Hi")), viewer).By!.Name);

        var without = Viewer.Visitor(settings with { Look = new() { AgentPhoto = false } });
        Assert.Equal(
            new AuthorView("agent", "Ola Nordmann", null), EventViews.Of(Logged(new Accepted(Ola, AcceptedHow.Picked)), without).By);
        Assert.Null(EventViews.Of(Logged(new Accepted(Ola, AcceptedHow.Picked)), Viewer.Agent).By!.Photo);
    }

    [Fact]
    public void Events_OfEveryKind_HaveATypeOnTheWire()
    {
        var known = typeof(SessionEvent).GetCustomAttributes<JsonDerivedTypeAttribute>();
        var all = typeof(SessionEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(SessionEvent)));
        Assert.Equal(
            all.OrderBy(type => type.Name).Select(type => type.Name),
            known.Select(one => one.DerivedType.Name).Order(StringComparer.Ordinal));
    }

    private static LoggedEvent Logged(SessionEvent body) => new(7, DateTimeOffset.UnixEpoch, null, body);
}
