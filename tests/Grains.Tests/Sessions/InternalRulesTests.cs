using OrleansChat.Agents;
using OrleansChat.Results;
using static OrleansChat.Sessions.SessionScript;

namespace OrleansChat.Sessions;

/// <summary>Notes, whispers and tags: who may, how many, and that the visitor's side of the session does not move.</summary>
public class InternalRulesTests
{
    private static readonly TagRef Refund = new(new(Guid.NewGuid()), "Refund");
    private static readonly TagRef Markup = new(new(Guid.NewGuid()), "<script>alert(1)</script>");

    [Fact]
    public void InternalEvents_ChangeNothingThatTheVisitorsSideGoesBy()
    {
        var script = WithAnna().Must(FromCustomer()).Later(TimeSpan.FromMinutes(3));
        var before = script.Summary;

        script.Must(Note("Call back", Bjorn)).Must(new SendWhisper(Bjorn, "Be quick") { MessageId = MessageId.New() })
            .Must(Tags([Refund], []));

        var after = script.Summary;
        Assert.Equal(
            before with { Seq = before.Seq + 3, NoteCount = 1, Mentioned = Bjorn.Id.ToString(), Tags = Refund.Id.ToString() }, after);
        Assert.Equal(before.DueAt, after.DueAt);
        Assert.Equal([before.Seq + 1, before.Seq + 2, before.Seq + 3], script.Session.Hidden);
    }

    [Fact]
    public void MarkRead_OfANote_TellsTheVisitorNothing()
    {
        var script = WithAnna().Must(FromCustomer());
        var message = script.Summary.Seq;
        script.Must(new MarkRead(Author.Of(Anna), message)).Must(Note("Among us"));
        var length = script.Log.Count;

        script.Must(new MarkRead(Author.Of(Anna), script.Summary.Seq));

        Assert.Equal(length, script.Log.Count);
    }

    [Fact]
    public void MarkRead_OfAMessageAndANote_IsSaidOnce()
    {
        var script = WithAnna().Must(FromCustomer()).Must(Note("Among us")).Must(new MarkRead(Author.Of(Anna), long.MaxValue));
        var length = script.Log.Count;

        script.Must(Note("Among us")).Must(new MarkRead(Author.Of(Anna), long.MaxValue));

        Assert.Equal(length + 1, script.Log.Count);
        Assert.Equal(0, script.Summary.UnreadByAgent);
    }

    [Fact]
    public void AddNote_InWaitingAndEndedChats_IsTaken()
    {
        var script = Waiting().Must(Note("Regular"));
        script.Must(new EndSession(Author.Customer("Kari"))).Must(Note("Left"));

        Assert.Equal(2, script.Summary.NoteCount);
        Assert.Equal(SessionStatus.ClosedFromQueue, script.Summary.Status);
    }

    [Fact]
    public void AddNote_MentionsOneself_IsANoteWithoutThatMention()
    {
        var script = WithAnna().Must(Note("Me too", Anna, Bjorn, Bjorn));

        Assert.Equal([Bjorn], Assert.IsType<NoteAdded>(script.Log[^1].Body).Mentions);
        Assert.True(script.Summary.Mentions(Bjorn.Id));
        Assert.False(script.Summary.Mentions(Anna.Id));
    }

    [Theory]
    [InlineData(50, null)]
    [InlineData(51, RefusalCodes.TooManyMentions)]
    public void AddNote_ManyMentions_AreBounded(int count, string? refused)
    {
        AgentRef[] many = [.. Enumerable.Range(0, count).Select(i => new AgentRef(new(Guid.NewGuid()), $"Agent {i}"))];

        Assert.Equal(refused, WithAnna().Do(Note("All of you", many)).Refusal?.Code);
    }

    [Fact]
    public void AddNote_BlankOrErased_IsRefused()
    {
        WithAnna().Refuses(RefusalCodes.InvalidInput, Note("  \n"));
        WithAnna().Must(new DeleteSession(Author.System)).Refuses(RefusalCodes.SessionNotFound, Note("Late"));
    }

    [Fact]
    public void SendWhisper_GoesToWhoHasTheChat_AndNobodyWhispersToThemselvesOrToAQueue()
    {
        var script = WithAnna().Must(new SendWhisper(Bjorn, "Offer a refund") { MessageId = MessageId.New() });
        Assert.Equal(Anna, Assert.IsType<WhisperSent>(script.Log[^1].Body).To);

        script.Refuses(RefusalCodes.NotAllowedInState, new SendWhisper(Anna, "To me") { MessageId = MessageId.New() });
        Waiting().Refuses(RefusalCodes.NotAllowedInState, new SendWhisper(Bjorn, "Anyone?") { MessageId = MessageId.New() });
    }

    [Fact]
    public void SendWhisper_WhenAnotherHasTheChatThanWasMeant_IsRefused()
    {
        WithAnna().Refuses(
            RefusalCodes.NotAllowedInState, new SendWhisper(Bjorn, "Not about Anna", Bjorn.Id) { MessageId = MessageId.New() });
        WithAnna().Must(new SendWhisper(Bjorn, "About you", Anna.Id) { MessageId = MessageId.New() });
    }

    [Fact]
    public void ChangeTags_OnOffAndAgain_KeepsWhatIsSo()
    {
        var script = WithAnna().Must(Tags([Refund, Markup, Refund], []));
        Assert.Equal([Refund.Id.ToString(), Markup.Id.ToString()], script.Summary.TagIds());
        Assert.Equal("<script>alert(1)</script>", Assert.IsType<TagsChanged>(script.Log[^1].Body).Added[1].Name);
        var length = script.Log.Count;

        script.Must(Tags([Refund], []));
        Assert.Equal(length, script.Log.Count);

        script.Must(Tags([], [Refund, Markup]));
        Assert.Null(script.Summary.Tags);
    }

    [Fact]
    public void ChangeTags_MoreThanTwenty_AreRefusedAndLeaveNothing()
    {
        TagRef[] many = [.. Enumerable.Range(0, SessionLimits.MostTags).Select(i => new TagRef(new(Guid.NewGuid()), $"{i}"))];
        var script = WithAnna().Must(Tags(many, []));

        script.Refuses(RefusalCodes.TooManyTags, Tags([Refund], []));
        script.Must(Tags([Refund], [many[0]]));
    }

    [Fact]
    public void DeleteSession_TakesWordsTagsAndMentions()
    {
        var script = WithAnna().Must(Note("Owes us money", Bjorn)).Must(Tags([Markup], []))
            .Must(new SendWhisper(Bjorn, "Careful") { MessageId = MessageId.New() });

        script.Must(new DeleteSession(Author.System));

        Assert.Null(script.Summary.Tags);
        Assert.False(script.Summary.Mentions(Bjorn.Id));
        Assert.Equal("", script.Log.Select(logged => logged.Body).OfType<NoteAdded>().Single().Text);
        Assert.Equal("", script.Log.Select(logged => logged.Body).OfType<WhisperSent>().Single().Text);
        Assert.Empty(script.Log.Select(logged => logged.Body).OfType<TagsChanged>().Single().Added);
    }

    private static AddNote Note(string text, params AgentRef[] mentions) => new(Anna, text, mentions) { MessageId = MessageId.New() };

    private static ChangeTags Tags(TagRef[] add, TagRef[] remove) => new(Anna, add, remove) { MessageId = MessageId.New() };
}
