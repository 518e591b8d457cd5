using System.Net;
using System.Security.Cryptography;
using OrleansChat.Channels;
using OrleansChat.Clients;
using OrleansChat.Hosting;
using OrleansChat.Results;
using OrleansChat.Testing;

namespace OrleansChat.Files;

/// <summary>Uploads that go wrong on the way.</summary>
[Collection(FrontCollection.Name)]
public class UploadTests(FrontHost front)
{
    private static readonly byte[] Text = [.. Enumerable.Range(0, 900_000).Select(static at => (byte)('a' + (at % 26)))];

    [Fact]
    public async Task Upload_WhoseConnectionBreaks_GoesOnFromWhatHadCome()
    {
        await using var chat = await FileChat.Start(front);
        var id = (await Begun(chat.FromVisitor, "Lang.txt", Text.Length)).Id;
        var almost = Text.Length - 9_000;

        var cut = new TaskCompletionSource();
        var sending = chat.FromVisitor.Append(id, 0, new BrokenContent(Text[..almost], cut.Task));
        await Eventually.Holds("the whole parts are stored", async () => await chat.FromVisitor.Offset(id) > almost - 262_144);
        cut.SetResult();
        await Assert.ThrowsAsync<HttpRequestException>(() => sending);

        await Eventually.Holds("what had come is stored", async () => await chat.FromVisitor.Offset(id) == almost);
        var early = await chat.SendFromVisitor(id);
        Assert.Equal((RefusalCodes.FileIncomplete, $"{almost}"), (early.Refused?.Code, early.Refused?.Details?["offset"]));
        Assert.Null(await Browser.Code(await chat.FromVisitor.Append(id, almost, Text[almost..])));
        Assert.Null((await chat.SendFromVisitor(id)).Refused);
        Assert.Equal(Text, await (await chat.FromAgent.Get($"files/{id}")).Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Upload_InManyOddParts_IsTheWholeFile()
    {
        await using var chat = await FileChat.Start(front);
        var id = (await Begun(chat.FromVisitor, "Biter.txt", Text.Length)).Id;
        var offset = 0;
        foreach (var length in (int[])[1, 262_143, 1, 262_145, 7, 300_000])
        {
            Assert.Null(await Browser.Code(await chat.FromVisitor.Append(id, offset, Text[offset..(offset + length)])));
            offset += length;
        }

        Assert.Null(await Browser.Code(await chat.FromVisitor.Append(id, offset, Text[offset..])));
        Assert.Null((await chat.SendFromVisitor(id)).Refused);
        using var part = await chat.FromAgent.Get($"files/{id}", new(262_140, 524_300));
        Assert.Equal(SHA256.HashData(Text.AsSpan(262_140, 262_161)), SHA256.HashData(await part.Content.ReadAsByteArrayAsync()));
    }

    [Fact]
    public async Task Begin_TwiceWithOneKey_IsOneUpload()
    {
        await using var chat = await FileChat.Start(front);
        var key = VisitorClient.NewId();

        var first = await Begun(chat.FromVisitor, "En.txt", 3, key);
        Assert.Null(await Browser.Code(await chat.FromVisitor.Append(first.Id, 0, "a"u8.ToArray())));
        var again = await Begun(chat.FromVisitor, "En.txt", 3, key);

        Assert.Equal((first.Id, 1), (again.Id, again.Offset));
        Assert.Equal(RefusalCodes.FileContentMismatch, await Browser.Code(await chat.FromVisitor.Begin("En.txt", 4, key)));
        var both = await Task.WhenAll(
            Begun(chat.FromVisitor, "To.txt", 3, "ab" + key[2..]),
            Begun(chat.FromVisitor, "To.txt", 3, "ab" + key[2..]));
        Assert.Equal(both[0].Id, both[1].Id);
    }

    [Fact]
    public async Task Append_FromAnotherPlace_SaysWhere()
    {
        await using var chat = await FileChat.Start(front);
        var id = (await Begun(chat.FromVisitor, "En.txt", 6)).Id;
        Assert.Null(await Browser.Code(await chat.FromVisitor.Append(id, 0, "abc"u8.ToArray())));

        foreach (var wrong in (long[])[0, 2, 4, long.MaxValue])
        {
            using var answer = await chat.FromVisitor.Append(id, wrong, "def"u8.ToArray());
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
            var problem = await Browser.Problem(answer);
            Assert.Equal((RefusalCodes.FileOffset, "3"), (Code(problem), problem.GetProperty("details").GetProperty("offset").GetString()));
        }

        Assert.Equal(3, await chat.FromVisitor.Offset(id));
    }

    [Fact]
    public async Task Append_TwoAtOnce_StoreEachByteOnce()
    {
        await using var chat = await FileChat.Start(front);
        var id = (await Begun(chat.FromVisitor, "En.txt", Text.Length)).Id;

        var answers = await Task.WhenAll(chat.FromVisitor.Append(id, 0, Text), chat.FromVisitor.Append(id, 0, Text));

        Assert.Contains(answers, answer => answer.IsSuccessStatusCode);
        Assert.Null((await chat.SendFromVisitor(id)).Refused);
        Assert.Equal(Text, await (await chat.FromAgent.Get($"files/{id}")).Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Append_OfMoreThanAnnounced_IsRefused()
    {
        await using var chat = await FileChat.Start(front);
        var id = (await Begun(chat.FromVisitor, "En.txt", 6)).Id;

        Assert.Equal(RefusalCodes.InvalidInput, await Browser.Code(await chat.FromVisitor.Append(id, 0, "abcdefg"u8.ToArray())));

        Assert.Equal(6, await chat.FromVisitor.Offset(id));
        Assert.Null((await chat.SendFromVisitor(id)).Refused);
        Assert.Equal("abcdef", await (await chat.FromAgent.Get($"files/{id}")).Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("Stor.pdf", 4L << 30, RefusalCodes.FileTooLarge)]
    [InlineData("Stor.pdf", long.MaxValue, RefusalCodes.FileTooLarge)]
    [InlineData("Tom.pdf", 0, RefusalCodes.FileEmpty)]
    [InlineData("Minus.pdf", -1, RefusalCodes.InvalidInput)]
    [InlineData("Side.html", 100, RefusalCodes.FileKindNotAllowed)]
    [InlineData("Tegning.svg", 100, RefusalCodes.FileKindNotAllowed)]
    [InlineData("Film.mp4", 100, RefusalCodes.FileKindNotAllowed)]
    [InlineData("faktura\u202Efdp.exe", 100, RefusalCodes.FileKindNotAllowed)]
    public async Task Begin_OfWhatIsNotTaken_IsRefusedBeforeTheFirstByte(string name, long length, string code)
    {
        await using var chat = await FileChat.Start(front);

        using var answer = await chat.FromVisitor.Begin(name, length);

        Assert.Equal(code, await Browser.Code(answer));
    }

    [Fact]
    public async Task Begin_OfANameOfTheWorstKind_KeepsWhatCanBeShown()
    {
        await using var chat = await FileChat.Start(front);
        var worst = string.Concat(Enumerable.Repeat("../", 20)) + "\0\u202E" + new string('n', 300) + ".pdf";

        var begun = await Begun(chat.FromVisitor, worst, 10);

        Assert.Equal(new string('n', FileRow.NameLength - 4) + ".pdf", begun.Name);
        Assert.Equal(RefusalCodes.InvalidInput, await Browser.Code(await chat.FromVisitor.Begin(new string('n', 1_001), 10)));
    }

    [Fact]
    public async Task Refusal_OfAContent_IsKeptAndTheContentGone()
    {
        await using var chat = await FileChat.Start(front);
        var id = (await Begun(chat.FromVisitor, "Bilde.png", 20)).Id;

        Assert.Equal(
            RefusalCodes.FileContentMismatch, await Browser.Code(await chat.FromVisitor.Append(id, 0, "<html>and so on</ht>"u8.ToArray())));

        var state = await chat.FromVisitor.State(id);
        Assert.Equal(("refused", RefusalCodes.FileContentMismatch), (state.State, state.Refused?.Code));
        Assert.Equal(RefusalCodes.FileContentMismatch, (await chat.SendFromVisitor(id)).Refused?.Code);
        Assert.Equal(RefusalCodes.FileContentMismatch, await Browser.Code(await chat.FromVisitor.Append(id, 20, [])));
    }

    [Fact]
    public async Task Cancel_BeforeAndAfterSending_LeavesNothingAndIsRefused()
    {
        await using var chat = await FileChat.Start(front);
        var id = await chat.FromVisitor.Upload("En.txt", "abc"u8.ToArray());
        Assert.Equal(HttpStatusCode.NoContent, (await chat.FromVisitor.Cancel(id)).StatusCode);
        Assert.Equal(RefusalCodes.FileNotFound, (await chat.SendFromVisitor(id)).Refused?.Code);
        Assert.Equal(HttpStatusCode.NotFound, (await chat.FromVisitor.Cancel(id)).StatusCode);

        var sent = await chat.VisitorSends("To.txt", "abc"u8.ToArray());
        Assert.Equal(RefusalCodes.FileAlreadySent, await Browser.Code(await chat.FromVisitor.Cancel(sent.Id)));
    }

    [Fact]
    public async Task Begin_OfMoreThanMayWait_IsRefused()
    {
        await using var chat = await FileChat.Start(front);
        for (var file = 0; file < 20; file++)
            await Begun(chat.FromVisitor, $"{file}.txt", 10);

        using var answer = await chat.FromVisitor.Begin("21.txt", 10);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(RefusalCodes.FilesTooMany, await Browser.Code(answer));
        // The other side has room of its own.
        Assert.True((await chat.FromAgent.Begin("En.txt", 10, of: $"chats/{chat.Session}")).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Begin_ByTheChannelsSettings_IsDecided()
    {
        var channel = (await front.NewChannel()).Id;
        await front.Change(channel, settings => settings with { Files = new() { Visitors = false, Images = false, Megabytes = 1 } });
        await using var chat = await FileChat.Start(front, channel);
        Assert.Equal(RefusalCodes.FilesNotAllowed, await Browser.Code(await chat.FromVisitor.Begin("En.pdf", 10)));
        var own = $"chats/{chat.Session}";
        Assert.Null(await Browser.Code(await chat.FromAgent.Begin("En.pdf", 1 << 20, of: own)));
        Assert.Equal(RefusalCodes.FileTooLarge, await Browser.Code(await chat.FromAgent.Begin("En.pdf", (1 << 20) + 1, of: own)));
        Assert.Equal(RefusalCodes.FileKindNotAllowed, await Browser.Code(await chat.FromAgent.Begin("En.png", 10, of: own)));

        await front.Change(channel, settings => settings with { Files = new() });

        var limits = (await chat.Visitor.Looks.Get("that they may", look => look.Files is not null)).Files!;
        Assert.Equal((10L << 20, true, false), (limits.MaxBytes, limits.Extensions.Contains(".png"), limits.Extensions.Contains(".mp4")));
        Assert.Null(await Browser.Code(await chat.FromVisitor.Begin("En.png", 10)));
    }

    private static string Code(System.Text.Json.JsonElement problem) => problem.GetProperty("code").GetString()!;

    private static async Task<UploadView> Begun(FileClient client, string name, long length, string? key = null) =>
        await Browser.Value<UploadView>(await client.Begin(name, length, key));

    /// <summary>Says that more is to come, sends what there is, and breaks off.</summary>
    private sealed class BrokenContent(byte[] bytes, Task cut) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(bytes);
            await stream.FlushAsync();
            await cut;
            throw new IOException("The network is gone.");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length + 9_000;
            return true;
        }
    }
}
