using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrleansChat.Blobs;
using OrleansChat.Clients;
using OrleansChat.Hosting;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Files;

/// <summary>A store that has no room: it is said, nothing is lost, and the same upload goes once there is room.</summary>
public sealed class FullStoreTests : IAsyncLifetime
{
    private readonly FullStore _store = new();
    private FrontHost _front = null!;

    public Task InitializeAsync()
    {
        _front = new()
        {
            Replace = services => services.Replace(ServiceDescriptor.Singleton(provider => new BlobStores(
                [new DatabaseBlobs(provider.GetRequiredService<IDbContextFactory<ChatDbContext>>()), _store], BlobPlace.Directory))),
        };
        return _front.InitializeAsync();
    }

    public Task DisposeAsync() => _front.DisposeAsync();

    [Fact]
    public async Task Upload_WhileTheDiskIsFull_IsRefusedWithWordsAndGoesLater()
    {
        await using var chat = await FileChat.Start(_front);
        var id = (await Browser.Value<UploadView>(await chat.FromVisitor.Begin("En.txt", 3))).Id;

        Assert.Equal(RefusalCodes.FilesNoRoom, await Browser.Code(await chat.FromVisitor.Append(id, 0, "Hei"u8.ToArray())));
        Assert.Equal(RefusalCodes.FilesNoRoom, (await chat.SendFromVisitor(id)).Refused?.Code);
        Assert.Equal("uploading", (await chat.FromVisitor.State(id)).State);
        Assert.Null((await chat.Visitor.Send("Chats go on")).Refused);

        _store.Full = false;

        var message = VisitorClient.NewId();
        Assert.Null((await chat.SendFromVisitor(id, message)).Refused);
        Assert.Equal("Hei", await (await chat.FromAgent.Get($"files/{id}")).Content.ReadAsStringAsync());
        Assert.Single((await chat.Visitor.Sync(0)).Ok!.Log.Events, view => view.File is not null);
    }

    [Fact]
    public async Task Download_WhileTheStoreIsAway_IsRefusedWithWordsAndGoesLater()
    {
        _store.Full = false;
        await using var chat = await FileChat.Start(_front);
        var file = await chat.VisitorSends("En.txt", "Hei"u8.ToArray());

        _store.Away = true;
        using (var answer = await chat.FromVisitor.Get($"files/{file.Id}"))
        {
            Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Equal(RefusalCodes.FilesAway, await Browser.Code(answer));
        }

        _store.Away = false;
        Assert.Equal("Hei", await (await chat.FromVisitor.Get($"files/{file.Id}")).Content.ReadAsStringAsync());
    }

    /// <summary>In memory, in place of a directory.</summary>
    private sealed class FullStore : IBlobStore
    {
        private const int NoSpace = 28;
        private readonly Dictionary<Guid, byte[]> _kept = [];

        public bool Full { get; set; } = true;

        public bool Away { get; set; }

        public BlobPlace Place => BlobPlace.Directory;

        public async Task Write(Guid id, Stream content, CancellationToken cancellation)
        {
            if (Full)
                throw new BlobStoreException("No room.", new IOException("No space left on device", NoSpace));
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, cancellation);
            _kept[id] = bytes.ToArray();
        }

        public Task<Stream?> Open(Guid id, long length, CancellationToken cancellation) => Away
            ? throw new BlobStoreException("Away.", new IOException("The network file system is gone."))
            : Task.FromResult<Stream?>(_kept.TryGetValue(id, out var bytes) ? new MemoryStream(bytes) : null);

        public Task Delete(Guid id, CancellationToken cancellation)
        {
            _kept.Remove(id);
            return Task.CompletedTask;
        }
    }
}
