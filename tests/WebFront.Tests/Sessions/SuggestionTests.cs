using OrleansChat.Channels;
using OrleansChat.Clients;
using OrleansChat.Edge.Contracts;
using OrleansChat.Faq;
using OrleansChat.Hosting;
using OrleansChat.Results;

namespace OrleansChat.Sessions;

/// <summary>Articles before the chat: what is asked is first looked for among what everybody may read.</summary>
public sealed class SuggestionTests : IClassFixture<SuggestionTests.Front>
{
    private readonly FrontHost _front;

    public SuggestionTests(Front front) => _front = front.Host;

    [Fact]
    public async Task Start_WithAGoodMatch_SuggestsAndGoesToTheQueueWhenItDidNotHelp()
    {
        await using var agent = await _front.PresentAgent();
        var scene = await FaqScene.Make(_front, suggests: true, FrontHost.DemoChannel);
        var article = await scene.Article("How do I return a parcel?", "Within 30 days you may **send it back**.");
        await scene.Article("Returning parcels, for agents", "Internal: parcel return.", @internal: true);
        await using var visitor = await _front.Visitor();
        await visitor.Hello();

        var started = (await visitor.Start("I want to return my parcel")).Ok!;

        Assert.Equal(("faqSuggestion", (QueueView?)null), (started.Log.Status, started.Queue));
        var shown = Assert.Single(started.Log.Events.Single(view => view.Type == "faqSuggested").Articles!);
        Assert.Equal((article.Id, "en", "How do I return a parcel?"), (shown.Id, shown.Language, shown.Title));
        Assert.Equal($"/faq/{FrontHost.DemoChannel}/en/{article.Id}", shown.Address);
        var read = (await visitor.Ask<ArticlePage>("ReadArticle", shown.Id, shown.Language)).Ok!;
        Assert.Contains("<strong>send it back</strong>", read.Html, StringComparison.Ordinal);
        Assert.Equal($"/{scene.PathOf(article)}", read.Address);
        await visitor.Ask<ArticlePage>("ReadArticle", shown.Id, shown.Language);

        Assert.Null((await visitor.Ask<Done>("AnswerFaq", VisitorClient.NewId(), false)).Refused);

        await visitor.Events.Get("the queue", push => push.Event is { Type: "queued", Status: "inQueue" });
        await agent.Queues.Get(
            "the question in the queue", queue => queue.Rows.Any(row => row.FirstMessage == "I want to return my parcel"));
        Assert.Null((await agent.Accept(started.Log.SessionId)).Refused);
        var log = (await agent.Open(started.Log.SessionId)).Ok!.Log.Events;
        Assert.Equal("How do I return a parcel?", Assert.Single(Assert.Single(log, view => view.Type == "faqRead").Articles!).Title);
        Assert.Single(log, view => view.Type == "message");
        Assert.Equal("unsolved", Assert.Single(log, view => view.Type == "faqAnswered").Reason);
    }

    [Fact]
    public async Task Answer_Yes_EndsTheChatAsSolvedWithoutAnAgent()
    {
        await using var agent = await _front.PresentAgent();
        var scene = await FaqScene.Make(_front, suggests: true, FrontHost.DemoChannel);
        await scene.Article("Kayak repair", "Epoxy.");
        await using var visitor = await _front.Visitor();
        await visitor.Hello();
        await visitor.Start("kayak repair");
        var id = VisitorClient.NewId();

        Assert.Null((await visitor.Ask<Done>("AnswerFaq", id, true)).Refused);
        Assert.Null((await visitor.Ask<Done>("AnswerFaq", id, true)).Refused);
        Assert.Null((await visitor.Ask<Done>("AnswerFaq", VisitorClient.NewId(), true)).Refused);

        var ended = await visitor.Events.Get("the end", push => push.Event.Type == "ended");
        Assert.Equal(("faqSolved", "closed"), (ended.Event.Reason, ended.Event.Status));
    }

    [Fact]
    public async Task Start_SaidAgain_ShowsTheSame()
    {
        await using var agent = await _front.PresentAgent();
        var scene = await FaqScene.Make(_front, suggests: true, FrontHost.DemoChannel);
        var article = await scene.Article("Paddle length", "Arm and a half.");
        await using var visitor = await _front.Visitor();
        await visitor.Hello();
        var id = VisitorClient.NewId();
        var first = (await visitor.Start("paddle length", messageId: id)).Ok!;
        await scene.Publish(article.Id, published: false);

        var again = (await visitor.Start("paddle length", messageId: id)).Ok!;

        Assert.Equal(first.Log.SessionId, again.Log.SessionId);
        Assert.Equal("faqSuggestion", again.Log.Status);
        Assert.Equal(
            first.Log.Events.Single(view => view.Type == "faqSuggested").Articles,
            again.Log.Events.Single(view => view.Type == "faqSuggested").Articles);
        // What was taken back since is not shown any more, and stands in nobody's way.
        Assert.Equal(RefusalCodes.ArticleNotFound, (await visitor.Ask<ArticlePage>("ReadArticle", article.Id, "en")).Refused?.Code);
        Assert.Null((await visitor.Ask<Done>("AnswerFaq", VisitorClient.NewId(), false)).Refused);
    }

    [Theory]
    [InlineData("zzz qqq", true)]
    [InlineData("paddle colours", false)]
    public async Task Start_WithNoMatchOrSwitchedOff_GoesStraightToTheQueue(string question, bool on)
    {
        await using var agent = await _front.PresentAgent();
        var scene = await FaqScene.Make(_front, suggests: on, FrontHost.DemoChannel);
        await scene.Article("Paddle colours", "Red and blue.");
        await using var visitor = await _front.Visitor();
        await visitor.Hello();

        var started = (await visitor.Start(question)).Ok!;

        Assert.Equal("inQueue", started.Log.Status);
        Assert.DoesNotContain(started.Log.Events, view => view.Type == "faqSuggested");
    }

    /// <summary>A page from before the upgrade, or a client of others: nobody there would answer for the articles.</summary>
    [Fact]
    public async Task Start_InAWindowThatDoesNotKnowSuggestions_GoesStraightToTheQueue()
    {
        await using var agent = await _front.PresentAgent();
        var scene = await FaqScene.Make(_front, suggests: true, FrontHost.DemoChannel);
        await scene.Article("Rudder repair", "Epoxy.");
        await using var visitor = await _front.Visitor();
        await visitor.Hello();

        var started = (await visitor.Ask<VisitorChat>("Start", visitor.Form("rudder repair") with { Suggestions = false })).Ok!;

        Assert.Equal("inQueue", started.Log.Status);
        Assert.DoesNotContain(started.Log.Events, view => view.Type == "faqSuggested");
    }

    /// <summary>The other tab of a visitor may be such a page: it writes on.</summary>
    [Fact]
    public async Task Send_WhileArticlesAreShown_GoesToTheQueueAsIfTheyDidNotHelp()
    {
        await using var agent = await _front.PresentAgent();
        var scene = await FaqScene.Make(_front, suggests: true, FrontHost.DemoChannel);
        await scene.Article("Keel paint", "Blue.");
        await using var visitor = await _front.Visitor();
        await visitor.Hello();
        var started = (await visitor.Start("keel paint")).Ok!;
        Assert.Equal("faqSuggestion", started.Log.Status);

        Assert.Null((await visitor.Send("hello?")).Refused);

        await agent.Queues.Get(
            "the question in the queue", queue => queue.Rows.Any(row => row.Id == started.Log.SessionId));
        var types = (await visitor.Sync(started.Log.LastSeq)).Ok!.Log.Events.Select(view => view.Type);
        Assert.Equal(["faqAnswered", "queued", "message"], types);
    }

    /// <summary>Neither reading nor writing is a way round the limits of the queue.</summary>
    [Fact]
    public async Task Send_WhileArticlesAreShownAndTheQueueIsFull_SaysWhyAndStaysToBeSentAgain()
    {
        await using var agent = await _front.PresentAgent();
        var scene = await FaqScene.Make(_front, suggests: true, FrontHost.DemoChannel);
        await scene.Article("Mast height", "Nine metres.");
        await using var visitor = await _front.Visitor();
        await visitor.Hello();
        var started = (await visitor.Start("mast height")).Ok!;
        Assert.Equal("faqSuggestion", started.Log.Status);
        await using var other = await _front.Visitor();
        await other.Hello();
        await other.Start("zzz qqq");
        await _front.Change(FrontHost.DemoChannel, settings => settings with { QueueLimit = 1 });
        await visitor.Availabilities.Get("closed", now => !now.Open);
        var id = VisitorClient.NewId();

        Assert.Equal(RefusalCodes.QueueFull, (await visitor.Send("hello?", id)).Refused?.Code);

        await _front.Change(FrontHost.DemoChannel, settings => settings with { QueueLimit = 0 });
        await visitor.Availabilities.Get("open", now => now.Open);
        Assert.Null((await visitor.Send("hello?", id)).Refused);
        await agent.Queues.Get(
            "the question in the queue", queue => queue.Rows.Any(row => row.Id == started.Log.SessionId));
    }

    [Fact]
    public async Task ReadArticle_NotForEverybody_IsNotFoundAndNotNoted()
    {
        await using var agent = await _front.PresentAgent();
        var scene = await FaqScene.Make(_front, suggests: false, FrontHost.DemoChannel);
        var other = await FaqScene.Make(_front);
        var hidden = new[]
        {
            await scene.Article("Internal", "Secret.", @internal: true), await scene.Article("Draft", "Secret.", published: false),
            await other.Article("Elsewhere", "Of another channel."),
        };
        await using var visitor = await _front.Visitor();
        await visitor.Hello();
        await visitor.Start("Hello");

        foreach (var article in hidden)
            Assert.Equal(RefusalCodes.ArticleNotFound, (await visitor.Ask<ArticlePage>("ReadArticle", article.Id, "en")).Refused?.Code);
    }

    /// <summary>A front whose searches may take as long as this machine needs.</summary>
    public sealed class Front : IAsyncLifetime
    {
        public FrontHost Host { get; } = new() { Settings = ["--Chat:SuggestionBudget=00:00:30"] };

        public Task InitializeAsync() => Host.InitializeAsync();

        public Task DisposeAsync() => Host.DisposeAsync();
    }
}
