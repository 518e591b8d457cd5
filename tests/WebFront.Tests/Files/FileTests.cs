using System.Net;
using System.Text;
using OrleansChat.Clients;
using OrleansChat.Edge.Contracts;
using OrleansChat.Edge.Validation;
using OrleansChat.Hosting;
using OrleansChat.Results;
using SkiaSharp;

namespace OrleansChat.Files;

/// <summary>Files of both sides, from the upload to the download.</summary>
[Collection(FrontCollection.Name)]
public class FileTests(FrontHost front)
{
    private static readonly byte[] Pdf = [.. "%PDF-1.7\n"u8, .. new byte[700_000], .. "\n%%EOF\n"u8];

    [Fact]
    public async Task SendFile_OfTheVisitor_IsShownAndDownloadedByBothSides()
    {
        await using var chat = await FileChat.Start(front);
        var picture = Pictures.Of(SKEncodedImageFormat.Png, 1_200, 600);

        var file = await chat.VisitorSends("Skjermbilde 🫐.png", picture);

        Assert.Equal(("image", "image/png", picture.Length), (file.Group, file.MediaType, (int)file.Length));
        Assert.Equal((1_200, 600), (file.Width, file.Height));
        Assert.Equal("Skjermbilde 🫐.png", (await chat.Agent.Open(chat.Session)).Ok!.Row.LastMessage);
        foreach (var client in (FileClient[])[chat.FromVisitor, chat.FromAgent])
        {
            using var whole = await client.Get($"files/{file.Id}");
            Assert.Equal(picture, await whole.Content.ReadAsByteArrayAsync());
            Assert.Equal("attachment", whole.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Equal("Skjermbilde 🫐.png", whole.Content.Headers.ContentDisposition.FileNameStar);
            AssertClosed(whole, "image/png");
            foreach (var (path, longest) in new[] { ("thumbnail", 480), ("preview", 1_200) })
            {
                using var drawn = await client.Get($"files/{file.Id}/{path}");
                AssertClosed(drawn, "image/webp");
                Assert.Null(drawn.Content.Headers.ContentDisposition);
                using var shown = SKBitmap.Decode(await drawn.Content.ReadAsByteArrayAsync());
                Assert.Equal((longest, longest / 2), (shown.Width, shown.Height));
            }
        }
    }

    [Fact]
    public async Task SendFile_OfTheAgent_ReachesTheVisitor()
    {
        await using var chat = await FileChat.Start(front);

        var id = await chat.FromAgent.Upload("Avtale.pdf", Pdf, $"chats/{chat.Session}");
        Assert.Null((await chat.SendFromAgent(id)).Refused);

        var told = await chat.Visitor.Events.Get("the file", push => push.Event.File is not null);
        Assert.Equal(("message", "file", "Avtale.pdf"), (told.Event.Type, told.Event.Kind, told.Event.Text));
        Assert.Equal(("document", null), (told.Event.File!.Group, told.Event.File.Width));
        Assert.Equal(Pdf, await (await chat.FromVisitor.Get($"files/{id}")).Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await chat.FromVisitor.Get($"files/{id}/thumbnail")).StatusCode);
    }

    [Fact]
    public async Task Download_OfARange_HasThatRange()
    {
        await using var chat = await FileChat.Start(front);
        var file = await chat.VisitorSends("Lang.pdf", Pdf);

        using var part = await chat.FromAgent.Get($"files/{file.Id}", new(600_000, 600_099));

        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(Pdf[600_000..600_100], await part.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task SendFile_Twice_IsOneMessage()
    {
        await using var chat = await FileChat.Start(front);
        var (id, message) = (await chat.FromVisitor.Upload("En.txt", "En gang"u8.ToArray()), VisitorClient.NewId());

        var first = await chat.SendFromVisitor(id, message);
        var again = await chat.SendFromVisitor(id, message);
        var other = await chat.SendFromVisitor(id);

        Assert.Equal(first.Ok, again.Ok);
        Assert.Equal(RefusalCodes.FileAlreadySent, other.Refused?.Code);
        Assert.Single((await chat.Visitor.Sync(0)).Ok!.Log.Events, view => view.File is not null);
    }

    [Fact]
    public async Task SendFile_AtOnceWithSeveralIds_IsOneMessage()
    {
        await using var chat = await FileChat.Start(front);
        var id = await chat.FromVisitor.Upload("En.txt", "En gang"u8.ToArray());

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => chat.SendFromVisitor(id)));

        Assert.Single(answers, answer => answer.Ok is not null);
        Assert.Single((await chat.Visitor.Sync(0)).Ok!.Log.Events, view => view.File is not null);
    }

    [Fact]
    public async Task SendFile_AfterARefusal_GoesWithAnotherMessage()
    {
        await using var chat = await FileChat.Start(front);
        var (id, message) = (await chat.FromAgent.Upload("En.txt", "En gang"u8.ToArray(), $"chats/{chat.Session}"), VisitorClient.NewId());
        Assert.Null((await chat.Agent.Ask<Done>("End", chat.Session, VisitorClient.NewId())).Refused);
        Assert.Equal(RefusalCodes.Ended, (await chat.SendFromAgent(id, message)).Refused?.Code);

        Assert.Null((await chat.Agent.Ask<Done>("Reopen", chat.Session, VisitorClient.NewId())).Refused);

        Assert.Null((await chat.SendFromAgent(id)).Refused);
    }

    [Fact]
    public async Task DeleteMessage_OfAFile_TakesTheFileFromEverybody()
    {
        await using var chat = await FileChat.Start(front);
        var (id, message) = (await chat.FromAgent.Upload("Feil.pdf", Pdf, $"chats/{chat.Session}"), VisitorClient.NewId());
        var sent = (await chat.SendFromAgent(id, message)).Ok!;
        Assert.Equal(HttpStatusCode.OK, (await chat.FromVisitor.Get($"files/{id}")).StatusCode);

        Assert.Null((await chat.Agent.Ask<Done>("DeleteMessage", chat.Session, sent.Seq, VisitorClient.NewId())).Refused);

        Assert.Equal(HttpStatusCode.NotFound, (await chat.FromVisitor.Get($"files/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await chat.FromAgent.Get($"files/{id}")).StatusCode);
        var view = (await chat.Visitor.Sync(0)).Ok!.Log.Events.Single(each => each.Kind == "file");
        Assert.Equal((true, null, null), (view.Erased, view.Text, view.File));
        // The acknowledgement of before is still the answer to the same message.
        Assert.Equal(sent, (await chat.SendFromAgent(id, message)).Ok);
        Assert.Equal(RefusalCodes.FileNotFound, (await chat.SendFromAgent(id)).Refused?.Code);
    }

    [Fact]
    public async Task Photo_WithAPlaceInIt_IsShownWithout()
    {
        await using var chat = await FileChat.Start(front);
        var photo = Pictures.Turned(Pictures.Of(SKEncodedImageFormat.Jpeg, 800, 400));

        var file = await chat.VisitorSends("Foto.jpg", photo);

        Assert.Equal((400, 800), (file.Width, file.Height));
        foreach (var path in (string[])["thumbnail", "preview"])
        {
            var shown = await (await chat.FromAgent.Get($"files/{file.Id}/{path}")).Content.ReadAsByteArrayAsync();
            Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(shown), StringComparison.OrdinalIgnoreCase);
        }
    }

    private static void AssertClosed(HttpResponseMessage answer, string mediaType)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(mediaType, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.Private);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }
}
