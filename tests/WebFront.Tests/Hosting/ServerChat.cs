using System.Net;
using System.Net.Http.Json;
using OrleansChat.Accounts.Links;
using OrleansChat.Clients;
using OrleansChat.Sessions;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Hosting;

/// <summary>A visitor and an agent who chat through a front that is a process of its own.</summary>
internal static class ServerChat
{
    /// <summary>Makes the first administrator, starts a chat and takes it. Answers the visitor's key.</summary>
    public static async Task<string> Run(ServerProcess front)
    {
        await using var agent = await AgentClient.Open(front.Address, await Administrator(front));
        Assert.Null((await agent.Hello()).Refused);
        Assert.Null((await agent.SetPresence("present")).Refused);
        await using var visitor = await VisitorClient.Open(front.Address, FrontHost.DemoChannel);
        await MainJobTests.StartAndAccept(visitor, agent);
        return visitor.Key;
    }

    /// <summary>The administrator's cookie.</summary>
    private static async Task<string> Administrator(ServerProcess front)
    {
        var link = await front.SetupLink();
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = front.Address };
        using var made = await client.PostAsJsonAsync(
            $"api{link.AbsolutePath}", new SetupRequest("Ada Admin", "ada@example.com", FrontHost.Password));
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        return FrontHost.CookieOf(made);
    }
}
