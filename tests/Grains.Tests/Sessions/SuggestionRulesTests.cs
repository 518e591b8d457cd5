using OrleansChat.Results;
using static OrleansChat.Sessions.SessionScript;

namespace OrleansChat.Sessions;

/// <summary>Articles that were suggested stand in the log: whatever reads it again knows them, and which were opened.</summary>
public class SuggestionRulesTests
{
    private static readonly SuggestedArticle Returns = new(Guid.NewGuid(), "en", "Returns", "Within 30 days …");
    private static readonly SuggestedArticle Refunds = new(Guid.NewGuid(), "nb", "Refusjon", null);

    [Fact]
    public void Start_WithArticles_ShowsThemBeforeTheQueue()
    {
        var script = Suggested();

        Assert.Equal(SessionStatus.FaqSuggestion, script.Summary.Status);
        Assert.Null(script.Summary.QueuedAt);
        Assert.Equal("Where is my parcel?", script.Summary.FirstMessage);
        var shown = Assert.Single(script.Log.Select(logged => logged.Body).OfType<FaqSuggested>());
        Assert.Equal([Returns, Refunds], shown.Shown);
        Assert.Equal([Returns.Id.ToString("N"), Refunds.Id.ToString("N")], shown.Articles);
        Assert.Equal(Channel, shown.Channel);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Start_WithNoneOrTooMany_IsRefused(int count) => new SessionScript().Refuses(
        RefusalCodes.InvalidInput,
        Start() with { Entry = SessionStatus.FaqSuggestion, Articles = [.. Enumerable.Repeat(Returns, count)] });

    [Fact]
    public void ReadFaq_IsNotedOncePerArticle_AndOnlyOfThoseThatWereShown()
    {
        var script = Suggested().Must(new ReadFaq(Refunds.Id)).Must(new ReadFaq(Refunds.Id)).Must(new ReadFaq(Guid.NewGuid()));

        var read = Assert.Single(script.Log.Select(logged => logged.Body).OfType<FaqRead>());
        Assert.Equal(Refunds with { Excerpt = null }, read.Article);
    }

    [Fact]
    public void ReadFaq_AfterTheLogWasReadAgain_IsStillNotedOnce()
    {
        var script = Suggested().Must(new ReadFaq(Returns.Id));
        var again = new ChatSession(script.Session.Id);
        foreach (var logged in script.Log)
            again.Replay(logged);
        var context = new DecisionContext(script.Settings, script.Now);

        Assert.Empty(again.Decide(new ReadFaq(Returns.Id), context).Value!.Events);
        Assert.Single(again.Decide(new ReadFaq(Refunds.Id), context).Value!.Events);
        Assert.Equal(SessionStatus.FaqSuggestion, again.Summary!.Status);
    }

    [Fact]
    public void AnswerFaq_No_WaitsFromThen()
    {
        var script = Suggested().Later(TimeSpan.FromMinutes(5)).Must(new ReadFaq(Returns.Id)).Must(new AnswerFaq(Solved: false, 3));

        Assert.Equal((SessionStatus.InQueue, 3), (script.Summary.Status, script.Summary.QueuePosition));
        Assert.Equal(script.Now, script.Summary.QueuedAt);
        Assert.Equal(script.Now, script.Summary.UnansweredSince);
        Assert.Equal(script.Now, script.Summary.AskedAt);
    }

    [Fact]
    public void AnswerFaq_SaidAgain_ChangesNothing()
    {
        var no = Suggested().Must(new AnswerFaq(Solved: false));
        var log = no.Log.Count;
        no.Must(new AnswerFaq(Solved: false));
        Assert.Equal(log, no.Log.Count);
        no.Refuses(RefusalCodes.NotAllowedInState, new AnswerFaq(Solved: true));

        var yes = Suggested().Must(new AnswerFaq(Solved: true));
        log = yes.Log.Count;
        yes.Must(new AnswerFaq(Solved: true));
        Assert.Equal((log, EndReason.FaqSolved), (yes.Log.Count, yes.Summary.EndReason));
        yes.Refuses(RefusalCodes.Ended, new AnswerFaq(Solved: false));
    }

    /// <summary>From a window that does not know of suggestions: nothing else would bring its visitor to the queue.</summary>
    [Fact]
    public void SendMessage_WhileArticlesAreShown_GoesToTheQueueWithTheQuestion()
    {
        var script = Suggested().Later(TimeSpan.FromMinutes(5));
        var id = new MessageId(Guid.NewGuid());
        script.Must(FromCustomer("And where is my refund?") with { MessageId = id });

        Assert.Equal((SessionStatus.InQueue, 2), (script.Summary.Status, script.Summary.MessageCount));
        Assert.Equal((script.Now, script.Now), (script.Summary.QueuedAt, script.Summary.UnansweredSince));
        Assert.Equal(
            [typeof(FaqAnswered), typeof(Queued), typeof(MessageSent)], script.Log.TakeLast(3).Select(logged => logged.Body.GetType()));
        Assert.False(Assert.Single(script.Log.Select(logged => logged.Body).OfType<FaqAnswered>()).Solved);
        Assert.Equal(id, script.Log[^1].MessageId);
        Assert.Equal(SessionStatus.InQueue, script.Must(FromCustomer("Hello?")).Summary.Status);
        Assert.Single(script.Log, logged => logged.Body is Queued);
    }

    [Fact]
    public void Suggested_WhoGoesAway_IsEndedAfterTheIdleTime()
    {
        var script = Suggested();
        script.Later(script.Settings.IdleTimeout).Must(new TickSession());
        Assert.Equal((SessionStatus.Closed, EndReason.IdleTimeout), (script.Summary.Status, script.Summary.EndReason));
    }

    private static SessionScript Suggested() =>
        new SessionScript().Must(Start() with { Entry = SessionStatus.FaqSuggestion, Articles = [Returns, Refunds] });
}
