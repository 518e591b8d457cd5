using Microsoft.Extensions.Time.Testing;
using OrleansChat.Delivery;
using OrleansChat.Hosting;
using OrleansChat.Testing;

namespace OrleansChat.Channels;

/// <summary>
/// The clock alone opens and closes a channel, and watchers hear it (guarantees N12, N14). The silo's clock stands still between steps.
/// </summary>
public sealed class OpeningTimeTests : IAsyncLifetime
{
    private static readonly DateTimeOffset BeforeSummerTime = new(2026, 3, 29, 0, 59, 59, TimeSpan.Zero);
    private static readonly OpeningHours Hours = new()
    {
        AlwaysOpen = false,
        TimeZone = "Europe/Oslo",
        Sunday = new() { Open = [new(new(2, 30), new(3, 0)), new(new(3, 15), new(4, 0))] },
    };

    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(3);

    private readonly FakeTimeProvider _clock = new(BeforeSummerTime);
    private readonly ChatCluster _cluster;

    public OpeningTimeTests() => _cluster = new() { Clock = _clock, SiloCount = 1 };

    public Task InitializeAsync() => _cluster.InitializeAsync();

    public Task DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Watchers_HearAtTheInstant_ThatTheChannelOpensAndCloses()
    {
        var (channel, front) = await Subscribed(Hours with { Sunday = new() { Open = [new(new(2, 30), new(3, 15))] } });
        Assert.Equal(BeforeSummerTime.AddSeconds(1), Last(front)?.OpensAt);

        // The clocks go from 02:00 to 03:00, into the open time.
        await Step(front, TimeSpan.FromSeconds(1), "the channel opens", static now => now is { Open: true, PresentAgents: 1 });
        Assert.Equal(BeforeSummerTime.AddSeconds(1).AddMinutes(15), Last(front)?.Until);

        _clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        await Eventually.Holds(
            "Anna said again that she is there", async () => (await _cluster.Grains.Channel(channel).Availability()).Open);
        await Step(
            front, TimeSpan.FromSeconds(1), "the channel closes", static now => now is { Open: false, Reason: ClosedReason.OutsideHours });
    }

    [Fact]
    public async Task ChangedHours_AreToldAtOnce_AndMoveTheNextChange()
    {
        var (channel, front) = await Subscribed(Hours);
        var settings = (await _cluster.Grains.Channel(channel).Settings()).Value!;

        await _cluster.Grains.Channel(channel).Save(
            settings with { Hours = Hours with { Sunday = new() { Open = [new(new(1, 0), new(3, 0))] } } });

        await Told(front, "the channel opens by its new hours", static now => now.Open);
        await Step(front, TimeSpan.FromSeconds(1), "and closes by them", static now => !now.Open);
    }

    private async Task<(ChannelId, RecordingFront)> Subscribed(OpeningHours hours)
    {
        var channel = await _cluster.CreateChannel(settings => settings with { Hours = hours });
        await _cluster.CreatePresentAgent("Anna", channel);
        await Eventually.Get("Anna is there", () => _cluster.Grains.Channel(channel).Availability(), static now => now.PresentAgents == 1);
        var front = new RecordingFront(_cluster);
        var now = await _cluster.Grains.Channel(channel).Subscribe(front.Lease());
        Assert.Equal((false, ClosedReason.OutsideHours), (now.Open, now.Reason));
        await Told(front, "closed", static now => !now.Open);
        return (channel, front);
    }

    /// <summary>Puts the clock forward by less than any check that the grain makes now and then.</summary>
    private async Task Step(RecordingFront front, TimeSpan by, string awaited, Func<Availability, bool> holds)
    {
        _clock.Advance(by);
        await Told(front, awaited, holds);
    }

    /// <summary>
    /// The clock moves a little with each look: a timer that the grain was just setting when the clock was put forward is late by that.
    /// </summary>
    private Task<Availability?> Told(RecordingFront front, string awaited, Func<Availability, bool> holds) => Eventually.Get(
        $"the front hears: {awaited}",
        () =>
        {
            _clock.Advance(Instant);
            return Task.FromResult(Last(front));
        },
        now => now is not null && holds(now));

    private static Availability? Last(RecordingFront front) => front.Signals.OfType<AvailabilitySignal>().LastOrDefault()?.Availability;
}
