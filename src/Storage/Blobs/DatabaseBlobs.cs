using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OrleansChat.Storage;

namespace OrleansChat.Blobs;

/// <summary>
/// Contents in parts in the database. Each part is a transaction of its own: whoever else writes waits for one part, and not for a file.
/// </summary>
internal sealed class DatabaseBlobs(IDbContextFactory<ChatDbContext> contexts) : IBlobStore
{
    /// <summary>Of a part; a small one begins where an upload was interrupted.</summary>
    public const int PartBytes = 256 * 1024;

    private const int PartsPerDeletion = 16;

    public BlobPlace Place => BlobPlace.Database;

    /// <summary>What is uploaded comes by <see cref="Files.IFileStore.Append"/> and stays as it is.</summary>
    public Task Write(Guid id, Stream content, CancellationToken cancellation) => Task.CompletedTask;

    public async Task<Stream?> Open(Guid id, long length, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var starts = await context.BlobParts
            .Where(part => part.BlobId == id && part.Rendition == BlobRendition.Original)
            .OrderBy(part => part.Start).Select(part => part.Start).ToArrayAsync(cancellation);
        return starts is [0, ..] ? new PartStream(contexts, id, starts, length) : null;
    }

    /// <summary>A few parts at a time, with those of its pictures.</summary>
    public Task Delete(Guid id, CancellationToken cancellation) => Delete(part => part.BlobId == id, cancellation);

    /// <summary>Of a content that is elsewhere now; its pictures stay.</summary>
    public Task DeleteOriginal(Guid id, CancellationToken cancellation) =>
        Delete(part => part.BlobId == id && part.Rendition == BlobRendition.Original, cancellation);

    private async Task Delete(Expression<Func<BlobPartRow, bool>> which, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        while (true)
        {
            var some = await context.BlobParts.Where(which).OrderBy(part => part.Rendition).ThenBy(part => part.Start)
                .Select(part => new { part.BlobId, part.Rendition, part.Start }).Take(PartsPerDeletion).ToListAsync(cancellation);
            if (some.Count == 0)
                return;
            foreach (var known in some)
            {
                await context.BlobParts
                    .Where(part => part.BlobId == known.BlobId && part.Rendition == known.Rendition && part.Start == known.Start)
                    .ExecuteDeleteAsync(cancellation);
            }
        }
    }

    private sealed class PartStream(IDbContextFactory<ChatDbContext> contexts, Guid id, long[] starts, long length) : ReadAtStream(length)
    {
        private byte[] _part = [];
        private long _start = -1;

        protected override async ValueTask<int> ReadAt(long position, Memory<byte> buffer, CancellationToken cancellation)
        {
            var at = Array.BinarySearch(starts, position);
            var start = starts[at >= 0 ? at : ~at - 1];
            if (start != _start)
            {
                await using var context = await contexts.CreateDbContextAsync(cancellation);
                _part = await context.BlobParts
                    .Where(part => part.BlobId == id && part.Rendition == BlobRendition.Original && part.Start == start)
                    .Select(part => part.Bytes).SingleOrDefaultAsync(cancellation) ?? [];
                _start = start;
            }

            var from = (int)Math.Min(position - start, _part.Length);
            var read = Math.Min(_part.Length - from, buffer.Length);
            _part.AsMemory(from, read).CopyTo(buffer);
            return read;
        }
    }
}
