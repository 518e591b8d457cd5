namespace OrleansChat.Blobs;

/// <summary>Keeps contents under their ids. What is written under an id is never changed; writing it again is harmless.</summary>
public interface IBlobStore
{
    BlobPlace Place { get; }

    /// <summary>Nothing was ever written there, as far as can be seen: there may be nothing to delete.</summary>
    bool IsUntouched => false;

    /// <summary>
    /// Durable when it answers; until then nobody finds it. Throws <see cref="BlobStoreException"/> where there is no room or no answer.
    /// </summary>
    Task Write(Guid id, Stream content, CancellationToken cancellation);

    /// <summary>Can be read from any position. Null: there is no such content.</summary>
    Task<Stream?> Open(Guid id, long length, CancellationToken cancellation);

    /// <summary>Also where there is nothing.</summary>
    Task Delete(Guid id, CancellationToken cancellation);
}

/// <summary>A store of contents is full, away, or does not let this process in.</summary>
public sealed class BlobStoreException(string message, Exception cause) : Exception(message, cause);
