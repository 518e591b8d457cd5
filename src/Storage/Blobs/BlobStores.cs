using Microsoft.EntityFrameworkCore;
using OrleansChat.Storage;

namespace OrleansChat.Blobs;

/// <summary>The stores of contents that are configured, and which of them new contents go to.</summary>
public sealed class BlobStores : IDisposable
{
    private readonly Dictionary<BlobPlace, IBlobStore> _stores;
    private readonly BlobPlace _current;

    /// <param name="stores">One of each place.</param>
    /// <param name="current">Where new contents go.</param>
    public BlobStores(IEnumerable<IBlobStore> stores, BlobPlace current)
    {
        _stores = stores.ToDictionary(store => store.Place);
        _current = current;
    }

    /// <summary>Where contents go that are complete.</summary>
    public IBlobStore Current => _stores[_current];

    internal static BlobStores Of(FileStorageOptions options, IDbContextFactory<ChatDbContext> contexts)
    {
        options.Prepare();
        var stores = new List<IBlobStore> { new DatabaseBlobs(contexts) };
        if (options.Directory is { Length: > 0 } directory)
            stores.Add(new DirectoryBlobs(directory, HasAny));
        if (!string.IsNullOrWhiteSpace(options.S3.Bucket))
            stores.Add(new S3Blobs(options.S3));
        return new(stores, options.Store);

        async Task<bool> HasAny(CancellationToken cancellation)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            return await context.Blobs.AnyAsync(blob => blob.Place == BlobPlace.Directory, cancellation);
        }
    }

    /// <summary>
    /// Null: it is not there. Throws <see cref="BlobStoreException"/> where its store is away, or not configured any more.
    /// </summary>
    public Task<Stream?> Open(BlobRow blob, CancellationToken cancellation) =>
        Of(blob.Place).Open(blob.Id, blob.Length, cancellation);

    /// <summary>
    /// Deletes a content where it is said to be, and wherever else a process may have brought it that died on the way. Throws
    /// <see cref="BlobStoreException"/> where one of these stores is away, or the first not configured any more.
    /// </summary>
    public async Task Delete(Guid id, BlobPlace place, CancellationToken cancellation)
    {
        _ = Of(place);
        foreach (var store in _stores.Values)
        {
            if (store.Place == place || !store.IsUntouched)
                await store.Delete(id, cancellation);
        }
    }

    private IBlobStore Of(BlobPlace place) => _stores.TryGetValue(place, out var store)
        ? store
        : throw new BlobStoreException(
            $"A file is in the store {place}, which is not configured.", new InvalidOperationException($"No store {place}."));

    public void Dispose()
    {
        foreach (var store in _stores.Values)
            (store as IDisposable)?.Dispose();
    }
}
