using OrleansChat.Hosting;
using OrleansChat.Sessions;
using OrleansChat.Testing;

namespace OrleansChat.Statistics;

/// <summary>What counts for today is said by the channel's own clock.</summary>
[Collection(nameof(ChatCluster))]
public sealed class TodayTests(ChatCluster cluster)
{
    [Theory]
    [InlineData(2, 0)]
    [InlineData(22, 1)]
    public async Task Figures_OfAChatFiveHoursAgo_GoByTheHourOfTheChannelsClock(int hourThere, int requestedToday)
    {
        var now = DateTimeOffset.UtcNow;
        var channel = await cluster.CreateChannel(
            settings => settings with { Hours = settings.Hours with { TimeZone = ZoneWhereItIs(hourThere, now) } });
        await cluster.CreatePresentAgent("Anna", channel);
        var statistics = cluster.Grains.Statistics(channel);
        var started = (await cluster.Grains.Session((await cluster.Start(channel)).Session).Summary()).Value!;
        await Eventually.Get("it counts", statistics.Figures, static figures => figures.RequestedToday == 1);

        var next = new LoggedEvent(
            started.Seq + 1, now, MessageId.New(), new MessageSent(Author.Customer("Kari"), MessageKind.Text, "Still there?"));
        await cluster.Journal.Append(
            new([next], started with { Seq = next.Seq, RequestedAt = now - TimeSpan.FromHours(5) }), CancellationToken.None);
        await statistics.Reconcile();

        Assert.Equal(requestedToday, (await statistics.Figures()).RequestedToday);
    }

    /// <summary>Zones of this family are whole hours from UTC, and their names have the other sign.</summary>
    private static string ZoneWhereItIs(int hour, DateTimeOffset now)
    {
        var ahead = (hour - now.Hour + 36) % 24 - 12;
        return ahead == 0 ? "Etc/UTC" : $"Etc/GMT{-ahead:+0;-0}";
    }
}
