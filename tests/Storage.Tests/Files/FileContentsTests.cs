using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrleansChat.Blobs;
using OrleansChat.Databases;
using OrleansChat.Storage;
using OrleansChat.Testing;

namespace OrleansChat.Files;

/// <summary>Contents outside of the database: nothing stays of what is deleted, whatever happens at the same time.</summary>
public abstract class FileContentsTests : StorageTests
{
    private static readonly CancellationToken Never = CancellationToken.None;
    private static readonly FileCaps Wide = new(100, 1L << 40, 1L << 40, 1L << 40);
    private static readonly FileFacts Text = new(BlobPlace.Database, "text/plain", false, null);
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("orleans-chat-contents-");

    protected Task<StorageProcess> WithDirectory() => StorageProcess.Start(
        Database, null, ("Chat:Files:Store", "Directory"), ("Chat:Files:Directory", _folder.FullName));

    [Fact]
    public async Task Content_ThatIsWrittenAfterItsFileWasErased_IsDeletedAsWell()
    {
        var store = new MemoryBlobs();
        await using var process = await StorageProcess.Start(Database, services => services.Replace(ServiceDescriptor.Singleton(
            provider => new BlobStores(
                [new DatabaseBlobs(provider.GetRequiredService<IDbContextFactory<ChatDbContext>>()), store], BlobPlace.S3))));
        var files = process.Get<IFileStore>();
        var file = await Uploaded(files, "abc");
        await using var content = new SlowStream("abc"u8.ToArray());

        var keeping = files.Keep(file, Text, content, Never);
        await content.Asked;
        Assert.True(await files.Cancel(file.Id, Never));
        await RemoveAll(files);
        content.GoOn();

        Assert.Null(await keeping);
        Assert.Single(store.Kept);
        await RemoveAll(files);
        Assert.Empty(store.Kept);
        Assert.Equal(0, await process.Count("select count(*) from blob_removals"));
    }

    [Fact]
    public async Task Keep_InADirectory_LetsThePartsGoAndKeepsTheFile()
    {
        await using var process = await WithDirectory();
        var files = process.Get<IFileStore>();
        var file = await Uploaded(files, "abc");

        var kept = await files.Keep(file, Text, new MemoryStream("abc"u8.ToArray()), Never);
        await RemoveAll(files);

        Assert.Equal((FileState.Ready, BlobPlace.Directory), (kept!.File.State, kept.Blob!.Place));
        Assert.Single(Contents());
        Assert.Equal(0, await process.Count("select count(*) from blob_parts"));
        Assert.Equal(0, await process.Count("select count(*) from blob_removals"));
    }

    [Fact]
    public async Task Removal_WhoseStoreIsNotConfigured_WaitsForIt()
    {
        await using (var process = await WithDirectory())
        {
            var files = process.Get<IFileStore>();
            var kept = await files.Keep(await Uploaded(files, "abc"), Text, new MemoryStream("abc"u8.ToArray()), Never);
            Assert.True(await files.Cancel(kept!.Id, Never));
        }

        // This process has the database only.
        await Assert.ThrowsAsync<BlobStoreException>(() => RemoveAll(Process.Get<IFileStore>()));
        Assert.Single(Contents());

        await using var again = await WithDirectory();
        await Due(again);
        await RemoveAll(again.Get<IFileStore>());
        Assert.Empty(Contents());
    }

    [Fact]
    public async Task Directory_ThatIsNotMounted_TakesAndDeletesNothing()
    {
        await using var process = await WithDirectory();
        var files = process.Get<IFileStore>();
        var kept = await files.Keep(await Uploaded(files, "abc"), Text, new MemoryStream("abc"u8.ToArray()), Never);
        var away = $"{_folder.FullName}-away";
        System.IO.Directory.Move(_folder.FullName, away);
        _folder.Create();

        var other = await Uploaded(files, "def");
        await Assert.ThrowsAsync<BlobStoreException>(() => files.Keep(other, Text, new MemoryStream("def"u8.ToArray()), Never));
        await Assert.ThrowsAsync<BlobStoreException>(() => process.Get<BlobStores>().Open(kept!.Blob!, Never));
        Assert.True(await files.Cancel(kept!.Id, Never));
        await Assert.ThrowsAsync<BlobStoreException>(() => RemoveAll(files));
        Assert.Empty(_folder.GetFileSystemInfos());

        _folder.Delete();
        System.IO.Directory.Move(away, _folder.FullName);
        await Due(process);
        await RemoveAll(files);
        Assert.Empty(Contents());
    }

    [Fact]
    public async Task Removals_ThatCannotBeDone_KeepNoOtherFromIt()
    {
        await using (var process = await WithDirectory())
        {
            var files = process.Get<IFileStore>();
            for (var bad = 0; bad < 25; bad++)
            {
                var kept = await files.Keep(await Uploaded(files, "abc"), Text, new MemoryStream("abc"u8.ToArray()), Never);
                Assert.True(await files.Cancel(kept!.Id, Never));
            }
        }

        var own = Process.Get<IFileStore>();
        Assert.True(await own.Cancel((await Uploaded(own, "abc")).Id, Never));
        // Notes of deletion are all of the same time, and the last one is done second at the latest.
        await Assert.ThrowsAsync<BlobStoreException>(() => own.RemoveContents(Never));
        await Assert.ThrowsAsync<BlobStoreException>(() => own.RemoveContents(Never));
        Assert.Equal(0, await Process.Count("select count(*) from blob_removals where place = 0"));
    }

    [Fact]
    public async Task TakeTurn_OfOneUpload_HasOneHolderUntilItLeaves()
    {
        var files = Process.Get<IFileStore>();
        var file = await Uploaded(files, "abc");
        var soon = DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.AddMinutes(1).ToUnixTimeMilliseconds());

        var taken = await Task.WhenAll(Enumerable.Range(0, 5).Select(each =>
            Task.Run(() => files.TakeTurn(file.Id, soon.AddSeconds(each), null, Never))));

        var held = soon.AddSeconds(Array.IndexOf(taken, true));
        Assert.Single(taken, true);
        Assert.True(await files.TakeTurn(file.Id, held.AddMinutes(1), held, Never));
        await files.LeaveTurn(file.Id, held, Never);
        Assert.False(await files.TakeTurn(file.Id, soon, null, Never));
        await files.LeaveTurn(file.Id, held.AddMinutes(1), Never);
        Assert.True(await files.TakeTurn(file.Id, DateTimeOffset.UtcNow.AddMinutes(-1), null, Never));
        // Its holder died.
        Assert.True(await files.TakeTurn(file.Id, soon, null, Never));
        await files.Settle(file, Text, Never);
        Assert.False(await files.TakeTurn(file.Id, soon, soon, Never));
    }

    protected static async Task<StoredFile> Uploaded(IFileStore files, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var now = DateTimeOffset.UtcNow;
        var file = new FileRow
        {
            Id = Guid.NewGuid(),
            Owner = FileOwner.Library,
            UploadKey = Guid.NewGuid(),
            BlobId = Guid.NewGuid(),
            Name = "En.txt",
            Length = bytes.Length,
            State = FileState.Uploading,
            CreatedAt = now,
            TouchedAt = now,
        };
        var begun = (await files.Begin(file, Wide, Never)).Value!;
        Assert.True((await files.Append(begun, 0, bytes, Never)).IsOk);
        return (await files.Find(begun.Id, Never))!;
    }

    protected static async Task RemoveAll(IFileStore files)
    {
        while (await files.RemoveContents(Never))
        {
            // There are more.
        }
    }

    /// <summary>What failed is tried again now, and not in a minute.</summary>
    private static async Task Due(StorageProcess process)
    {
        await using var context = await process.Get<IDbContextFactory<ChatDbContext>>().CreateDbContextAsync();
        await context.BlobRemovals.ExecuteUpdateAsync(set => set.SetProperty(each => each.DueAt, DateTimeOffset.UnixEpoch));
    }

    private FileInfo[] Contents() =>
        [.. _folder.GetFiles("*", SearchOption.AllDirectories).Where(file => file.Name != DirectoryBlobs.Marker)];

    /// <summary>As a bucket: a content is there when all of it is.</summary>
    private sealed class MemoryBlobs : IBlobStore
    {
        public Dictionary<Guid, byte[]> Kept { get; } = [];

        public BlobPlace Place => BlobPlace.S3;

        public async Task Write(Guid id, Stream content, CancellationToken cancellation)
        {
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, cancellation);
            Kept[id] = bytes.ToArray();
        }

        public Task<Stream?> Open(Guid id, long length, CancellationToken cancellation) =>
            Task.FromResult<Stream?>(Kept.TryGetValue(id, out var bytes) ? new MemoryStream(bytes) : null);

        public Task Delete(Guid id, CancellationToken cancellation) => Task.FromResult(Kept.Remove(id));
    }

    /// <summary>Says when it is read, and waits.</summary>
    private sealed class SlowStream(byte[] bytes) : ReadAtStream(bytes.Length)
    {
        private readonly TaskCompletionSource _asked = new(), _on = new();

        public Task Asked => _asked.Task;

        public void GoOn() => _on.SetResult();

        protected override async ValueTask<int> ReadAt(long position, Memory<byte> buffer, CancellationToken cancellation)
        {
            _asked.TrySetResult();
            await _on.Task;
            bytes.AsSpan((int)position).CopyTo(buffer.Span);
            return bytes.Length - (int)position;
        }
    }
}

public sealed class PostgreSqlFileContentsTests : FileContentsTests
{
    protected override Task<TestDatabase> NewDatabase() => PostgreSqlTestDatabase.Create(ownServer: false);
}

public sealed class SqliteFileContentsTests : FileContentsTests
{
    protected override Task<TestDatabase> NewDatabase() => Task.FromResult<TestDatabase>(new SqliteTestDatabase());

    [Fact]
    public async Task Bytes_OfADeletedFile_StandNowhereInTheDatabasesFiles()
    {
        const string Mark = "Merke som ingen skal finne igjen";
        var files = Process.Get<IFileStore>();
        var database = new SqliteConnectionStringBuilder(((SqliteDatabase)Process.Database).ConnectionString).DataSource;
        var file = await Uploaded(files, string.Concat(Enumerable.Repeat(Mark, 2_000)));
        Assert.True(Stands(database) || Stands($"{database}-wal"));

        Assert.True(await files.Cancel(file.Id, CancellationToken.None));
        await RemoveAll(files);

        await Eventually.Holds("neither the file nor its log has the mark", () => !Stands(database) && !Stands($"{database}-wal"));

        static bool Stands(string path)
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            return reader.ReadToEnd().Contains(Mark, StringComparison.Ordinal);
        }
    }
}
