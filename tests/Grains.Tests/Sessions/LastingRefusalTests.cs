using OrleansChat.Results;
using static OrleansChat.Sessions.SessionScript;

namespace OrleansChat.Sessions;

/// <summary>What was refused for good stays refused, whatever becomes of the session.</summary>
public class LastingRefusalTests
{
    [Fact]
    public void Refusal_StateMayChange_IsKeptAndAnsweredAgain()
    {
        var script = Finished();
        var late = FromCustomer("too late");

        var before = script.Summary;
        var refusal = script.Refused(late);

        Assert.Equal(RefusalCodes.Ended, refusal.Code);
        Assert.Equal(before with { Seq = before.Seq + 1 }, script.Summary);
        Assert.Equal(refusal.Code, script.Session.RefusalOf(late.MessageId!.Value)?.Code);
        script.Must(new ReopenSession(Author.Customer("Kari"), AgentPresent: true) { MessageId = MessageId.New() });
        Assert.Equal(refusal.Code, Replayed(script).RefusalOf(late.MessageId!.Value)?.Code);
    }

    [Fact]
    public void Refusal_SessionIsOver_NeedsNoEvent()
    {
        var script = WithAnna().Must(new EndSession(Author.Of(Anna)));
        Assert.Equal(SessionStatus.Closed, script.Summary.Status);

        Assert.Null(script.Session.Keep(script.Do(FromCustomer()).Refusal!, FromCustomer()));
    }

    [Fact]
    public void Refusal_WithoutMessageId_NeedsNoEvent() =>
        Assert.Null(Finished().Session.Keep(new(RefusalCodes.Ended), new EndSession(Author.Of(Anna))));

    [Fact]
    public void Refusal_MalformedText_NeedsNoEvent()
    {
        var empty = FromCustomer(" ");
        var script = WithAnna();

        Assert.Null(script.Session.Keep(script.Do(empty).Refusal!, empty));
    }

    [Fact]
    public void Refusal_OneTooMany_IsNotForGood()
    {
        var script = Finished();
        for (var i = 0; i < PersistedRefusals.Most; i++)
            script.Refused(FromCustomer());
        var (length, last) = (script.Log.Count, FromCustomer());

        var refusal = script.Session.Keep(script.Do(last).Refusal!, last)!.Value.Refusal;

        Assert.Equal(RefusalCodes.RateLimited, refusal?.Code);
        Assert.NotNull(refusal?.RetryAfter);
        Assert.Equal(length, script.Log.Count);
    }

    [Fact]
    public void Refusal_VisitorHadTooMany_OfAgentsIsStillKept()
    {
        var script = Finished();
        for (var i = 0; i < PersistedRefusals.Most; i++)
            script.Refused(FromCustomer());
        var mine = From(Bjorn);

        var refusal = script.Refused(mine);
        Assert.Equal(refusal.Code, script.Session.RefusalOf(mine.MessageId!.Value)?.Code);

        while (script.Session.Keep(refusal, From(Bjorn)) is not null)
            script.Refused(From(Bjorn));
        Assert.Equal(RefusalCodes.Ended, script.Refused(From(Bjorn)).Code);
    }

    [Fact]
    public void Accept_OfAWaitingBotChat_CarriesTheMessageId()
    {
        var accept = new AcceptSession(Anna, AcceptedHow.GetNext) { MessageId = MessageId.New() };
        var script = Waiting().Must(new SwitchBot(true, "Echo")).Must(accept);

        Assert.IsType<Accepted>(script.Log.Single(logged => logged.MessageId == accept.MessageId).Body);
    }

    private static SessionScript Finished()
    {
        var script = WithAnna();
        script.Settings = script.Settings with { PostChat = true };
        return script.Must(new EndSession(Author.Of(Anna)));
    }

    private static ChatSession Replayed(SessionScript script)
    {
        var session = new ChatSession(script.Session.Id);
        foreach (var logged in script.Log)
            session.Replay(logged);
        return session;
    }
}
