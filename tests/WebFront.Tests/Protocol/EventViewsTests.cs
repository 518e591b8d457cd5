using System.Reflection;
using System.Text.Json.Serialization;
using OrleansChat.Agents;
using OrleansChat.Sessions;

namespace OrleansChat.Protocol;

public class EventViewsTests
{
    private static readonly AgentRef Ola = new(new(Guid.NewGuid()), "Ola");

    [Fact]
    public void What_happens_among_agents_is_hidden_from_visitors()
    {
        SessionEvent[] inner = [new TransferRequested(Ola, null, null), new TransferSettled(TransferOutcome.Rejected, Ola), new WarningRaised(WarningKind.NewChatAgents), new Linked("c", null, null)];
        foreach (var body in inner)
        {
            var view = EventViews.Of(Logged(body), Audience.Visitor);
            Assert.Equal(new EventView { Seq = 7, At = view.At, Type = "hidden" }, view);
            Assert.NotEqual("hidden", EventViews.Of(Logged(body), Audience.Agent).Type);
        }
    }

    [Fact]
    public void Agents_have_names_but_no_ids_for_visitors()
    {
        var logged = Logged(new MessagePosted(Author.Of(Ola), MessageKind.Text, "Hi"));
        Assert.Equal(new AuthorView("agent", "Ola", null), EventViews.Of(logged, Audience.Visitor).By);
        Assert.Equal(Ola.Id.ToString(), EventViews.Of(logged, Audience.Agent).By!.AgentId);
    }

    [Fact]
    public void Every_kind_of_event_has_a_type_on_the_wire()
    {
        var known = typeof(SessionEvent).GetCustomAttributes<JsonDerivedTypeAttribute>();
        var all = typeof(SessionEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(SessionEvent)));
        Assert.Equal(all.OrderBy(type => type.Name).Select(type => type.Name), known.Select(one => one.DerivedType.Name).Order(StringComparer.Ordinal));
    }

    private static LoggedEvent Logged(SessionEvent body) => new(7, DateTimeOffset.UnixEpoch, null, body);
}
