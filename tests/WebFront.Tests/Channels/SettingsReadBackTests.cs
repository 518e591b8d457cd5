using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrleansChat.Audit;
using OrleansChat.Hosting;

namespace OrleansChat.Channels;

/// <summary>What was written holds and is answered; the store is not asked for it again.</summary>
public sealed class SettingsReadBackTests : IAsyncLifetime
{
    private readonly RecordingStore _store = new();
    private readonly FrontHost _front;

    public SettingsReadBackTests() => _front = new FrontHost
    {
        Replace = services =>
        {
            var original = services.Single(service => service.ServiceType == typeof(IChannelStore)).ImplementationType!;
            services.Replace(ServiceDescriptor.Singleton<IChannelStore>(provider =>
                _store.Over((IChannelStore)ActivatorUtilities.CreateInstance(provider, original))));
        },
    };

    public Task InitializeAsync() => _front.InitializeAsync();

    public Task DisposeAsync() => _front.DisposeAsync();

    [Fact]
    public async Task Settings_Replaced_AreAnsweredAndInForceWithoutBeingReadAgain()
    {
        var id = await New();
        var grain = _front.Services.GetRequiredService<IGrainFactory>().Channel(id);
        var before = (await grain.Stored()).Value!;

        var answered = (await grain.Replace(before.Settings with { Header = "Ask us" }, before.Version)).Value!;
        var inForce = (await grain.Settings()).Value!;

        Assert.Empty(_store.ReadsAfterWrite(id));
        var stored = (await grain.Stored()).Value!;
        Assert.Equal(("Ask us", "Ask us", "Ask us"), (answered.Settings.Header, inForce.Header, stored.Settings.Header));
        Assert.Equal((before.Version + 1, before.Version + 1), (answered.Version, stored.Version));
    }

    [Fact]
    public async Task Settings_ReplacedOverAndOverAtOnce_EndAsTheyAreStored()
    {
        var id = await New();
        var grain = _front.Services.GetRequiredService<IGrainFactory>().Channel(id);
        for (var round = 0; round < 20; round++)
        {
            var before = (await grain.Stored()).Value!;
            await Task.WhenAll(Enumerable.Range(0, 3).Select(async offset =>
            {
                var known = before;
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    if ((await grain.Replace(known.Settings with { Header = $"{round} {offset}" }, known.Version)).IsOk)
                        return;
                    known = (await grain.Stored()).Value!;
                }
            }));
            Assert.Equal((await grain.Stored()).Value!.Settings.Header, (await grain.Settings()).Value!.Header);
        }
    }

    [Fact]
    public async Task Channel_Added_IsInForceWithoutBeingReadAgain()
    {
        var id = await New();

        Assert.Empty(_store.ReadsAfterWrite(id));
        Assert.StartsWith(
            "Channel",
            (await _front.Services.GetRequiredService<IGrainFactory>().Channel(id).Settings()).Value!.Name,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Channel_DeletedWhileItsSettingsAreReplaced_StaysDeleted()
    {
        var id = await New();
        var grain = _front.Services.GetRequiredService<IGrainFactory>().Channel(id);
        var before = (await grain.Stored()).Value!;
        _store.AfterReplace = () => _store.DeleteThrough(grain);

        await grain.Replace(before.Settings with { Header = "Too late" }, before.Version);

        Assert.False((await grain.Settings()).IsOk);
    }

    private async Task<ChannelId> New()
    {
        Assert.True(ChannelId.TryParse((await _front.NewChannel()).Id, out var id));
        return id;
    }

    private sealed class RecordingStore : IChannelStore
    {
        private readonly ConcurrentQueue<(ChannelId Channel, bool Writes, string Call)> _calls = [];
        private IChannelStore _over = null!;

        /// <summary>Runs once, after settings were stored and before whoever replaced them hears so.</summary>
        public Func<Task>? AfterReplace { get; set; }

        public RecordingStore Over(IChannelStore store)
        {
            _over = store;
            return this;
        }

        public IEnumerable<string> ReadsAfterWrite(ChannelId channel)
        {
            var calls = _calls.Where(call => call.Channel == channel).ToList();
            Assert.Contains(calls, call => call.Writes);
            return calls.Skip(calls.FindLastIndex(call => call.Writes) + 1).Select(call => call.Call);
        }

        public async Task DeleteThrough(IChannelGrain grain)
        {
            AfterReplace = null;
            Assert.True((await grain.Delete()).IsOk);
        }

        public Task<KnownSettings?> FindLast(ChannelId channel, CancellationToken cancellation) =>
            Noted(channel, writes: false, nameof(FindLast), _over.FindLast(channel, cancellation));

        public Task<VersionedSettings?> FindVersion(ChannelId channel, CancellationToken cancellation) =>
            Noted(channel, writes: false, nameof(FindVersion), _over.FindVersion(channel, cancellation));

        public Task<VersionedSettings?> Save(ChannelId channel, ChannelSettings settings, Actor by, CancellationToken cancellation) =>
            Noted(channel, writes: true, nameof(Save), _over.Save(channel, settings, by, cancellation));

        public Task<ChannelSave> Add(
            ChannelId channel, ChannelSettings settings, IReadOnlyList<InitialAgent> agents, Actor by, CancellationToken cancellation) =>
            Noted(channel, writes: true, nameof(Add), _over.Add(channel, settings, agents, by, cancellation));

        public async Task<ChannelSave> Replace(
            ChannelId channel, ChannelSettings settings, long version, Actor by, CancellationToken cancellation)
        {
            var outcome = await Noted(channel, writes: true, nameof(Replace), _over.Replace(channel, settings, version, by, cancellation));
            if (AfterReplace is { } then)
                await then();
            return outcome;
        }

        public Task<bool> Delete(ChannelId channel, Actor by, CancellationToken cancellation) => _over.Delete(channel, by, cancellation);

        public Task<IReadOnlyList<StoredChannel>> All(CancellationToken cancellation) => _over.All(cancellation);

        private Task<T> Noted<T>(ChannelId channel, bool writes, string call, Task<T> result)
        {
            _calls.Enqueue((channel, writes, call));
            return result;
        }
    }
}
