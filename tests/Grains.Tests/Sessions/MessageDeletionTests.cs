using OrleansChat.Results;
using static OrleansChat.Sessions.SessionScript;

namespace OrleansChat.Sessions;

/// <summary>Until when, and in which channels, authors may take back what they wrote.</summary>
public class MessageDeletionTests
{
    private static readonly Author Kari = Author.Customer("Kari");

    [Fact]
    public void DeleteMessage_WithinTheWindow_TakesTheTextFromLogAndSummary()
    {
        var script = WithAnna().Must(From(Anna, "the wrong chat")).Later(TimeSpan.FromMinutes(5));
        var message = script.Session.Seq;

        script.Must(new DeleteMessage(message, Author.Of(Anna)));

        Assert.Equal("", ((MessageSent)script.Log[(int)message - 1].Body).Text);
        Assert.NotNull(script.Log[(int)message - 1].Body.Erased);
        Assert.Null(script.Summary.LastMessage);
    }

    [Fact]
    public void DeleteMessage_AfterTheWindow_IsRefusedWithTheMinutes()
    {
        var script = WithAnna().Must(From(Anna, "long ago"));
        var message = script.Session.Seq;
        script.Later(TimeSpan.FromMinutes(5) + TimeSpan.FromMicroseconds(1));

        var refused = script.Do(new DeleteMessage(message, Author.Of(Anna))).Refusal;

        Assert.Equal((RefusalCodes.DeletionTooLate, "5"), (refused?.Code, refused?.Details?["minutes"]));
    }

    [Fact]
    public void DeleteMessage_OfWhatIsDeleted_ChangesNothingAtAnyTime()
    {
        var script = WithAnna().Must(From(Anna, "typo"));
        var delete = new DeleteMessage(script.Session.Seq, Author.Of(Anna));
        script.Must(delete).Later(TimeSpan.FromHours(1));
        var events = script.Log.Count;

        script.Must(delete);

        Assert.Equal(events, script.Log.Count);
    }

    [Fact]
    public void DeleteMessage_AfterTheChat_IsStillAllowed()
    {
        var script = WithAnna().Must(From(Anna, "the wrong chat"));
        var message = script.Session.Seq;

        script.Must(new EndSession(Author.Of(Anna))).Must(new DeleteMessage(message, Author.Of(Anna)));
    }

    [Fact]
    public void DeleteMessage_WhereTheChannelAllowsNone_IsRefused()
    {
        var script = WithAnna().Must(From(Anna, "typo"));
        script.Settings = script.Settings with { DeleteWindow = null };

        script.Refuses(RefusalCodes.DeletionNotAllowed, new DeleteMessage(script.Session.Seq, Author.Of(Anna)));
    }

    [Fact]
    public void DeleteMessage_ByTheVisitor_NeedsTheChannelsSetting()
    {
        var script = WithAnna().Must(FromCustomer("my number is 1234"));
        var delete = new DeleteMessage(script.Session.Seq, Kari);
        script.Settings = new() { Name = "Support" };
        script.Refuses(RefusalCodes.DeletionNotAllowed, delete);

        script.Settings = script.Settings with { VisitorsDelete = true };

        script.Must(delete);
        script.Must(FromCustomer("old")).Later(TimeSpan.FromMinutes(6));
        script.Refuses(RefusalCodes.DeletionTooLate, new DeleteMessage(script.Session.Seq, Kari));
    }

    [Fact]
    public void DeleteMessage_ByTheVisitorOfAnAgentsMessage_IsRefusedWithoutAName()
    {
        var script = WithAnna().Must(From(Anna, "of Anna's"));

        var refused = script.Do(new DeleteMessage(script.Session.Seq, Kari)).Refusal;

        Assert.Equal((RefusalCodes.DeletionNotAllowed, null), (refused?.Code, refused?.Details));
    }

    [Fact]
    public void DeleteMessage_ByWhoeverHasTheChatNow_IsNotTheAuthors()
    {
        var script = WithAnna().Must(From(Anna, "of Anna's")).Must(new TakeOver(Bjorn));

        script.Refuses(RefusalCodes.NotYourChat, new DeleteMessage(script.Session.Seq - 1, Author.Of(Bjorn)));
        script.Must(new DeleteMessage(script.Session.Seq - 1, Author.Of(Anna)));
    }
}
