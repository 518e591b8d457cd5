using System.Net;
using System.Net.Http.Json;
using Npgsql;
using OrleansChat.Accounts.Links;
using OrleansChat.Clients;
using OrleansChat.Operations.Members;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Operations.Starting;

/// <summary>Fronts that are started at the same moment, each a process of its own, on a database in which there is nothing yet.</summary>
[Collection(ClusterCollection.Name)]
public sealed class FrontsTogetherTests
{
    private const string DemoChannel = "d3300000000040008000000000000001";

    [Fact]
    public async Task Fronts_OnAnEmptyDatabase_MakeEachThingOnceAndTakeEachOthersCookiesAndTokens()
    {
        await using var cluster = await ServerCluster.Start(silos: 1, fronts: 3, Programs.LogFolder("operations"));

        Assert.Equal(1L, await Count(cluster, "data_protection_keys"));
        await Testing.Eventually.Holds("the demo channel", async () => await Count(cluster, "channels") is 1L, TimeSpan.FromSeconds(60));
        var cookie = await Administrator(cluster.Fronts[0]);
        var token = await Token(cluster.Fronts[0], cookie);
        Assert.Equal(1L, await Count(cluster, "channels"));
        foreach (var front in cluster.Fronts)
        {
            using var browser = new HttpClient(new HttpClientHandler { UseCookies = false });
            browser.DefaultRequestHeaders.Add("Cookie", cookie);
            using var account = await browser.GetAsync(new Uri(front.Address, "api/account"));
            Assert.Equal((front.Name, HttpStatusCode.OK), (front.Name, account.StatusCode));
            await using var visitor = await VisitorClient.Open(front.Address, DemoChannel);
            var hello = (await visitor.Hello(token)).Ok!;
            Assert.Equal((front.Name, null), (front.Name, hello.TokenRefused?.Code));
            Assert.NotNull(hello.Chat);
        }
    }

    private static async Task<string> Administrator(ServerProcess front)
    {
        var link = await front.SetupLink();
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = front.Address };
        using var made = await client.PostAsJsonAsync(
            $"api{link.AbsolutePath}", new SetupRequest("Ada Admin", "ada@example.com", "correct horse battery"));
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        return made.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    /// <summary>Of a chat that begins at this front.</summary>
    private static async Task<string> Token(ServerProcess front, string cookie)
    {
        await using var agent = await AgentClient.Open(front.Address, cookie);
        Assert.Null((await agent.Hello()).Refused);
        Assert.Null((await agent.SetPresence("present")).Refused);
        await using var visitor = await VisitorClient.Open(front.Address, DemoChannel);
        await Testing.Eventually.Holds("the channel to be open", async () => (await visitor.Hello()).Ok!.Availability.Open);
        return (await visitor.Start("Is anybody there?")).Ok!.Token!;
    }

    private static async Task<object?> Count(ServerCluster cluster, string table)
    {
        await using var connection = new NpgsqlConnection(cluster.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // Names of tables.
        await using var command = new NpgsqlCommand($"select count(*) from {table}", connection);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }
}
