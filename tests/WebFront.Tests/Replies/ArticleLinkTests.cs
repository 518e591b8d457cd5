using OrleansChat.Clients;
using OrleansChat.Edge.Contracts;
using OrleansChat.Hosting;
using OrleansChat.Knowledge;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Replies;

/// <summary>Articles as links in chats: what customers can read, and nothing else.</summary>
[Collection(FrontCollection.Name)]
public class ArticleLinkTests(FrontHost front)
{
    [Fact]
    public async Task SendArticle_OfAPublicArticle_IsACardThatLeadsToItsPage()
    {
        using var editor = await Editor();
        var article = await Published(editor, "How parcels travel", "Parcels travel **by ship**.");
        await using var agent = await front.PresentAgent();
        await using var visitor = await front.Visitor();
        var session = await MainJobTests.StartAndAccept(visitor, agent);
        var link = new AgentArticle(session, VisitorClient.NewId(), article, "en");

        var sent = (await agent.Ask<Sent>("SendArticle", link)).Ok!;

        var seen = (await visitor.Events.Get("the link", push => push.Event.Kind == "link")).Event;
        Assert.Equal(("How parcels travel", "Parcels travel by ship."), (seen.Link!.Title, seen.Link.Excerpt));
        Assert.Equal($"How parcels travel\n{front.Site.GetLeftPart(UriPartial.Authority)}{seen.Link.Address}", seen.Text);
        using var page = await front.Get(seen.Link.Address.TrimStart('/'));
        Assert.Contains("by ship", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        // The same id again answers what was answered first, even when the article has been taken back.
        await editor.Ask<Publications>($"{KnowledgeSteps.Base}/publications", new PublishRequest([article], false));
        Assert.Equal(sent.Seq, (await agent.Ask<Sent>("SendArticle", link)).Ok!.Seq);
        Assert.Equal(RefusalCodes.ArticleNotPublic, await Code(agent, link with { MessageId = VisitorClient.NewId() }));
    }

    [Fact]
    public async Task SendArticle_ThatCustomersCannotRead_IsRefusedAndSaysNothing()
    {
        using var editor = await Editor();
        var folder = (await editor.NewFolder()).Id;
        var draft = (await editor.NewArticle(folder, "A draft")).Id;
        var own = (await editor.NewArticle(folder, "For us", isInternal: true)).Id;
        await editor.Publish(own);
        await using var agent = await front.PresentAgent();
        await using var visitor = await front.Visitor();
        var session = await MainJobTests.StartAndAccept(visitor, agent);

        foreach (var article in (string[])[draft, own, VisitorClient.NewId()])
        {
            var link = new AgentArticle(session, VisitorClient.NewId(), article, "en");
            Assert.Equal(RefusalCodes.ArticleNotPublic, await Code(agent, link));
        }

        var published = await Published(editor, "In English only", "Words.");
        Assert.Equal(
            RefusalCodes.ArticleNotPublic, await Code(agent, new(session, VisitorClient.NewId(), published, "fi")));
        Assert.Equal(RefusalCodes.InvalidInput, await Code(agent, new(session, VisitorClient.NewId(), published, "")));
        Assert.DoesNotContain(visitor.Events.Items, push => push.Event.Kind == "link");
    }

    [Fact]
    public async Task SendArticle_WithALongAddress_IsFoundByItsIdAlone()
    {
        using var editor = await Editor();
        var article = await Published(editor, new string('ж', 80), "Long words.");
        await using var agent = await front.PresentAgent();
        await using var visitor = await front.Visitor();
        var session = await MainJobTests.StartAndAccept(visitor, agent);

        Assert.NotNull((await agent.Ask<Sent>("SendArticle", new AgentArticle(session, VisitorClient.NewId(), article, "en"))).Ok);

        var seen = (await visitor.Events.Get("the link", push => push.Event.Kind == "link")).Event;
        Assert.EndsWith($"/en/{article}", seen.Link!.Address, StringComparison.Ordinal);
    }

    private static async Task<string?> Code(AgentClient agent, AgentArticle link) =>
        (await agent.Ask<Sent>("SendArticle", link)).Refused?.Code;

    private static async Task<string> Published(Browser editor, string title, string body)
    {
        var article = (await editor.NewArticle((await editor.NewFolder()).Id, title, body)).Id;
        await editor.Publish(article);
        return article;
    }

    private async Task<Browser> Editor()
    {
        var browser = new Browser(front.Site);
        Assert.Null(await browser.SignIn("ada@example.com", FrontHost.Password));
        return browser;
    }
}
