using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OrleansChat.Blobs;
using OrleansChat.Databases;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Files;

/// <summary>Files on both databases: parts from any process, and what goes with messages, chats and time.</summary>
public abstract class FileStoreTests : StorageTests
{
    private static readonly CancellationToken Never = CancellationToken.None;
    private static readonly FileCaps Wide = new(20, 1L << 40, 1L << 40, 1L << 40);

    private IFileStore Files => Process.Get<IFileStore>();

    [Fact]
    public async Task Append_OnAnotherProcess_GoesOnWhereTheFirstWas()
    {
        var content = RandomNumberGenerator.GetBytes(600_000);
        var begun = (await Files.Begin(NewFile(Guid.NewGuid(), content.Length), Wide, Never)).Value!;
        Assert.Equal(594_000, (await Files.Append(begun, 0, content.AsMemory(0, 594_000), Never)).Value);

        // The other front knows nothing but the id.
        await using var front = await StorageProcess.Start(Database);
        var there = front.Get<IFileStore>();
        var known = (await there.Find(begun.Id, Never))!;
        Assert.Equal(594_000, known.Offset);
        Assert.Equal(600_000, (await there.Append(known, 594_000, content.AsMemory(594_000), Never)).Value);

        var stale = await Files.Append(begun, 594_000, content.AsMemory(594_000), Never);
        Assert.Equal((RefusalCodes.FileOffset, "600000"), (stale.Refusal!.Code, stale.Refusal.Details!["offset"]));
        Assert.Equal(content, await Read(there, front, begun.Id));
    }

    [Fact]
    public async Task Append_AtOneOffsetFromMany_HasOneWinner()
    {
        var begun = (await Files.Begin(NewFile(Guid.NewGuid(), 1_000), Wide, Never)).Value!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(number =>
            Task.Run(() => Files.Append(begun, 0, new byte[100 + number], Never))));

        var won = Assert.Single(answers, answer => answer.IsOk).Value;
        Assert.Equal(won, (await Files.Find(begun.Id, Never))!.Offset);
        Assert.Equal(1, await Process.Count("select count(*) from blob_parts"));
    }

    [Fact]
    public async Task Message_ThatIsErased_TakesItsFileInTheSameTransaction()
    {
        var chat = new TestSession();
        var (file, other) = (await Sent(chat), await Sent(chat));
        Assert.Equal(chat.Summary.Seq - 1, (await Files.Find(file, Never))!.File.MessageSeq);

        var erasing = chat.Next();
        var bare = new MessageSent(Author.Customer("Kari"), MessageKind.File, "") { Erased = new(TestSession.Noon, erasing.Summary.Seq) };
        var message = new LoggedEvent(chat.Summary.Seq - 2, TestSession.Noon, null, bare);
        Assert.Equal(AppendStatus.Committed, (await Process.Append(erasing with { Erased = [message] })).Status);

        Assert.Null(await Files.Find(file, Never));
        Assert.NotNull(await Files.Find(other, Never));
        await RemoveAll();
        Assert.Equal((1, 1), (await Process.Count("select count(*) from blobs"), await Process.Count("select count(*) from blob_parts")));
        Assert.Equal(0, await Process.Count("select count(*) from blob_removals"));
    }

    [Fact]
    public async Task Chat_ThatIsErased_TakesAllOfItsFilesAndNoOthers()
    {
        var (chat, other) = (new TestSession(), new TestSession());
        await Sent(chat);
        await Ready(chat.Id.Value);
        var kept = await Sent(other);

        Assert.Equal(
            AppendStatus.Committed, (await Process.Append(chat.Next(change: all => all with { Status = SessionStatus.Deleted }))).Status);

        Assert.Equal(1, await Process.Count("select count(*) from files"));
        Assert.NotNull(await Files.Find(kept, Never));
        await RemoveAll();
        Assert.Equal(1, await Process.Count("select count(*) from blob_parts"));
        // And nothing comes into it afterwards.
        Assert.Equal(RefusalCodes.SessionNotFound, (await Files.Begin(NewFile(chat.Id.Value, 10), Wide, Never)).Refusal?.Code);
        Assert.Equal(1, await Process.Count("select count(*) from files"));
    }

    [Fact]
    public async Task Expire_TakesWhatWasNotSent()
    {
        var chat = new TestSession();
        var sent = await Sent(chat);
        var unsent = await Ready(chat.Id.Value);
        var half = (await Files.Begin(NewFile(chat.Id.Value, 10), Wide, Never)).Value!;
        var now = DateTimeOffset.UtcNow;

        Assert.Equal(0, await Files.Expire(now.AddHours(-1), now.AddHours(-1), Never));
        Assert.Equal(2, await Files.Expire(now.AddHours(1), now.AddHours(1), Never));

        Assert.NotNull(await Files.Find(sent, Never));
        Assert.Null(await Files.Find(unsent, Never));
        Assert.Equal(RefusalCodes.FileNotFound, (await Files.Append(half, 0, new byte[10], Never)).Refusal?.Code);
        await RemoveAll();
        Assert.Equal(1, await Process.Count("select count(*) from blobs"));
        Assert.Equal(0, await Process.Count("select count(*) from files where network is not null"));
    }

    [Fact]
    public async Task Content_ThatAnotherFileHas_StaysUntilThatGoesToo()
    {
        var (chat, document) = (new TestSession(), await Ready(null));
        var library = (await Files.Find(document, Never))!;
        var row = NewCopy(chat, library, Guid.NewGuid());
        var copy = (await Files.Copy(library, row, Never))!;
        Assert.Equal(copy.Id, (await Files.Copy(library, row, Never))!.Id);

        Assert.True(await Files.Cancel(document, Never));
        await RemoveAll();
        Assert.Equal([1, 2, 3], await Read(Files, Process, copy.Id));

        await Files.Release(copy.Id, row.MessageId!.Value, Never);
        await RemoveAll();
        Assert.Equal((0, 0), (await Process.Count("select count(*) from blobs"), await Process.Count("select count(*) from blob_parts")));
    }

    [Fact]
    public async Task Claim_ByTwoMessages_HasOneWinner()
    {
        var file = await Ready(Guid.NewGuid());
        var messages = Enumerable.Range(0, 6).Select(_ => Guid.NewGuid()).ToArray();

        var claimed = await Task.WhenAll(messages.Select(message => Task.Run(() => Files.Claim(file, message, Never))));

        var winner = messages[Array.IndexOf(claimed, true)];
        Assert.Single(claimed, true);
        Assert.True(await Files.Claim(file, winner, Never));
        Assert.False(await Files.Cancel(file, Never));
        await Files.Release(file, winner, Never);
        Assert.True(await Files.Cancel(file, Never));
    }

    [Fact]
    public async Task Begin_BeyondEachCap_IsRefused()
    {
        var session = Guid.NewGuid();
        var waiting = (await Files.Begin(NewFile(session, 100), Wide, Never)).Value!;
        Assert.True((await Files.Append(waiting, 0, new byte[100], Never)).IsOk);

        foreach (var (limit, caps, file) in new[]
        {
            ("session", Wide with { WaitingPerSession = 1 }, NewFile(session, 1)),
            ("sessionBytes", Wide with { BytesPerSession = 110 }, NewFile(session, 11)),
            ("address", Wide with { BytesPerNetwork = 110 }, NewFile(Guid.NewGuid(), 11)),
            ("waiting", Wide with { BytesWaiting = 110 }, NewFile(Guid.NewGuid(), 11)),
        })
        {
            var refused = await Files.Begin(file, caps, Never);
            Assert.Equal((RefusalCodes.FilesTooMany, limit), (refused.Refusal?.Code, refused.Refusal?.Details?["limit"]));
        }

        Assert.True((await Files.Begin(NewFile(session, 10), Wide with { BytesPerSession = 110 }, Never)).IsOk);
    }

    [Fact]
    public async Task Begin_OfAnybody_FindsRoomWhateverOthersAnnounce()
    {
        var caps = Wide with { BytesWaiting = 100 };
        var (silent, busy) = ((await Files.Begin(NewFile(Guid.NewGuid(), 90), caps, Never)).Value!, NewFile(Guid.NewGuid(), 90));
        Assert.True((await Files.Begin(busy, caps, Never)).IsOk);
        Assert.Null(await Files.RefuseMore(silent, caps, Never));

        Assert.True((await Files.Append((await Files.Find(new(busy.Id), Never))!, 0, new byte[90], Never)).IsOk);

        // Now there is no room for more of visitors, and the other side has its own.
        Assert.Equal("waiting", (await Files.RefuseMore(silent, caps, Never))?.Details?["limit"]);
        Assert.Equal("waiting", (await Files.Begin(NewFile(Guid.NewGuid(), 90), caps, Never)).Refusal?.Details?["limit"]);
        Assert.True((await Files.Begin(NewFile(null, 90), caps, Never)).IsOk);
    }

    [Fact]
    public async Task Begin_FromManyAtOnce_KeepsEachCap()
    {
        var session = Guid.NewGuid();

        var begun = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ =>
            Task.Run(() => Files.Begin(NewFile(session, 10), Wide with { WaitingPerSession = 3 }, Never))));

        Assert.Equal(3, begun.Count(each => each.IsOk));
    }

    [Fact]
    public async Task Begin_AfterWhatWasCancelled_StillCountsItForTheDay()
    {
        var caps = Wide with { BytesPerNetwork = 100 };
        var first = NewFile(Guid.NewGuid(), 60);
        Assert.True((await Files.Begin(first, caps, Never)).IsOk);
        Assert.True((await Files.Begin(first, caps, Never)).IsOk);
        Assert.True(await Files.Cancel(new(first.Id), Never));

        Assert.Equal("address", (await Files.Begin(NewFile(Guid.NewGuid(), 60), caps, Never)).Refusal?.Details?["limit"]);
        Assert.True((await Files.Begin(NewFile(Guid.NewGuid(), 40), caps, Never)).IsOk);
    }

    [Fact]
    public async Task ExpireStalled_TakesWhatDoesNotMoveAndWhatEndedChatsLeft()
    {
        var (open, ended) = (new TestSession(), new TestSession());
        var (sent, ready, left) = (await Sent(ended), await Ready(open.Id.Value), await Ready(ended.Id.Value));
        var half = (await Files.Begin(NewFile(open.Id.Value, 10), Wide, Never)).Value!;
        Assert.True((await Files.Append(half, 0, new byte[9], Never)).IsOk);
        var library = (await Files.Begin(NewFile(null, 10), Wide, Never)).Value!;
        Assert.Equal(AppendStatus.Committed, (await Process.Append(open.Next())).Status);
        Assert.Equal(
            AppendStatus.Committed, (await Process.Append(ended.Next(change: all => all with { Status = SessionStatus.Closed }))).Status);

        await Files.ExpireStalled(DateTimeOffset.UtcNow.AddHours(-1), Never);
        Assert.Equal(5, await Process.Count("select count(*) from files"));
        await Files.ExpireStalled(DateTimeOffset.UtcNow.AddHours(1), Never);

        Assert.Null(await Files.Find(half.Id, Never));
        Assert.Null(await Files.Find(left, Never));
        foreach (var kept in (FileId[])[sent, ready, library.Id])
            Assert.NotNull(await Files.Find(kept, Never));
    }

    [Fact]
    public async Task Copy_UnderTheKeyOfAnUpload_IsNone()
    {
        var (chat, document) = (new TestSession(), await Ready(null));
        var library = (await Files.Find(document, Never))!;
        var upload = NewFile(chat.Id.Value, 3);
        Assert.True((await Files.Begin(upload, Wide, Never)).IsOk);

        Assert.Null(await Files.Copy(library, NewCopy(chat, library, upload.UploadKey), Never));

        Assert.Equal(1, await Process.Count("select count(*) from files where session_id is not null"));
    }

    [Fact]
    public async Task Release_OfADocumentsCopy_LeavesNothing()
    {
        var (chat, document) = (new TestSession(), await Ready(null));
        var library = (await Files.Find(document, Never))!;
        var row = NewCopy(chat, library, Guid.NewGuid());
        var copy = (await Files.Copy(library, row, Never))!;
        var full = Wide with { WaitingPerSession = 1, BytesPerSession = 3, BytesWaiting = 6 };
        Assert.True((await Files.Begin(NewFile(chat.Id.Value, 3), full, Never)).IsOk);

        await Files.Release(copy.Id, row.MessageId!.Value, Never);

        Assert.Null(await Files.Find(copy.Id, Never));
        Assert.NotNull(await Files.Find(document, Never));
    }

    private static FileRow NewFile(Guid? session, long length) => new()
    {
        Id = Guid.NewGuid(),
        SessionId = session,
        Owner = session is null ? FileOwner.Library : FileOwner.Visitor,
        UploadKey = Guid.NewGuid(),
        BlobId = Guid.NewGuid(),
        Name = "En.txt",
        Length = length,
        State = FileState.Uploading,
        Network = "0a1b2c",
        CreatedAt = DateTimeOffset.UtcNow,
        TouchedAt = DateTimeOffset.UtcNow,
    };

    private static FileRow NewCopy(TestSession chat, StoredFile document, Guid message) => new()
    {
        Id = Guid.NewGuid(),
        SessionId = chat.Id.Value,
        Owner = FileOwner.Visitor,
        UploadKey = message,
        BlobId = document.File.BlobId,
        Name = document.File.Name,
        Length = document.File.Length,
        State = FileState.Ready,
        MessageId = message,
        DocumentId = Guid.NewGuid(),
        DocumentVersion = 1,
        CreatedAt = DateTimeOffset.UtcNow,
        TouchedAt = DateTimeOffset.UtcNow,
    };

    private static async Task<byte[]> Read(IFileStore files, StorageProcess process, FileId id)
    {
        await using var content = await process.Get<BlobStores>().Open((await files.Find(id, Never))!.Blob!, Never);
        using var bytes = new MemoryStream();
        await content!.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private async Task<FileId> Ready(Guid? session)
    {
        var file = (await Files.Begin(NewFile(session, 3), Wide, Never)).Value!;
        Assert.True((await Files.Append(file, 0, new byte[] { 1, 2, 3 }, Never)).IsOk);
        Assert.Equal(FileState.Ready, (await Files.Settle(file, new(BlobPlace.Database, "text/plain", false, null), Never))!.File.State);
        return file.Id;
    }

    /// <summary>A file in the chat's next message.</summary>
    private async Task<FileId> Sent(TestSession chat)
    {
        var (file, append) = (await Ready(chat.Id.Value), chat.Next());
        var body = new MessageSent(Author.Customer("Kari"), MessageKind.File, "En.txt", new(file, "En.txt", "text/plain", 3));
        Assert.True(await Files.Claim(file, append.Events[0].MessageId!.Value.Value, Never));
        var sent = await Process.Append(append with { Events = [append.Events[0] with { Body = body }] });
        Assert.Equal(AppendStatus.Committed, sent.Status);
        return file;
    }

    private async Task RemoveAll()
    {
        while (await Files.RemoveContents(Never))
        {
            // There are more.
        }
    }
}

public sealed class PostgreSqlFileStoreTests : FileStoreTests
{
    protected override Task<TestDatabase> NewDatabase() => PostgreSqlTestDatabase.Create(ownServer: false);
}

public sealed class SqliteFileStoreTests : FileStoreTests
{
    protected override Task<TestDatabase> NewDatabase() => Task.FromResult<TestDatabase>(new SqliteTestDatabase());
}
