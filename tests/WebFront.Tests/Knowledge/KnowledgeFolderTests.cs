using OrleansChat.Accounts.People;
using OrleansChat.Clients;
using OrleansChat.Results;

namespace OrleansChat.Knowledge;

[Collection(PeopleCollection.Name)]
public class KnowledgeFolderTests(PeopleHost host)
{
    [Fact]
    public async Task Folder_IntoItselfOrBelow_IsRefused()
    {
        var top = await host.Admin.NewFolder("Top");
        var middle = await host.Admin.NewFolder("Middle", top.Id);
        var bottom = await host.Admin.NewFolder("Bottom", middle.Id);

        foreach (var into in (string[])[top.Id, middle.Id, bottom.Id])
            Assert.Equal(RefusalCodes.KnowledgeFolderCycle, await Browser.Code(await host.Admin.Place(top.Id, into)));
        Assert.Null(await Browser.Code(await host.Admin.Place(bottom.Id, top.Id)));
        Assert.Equal(top.Id, (await Find(bottom.Id))!.ParentId);
    }

    [Fact]
    public async Task TwoFolders_MovedIntoEachOtherAtOnce_NeverStandInACircle()
    {
        for (var round = 0; round < 5; round++)
        {
            var (one, other) = (await host.Admin.NewFolder(), await host.Admin.NewFolder());

            var answers = await Task.WhenAll(host.Admin.Place(one.Id, other.Id), host.Admin.Place(other.Id, one.Id));

            var codes = await Task.WhenAll(answers.Select(Browser.Code));
            Assert.Single(codes, (string?)null);
            Assert.Single(codes, RefusalCodes.KnowledgeFolderCycle);
        }
    }

    [Fact]
    public async Task Folder_BelowTheDeepestLevel_IsRefused()
    {
        var folder = await host.Admin.NewFolder();
        for (var level = 1; level < KnowledgeLimits.FolderDepth; level++)
            folder = await host.Admin.NewFolder(parent: folder.Id);
        var more = await host.Admin.Post($"{KnowledgeSteps.Base}/folders", new AddKnowledgeFolderRequest("Deeper", folder.Id));
        Assert.Equal(RefusalCodes.KnowledgeFolderTooDeep, await Browser.Code(more));

        var (outer, inner) = (await host.Admin.NewFolder(), folder);
        await host.Admin.NewFolder(parent: outer.Id);
        Assert.Equal(RefusalCodes.KnowledgeFolderTooDeep, await Browser.Code(await host.Admin.Place(outer.Id, inner.ParentId)));
    }

    [Fact]
    public async Task Folders_Placed_AreListedInTheirOrder()
    {
        var parent = await host.Admin.NewFolder();
        var (a, b, c) = (
            await host.Admin.NewFolder("a", parent.Id),
            await host.Admin.NewFolder("b", parent.Id),
            await host.Admin.NewFolder("c", parent.Id));

        Assert.Null(await Browser.Code(
            await host.Admin.Put($"{KnowledgeSteps.Base}/folders/{c.Id}/place", new PlaceFolderRequest(parent.Id, a.Id))));

        Assert.Equal([c.Id, a.Id, b.Id], (await All()).Where(folder => folder.ParentId == parent.Id).Select(folder => folder.Id));
    }

    [Fact]
    public async Task Folder_RenamedByTwo_TheLaterIsRefused()
    {
        var folder = await host.Admin.NewFolder();
        Assert.Null(await Rename(folder.Id, "Billing", folder.Version));
        Assert.Equal(RefusalCodes.KnowledgeFolderChangedMeanwhile, await Rename(folder.Id, "Invoices", folder.Version));
        Assert.Equal("Billing", (await Find(folder.Id))!.Name);
    }

    [Fact]
    public async Task Folder_ThatIsNotEmpty_IsNotDeleted()
    {
        var folder = await host.Admin.NewFolder();
        var article = await host.Admin.NewArticle(folder.Id, "Something");
        Assert.Equal(RefusalCodes.KnowledgeFolderNotEmpty, await Delete(folder.Id));

        await host.Admin.Delete($"{KnowledgeSteps.Base}/articles/{article.Id}");
        Assert.Null(await Delete(folder.Id));
        Assert.Equal(RefusalCodes.KnowledgeFolderNotFound, await Delete(folder.Id));
        Assert.Equal(folder.Name, (await host.Audited("knowledge.folderDeleted", folder.Name)).Subject);
    }

    private async Task<string?> Rename(string id, string name, long version) =>
        await Browser.Code(await host.Admin.Put($"{KnowledgeSteps.Base}/folders/{id}", new RenameFolderRequest(name, version)));

    private async Task<string?> Delete(string id) => await Browser.Code(await host.Admin.Delete($"{KnowledgeSteps.Base}/folders/{id}"));

    private Task<KnowledgeFolderView[]> All() => host.Admin.Read<KnowledgeFolderView[]>($"{KnowledgeSteps.Base}/folders");

    private async Task<KnowledgeFolderView?> Find(string id) => (await All()).SingleOrDefault(folder => folder.Id == id);
}
