using System.Net.Http.Json;
using OrleansChat.Accounts.People;
using OrleansChat.Clients;
using OrleansChat.Testing;

namespace OrleansChat.Hosting;

/// <summary>Consoles whose agents have just these permissions on a channel.</summary>
internal static class FrontPermissions
{
    /// <summary>The console of a new agent, connected and present.</summary>
    public static async Task<AgentClient> PresentAgent(this FrontHost front, string channel, params string[] permissions)
    {
        var agent = await AgentClient.Open(front.Site, await front.NewAgent("Ola Agent", channel));
        await front.Permit(agent, channel, permissions);
        Assert.Null((await agent.SetPresence("present")).Refused);
        return agent;
    }

    /// <summary>Answers when the agent's connection knows of it: it hears of a change by a signal, which takes its time.</summary>
    public static async Task Permit(this FrontHost front, AgentClient agent, string channel, params string[] permissions)
    {
        var me = (await agent.Hello()).Ok!.Me;
        var had = me.Channels.SingleOrDefault(each => each.Id == channel)?.Permissions ?? [];
        var change = JsonContent.Create(new GrantsRequest([new(channel, permissions, Expected: had)]));
        await Browser.Value<PersonView>(await front.Ask(HttpMethod.Put, $"api/admin/people/{me.Id}/channels", change, front.Administrator));
        await Eventually.Holds("the console has the new permissions", async () =>
            (await agent.Hello()).Ok!.Me.Channels.Single().Permissions.Order().SequenceEqual(permissions.Order()));
    }
}
