using System.Net;
using System.Net.Http.Json;
using OrleansChat.Accounts.People;
using OrleansChat.Accounts.SignIn;
using OrleansChat.Clients;
using OrleansChat.Edge.Contracts;
using OrleansChat.Files;
using OrleansChat.Hosting;
using OrleansChat.Results;

namespace OrleansChat.Documents;

/// <summary>The library of documents: folders, versions, and what is sent from it.</summary>
[Collection(FrontCollection.Name)]
public class DocumentTests(FrontHost front)
{
    private static readonly byte[] First = [.. "%PDF-1.7 one"u8, .. "\n%%EOF\n"u8];
    private static readonly byte[] Second = [.. "%PDF-1.7 the second"u8, .. "\n%%EOF\n"u8];

    [Fact]
    public async Task SendDocument_IsAFileOfTheChat_AndListedAtTheDocument()
    {
        using var library = FileClient.OfAgent(front.Site, front.Administrator);
        var document = await Add(await library.Upload("Priser.pdf", First, "library"));
        await using var chat = await FileChat.Start(front);
        var message = VisitorClient.NewId();

        var sent = await Send(chat, document.Id, message);
        Assert.Equal(sent.Ok, (await Send(chat, document.Id, message)).Ok);

        var file = (await chat.Visitor.Events.Get("the document", push => push.Event.File is not null)).Event.File!;
        Assert.Equal("Priser.pdf", file.Name);
        Assert.Equal(First, await (await chat.FromVisitor.Get($"files/{file.Id}")).Content.ReadAsByteArrayAsync());
        // The library's own file is for agents only.
        Assert.Equal(HttpStatusCode.NotFound, (await chat.FromVisitor.Get($"files/{document.File.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await chat.FromAgent.Get($"files/{document.File.Id}")).StatusCode);
        var details = await Details(document.Id);
        var use = Assert.Single(details.Sent);
        Assert.Equal((chat.Session, "Ola Agent", 1, sent.Ok!.Seq), (use.SessionId, use.By, use.FileVersion, use.Seq));
        Assert.Equal(1, details.Document.Sent);
    }

    [Fact]
    public async Task AddVersion_IsSentFromThenOn_AndWhatWasSentStays()
    {
        using var library = FileClient.OfAgent(front.Site, front.Administrator);
        var document = await Add(await library.Upload("Priser.pdf", First, "library"));
        await using var chat = await FileChat.Start(front);
        Assert.Null((await Send(chat, document.Id)).Refused);
        var before = (await chat.Visitor.Events.Get("the first", push => push.Event.File is not null)).Event.File!;

        var request = new AddVersionRequest(await library.Upload("Priser 2.pdf", Second, "library"));
        var changed = await Ask<DocumentView>(HttpMethod.Post, $"documents/{document.Id}/versions", request);
        Assert.Equal((2, "Priser 2.pdf"), (changed.FileVersion, changed.File.Name));
        Assert.Null((await Send(chat, document.Id)).Refused);
        var after = (await chat.Visitor.Events.Get("the second", push => push.Event.File?.Name == "Priser 2.pdf")).Event.File!;

        Assert.Equal(HttpStatusCode.NoContent, (await Call(HttpMethod.Delete, $"documents/{document.Id}")).StatusCode);
        Assert.Equal(First, await (await chat.FromVisitor.Get($"files/{before.Id}")).Content.ReadAsByteArrayAsync());
        Assert.Equal(Second, await (await chat.FromVisitor.Get($"files/{after.Id}")).Content.ReadAsByteArrayAsync());
        Assert.Equal(RefusalCodes.DocumentNotFound, (await Send(chat, document.Id)).Refused?.Code);
    }

    [Fact]
    public async Task SendDocument_UnderTheKeyOfAnUpload_SendsNothing()
    {
        using var library = FileClient.OfAgent(front.Site, front.Administrator);
        var document = await Add(await library.Upload("Priser.pdf", First, "library"));
        await using var chat = await FileChat.Start(front);
        var (own, half, refused) = ($"chats/{chat.Session}", VisitorClient.NewId(), VisitorClient.NewId());
        Assert.Null(await Browser.Code(await chat.FromAgent.Begin("Faktura.pdf", 20, half, own)));
        var bad = await Browser.Value<UploadView>(await chat.FromAgent.Begin("Faktura.pdf", 20, refused, own));
        using var answer = await chat.FromAgent.Append(bad.Id, 0, "<html>and so on</ht>"u8.ToArray());
        Assert.Equal(RefusalCodes.FileContentMismatch, await Browser.Code(answer));

        foreach (var key in (string[])[half, refused])
            Assert.Equal(RefusalCodes.DocumentNotFound, (await Send(chat, document.Id, key)).Refused?.Code);

        Assert.DoesNotContain((await chat.Visitor.Sync(0)).Ok!.Log.Events, view => view.File is not null);
        Assert.Null((await Send(chat, document.Id)).Refused);
    }

    [Fact]
    public async Task Library_OfAKnowledgeEditorWhoIsNoAdministrator_IsChanged()
    {
        var name = $"Eli {Guid.NewGuid():N}";
        var cookie = await front.NewAgent(name);
        using var library = FileClient.OfAgent(front.Site, cookie);
        var person = (await Browser.Value<AccountView>(await front.Ask(HttpMethod.Get, "api/account", null, cookie))).Id;
        Assert.Equal(RefusalCodes.PermissionMissing, await Browser.Code(await library.Begin("Priser.pdf", First.Length, of: "library")));

        Assert.Null(await Browser.Code(await Call(HttpMethod.Put, $"people/{person}/knowledge-editor", new SwitchRequest(true))));

        var file = await library.Upload("Priser.pdf", First, "library");
        var request = new AddDocumentRequest(null, $"Priser {Guid.NewGuid():N}", null, file);
        var added = await Browser.Value<DocumentView>(
            await front.Ask(HttpMethod.Post, "api/admin/documents", JsonContent.Create(request), cookie));
        Assert.Equal(name, added.ChangedBy);
        var gone = await front.Ask(HttpMethod.Delete, $"api/admin/documents/{added.Id}", null, cookie);
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
    }

    [Fact]
    public async Task Change_OfWhatSomebodyElseChanged_IsRefused()
    {
        using var library = FileClient.OfAgent(front.Site, front.Administrator);
        var document = await Add(await library.Upload("Priser.pdf", First, "library"));
        var request = new ChangeDocumentRequest(null, $"Nytt {Guid.NewGuid():N}", "For agenter", document.Version);

        Assert.Null(await Browser.Code(await Call(HttpMethod.Put, $"documents/{document.Id}", request)));

        Assert.Equal(
            RefusalCodes.DocumentChangedMeanwhile,
            await Browser.Code(await Call(HttpMethod.Put, $"documents/{document.Id}", request with { Name = "Annet" })));
        Assert.Equal("For agenter", (await Details(document.Id)).Document.Description);
    }

    [Fact]
    public async Task Folders_MovedIntoEachOther_MakeNoCircle()
    {
        var a = await Folder(null);
        var b = await Folder(a.Id);
        var c = await Folder(b.Id);

        Assert.Equal(RefusalCodes.DocumentFolderCycle, await Browser.Code(await Move(a, c.Id)));
        Assert.Equal(RefusalCodes.DocumentFolderCycle, await Browser.Code(await Move(a, a.Id)));
        Assert.Equal(RefusalCodes.DocumentFolderNotEmpty, await Browser.Code(await Call(HttpMethod.Delete, $"document-folders/{b.Id}")));
        var (x, y) = (await Folder(null), await Folder(null));
        var moved = await Task.WhenAll(Move(x, y.Id), Move(y, x.Id));
        Assert.Single(moved, answer => answer.IsSuccessStatusCode);
        Assert.Null(await Browser.Code(await Call(HttpMethod.Delete, $"document-folders/{c.Id}")));
    }

    [Fact]
    public async Task Add_OfAFileThatIsNone_IsRefused()
    {
        using var library = FileClient.OfAgent(front.Site, front.Administrator);
        var id = await library.Upload("Priser.pdf", First, "library");
        await Add(id);

        foreach (var none in (string[])[id, VisitorClient.NewId(), "no id"])
        {
            var request = new AddDocumentRequest(null, $"Dokument {Guid.NewGuid():N}", null, none);
            Assert.Equal(RefusalCodes.FileNotFound, await Browser.Code(await Call(HttpMethod.Post, "documents", request)));
        }
    }

    private static Task<Answer<Sent>> Send(FileChat chat, string document, string? message = null) =>
        chat.Agent.Ask<Sent>("SendDocument", new AgentDocument(chat.Session, message ?? VisitorClient.NewId(), document));

    private Task<DocumentView> Add(string file) =>
        Ask<DocumentView>(HttpMethod.Post, "documents", new AddDocumentRequest(null, $"Priser {Guid.NewGuid():N}", null, file));

    private Task<DocumentDetails> Details(string id) => Ask<DocumentDetails>(HttpMethod.Get, $"documents/{id}");

    private Task<DocumentFolderView> Folder(string? parent) =>
        Ask<DocumentFolderView>(HttpMethod.Post, "document-folders", new AddFolderRequest(parent, $"Mappe {Guid.NewGuid():N}"));

    private Task<HttpResponseMessage> Move(DocumentFolderView folder, string? parent) =>
        Call(HttpMethod.Put, $"document-folders/{folder.Id}", new ChangeFolderRequest(parent, folder.Name, folder.Version));

    private async Task<T> Ask<T>(HttpMethod method, string path, object? body = null) =>
        await Browser.Value<T>(await Call(method, path, body));

    private Task<HttpResponseMessage> Call(HttpMethod method, string path, object? body = null) =>
        front.Ask(method, $"api/admin/{path}", body is null ? null : JsonContent.Create(body, body.GetType()), front.Administrator);
}
