using OrleansChat.Accounts.People;
using OrleansChat.Accounts.SignIn;
using OrleansChat.Clients;
using OrleansChat.Results;

namespace OrleansChat.Knowledge;

/// <summary>Who sees what, and who may change it. Whoever may not see an article learns from no answer that there is one.</summary>
[Collection(PeopleCollection.Name)]
public class KnowledgeAccessTests(PeopleHost host)
{
    [Fact]
    public async Task Agent_WithoutTheRight_SeesWhatIsPublishedOnly()
    {
        var (agent, _) = await host.Joined("Arne Agent");
        using var own = agent;
        var folder = await host.Admin.NewFolder();
        var word = $"giraffe{Guid.NewGuid():N}";
        var draft = await host.Admin.NewArticle(folder.Id, $"Draft {word}");
        var insider = await host.Admin.NewArticle(folder.Id, $"Internal {word}", isInternal: true);
        var later = await host.Admin.NewArticle(folder.Id, $"Later {word}");
        await host.Admin.Publish(insider.Id);
        await host.Admin.Ask<Publications>(
            $"{KnowledgeSteps.Base}/publications", new PublishRequest([later.Id], true, null, DateTimeOffset.UtcNow.AddDays(1)));

        var rows = await agent.Read<ArticleRow[]>($"{KnowledgeSteps.Base}/articles?folder={folder.Id}");
        Assert.Equal([insider.Id], rows.Select(row => row.Id));
        Assert.Equal([insider.Id], (await agent.Find(word)).Select(found => found.Id));
        var folders = await agent.Read<KnowledgeFolderView[]>($"{KnowledgeSteps.Base}/folders");
        Assert.Equal(1, folders.Single(known => known.Id == folder.Id).Articles);
        foreach (var hidden in (string[])[draft.Id, later.Id])
            Assert.Equal(RefusalCodes.ArticleNotFound, await agent.CodeOf($"articles/{hidden}"));
        Assert.Equal(3, (await host.Admin.Find(word)).Length);
        Assert.Equal(3, (await host.Admin.Read<ArticleRow[]>($"{KnowledgeSteps.Base}/articles?folder={folder.Id}")).Length);
    }

    [Fact]
    public async Task Article_OfWhichOneLanguageIsADraft_ShowsTheOtherOnly()
    {
        var (agent, _) = await host.Joined("Alma Agent");
        using var own = agent;
        var made = await host.Admin.NewArticle((await host.Admin.NewFolder()).Id, "Half");
        await host.Admin.Save(made.Id, "nb", new("Halvt", "Noe.", 0));
        await host.Admin.Ask<Publications>($"{KnowledgeSteps.Base}/publications", new PublishRequest([made.Id], true, ["nb"]));

        var seen = await agent.Read<ArticleView>($"{KnowledgeSteps.Base}/articles/{made.Id}");

        Assert.Equal("nb", Assert.Single(seen.Translations).Row.Language);
    }

    [Fact]
    public async Task Right_GivenAndTaken_HoldsAtOnceAndIsAudited()
    {
        var (agent, person) = await host.Joined("Eli Editor");
        using var own = agent;
        var add = new AddKnowledgeFolderRequest("Mine");
        Assert.Equal(RefusalCodes.PermissionMissing, await Browser.Code(await agent.Post($"{KnowledgeSteps.Base}/folders", add)));

        var given = await Browser.Value<PersonView>(
            await host.Admin.Put($"api/admin/people/{person.Id}/knowledge-editor", new SwitchRequest(true)));

        Assert.True(given.KnowledgeEditor);
        Assert.Null(await Browser.Code(await agent.Post($"{KnowledgeSteps.Base}/folders", add)));
        Assert.True((await agent.Read<AccountView>("api/account")).EditsKnowledge);
        // It is no more than that.
        Assert.Equal(RefusalCodes.PermissionMissing, await Browser.Code(await agent.Get("api/admin/people")));
        Assert.Contains((await host.Audited("person.knowledgeEditor", person.Name)).Changes, change => change.Field == "knowledgeEditor");

        await host.Admin.Put($"api/admin/people/{person.Id}/knowledge-editor", new SwitchRequest(false));
        Assert.Equal(RefusalCodes.PermissionMissing, await Browser.Code(await agent.Post($"{KnowledgeSteps.Base}/folders", add)));
        Assert.False((await agent.Read<AccountView>("api/account")).EditsKnowledge);
    }
}
