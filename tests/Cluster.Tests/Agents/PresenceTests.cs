using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orleans.Storage;
using OrleansChat.Channels;
using OrleansChat.Cluster;
using OrleansChat.Delivery;
using OrleansChat.Hosting;
using OrleansChat.Sessions;
using OrleansChat.Testing;

namespace OrleansChat.Agents;

/// <summary>
/// Presence ends when its absolute time is over, whoever has died meanwhile (guarantee N10). The silo's clock stands still between
/// steps; an activation that is thrown away stores nothing at its end, as in a crash.
/// </summary>
public sealed class PresenceTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);
    private static readonly ConnectionId Browser = new("browser");

    private readonly FakeTimeProvider _clock = new(Noon);
    private readonly ChatCluster _cluster;

    public PresenceTests() => _cluster = new() { Clock = _clock, SiloCount = 1 };

    private static DateTimeOffset End => Noon + Lease + ChatCluster.Grace;

    public Task InitializeAsync() => _cluster.InitializeAsync();

    public Task DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task ActivationsThatAreReplaced_BeginNothingAnew()
    {
        var (channel, agent) = await Present();
        for (var now = Noon; now < End - ChatCluster.Grace / 4; now = _clock.GetUtcNow())
        {
            _clock.Advance(ChatCluster.Grace / 4);
            await Replace(channel, agent);
            var there = await _cluster.Grains.Agent(agent.Id).View();
            Assert.True(there.Value!.Available, $"{_clock.GetUtcNow():T}");
            Assert.Equal(End, there.Value.AvailableUntil);
            Assert.True((await _cluster.Grains.Channel(channel).Availability()).Open, $"{_clock.GetUtcNow():T}");
        }

        _clock.Advance(End - _clock.GetUtcNow());
        Assert.False((await _cluster.Grains.Channel(channel).Availability()).Open);
        await Replace(channel, agent);
        Assert.False(await _cluster.Grains.Agent(agent.Id).IsAvailable());
        Assert.False((await _cluster.Grains.Channel(channel).Availability()).Open);
        await Replace(channel, agent);
        Assert.False((await _cluster.Grains.Channel(channel).Availability()).Open);
    }

    [Fact]
    public async Task Watchers_HearAtTheInstant_ThoughNobodyAsksAndNobodyTells()
    {
        var (channel, _) = await Present();
        var front = new RecordingFront(_cluster);
        Assert.True((await _cluster.Grains.Channel(channel).Subscribe(front.Lease())).Open);

        _clock.Advance(End - _clock.GetUtcNow() - Moment);
        Assert.True((await _cluster.Grains.Channel(channel).Availability()).Open);
        _clock.Advance(Moment);

        await Eventually.Get(
            "the front hears that nobody is there",
            () =>
            {
                // A timer that the grain was just setting when the clock was put forward is late by a look or two.
                _clock.Advance(TimeSpan.FromMilliseconds(3));
                return Task.FromResult(front.Signals.OfType<AvailabilitySignal>().LastOrDefault()?.Availability);
            },
            static now => now is { Open: false, Reason: ClosedReason.NoAgents });
    }

    [Fact]
    public async Task RenewalThatComesMinutesLate_OpensNothing()
    {
        var (channel, agent) = await Present();
        _clock.Advance(TimeSpan.FromMinutes(7));

        Assert.True((await _cluster.Grains.Agent(agent.Id).Connect(Browser, Noon + Lease + TimeSpan.FromSeconds(1))).IsOk);

        Assert.False(await _cluster.Grains.Agent(agent.Id).IsAvailable());
        Assert.False((await _cluster.Grains.Channel(channel).Availability()).Open);
    }

    [Fact]
    public async Task ConnectedAgent_StaysPresent_WhateverIsReplaced()
    {
        var (channel, agent) = await Present();
        for (var renewals = 0; renewals < 10; renewals++)
        {
            _clock.Advance(ChatCluster.Grace / 4);
            await Replace(channel, agent);
            Assert.True((await _cluster.Grains.Agent(agent.Id).Connect(Browser, _clock.GetUtcNow() + Lease)).IsOk);
            Assert.True((await _cluster.Grains.Agent(agent.Id).View()).Value!.Available);
            await Eventually.Holds("the channel is open", async () => (await _cluster.Grains.Channel(channel).Availability()).Open);
        }
    }

    [Fact]
    public async Task SecondBrowser_IsEnough()
    {
        var (channel, agent) = await Present();
        await _cluster.Grains.Agent(agent.Id).Connect(new("phone"), _clock.GetUtcNow() + TimeSpan.FromMinutes(2));
        await _cluster.Grains.Agent(agent.Id).Disconnect(Browser);

        _clock.Advance(TimeSpan.FromMinutes(2));

        await Eventually.Holds("the channel is open", async () => (await _cluster.Grains.Channel(channel).Availability()).Open);
        _clock.Advance(ChatCluster.Grace);
        Assert.False(await _cluster.Grains.Agent(agent.Id).IsAvailable());
    }

    /// <summary>While no silo was there nobody could say that they are there: that is no absence.</summary>
    [Fact]
    public async Task NewActivation_TakesNobodysChats_BeforeTheirFrontCouldSayThatTheyAreThere()
    {
        var channel = await _cluster.CreateChannel();
        var agent = await _cluster.CreateAgent("Anna", channel);
        var chat = await _cluster.Start(channel);
        var session = _cluster.Grains.Session(chat.Session);
        Assert.True((await session.Execute(new AcceptSession(agent, AcceptedHow.Picked))).IsOk);

        await _cluster.Grains.Agent(agent.Id).CheckPresence();
        Assert.Equal(SessionStatus.CustomerLast, (await session.Read(0, 100)).Value!.Summary.Status);

        _clock.Advance(TimeSpan.FromSeconds(6));
        await _cluster.Grains.Agent(agent.Id).CheckPresence();
        Assert.Equal(SessionStatus.InQueue, (await session.Read(0, 100)).Value!.Summary.Status);
    }

    /// <summary>The stored end may be too early: one that is still ahead proves no more than one that is over.</summary>
    [Fact]
    public async Task NewActivation_JustBeforeTheStoredEnd_TakesNobodysChatsEither()
    {
        var (channel, agent) = await Present();
        var session = await Owed(channel, agent);
        _clock.Advance(End - _clock.GetUtcNow() - Moment);
        await Replace(channel, agent);
        _clock.Advance(Moment * 2);

        await _cluster.Grains.Agent(agent.Id).CheckPresence();

        Assert.Equal(SessionStatus.CustomerLast, await Status(session));
        Assert.True((await _cluster.Grains.Agent(agent.Id).Connect(Browser, _clock.GetUtcNow() + Lease)).IsOk);
        _clock.Advance(TimeSpan.FromSeconds(6));
        await _cluster.Grains.Agent(agent.Id).CheckPresence();
        Assert.Equal(SessionStatus.CustomerLast, await Status(session));
    }

    /// <summary>As on a silo that hung: another activation has heard of browsers meanwhile, and has stored it.</summary>
    [Fact]
    public async Task ActivationThatAnotherOneReplaced_TakesNobodysChats_AndClosesNoChannel()
    {
        var (channel, agent) = await Present();
        var session = await Owed(channel, agent);
        var later = End + TimeSpan.FromHours(1);
        await StoreBehind(agent, later);
        await _cluster.Grains.Channel(channel).AgentPresent(agent.Id, later, _clock.GetUtcNow());

        _clock.Advance(End - _clock.GetUtcNow() + TimeSpan.FromSeconds(1));
        await Record.ExceptionAsync(() => _cluster.Grains.Agent(agent.Id).CheckPresence());

        Assert.Equal(SessionStatus.CustomerLast, await Status(session));
        await Eventually.Holds("the agent is present", () => _cluster.Grains.Agent(agent.Id).IsAvailable());
        Assert.True((await _cluster.Grains.Channel(channel).Availability()).Open);
        Assert.DoesNotContain(_cluster.Calls.All, call => call.Argument is ReleaseFromAgent);
    }

    /// <summary>What waits in a silo that hangs must not be carried out when it wakes.</summary>
    [Fact]
    public async Task CallsThatSilosMakeThemselves_HaveADeadline()
    {
        var (channel, agent) = await Present();
        await Owed(channel, agent);
        await _cluster.Start(channel);

        await Eventually.Holds("the clock and the agent's grain have acted", () =>
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(OwnCalls().Any(call => call.Argument is TickSession)
                && OwnCalls().Any(call => call.Argument is ReleaseFromAgent)
                && OwnCalls().Any(call => call.Method == nameof(IAgentGrain.CheckPresence)));
        });

        Assert.All(OwnCalls(), call => Assert.NotNull(call.Deadline));

        IEnumerable<RecordedCall> OwnCalls() =>
            _cluster.Calls.All.Where(
                call => call.Argument is TickSession or ReleaseFromAgent || call.Method == nameof(IAgentGrain.CheckPresence));
    }

    [Fact]
    public async Task DeadlineOfTheCallThatCameFirst_IsNotThatOfTheActivation()
    {
        var (channel, agent) = await Present();
        await _cluster.Calls.Replace(_cluster.Grains.Channel(channel), async () =>
        {
            CallDeadline.Set(_clock.GetUtcNow().AddMinutes(1));
            await _cluster.Grains.Channel(channel).Settings();
        });

        var asked = _cluster.Calls.All.Last(call => call.Grain == _cluster.Grains.Agent(agent.Id).GetGrainId());
        Assert.Equal((nameof(IAgentGrain.View), null), (asked.Method, asked.Deadline));
    }

    private async Task<IChatSessionGrain> Owed(ChannelId channel, AgentRef agent)
    {
        var session = _cluster.Grains.Session((await _cluster.Start(channel)).Session);
        Assert.True((await session.Execute(new AcceptSession(agent, AcceptedHow.Picked))).IsOk);
        return session;
    }

    private static async Task<SessionStatus> Status(IChatSessionGrain session) => (await session.Read(0, 100)).Value!.Summary.Status;

    private async Task StoreBehind(AgentRef agent, DateTimeOffset seenUntil)
    {
        var storage = _cluster.Silos.Silos[0].ServiceProvider.GetRequiredKeyedService<IGrainStorage>(ChatGrains.StorageName);
        var state = new GrainState<AgentState>(new());
        var id = _cluster.Grains.Agent(agent.Id).GetGrainId();
        await storage.ReadStateAsync("presence", id, state);
        Assert.True(state.RecordExists);
        state.State!.SeenUntil = state.State.LastSeen = seenUntil;
        await storage.WriteStateAsync("presence", id, state);
    }

    private async Task<(ChannelId Channel, AgentRef Agent)> Present()
    {
        var channel = await _cluster.CreateChannel();
        var agent = await _cluster.CreateAgent("Anna", channel);
        await _cluster.Grains.Agent(agent.Id).Connect(Browser, Noon + Lease);
        await _cluster.Grains.Agent(agent.Id).Declare(Presence.Present);
        await Eventually.Holds("the channel opens", async () => (await _cluster.Grains.Channel(channel).Availability()).Open);
        return (channel, agent);
    }

    /// <summary>Both activations end; what comes next begins with what is stored.</summary>
    private async Task Replace(ChannelId channel, AgentRef agent)
    {
        var (there, asked) = (_cluster.Grains.Agent(agent.Id), _cluster.Grains.Channel(channel));
        await _cluster.Calls.Replace(there, there.View);
        await _cluster.Calls.Replace(asked, asked.Settings);
    }
}
