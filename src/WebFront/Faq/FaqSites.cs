using Microsoft.Extensions.Caching.Memory;
using OrleansChat.Access;
using OrleansChat.Channels;

namespace OrleansChat.Faq;

/// <summary>Finds the pages of a channel; a deleted one has none.</summary>
internal sealed class FaqSites(ChannelAccess channels, FaqTrees trees, IMemoryCache cache)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    /// <summary>Null: there is no such channel.</summary>
    public async Task<FaqSite?> Find(ChannelId channel, HttpRequest request, CancellationToken cancellation) =>
        await Settings(channel, cancellation) is { } settings
            ? new(channel, settings, $"{request.Scheme}://{request.Host}", await trees.Of(settings.PreChat.Faq.Folder, cancellation))
            : null;

    /// <summary>As of a few seconds ago; null: there is no such channel, or not any more.</summary>
    public async Task<ChannelSettings?> Settings(ChannelId channel, CancellationToken cancellation)
    {
        if (cache.TryGetValue((nameof(FaqSites), channel), out ChannelSettings? known))
            return known;
        var read = await channels.ForBadge(channel, cancellation) is { Deleted: false } there ? there.Settings : null;
        return cache.Set(
            (nameof(FaqSites), channel), read, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Fresh, Size = 1 });
    }
}
