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

    public IEnumerable<IBlobStore> All => _stores.Values;

    internal static BlobStores Of(FileStorageOptions options, IDbContextFactory<ChatDbContext> contexts)
    {
        options.Prepare();
        var stores = new List<IBlobStore> { new DatabaseBlobs(contexts) };
        if (options.Directory is { Length: > 0 } directory)
            stores.Add(new DirectoryBlobs(directory));
        if (!string.IsNullOrWhiteSpace(options.S3.Bucket))
            stores.Add(new S3Blobs(options.S3));
        return new(stores, options.Store);
    }

    /// <summary>
    /// Null: it is not there. Throws <see cref="BlobStoreException"/> where its store is away, or not configured any more.
    /// </summary>
    public Task<Stream?> Open(BlobRow blob, CancellationToken cancellation) => _stores.TryGetValue(blob.Place, out var store)
        ? store.Open(blob.Id, blob.Length, cancellation)
        : throw new BlobStoreException(
            $"A file is in the store {blob.Place}, which is not configured.", new InvalidOperationException($"No store {blob.Place}."));

    public void Dispose()
    {
        foreach (var store in _stores.Values)
            (store as IDisposable)?.Dispose();
    }
}
