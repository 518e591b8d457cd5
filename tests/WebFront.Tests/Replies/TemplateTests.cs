using System.Net.Http.Json;
using OrleansChat.Agents;
using OrleansChat.Clients;
using OrleansChat.Hosting;
using OrleansChat.Results;

namespace OrleansChat.Replies;

/// <summary>Reply templates: languages, folders, versions, limits.</summary>
[Collection(FrontCollection.Name)]
public class TemplateTests(FrontHost front)
{
    [Fact]
    public async Task Template_InTwoLanguages_IsReadByEveryAgent()
    {
        var agent = await front.NewAgent("Reading Agent");
        var folder = NewFolder();
        var added = await Added(
            $" {folder} / Delays ",
            "Late parcel",
            new TemplateText("EN", "Sorry, {firstName}."), new TemplateText("nb", "Beklager, {firstName}."));

        var seen = (await Library(agent)).Templates.Single(each => each.Id == added.Id);
        Assert.Equal(($"{folder}/Delays", "Late parcel", 1), (seen.Folder, seen.Name, seen.Version));
        Assert.Equal([new("en", "Sorry, {firstName}."), new("nb", "Beklager, {firstName}.")], seen.Texts);
    }

    [Fact]
    public async Task Template_ChangedByTwo_IsRefusedToTheSecond()
    {
        var template = await Added(NewFolder(), "Hello", new TemplateText("en", "Hello!"));
        var change = new ChangeTemplateRequest(template.Folder, "Hello", [new("en", "Hi!")], template.Version);

        Assert.Null(await Code(HttpMethod.Put, $"templates/{template.Id}", change));
        Assert.Equal(RefusalCodes.ReplyChangedMeanwhile, await Code(HttpMethod.Put, $"templates/{template.Id}", change));
        Assert.Null(await Code(HttpMethod.Delete, $"templates/{template.Id}", null));
        Assert.Equal(RefusalCodes.ReplyNotFound, await Code(HttpMethod.Put, $"templates/{template.Id}", change));
    }

    [Fact]
    public async Task MoveFolder_TakesAllThatIsInIt_AndNeverGoesIntoItself()
    {
        var (folder, other) = (NewFolder(), NewFolder());
        var (top, deep) = (await Added(folder, "Top", Text("1")), await Added($"{folder}/Deep", "Deep", Text("2")));
        var beside = await Added($"{folder}-beside", "Beside", Text("3"));

        Assert.Equal(RefusalCodes.InvalidInput, await Move(folder, $"{folder}/Deep"));
        Assert.Equal(RefusalCodes.InvalidInput, await Move(folder, folder));
        Assert.Equal(RefusalCodes.ReplyNotFound, await Move(NewFolder(), other));
        Assert.Equal(RefusalCodes.InvalidInput, await Move(folder, "a/b/c/d/e"));
        Assert.Null(await Move(folder, $"{other}/Moved"));

        Assert.Equal(
            [$"{other}/Moved", $"{other}/Moved/Deep", $"{folder}-beside"],
            await Task.WhenAll(Folder(top), Folder(deep), Folder(beside)));

        async Task<string> Folder(TemplateView template) =>
            (await Library(front.Administrator)).Templates.Single(each => each.Id == template.Id).Folder;
    }

    [Theory]
    [InlineData("a//b", "Name", "en", "Text", "folder")]
    [InlineData("a/b/c/d/e/f", "Name", "en", "Text", "folder")]
    [InlineData("", "", "en", "Text", "name")]
    [InlineData("", "Name", "english please", "Text", "language")]
    [InlineData("", "Name", "en", "", "text")]
    public async Task Template_ThatIsNotRight_IsRefusedWithTheField(string folder, string name, string language, string text, string field)
    {
        var problem = await Browser.Problem(await front.Post(
            "templates", new AddTemplateRequest(folder, name, [new(language, text)]), "api/", front.Administrator));

        Assert.Equal(field, problem.GetProperty("details").GetProperty("field").GetString());
    }

    [Fact]
    public async Task Template_OfOneLanguageTwiceOrOfNone_IsRefused()
    {
        Assert.Equal(RefusalCodes.InvalidInput, await Code(
            HttpMethod.Post, "templates", new AddTemplateRequest("", "Twice", [new("en", "1"), new("EN", "2")])));
        Assert.Equal(RefusalCodes.InvalidInput, await Code(HttpMethod.Post, "templates", new AddTemplateRequest("", "None", [])));
        Assert.Equal(RefusalCodes.InvalidInput, await Code(
            HttpMethod.Post, "templates", new AddTemplateRequest("", "Long", [new("en", new string('x', AgentInput.TextLength + 1))])));
    }

    private static TemplateText Text(string text) => new("en", text);

    private static string NewFolder() => $"Folder {Guid.NewGuid():N}";

    private Task<string?> Move(string from, string to) => Code(HttpMethod.Post, "templates/folders", new MoveFolderRequest(from, to));

    private async Task<TemplateView> Added(string folder, string name, params TemplateText[] texts) => await Browser.Value<TemplateView>(
        await front.Post("templates", new AddTemplateRequest(folder, name, texts), "api/", front.Administrator));

    private async Task<ReplyLibrary> Library(string cookie) => await Browser.Value<ReplyLibrary>(await front.Get("api/replies", cookie));

    private async Task<string?> Code(HttpMethod method, string path, object? body) =>
        await Browser.Code(await front.Ask(method, $"api/{path}", body is null ? null : JsonContent.Create(body), front.Administrator));
}
