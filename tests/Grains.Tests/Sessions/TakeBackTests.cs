using OrleansChat.Results;
using static OrleansChat.Sessions.SessionScript;

namespace OrleansChat.Sessions;

/// <summary>An agent takes back the end of a chat.</summary>
public class TakeBackTests
{
    private static readonly ReopenSession Back = new(Author.Of(Anna), AgentPresent: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Reopen_ByItsAgent_PutsTheChatBackWhereItWas(bool postChat)
    {
        var script = WithAnna().Must(From(Anna, "Bye"));
        script.Settings = script.Settings with { PostChat = postChat };
        var before = script.Summary;

        script.Must(new EndSession(Author.Of(Anna))).Later(TimeSpan.FromSeconds(4)).Must(Back);

        Assert.Equal((SessionStatus.AgentLast, Anna.Id), (script.Summary.Status, script.Summary.Agent!.Id));
        Assert.Null(script.Summary.EndedAt);
        Assert.Null(script.Summary.EndReason);
        Assert.Null(script.Summary.UnansweredSince);
        Assert.Equal(before.MessageCount, script.Summary.MessageCount);
        script.Must(From(Anna, "One more thing"));
    }

    [Fact]
    public void Reopen_OfAChatInWhichAnAnswerWasOwed_OwesItStill()
    {
        var script = WithAnna().Later(TimeSpan.FromMinutes(2)).Must(FromCustomer("Hello?"));
        var asked = script.Now;

        script.Later(TimeSpan.FromMinutes(1)).Must(new EndSession(Author.Of(Anna))).Must(Back);

        Assert.Equal((SessionStatus.CustomerLast, asked), (script.Summary.Status, script.Summary.UnansweredSince));
    }

    [Fact]
    public void Reopen_OfAnOpenChat_ChangesNothing()
    {
        var script = WithAnna();
        var events = script.Log.Count;

        script.Must(Back);

        Assert.Equal(events, script.Log.Count);
    }

    [Fact]
    public void Reopen_TooLate_IsRefused()
    {
        var script = WithAnna().Must(From(Anna)).Must(new EndSession(Author.Of(Anna)))
            .Later(new Channels.ChannelSettings { Name = "" }.ReopenWindow + TimeSpan.FromSeconds(1));

        script.Refuses(RefusalCodes.ReopeningNotAllowed, Back);
    }

    [Fact]
    public void Reopen_WhereVisitorsMayNot_LeavesTheAgentAMinute()
    {
        var script = WithAnna();
        script.Settings = script.Settings with { ReopenWindow = TimeSpan.Zero };
        script.Must(new EndSession(Author.Of(Anna))).Later(TimeSpan.FromMinutes(1)).Must(Back);
        script.Must(new EndSession(Author.Of(Anna))).Later(TimeSpan.FromSeconds(61)).Refuses(RefusalCodes.ReopeningNotAllowed, Back);
    }

    [Fact]
    public void Reopen_AfterTheCustomerEnded_IsRefused() =>
        WithAnna().Must(new EndSession(Author.Customer("Kari"))).Refuses(RefusalCodes.ReopeningNotAllowed, Back);

    [Fact]
    public void Reopen_ByAnotherAgent_IsRefused() =>
        WithAnna().Must(new EndSession(Author.Of(Anna)))
            .Refuses(RefusalCodes.NotYourChat, new ReopenSession(Author.Of(Bjorn), AgentPresent: true));

    [Fact]
    public void Reopen_AfterTheIdleTime_IsTheAgents()
    {
        var script = WithAnna().Must(From(Anna)).Later(TimeSpan.FromMinutes(16)).Must(new TickSession());
        Assert.Equal(SessionStatus.Closed, script.Summary.Status);

        script.Must(Back);

        Assert.Equal(SessionStatus.AgentLast, script.Summary.Status);
        Assert.True(script.Session.Summary!.DueAt > script.Now);
    }
}
