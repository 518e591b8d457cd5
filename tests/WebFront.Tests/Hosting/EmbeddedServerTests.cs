using System.Net;
using System.Net.Http.Json;
using OrleansChat.Chats;
using OrleansChat.Clients;
using OrleansChat.Protocol;
using OrleansChat.Testing;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Hosting;

/// <summary>The program as ./run starts it, seen from outside: nothing but its web site can be reached.</summary>
public sealed class EmbeddedServerTests : IAsyncLifetime
{
    private EmbeddedServer _server = null!;

    public async Task InitializeAsync() => _server = await EmbeddedServer.Start(Programs.LogFolder("embedded"));

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task EmbeddedProcess_WhileChatsGoOn_ListensOnItsWebPortOnly()
    {
        await Chat(_server);

        Assert.Equal([_server.Process.Address.Port], ListeningPorts.Of(_server.Process.Id));
    }

    [Fact]
    public async Task TwoEmbeddedProcesses_OnOneMachine_DoNotSeeEachOther()
    {
        await using var other = await EmbeddedServer.Start(Programs.LogFolder("embedded"));
        var key = await Chat(_server);
        await Chat(other);

        await using var stranger = await VisitorClient.Open(other.Process.Address, FrontHost.DemoChannel, key);
        Assert.Null((await stranger.Hello()).Refused);
        var started = await stranger.Start("Do you know me?");
        Assert.Equal(["Do you know me?"], started.Ok!.Log.Events.Select(view => view.Text).OfType<string>());
    }

    /// <summary>A whole chat. Answers the visitor's key.</summary>
    private static async Task<string> Chat(EmbeddedServer server)
    {
        var site = server.Process.Address;
        await using var agent = await AgentClient.Open(site, await Administrator(server));
        Assert.Null((await agent.Hello()).Refused);
        Assert.Null((await agent.SetPresence("present")).Refused);
        await using var visitor = await VisitorClient.Open(site, FrontHost.DemoChannel);
        await MainJobTests.StartAndAccept(visitor, agent);
        return visitor.Key;
    }

    /// <summary>Cookie of the first administrator.</summary>
    private static async Task<string> Administrator(EmbeddedServer server)
    {
        var link = await server.Process.SetupLink();
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = server.Process.Address };
        using var made = await client.PostAsJsonAsync($"api{link.AbsolutePath}", new SetupRequest("Ada Admin", "ada@example.com", FrontHost.Password));
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        return FrontHost.CookieOf(made);
    }
}
