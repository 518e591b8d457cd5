using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Agents;
using OrleansChat.Clients;
using OrleansChat.Edge.Contracts;
using OrleansChat.Hosting;
using OrleansChat.Sessions;
using OrleansChat.Testing;

namespace OrleansChat.Delivery;

/// <summary>
/// One chat that cannot be read takes nothing from the others: neither what was missed of them, nor what is written in them.
/// </summary>
public sealed class SyncTests : IAsyncLifetime
{
    private readonly FrontHost _front = new() { Settings = FrontHost.WithoutLimits, Replace = HeldJournal.InPlaceOf };

    public Task InitializeAsync() => _front.InitializeAsync();

    public Task DisposeAsync() => _front.DisposeAsync();

    [Fact]
    public async Task ChatThatHangs_IsLeftOutAndNamed_AndSendWaitsForNoSync()
    {
        await using var agent = await _front.PresentAgent();
        await using var one = await _front.Visitor();
        await using var other = await _front.Visitor();
        var hung = await MainJobTests.StartAndAccept(one, agent);
        var good = await MainJobTests.StartAndAccept(other, agent);
        Assert.True(SessionId.TryParse(hung, out var id));
        var journal = (HeldJournal)_front.Services.GetRequiredService<ISessionJournal>();
        journal.HoldReads(id);
        await _front.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);

        var syncing = Sync(agent, hung, good);
        Assert.Null((await agent.Send(good, "Meanwhile")).Refused);
        Assert.False(syncing.IsCompleted);

        var sync = (await syncing).Ok!;
        Assert.Equal([good], sync.Logs.Select(log => log.SessionId));
        var failed = Assert.Single(sync.Failed);
        Assert.Equal((hung, true), (failed.SessionId, failed.RetryAfterMs > 0));

        journal.ReleaseReads(id);
        var whole = await Eventually.Get("both are read", () => Sync(agent, hung, good), answer => answer.Ok is { Failed.Count: 0 });
        Assert.Equal([hung, good], whole.Ok!.Logs.Select(log => log.SessionId));
    }

    [Fact]
    public async Task ConsoleWithAChatThatHangs_SaysHelloAllTheSame()
    {
        var cookie = await _front.NewAgent("Hanna Hello");
        await using var before = await AgentClient.Open(_front.Site, cookie);
        await before.Hello();
        await before.SetPresence("present");
        await using var visitor = await _front.Visitor();
        var hung = await MainJobTests.StartAndAccept(visitor, before);
        await before.DisposeAsync();
        await visitor.DisposeAsync();
        Assert.True(SessionId.TryParse(hung, out var id));
        var feeds = _front.Services.GetRequiredService<FeedDirectory>();
        await Eventually.Holds("nobody here follows the chat", () => feeds.All.All(feed => feed.Key != SessionFeed.KeyOf(id)));
        var journal = (HeldJournal)_front.Services.GetRequiredService<ISessionJournal>();
        journal.HoldReads(id);
        await _front.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);

        await using var agent = await AgentClient.Open(_front.Site, cookie);
        var welcome = (await agent.Hello()).Ok!;

        Assert.Contains(welcome.Chats, row => row.Id == hung);
        Assert.Equal([hung], welcome.FailedChats.Select(failed => failed.SessionId));
        Assert.NotEmpty(welcome.Boards);
        journal.ReleaseReads(id);
    }

    [Fact]
    public async Task ManySendsAtOnce_StandInTheirOrder()
    {
        await using var agent = await _front.PresentAgent();
        await using var visitor = await _front.Visitor();
        var session = await MainJobTests.StartAndAccept(visitor, agent);

        var sent = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => agent.Send(session, $"message {number}")));

        Assert.All(sent, answer => Assert.Null(answer.Refused));
        Assert.Equal(sent.Select(answer => answer.Ok!.Seq).Order(), sent.Select(answer => answer.Ok!.Seq));
    }

    private static Task<Answer<AgentSync>> Sync(AgentClient agent, params string[] sessions) =>
        agent.Ask<AgentSync>("Sync", sessions.Select(session => new SyncPoint(session, 0)).ToList());
}
