using CsCheck;
using OrleansChat.Channels;
using static OrleansChat.Sessions.SessionScript;

namespace OrleansChat.Sessions;

/// <summary>Whatever is tried in whatever order, these hold.</summary>
public class ChatSessionPropertyTests
{
    private static readonly Gen<SessionCommand> AnyCommand = Gen.OneOf(
        Gen.Const(() => (SessionCommand)Start()),
        Gen.Const(() => (SessionCommand)(Start(null) with { Customer = null, Entry = SessionStatus.PreChatForm })),
        Gen.Const(() => (SessionCommand)FromCustomer()),
        Gen.Const(() => (SessionCommand)From(Anna)),
        Gen.Const(() => (SessionCommand)From(Bjorn)),
        Gen.Bool.Select(first => (SessionCommand)new AcceptSession(first ? Anna : Bjorn, AcceptedHow.Picked)),
        Gen.Long[0, 40].Select(upTo => (SessionCommand)new MarkRead(Author.Of(Anna), upTo)),
        Gen.Long[0, 40].Select(upTo => (SessionCommand)new MarkRead(Author.Customer("Kari"), upTo)),
        Gen.Const((SessionCommand)new SubmitPreChat(new("Kari"), true, "How?", SessionStatus.InQueue)),
        Gen.Const((SessionCommand)new SubmitPreChat(new("Kari"), true, "How?", SessionStatus.FaqSuggestion)),
        Gen.Bool.Select(solved => (SessionCommand)new AnswerFaq(solved)),
        Gen.Const((SessionCommand)new OfferOffline("wait")),
        Gen.Const((SessionCommand)new PostRequest("R-1", Customer.Unknown)),
        Gen.Const((SessionCommand)new RequestTransfer(Anna, Bjorn, null)),
        Gen.Const((SessionCommand)new RequestTransfer(Anna, null, OtherChannel)),
        Gen.Enum<TransferOutcome>().Select(outcome => (SessionCommand)new SettleTransfer(Bjorn, outcome)),
        Gen.Const((SessionCommand)new SettleTransfer(Anna, TransferOutcome.Cancelled)),
        Gen.Const((SessionCommand)new RequestTransfer(Bjorn, Anna, null, "Please", AsManager: true)),
        Gen.Const((SessionCommand)new ReturnTransfer(Bjorn.Id)),
        Gen.Const((SessionCommand)new TakeOver(Bjorn)),
        Gen.Const((SessionCommand)new ReleaseFromAgent(Anna.Id)),
        Gen.Bool.Select(customer => (SessionCommand)new EndSession(customer ? Author.Customer("Kari") : Author.Of(Anna))),
        Gen.Bool.Select(present => (SessionCommand)new ReopenSession(Author.Customer("Kari"), present)),
        Gen.Const((SessionCommand)new RateSession(3, null)),
        Gen.Bool.Select(active => (SessionCommand)new SwitchBot(active, "Echo")),
        Gen.Int[1, 30].Select(message => (SessionCommand)new DeleteMessage(message, Author.Customer("Kari"))),
        Gen.Int[0, 60].Select(rarely => rarely == 0 ? (SessionCommand)new DeleteSession(Author.Of(Anna)) : new TickSession()));

    [Fact]
    public void AnyHistory_KeepsTheLogAndTheSummaryInStep() =>
        Gen.Select(AnyCommand, Gen.Int[0, 400], Gen.Bool).Array[1, 60].Sample(steps =>
        {
            var script = new SessionScript();
            foreach (var (command, seconds, postChat) in steps)
            {
                var leftBehind = postChat ? LeftBehindChats.Managers : LeftBehindChats.Queue;
                script.Settings = script.Settings with { PostChat = postChat, LeftBehindChats = leftBehind };
                script.Later(TimeSpan.FromSeconds(seconds)).Do(command);
            }

            CheckLog(script);
            if (script.Session.Summary is { } summary)
                CheckSummary(script, summary);
        });

    private static void CheckLog(SessionScript script)
    {
        Assert.Equal(Enumerable.Range(1, script.Log.Count).Select(static i => (long)i), script.Log.Select(static logged => logged.Seq));
        var replayed = new ChatSession(script.Session.Id);
        foreach (var logged in script.Log)
            replayed.Replay(logged);
        Assert.Equal(script.Session.Summary is { } now ? now with { DueAt = null } : null, replayed.Summary);
    }

    private static void CheckSummary(SessionScript script, SessionSummary summary)
    {
        Assert.Equal(summary.Status == SessionStatus.InQueue, summary.QueuedAt is not null);
        if (summary.Status.IsOwned())
            Assert.NotNull(summary.Agent);
        if (!summary.Status.IsOwned())
            Assert.Null(summary.Transfer);
        if (summary.Status.IsOpen())
            Assert.Null(summary.EndedAt);
        var customerMessages = script.Log.Where(static logged => logged.Body is MessageSent { Author.Kind: AuthorKind.Customer });
        Assert.Equal(customerMessages.Count(logged => logged.Seq > summary.ReadByAgent), summary.UnreadByAgent);
        Assert.True(
            summary.DueAt is null
                || script.Session.Decide(new TickSession(), new(script.Settings, summary.DueAt.Value)).Value!.Events.Count > 0);
    }
}
