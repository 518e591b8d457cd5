using OrleansChat.Agents;
using OrleansChat.Hosting;
using OrleansChat.Testing;

namespace OrleansChat.Sessions;

/// <summary>A silo dies between the chat that was accepted and the answer to the agent: asking again takes no second chat.</summary>
public sealed class GetNextAfterCrashTests : IAsyncLifetime
{
    private readonly ChatCluster _cluster = new();

    public Task InitializeAsync() => _cluster.InitializeAsync();

    public Task DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task GetNext_SiloKilledBeforeTheAnswer_ARepeatAnswersTheSameChat()
    {
        var channel = await _cluster.CreateChannel();
        var anna = await _cluster.CreatePresentAgent("Anna", channel);
        for (var i = 0; i < 5; i++)
            await _cluster.Start(channel);
        await Eventually.Get("all wait", () => _cluster.Grains.Queue(channel).Length(), static queue => queue.Waiting == 5);
        var message = MessageId.New();

        // What the agent's grain does before its silo dies; the answer never comes.
        var taken = await _cluster.Grains.Queue(channel).AcceptNext(anna, AcceptedHow.GetNext, message);
        await _cluster.Silos.KillSiloAsync(_cluster.Silos.Silos[1]);
        await _cluster.Silos.KillSiloAsync(_cluster.Silos.Silos[1]);

        var repeated = await Eventually.Get(
            "the repeat is answered", () => Ask(anna, message), static result => result is { IsOk: true }, TimeSpan.FromSeconds(60));

        Assert.Equal(taken.Value!.Session, repeated!.Value.Value!.Session);
        Assert.Equal(taken.Value.Session, Assert.Single(await _cluster.Directory.Ongoing(channel, 10, CancellationToken.None)).Id);
        await _cluster.HoldOnChannels(channel);
    }

    private async Task<Results.Result<SessionReceipt>?> Ask(AgentRef agent, MessageId message)
    {
        try
        {
            return await _cluster.Grains.Agent(agent.Id).GetNext(null, message);
        }
        catch (Exception fault) when (fault is TimeoutException or OrleansException)
        {
            return null;
        }
    }
}
