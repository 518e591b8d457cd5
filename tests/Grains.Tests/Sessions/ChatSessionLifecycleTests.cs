using OrleansChat.Results;
using static OrleansChat.Sessions.SessionScript;

namespace OrleansChat.Sessions;

public class ChatSessionLifecycleTests
{
    [Fact]
    public void Start_WithFormAnswered_IsInQueueWithItsQuestionFirst()
    {
        var script = Waiting();

        Assert.Equal(SessionStatus.InQueue, script.Summary.Status);
        Assert.Equal("Where is my parcel?", script.Summary.FirstMessage);
        Assert.Equal("kari@example.com", script.Summary.Customer.Email);
        Assert.True(script.Summary.Consent);
        Assert.Equal(script.Now, script.Summary.QueuedAt);
        Assert.Equal(1, script.Summary.QueuePosition);
    }

    [Fact]
    public void Start_Again_IsRefusedAndChangesNothing() =>
        Waiting().Refuses(RefusalCodes.NotAllowedInState, Start());

    [Fact]
    public void AnyCommand_BeforeStart_IsNotFound() =>
        new SessionScript().Refuses(RefusalCodes.SessionNotFound, FromCustomer());

    [Fact]
    public void PreChatForm_FaqNotSolved_GoesToQueue()
    {
        var script = new SessionScript().Must(Start(null) with { Customer = null, Entry = SessionStatus.PreChatForm });
        Assert.Equal(SessionStatus.PreChatForm, script.Summary.Status);

        script.Must(new SubmitPreChat(new("Kari"), true, "How?", SessionStatus.FaqSuggestion, ["faq-1"]));
        Assert.Equal(SessionStatus.FaqSuggestion, script.Summary.Status);

        script.Must(new AnswerFaq(Solved: false));
        Assert.Equal(SessionStatus.InQueue, script.Summary.Status);
    }

    [Fact]
    public void Faq_Solved_ClosesAsSolved()
    {
        var script = new SessionScript().Must(Start(null) with { Customer = null, Entry = SessionStatus.PreChatForm })
            .Must(new SubmitPreChat(new("Kari"), true, "How?", SessionStatus.FaqSuggestion))
            .Must(new AnswerFaq(Solved: true));

        Assert.Equal((SessionStatus.Closed, EndReason.FaqSolved), (script.Summary.Status, script.Summary.EndReason));
    }

    [Fact]
    public void OfflineForm_Posted_BecomesRequest()
    {
        var script = Waiting().Must(new OfferOffline("long wait")).Must(new PostRequest("R-1", new("Kari")));

        Assert.Equal((SessionStatus.RequestPosted, "R-1"), (script.Summary.Status, script.Summary.Request));
        Assert.Null(script.Summary.QueuedAt);
    }

    [Fact]
    public void EndFromQueue_IsClosedFromQueue()
    {
        var script = Waiting().Must(new EndSession(Author.Customer("Kari")));

        Assert.Equal((SessionStatus.ClosedFromQueue, EndReason.LeftQueue), (script.Summary.Status, script.Summary.EndReason));
        Assert.Null(script.Summary.QueuedAt);
    }

    [Theory]
    [InlineData(true, SessionStatus.Finished)]
    [InlineData(false, SessionStatus.Closed)]
    public void End_WithAgent_DependsOnPostChat(bool postChat, SessionStatus expected)
    {
        var script = WithAnna();
        script.Settings = script.Settings with { PostChat = postChat };

        script.Must(new EndSession(Author.Of(Anna)));

        Assert.Equal(expected, script.Summary.Status);
    }

    [Fact]
    public void End_BecauseTheChannelWasDeleted_EndsOnlyTheWait()
    {
        WithAnna().Refuses(RefusalCodes.NotAllowedInState, new EndSession(Author.System));

        var waiting = Waiting().Must(new EndSession(Author.System));
        Assert.Equal((SessionStatus.ClosedFromQueue, EndReason.ChannelDeleted), (waiting.Summary.Status, waiting.Summary.EndReason));
    }

    [Fact]
    public void End_ByAnotherAgent_IsRefused() => WithAnna().Refuses(RefusalCodes.NotYourChat, new EndSession(Author.Of(Bjorn)));

    [Fact]
    public void EndedChat_AcceptsNoText()
    {
        var script = WithAnna().Must(new EndSession(Author.Of(Anna)));

        script.Refuses(RefusalCodes.Ended, FromCustomer());
        script.Refuses(RefusalCodes.Ended, From(Anna));
        script.Refuses(RefusalCodes.Ended, new EndSession(Author.Customer("Kari")));
    }

    [Theory]
    [InlineData(true, SessionStatus.CustomerLast)]
    [InlineData(false, SessionStatus.InQueue)]
    public void Reopen_GoesToTheAgentIfPresent_ElseToTheQueue(bool agentPresent, SessionStatus expected)
    {
        var script = WithAnna();
        script.Settings = script.Settings with { PostChat = true };
        script.Must(From(Anna)).Must(new EndSession(Author.Customer("Kari")));

        script.Must(new ReopenSession(Author.Customer("Kari"), agentPresent));

        Assert.Equal(expected, script.Summary.Status);
        Assert.Null(script.Summary.EndedAt);
    }

    [Fact]
    public void Rating_OnceAndOnlyIfAnswered()
    {
        var unanswered = WithAnna().Must(new EndSession(Author.Of(Anna)));
        unanswered.Refuses(RefusalCodes.NotAllowedInState, new RateSession(5, null));

        var answered = WithAnna().Must(From(Anna)).Must(new EndSession(Author.Of(Anna)));
        answered.Refuses(RefusalCodes.InvalidInput, new RateSession(6, null));
        answered.Must(new RateSession(4, "quick"));
        answered.Refuses(RefusalCodes.NotAllowedInState, new RateSession(1, null));
        Assert.Equal(4, answered.Summary.Rating);
    }

    [Fact]
    public void Deleted_LeavesNothingPersonal()
    {
        var script = WithAnna().Must(From(Anna)).Must(new DeleteSession(Author.System));

        Assert.Equal(SessionStatus.Deleted, script.Summary.Status);
        Assert.Equal(Customer.Unknown, script.Summary.Customer);
        Assert.Null(script.Summary.FirstMessage);
        script.Refuses(RefusalCodes.SessionNotFound, FromCustomer());
    }
}
