using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Hosting;
using OrleansChat.Storage;

namespace OrleansChat.Faq;

/// <summary>What a large base has is read once for all who ask, however short they wait.</summary>
[Collection(FrontCollection.Name)]
public sealed class FaqTreeReadTests(FrontHost front)
{
    [Fact]
    public async Task Languages_OfABaseThatTakesLongerToReadThanAnybodyWaits_AreThereForTheNext()
    {
        var scene = await FaqScene.Make(front);
        await scene.Article("Slow", "Very.");
        var slow = new SlowContexts(Service<IDbContextFactory<ChatDbContext>>());
        using var cache = new MemoryCache(new MemoryCacheOptions());
        var trees = new FaqTrees(slow, cache, Service<TimeProvider>());
        var root = Guid.Parse(scene.Root);
        using var impatient = new CancellationTokenSource();

        var first = trees.Languages(root, impatient.Token);
        var second = trees.Languages(root, impatient.Token);
        await slow.Reached;
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        var third = trees.Languages(root, CancellationToken.None);
        slow.Release();

        Assert.Equal(["en"], await third);
        Assert.Equal(["en"], await trees.Languages(root, CancellationToken.None));
        Assert.Equal(1, slow.Reads);
    }

    [Fact]
    public async Task Tree_WhoseReaderWentAway_IsThereForTheNext()
    {
        var slow = new SlowContexts(Service<IDbContextFactory<ChatDbContext>>());
        using var cache = new MemoryCache(new MemoryCacheOptions());
        var trees = new FaqTrees(slow, cache, Service<TimeProvider>());
        using var impatient = new CancellationTokenSource();

        var first = trees.Of(null, impatient.Token);
        await slow.Reached;
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        var second = trees.Of(null, CancellationToken.None);
        slow.Release();

        Assert.Same(await second, await trees.Of(null, CancellationToken.None));
        Assert.Equal(1, slow.Reads);
    }

    private T Service<T>()
        where T : notnull => front.Services.GetRequiredService<T>();

    /// <summary>The database answers when it is let.</summary>
    private sealed class SlowContexts(IDbContextFactory<ChatDbContext> database) : IDbContextFactory<ChatDbContext>
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _reads;

        public Task Reached => _reached.Task;

        public int Reads => _reads;

        public void Release() => _released.SetResult();

        public ChatDbContext CreateDbContext() => throw new NotSupportedException();

        public async Task<ChatDbContext> CreateDbContextAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _reads);
            _reached.TrySetResult();
            await _released.Task.WaitAsync(cancellationToken);
            return await database.CreateDbContextAsync(cancellationToken);
        }
    }
}
