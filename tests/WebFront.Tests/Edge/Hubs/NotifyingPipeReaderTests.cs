using Microsoft.AspNetCore.Http.Connections;
using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Agents;
using OrleansChat.Clients;
using OrleansChat.Hosting;
using OrleansChat.Testing;

namespace OrleansChat.Edge.Hubs;

[Collection(FrontCollection.Name)]
public sealed class NotifyingPipeReaderTests(FrontHost front)
{
    /// <summary>
    /// A console that is open and does nothing: SignalR's pings alone keep its agent present, and where there are none its polls.
    /// </summary>
    [Theory]
    [InlineData(HttpTransportType.WebSockets)]
    [InlineData(HttpTransportType.ServerSentEvents)]
    [InlineData(HttpTransportType.LongPolling)]
    public async Task SilentConsole_IsHeardByItsPingsOrPolls(HttpTransportType transport)
    {
        await using var agent = await AgentClient.Open(front.Site, await front.NewAgent("Pia Ping"), transport: transport);
        var me = (await agent.Hello()).Ok!.Me;
        Assert.Null((await agent.SetPresence("present")).Refused);
        Assert.True(AgentId.TryParse(me.Id, out var id));
        var grain = front.Services.GetRequiredService<IGrainFactory>().Agent(id);
        var first = (await grain.View()).Value!.AvailableUntil;

        await Eventually.Get("presence goes on", () => grain.View(), view => view.Value!.AvailableUntil > first + TimeSpan.FromSeconds(6));
    }
}
