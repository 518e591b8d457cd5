using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Alerts;
using OrleansChat.Hosting;
using OrleansChat.Storage;
using OrleansChat.Testing;

namespace OrleansChat.Sessions;

/// <summary>
/// Silos die while chats pass their limits: each warning is in the log once, the queue that consoles show says so, each alert is noted
/// once, and an alert that one console has is no other's.
/// </summary>
public sealed class WarningsAfterCrashTests : IAsyncLifetime
{
    private const int Chats = 24;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);
    private static readonly WarningKind[] Both = [WarningKind.NewChatAgents, WarningKind.NewChatManagers];

    private readonly ChatCluster _cluster = new();

    public Task InitializeAsync() => _cluster.InitializeAsync();

    public Task DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Warnings_SilosKilledMeanwhile_AreRaisedAndNotedOnceEach()
    {
        var channel = await _cluster.CreateChannel(settings => settings with
        {
            WarnAgentsNewChat = TimeSpan.FromSeconds(2),
            WarnManagersNewChat = TimeSpan.FromSeconds(4),
            AlertEmail = "alerts@shop.example",
        });
        var anna = await _cluster.CreatePresentAgent("Anna", channel);
        var waiting = new List<SessionId>();
        for (var i = 0; i < Chats; i++)
            waiting.Add((await _cluster.Start(channel)).Session);
        await Eventually.Holds("the first warning", async () => (await Warned(waiting)).Any());
        Assert.True(await _cluster.Grains.Agent(anna.Id).ClaimAlert("warning:1", new("laptop"), keep: true));

        await _cluster.Silos.KillSiloAsync(_cluster.Silos.Silos[1]);
        await _cluster.Silos.KillSiloAsync(_cluster.Silos.Silos[1]);

        await Eventually.Holds(
            "the queue says both warnings of all",
            async () => (await _cluster.Grains.Queue(channel).Snapshot()).Entries.Count(
                static entry => entry.Summary.Warned == 0b11 && entry.Summary.WarnedAt is not null) == Chats,
            Limit);
        foreach (var session in waiting)
            Assert.Equal(Both, await Raised(session));
        await using var database = await _cluster.Storage.GetRequiredService<IDbContextFactory<ChatDbContext>>().CreateDbContextAsync();
        var alerts = await database.Alerts.Where(alert => alert.ChannelId == channel.Value).ToListAsync();
        Assert.Equal(waiting.Select(static id => id.Value).Order(), alerts.Select(static alert => alert.SessionId).Order());
        Assert.All(alerts, static alert => Assert.Equal((AlertCause.NewChat, null), (alert.Cause, alert.SettledAt)));
        Assert.False(await _cluster.Grains.Agent(anna.Id).ClaimAlert("warning:1", new("phone"), keep: true));
        Assert.True(await _cluster.Grains.Agent(anna.Id).ClaimAlert("warning:1", new("laptop"), keep: true));
        await _cluster.HoldOnChannels(channel);
    }

    private async Task<IEnumerable<SessionSummary>> Warned(IReadOnlyCollection<SessionId> sessions) =>
        (await _cluster.Directory.Find(sessions, CancellationToken.None)).Where(static summary => summary.Warned != 0);

    private async Task<WarningKind[]> Raised(SessionId session) =>
        [.. (await _cluster.Journal.Read(session, 0, 100, CancellationToken.None)).Select(static logged => logged.Body)
            .OfType<WarningRaised>().Select(static warning => warning.Kind)];
}
