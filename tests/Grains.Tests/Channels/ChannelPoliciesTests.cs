using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OrleansChat.Audit;

namespace OrleansChat.Channels;

public sealed class ChannelPoliciesTests
{
    private static readonly ChannelId Channel = new(Guid.NewGuid());

    private readonly FakeTimeProvider _time = new();
    private readonly Store _store = new();
    private readonly ChannelPolicies _policies;

    public ChannelPoliciesTests() => _policies = new(_store, _time, NullLogger<ChannelPolicies>.Instance);

    [Fact]
    public async Task ManyWhoAskAtOnce_CostOneRead()
    {
        var asked = Enumerable.Range(0, 50).Select(_ => _policies.Get(Channel).AsTask()).ToArray();
        _store.Answer("first");

        Assert.All(await Task.WhenAll(asked), settings => Assert.Equal("first", settings.Name));
        Assert.Equal(1, _store.Reads);
    }

    [Fact]
    public async Task StoreThatFails_LeavesWhatWasKnown_AndIsNotAskedByEveryMessage()
    {
        await Known("first");
        _time.Advance(TimeSpan.FromSeconds(11));
        var asked = _policies.Get(Channel).AsTask();
        _store.Fail();

        Assert.Equal("first", (await asked).Name);
        Assert.Equal("first", (await _policies.Get(Channel)).Name);
        Assert.Equal(2, _store.Reads);
        _time.Advance(TimeSpan.FromSeconds(1));
        var again = _policies.Get(Channel).AsTask();
        _store.Answer("second");
        Assert.Equal("second", (await again).Name);
    }

    [Fact]
    public async Task StoreThatHangs_IsNotWaitedForLong_AndNotAskedTwiceMeanwhile()
    {
        await Known("first");
        _time.Advance(TimeSpan.FromSeconds(11));
        var asked = _policies.Get(Channel).AsTask();
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("first", (await asked).Name);

        _time.Advance(TimeSpan.FromSeconds(5));
        var more = _policies.Get(Channel).AsTask();
        _time.Advance(TimeSpan.FromSeconds(1));
        await more;
        Assert.Equal(2, _store.Reads);
    }

    [Fact]
    public async Task Forgotten_IsReadAgain_AndAnOlderReadDoesNotCount()
    {
        await Known("first");
        _time.Advance(TimeSpan.FromSeconds(11));
        var old = _policies.Get(Channel).AsTask();
        _policies.Forget(Channel);
        var fresh = _policies.Get(Channel).AsTask();
        _store.Answer("old");
        _store.Answer("new");
        await Task.WhenAll(old, fresh);

        Assert.Equal("new", (await _policies.Get(Channel)).Name);
    }

    [Fact]
    public async Task Known_IsNotRead_AndAnOlderReadDoesNotCount()
    {
        var old = _policies.Get(Channel).AsTask();
        _policies.Know(Channel, new() { Name = "stored" });
        _store.Answer("old");
        await old;

        Assert.Equal("stored", (await _policies.Get(Channel)).Name);
        Assert.False(await _policies.IsGone(Channel));
        Assert.Equal(1, _store.Reads);
    }

    [Fact]
    public async Task NeverKnown_AndTheStoreFails_Throws()
    {
        var asked = _policies.Get(Channel).AsTask();
        _store.Fail();

        await Assert.ThrowsAsync<TimeoutException>(() => asked);
    }

    private async Task Known(string name)
    {
        var asked = _policies.Get(Channel).AsTask();
        _store.Answer(name);
        await asked;
    }

    private sealed class Store : IChannelStore
    {
        private readonly Queue<TaskCompletionSource<KnownSettings?>> _open = [];

        public int Reads { get; private set; }

        public void Answer(string name) => _open.Dequeue().SetResult(new(new() { Name = name }, Deleted: false));

        public void Fail() => _open.Dequeue().SetException(new TimeoutException());

        public Task<KnownSettings?> FindLast(ChannelId channel, CancellationToken cancellation)
        {
            Reads++;
            _open.Enqueue(new());
            return _open.Last().Task;
        }

        public Task<VersionedSettings?> Save(ChannelId channel, ChannelSettings settings, Actor by, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<ChannelSave> Add(
            ChannelId channel, ChannelSettings settings, IReadOnlyList<InitialAgent> agents, Actor by,
            CancellationToken cancellation) => throw new NotSupportedException();

        public Task<VersionedSettings?> FindVersion(ChannelId channel, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<ChannelSave> Replace(
            ChannelId channel, ChannelSettings settings, long version, Actor by, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<bool> Delete(ChannelId channel, Actor by, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<IReadOnlyList<StoredChannel>> All(CancellationToken cancellation) => throw new NotSupportedException();
    }
}
