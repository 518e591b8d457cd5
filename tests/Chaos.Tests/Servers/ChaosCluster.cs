using OrleansChat.Chaos.Clients;
using OrleansChat.Edge;
using OrleansChat.Testing.PostgreSql;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Chaos.Servers;

/// <summary>PostgreSQL, silos and web fronts as processes of their own, with one channel and its agents.</summary>
/// <param name="silos">How many.</param>
/// <param name="fronts">How many.</param>
/// <param name="mode">Whether the fronts host silos.</param>
public abstract class ChaosCluster(int silos, int fronts, FrontMode mode) : IAsyncLifetime
{
    private const int Agents = 10;

    /// <summary>As the servers are told: short enough to be waited for in every round.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);
    private ServerCluster servers = null!;

    internal PostgreSqlServer Database => servers.Database;

    internal IReadOnlyList<ServerProcess> SiloProcesses => servers.Silos;

    internal IReadOnlyList<ServerProcess> FrontProcesses => servers.Fronts;

    internal Fronts Fronts { get; private set; } = null!;

    internal StoredChats Store { get; private set; } = null!;

    internal Activations Activations { get; private set; } = null!;

    internal string Channel { get; private set; } = "";

    /// <summary>A channel whose ended chats can be reopened, and the cookie of its one agent.</summary>
    internal string ReturningChannel { get; private set; } = "";

    internal string EndingAgentCookie { get; private set; } = "";

    /// <summary>Name and cookie of each agent.</summary>
    internal Dictionary<string, string> AgentCookies { get; } = [];

    /// <summary>The channels of those who stay, and of those who vanish, with the cookie of their only agent.</summary>
    internal (string Channel, string Cookie) Staying { get; private set; }

    internal IReadOnlyList<(string Channel, string Cookie)> Vanishing { get; private set; } = [];

    public async Task InitializeAsync()
    {
        servers = await ServerCluster.Start(
            silos, fronts, Programs.LogFolder($"chaos/{mode.ToString().ToLowerInvariant()}"), mode.ToString(),
            new Dictionary<string, string> { ["Chat__Agents__Grace"] = Grace.ToString() });
        Store = new StoredChats(servers.ConnectionString);
        Activations = await Activations.Connect(servers.ConnectionString);
        Fronts = new Fronts([.. FrontProcesses.Select(front => front.Address)]);
        await SetUp();
    }

    public async Task DisposeAsync()
    {
        await Store.DisposeAsync();
        await Activations.DisposeAsync();
        await servers.DisposeAsync();
    }

    /// <summary>Lines of the servers' logs that say something secret.</summary>
    internal IReadOnlyList<string> Leaks() => servers.Leaks();

    /// <summary>Starts again what a fault stopped, so that the next scenario finds a whole cluster.</summary>
    internal Task Repair() => servers.Repair();

    private async Task SetUp()
    {
        using var administration = new Administration(FrontProcesses[0].Address);
        await administration.CreateFirstAdministrator(await FrontProcesses[0].SetupLink());
        Channel = await administration.CreateChannel("Support");
        ReturningChannel = await administration.CreateChannel("Returning", postChat: true);
        EndingAgentCookie = await administration.CreateAgent("Ender", ReturningChannel);
        for (var i = 1; i <= Agents; i++)
            AgentCookies[$"Agent{i}"] = await administration.CreateAgent($"Agent{i}", Channel);
        Staying = await Alone(administration, "Staying");
        Vanishing = [await Alone(administration, "Vanishing"), await Alone(administration, "Silenced")];
    }

    private static async Task<(string Channel, string Cookie)> Alone(Administration administration, string name)
    {
        var channel = await administration.CreateChannel(name);
        return (channel, await administration.CreateAgent(name, channel));
    }
}
