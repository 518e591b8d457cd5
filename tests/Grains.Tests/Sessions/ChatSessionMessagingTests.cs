using OrleansChat.Results;
using static OrleansChat.Sessions.SessionScript;

namespace OrleansChat.Sessions;

public class ChatSessionMessagingTests
{
    [Fact]
    public void CustomerMessage_CountsAsUnread_UntilTheAgentReadsIt()
    {
        var script = WithAnna().Must(FromCustomer("one")).Must(FromCustomer("two"));
        Assert.Equal(3, script.Summary.UnreadByAgent);

        script.Must(new MarkRead(Author.Of(Anna), script.Session.Seq - 1));
        Assert.Equal(1, script.Summary.UnreadByAgent);

        script.Must(new MarkRead(Author.Of(Anna), long.MaxValue));
        Assert.Equal(0, script.Summary.UnreadByAgent);
    }

    [Fact]
    public void Status_SaysWhoWroteLast()
    {
        var script = WithAnna().Must(From(Anna));
        Assert.Equal(SessionStatus.AgentLast, script.Summary.Status);
        Assert.Null(script.Summary.UnansweredSince);

        script.Later(TimeSpan.FromSeconds(5)).Must(FromCustomer());
        Assert.Equal(SessionStatus.CustomerLast, script.Summary.Status);
        Assert.Equal(script.Now, script.Summary.UnansweredSince);
    }

    [Fact]
    public void MarkRead_Backwards_DoesNothing()
    {
        var script = WithAnna().Must(new MarkRead(Author.Of(Anna), 4));
        var events = script.Log.Count;

        script.Must(new MarkRead(Author.Of(Anna), 2));

        Assert.Equal(events, script.Log.Count);
    }

    [Fact]
    public void MarkRead_ByAgentWithoutTheChat_IsRefused() =>
        WithAnna().Refuses(RefusalCodes.NotYourChat, new MarkRead(Author.Of(Bjorn), 4));

    [Fact]
    public void Customer_MayWriteWhileWaiting_AgentMayNot()
    {
        var script = Waiting().Must(FromCustomer("still there?"));

        Assert.Equal(SessionStatus.InQueue, script.Summary.Status);
        script.Refuses(RefusalCodes.NotAllowedInState, From(Anna));
    }

    /// <summary>Browsers read it and logs keep it: it was the command's name when it was first refused.</summary>
    [Fact]
    public void RefusedMessage_InDetails_KeepsTheFirstNameOfItsCommand() =>
        Assert.Equal("PostMessage", Waiting().Do(From(Anna)).Refusal?.Details?["command"]);

    [Fact]
    public void AnotherAgentsMessage_IsRefusedWithTheOwnersName()
    {
        var result = WithAnna().Do(From(Bjorn));

        Assert.Equal(RefusalCodes.NotYourChat, result.Refusal?.Code);
        Assert.Equal("Anna", result.Refusal?.Details?["agent"]);
    }

    [Fact]
    public void Link_OfAnAgent_IsLoggedWithItsCard()
    {
        var card = new LinkCard("/faq/parcels", "Parcels", "How they travel");

        var script = WithAnna().Must(Link(Author.Of(Anna), card));

        var seq = script.Session.Seq;
        Assert.Equal(card, Assert.IsType<MessageSent>(script.Log[^1].Body).Link);
        script.Must(new DeleteMessage(seq, Author.Of(Anna)));
        Assert.Null(Assert.IsType<MessageSent>(script.Log.Single(logged => logged.Seq == seq).Body).Link);
    }

    [Theory]
    [InlineData("https://elsewhere.example", "Title", "Excerpt")]
    [InlineData("//elsewhere.example", "Title", "Excerpt")]
    [InlineData("/\\elsewhere.example", "Title", "Excerpt")]
    [InlineData("javascript:alert(1)", "Title", "Excerpt")]
    [InlineData("/faq", " ", "Excerpt")]
    [InlineData("/faq", "Title", "nul\0byte")]
    public void Link_ThatLeadsElsewhereOrSaysNothing_IsRefused(string address, string title, string excerpt) =>
        WithAnna().Refuses(RefusalCodes.InvalidInput, Link(Author.Of(Anna), new(address, title, excerpt)));

    [Fact]
    public void Link_OfACustomerOrWithoutACard_IsRefused()
    {
        var card = new LinkCard("/faq", "Title");
        var script = WithAnna();

        script.Refuses(RefusalCodes.InvalidInput, Link(Author.Customer("Kari"), card));
        script.Refuses(RefusalCodes.ArticleNotPublic, Link(Author.Of(Anna), null));
        script.Refuses(RefusalCodes.InvalidInput, Link(Author.Of(Anna), card) with { Kind = MessageKind.Text });
    }

    private static SendMessage Link(Author author, LinkCard? card) =>
        new(author, "Parcels\nhttps://chat/faq/parcels", MessageKind.Link, Link: card) { MessageId = MessageId.New() };

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    [InlineData("nul\0byte")]
    public void UnstorableText_IsRefused(string text) => WithAnna().Refuses(RefusalCodes.InvalidInput, FromCustomer(text));

    [Fact]
    public void TooLongText_IsRefusedWithTheLimit()
    {
        var result = WithAnna().Do(FromCustomer(new string('x', 8_001)));

        Assert.Equal("8000", result.Refusal?.Details?["limit"]);
    }

    [Fact]
    public void DeleteMessage_OnlyOnesOwn()
    {
        var script = WithAnna().Must(From(Anna, "typo"));
        var message = script.Session.Seq;

        script.Refuses(RefusalCodes.DeletionNotAllowed, new DeleteMessage(message, Author.Customer("Kari")));
        script.Refuses(RefusalCodes.NotYourChat, new DeleteMessage(message, Author.Of(Bjorn)));
        script.Refuses(RefusalCodes.InvalidInput, new DeleteMessage(1, Author.Of(Anna)));
        script.Must(new DeleteMessage(message, Author.Of(Anna)));
    }

    [Fact]
    public void MessageId_IsKnownAfterCommitOnly()
    {
        var script = WithAnna();
        var message = FromCustomer();
        Assert.False(script.Session.Knows(message.MessageId!.Value, out _));

        script.Must(message);

        Assert.True(script.Session.Knows(message.MessageId!.Value, out var seq));
        Assert.Equal(script.Session.Seq, seq);
    }
}
