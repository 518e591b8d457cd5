using System.Net;
using OrleansChat.Channels;
using OrleansChat.Clients;
using OrleansChat.Edge.Contracts;
using OrleansChat.Hosting;
using OrleansChat.Results;

namespace OrleansChat.Files;

/// <summary>Who gets a file: whoever may read the chat, and nobody else.</summary>
[Collection(FrontCollection.Name)]
public class FileAccessTests(FrontHost front)
{
    private static readonly byte[] Picture = Edge.Validation.Pictures.Of(SkiaSharp.SKEncodedImageFormat.Png, 20, 20);

    [Fact]
    public async Task File_ToEverybodyElse_IsNotThere()
    {
        var channel = (await front.NewChannel()).Id;
        await using var chat = await FileChat.Start(front, channel);
        await using var other = await FileChat.Start(front, channel);
        var file = await chat.VisitorSends("Bilde.png", Picture);
        using var stranger = FileClient.OfStranger(front.Site);
        using var forged = FileClient.OfVisitor(front.Site, "forged");
        using var elsewhere = FileClient.OfAgent(front.Site, await front.NewAgent("Per", (await front.NewChannel()).Id));
        using var colleague = FileClient.OfAgent(front.Site, await front.NewAgent("Siri", channel));

        foreach (var path in (string[])["", "/thumbnail", "/preview"])
        {
            foreach (var nobody in (FileClient[])[stranger, elsewhere, other.FromVisitor])
                Assert.Equal(HttpStatusCode.NotFound, (await nobody.Get($"files/{file.Id}{path}")).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await forged.Get($"files/{file.Id}{path}")).StatusCode);
            foreach (var reader in (FileClient[])[chat.FromVisitor, chat.FromAgent, colleague])
                Assert.Equal(HttpStatusCode.OK, (await reader.Get($"files/{file.Id}{path}")).StatusCode);
        }
    }

    [Fact]
    public async Task File_BeforeItIsSent_IsNobodysToGet()
    {
        await using var chat = await FileChat.Start(front);
        var id = await chat.FromVisitor.Upload("Bilde.png", Picture);

        Assert.Equal(HttpStatusCode.NotFound, (await chat.FromVisitor.Get($"files/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await chat.FromAgent.Get($"files/{id}")).StatusCode);
    }

    [Fact]
    public async Task Upload_OfSomebodyElse_IsNotThere()
    {
        await using var chat = await FileChat.Start(front);
        await using var other = await FileChat.Start(front);
        var id = (await Browser.Value<UploadView>(await chat.FromVisitor.Begin("En.txt", 10))).Id;

        foreach (var thief in (FileClient[])[other.FromVisitor, other.FromAgent, chat.FromAgent])
        {
            Assert.Equal(RefusalCodes.FileNotFound, await Browser.Code(await thief.Append(id, 0, "abc"u8.ToArray())));
            Assert.Equal(RefusalCodes.FileNotFound, await Browser.Code(await thief.Cancel(id)));
        }

        var full = await chat.FromVisitor.Upload("To.txt", "abc"u8.ToArray());
        Assert.Equal(RefusalCodes.FileNotFound, (await other.SendFromVisitor(full)).Refused?.Code);
        Assert.Equal(RefusalCodes.FileNotFound, (await other.SendFromAgent(full)).Refused?.Code);
        Assert.Equal(RefusalCodes.FileNotFound, (await chat.SendFromAgent(full)).Refused?.Code);
        Assert.Null((await chat.SendFromVisitor(full)).Refused);
    }

    [Fact]
    public async Task Upload_IntoAChatOfAnother_IsRefused()
    {
        await using var chat = await FileChat.Start(front);
        using var colleague = FileClient.OfAgent(front.Site, await front.NewAgent("Siri"));

        Assert.Equal(RefusalCodes.NotYourChat, await Browser.Code(await colleague.Begin("En.txt", 10, of: $"chats/{chat.Session}")));
        Assert.Equal(RefusalCodes.PermissionMissing, await Browser.Code(await colleague.Begin("En.txt", 10, of: "library")));
    }

    [Fact]
    public async Task Upload_FromAWebsiteThatMayNotEmbedTheChannel_IsRefused()
    {
        var channel = (await front.NewChannel()).Id;
        await using var chat = await FileChat.Start(front, channel);
        var file = await chat.VisitorSends("Bilde.png", Picture);
        var token = (await chat.Visitor.Ask<OrleansChat.Sessions.VisitorChat>("Start", chat.Visitor.Form("Again"))).Ok!.Token;
        await front.Change(channel, settings => settings with { AllowedOrigins = ["https://shop.example"] });
        using var shop = FileClient.OfVisitor(front.Site, token, "https://shop.example");
        using var evil = FileClient.OfVisitor(front.Site, token, "https://evil.example");

        Assert.Equal(RefusalCodes.OriginNotAllowed, await Browser.Code(await evil.Begin("En.txt", 10)));
        Assert.Equal(RefusalCodes.OriginNotAllowed, await Browser.Code(await evil.Get($"files/{file.Id}")));
        using var begun = await shop.Begin("En.txt", 10);
        Assert.Equal(HttpStatusCode.Created, begun.StatusCode);
        Assert.Equal("*", begun.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.False(begun.Headers.Contains("Access-Control-Allow-Credentials"));
        Assert.Contains("Upload-Offset", begun.Headers.GetValues("Access-Control-Expose-Headers").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await shop.Get($"files/{file.Id}")).StatusCode);
    }

    [Fact]
    public async Task Upload_AfterTheEnd_IsRefused()
    {
        await using var chat = await FileChat.Start(front);
        var begun = (await Browser.Value<UploadView>(await chat.FromVisitor.Begin("En.txt", 10))).Id;
        Assert.Null((await chat.Visitor.Ask<Done>("End", VisitorClient.NewId())).Refused);

        Assert.Equal(RefusalCodes.FilesNotAllowed, await Browser.Code(await chat.FromVisitor.Begin("To.txt", 10)));
        Assert.Equal(RefusalCodes.FilesNotAllowed, await Browser.Code(await chat.FromVisitor.Append(begun, 0, "abc"u8.ToArray())));
        Assert.Equal(
            RefusalCodes.FilesNotAllowed, await Browser.Code(await chat.FromAgent.Begin("En.txt", 10, of: $"chats/{chat.Session}")));
    }

    [Fact]
    public async Task Preflight_OfAnUpload_LetsTheWidgetIn()
    {
        using var http = new HttpClient { BaseAddress = front.Site };
        using var asked = new HttpRequestMessage(HttpMethod.Options, $"files/uploads/{Guid.NewGuid():N}");
        asked.Headers.Add("Origin", "https://shop.example");
        asked.Headers.Add("Access-Control-Request-Method", "PATCH");
        asked.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,upload-offset,tus-resumable");

        using var answer = await http.SendAsync(asked);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Contains("PATCH", answer.Headers.GetValues("Access-Control-Allow-Methods").Single(), StringComparison.Ordinal);
        Assert.Contains(
            "upload-offset", answer.Headers.GetValues("Access-Control-Allow-Headers").Single(), StringComparison.OrdinalIgnoreCase);
    }
}
