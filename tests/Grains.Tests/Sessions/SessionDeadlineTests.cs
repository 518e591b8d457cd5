using OrleansChat.Alerts;
using static OrleansChat.Sessions.SessionScript;

namespace OrleansChat.Sessions;

public class SessionDeadlineTests
{
    [Fact]
    public void Waiting_WarnsAgentsThenManagers_OnceEach()
    {
        var script = Waiting();
        Assert.Equal(script.Now + TimeSpan.FromMinutes(1), script.Summary.DueAt);

        script.Later(TimeSpan.FromMinutes(1)).Must(new TickSession()).Must(new TickSession());
        Assert.Equal([WarningKind.NewChatAgents], Warnings(script));

        script.Later(TimeSpan.FromMinutes(2)).Must(new TickSession());
        Assert.Equal([WarningKind.NewChatAgents, WarningKind.NewChatManagers], Warnings(script));
        Assert.Equal(script.Summary.QueuedAt + script.Settings.IdleTimeout, script.Summary.DueAt);
    }

    [Fact]
    public void Waiting_EndsWhenTheVisitorHasNotBeenThereForTheIdleTime()
    {
        var script = Waiting().Later(TimeSpan.FromMinutes(10)).Must(new TickSession());
        script.VisitorSeen = script.Now;

        script.Later(script.Settings.IdleTimeout - TimeSpan.FromSeconds(1)).Must(new TickSession());
        Assert.Equal(SessionStatus.InQueue, script.Summary.Status);
        script.Later(TimeSpan.FromSeconds(1)).Must(new TickSession());

        Assert.Equal((SessionStatus.ClosedFromQueue, EndReason.LeftQueue), (script.Summary.Status, script.Summary.EndReason));
        Assert.Null(script.Summary.DueAt);
    }

    [Fact]
    public void Waiting_WithoutAWindow_IsAbandonedAfterTheTimeOfTheQueue()
    {
        var script = Waiting();
        script.AbandonAfter = TimeSpan.FromSeconds(90);
        script.Later(TimeSpan.FromSeconds(60)).Must(new TickSession());
        script.VisitorSeen = script.Now;

        script.Later(TimeSpan.FromSeconds(89)).Must(new TickSession());
        Assert.Equal(SessionStatus.InQueue, script.Summary.Status);
        script.Later(TimeSpan.FromSeconds(1)).Must(new TickSession());

        Assert.Equal((SessionStatus.ClosedFromQueue, EndReason.LeftQueue), (script.Summary.Status, script.Summary.EndReason));
    }

    [Fact]
    public void Waiting_WithAShorterIdleTime_IsAbandonedAfterThat()
    {
        var script = Waiting();
        script.AbandonAfter = TimeSpan.FromSeconds(90);
        script.Settings = script.Settings with { IdleTimeout = TimeSpan.FromSeconds(30) };

        script.Later(TimeSpan.FromSeconds(30)).Must(new TickSession());

        Assert.Equal(SessionStatus.ClosedFromQueue, script.Summary.Status);
    }

    [Fact]
    public void Waiting_AgainAfterTheAgentVanished_IsKeptForTheIdleTime()
    {
        var script = WithAnna().Must(FromCustomer("still there?")).Must(new ReleaseFromAgent(Anna.Id));
        script.AbandonAfter = TimeSpan.FromSeconds(90);
        script.VisitorSeen = script.Now;

        script.Later(script.Settings.IdleTimeout - TimeSpan.FromSeconds(1)).Must(new TickSession());
        Assert.Equal(SessionStatus.InQueue, script.Summary.Status);
        script.Later(TimeSpan.FromSeconds(1)).Must(new TickSession());

        Assert.Equal(SessionStatus.ClosedFromQueue, script.Summary.Status);
    }

    [Fact]
    public void UnansweredMessage_WarnsAgain_AfterEachAnswer()
    {
        var script = WithAnna().Later(TimeSpan.FromMinutes(2)).Must(new TickSession());
        Assert.Equal([WarningKind.UnansweredAgents], Warnings(script));

        script.Must(From(Anna)).Must(FromCustomer()).Later(TimeSpan.FromMinutes(2)).Must(new TickSession());

        Assert.Equal(2, Warnings(script).Count());
    }

    [Fact]
    public void SilentCustomer_TimesOut()
    {
        var script = WithAnna().Must(From(Anna));
        Assert.Equal(script.Now + script.Settings.IdleTimeout, script.Summary.DueAt);

        script.Later(script.Settings.IdleTimeout).Must(new TickSession());

        Assert.Equal((SessionStatus.Closed, EndReason.IdleTimeout), (script.Summary.Status, script.Summary.EndReason));
        Assert.Null(script.Summary.DueAt);
    }

    [Fact]
    public void CustomerWaitingForAnAnswer_NeverTimesOut()
    {
        var script = WithAnna().Later(TimeSpan.FromDays(1)).Must(new TickSession());

        Assert.Equal(SessionStatus.CustomerLast, script.Summary.Status);
        Assert.Null(script.Summary.DueAt);
    }

    [Fact]
    public void FinishedChat_ClosesAfterTheReopenWindow()
    {
        var script = WithAnna();
        script.Settings = script.Settings with { PostChat = true };
        script.Must(From(Anna)).Must(new EndSession(Author.Of(Anna)));

        script.Later(script.Settings.ReopenWindow).Must(new TickSession());

        Assert.Equal((SessionStatus.Closed, EndReason.ByAgent), (script.Summary.Status, script.Summary.EndReason));
    }

    [Fact]
    public void Tick_BeforeAnythingIsDue_DoesNothing() => Assert.Empty(Waiting().Do(new TickSession()).Value!.Events);

    [Fact]
    public void Warnings_OfAWait_SayWhenTheLastWasRaisedUntilTheWaitIsOver()
    {
        var script = Waiting().Later(TimeSpan.FromMinutes(1)).Must(new TickSession());
        var first = script.Now;
        Assert.Equal((0b1, first), (script.Summary.Warned, script.Summary.WarnedAt));

        script.Later(TimeSpan.FromMinutes(2)).Must(new TickSession());
        Assert.Equal((0b11, first + TimeSpan.FromMinutes(2)), (script.Summary.Warned, script.Summary.WarnedAt));

        script.Must(new AcceptSession(Anna, AcceptedHow.GetNext));
        Assert.Equal((0, null), (script.Summary.Warned, script.Summary.WarnedAt));
    }

    [Fact]
    public void Alerts_OfWarnings_HaveOneCauseForBothSteps()
    {
        var script = Waiting().Later(TimeSpan.FromMinutes(3)).Must(new TickSession());
        var settings = script.Settings with { AlertEmail = "alerts@shop.example" };

        Assert.Equal([AlertCause.NewChat], SessionAlerts.Of(script.Log, settings));
        Assert.Null(SessionAlerts.Of(script.Log, script.Settings));
        script.Must(new AcceptSession(Anna, AcceptedHow.GetNext));
        Assert.Null(SessionAlerts.Of([script.Log[^1]], settings));
        script.Later(TimeSpan.FromMinutes(2)).Must(new TickSession());
        Assert.Equal([AlertCause.Unanswered], SessionAlerts.Of([script.Log[^1]], settings));
    }

    private static IEnumerable<WarningKind> Warnings(SessionScript script) =>
        script.Log.Select(static logged => logged.Body).OfType<WarningRaised>().Select(static warning => warning.Kind);
}
