using OrleansChat.Clients;
using OrleansChat.Hosting;

namespace OrleansChat.Channels;

[Collection(FrontCollection.Name)]
public class ChannelNotificationTests(FrontHost front)
{
    [Fact]
    public async Task ChannelChange_OfAnyKind_IsToldToAdministrators()
    {
        await using var console = await AgentClient.Open(front.Site, front.Administrator);
        Assert.NotNull((await console.Hello()).Ok);

        var made = await front.NewChannel();
        await Told(made.Id, 1);
        await front.Change(made.Id, settings => settings with { Header = "Ask away" });
        await Told(made.Id, 2);
        var copy = await front.Copy(made.Id, agents: true);
        await Told(copy.Id, 1);
        (await front.DeleteChannel(made.Id)).EnsureSuccessStatusCode();
        await Told(made.Id, null);

        Task Told(string id, long? version) =>
            console.ChannelNotification.Get(
                $"Version {version} of channel {id} is told.", news => news.Id == id && news.Version == version);
    }

    [Fact]
    public async Task ChannelChange_OfAnyKind_IsToldToNobodyElse()
    {
        var made = await front.NewChannel();
        await using var console = await AgentClient.Open(front.Site, await front.NewAgent("Works There", made.Id));
        Assert.NotNull((await console.Hello()).Ok);
        await using var administrator = await AgentClient.Open(front.Site, front.Administrator);
        Assert.NotNull((await administrator.Hello()).Ok);

        await front.Change(made.Id, settings => settings with { Name = $"Renamed {Guid.NewGuid():N}" });
        await administrator.ChannelNotification.Get("The administrator is told.", news => news.Id == made.Id);
        // The last that is told of all this: what came before it would be there.
        (await front.DeleteChannel(made.Id)).EnsureSuccessStatusCode();
        await console.Standings.Get("The channel is gone from the agent's standing.", me => me.Channels.Count == 0);

        Assert.Empty(console.ChannelNotification.Items);
    }
}
