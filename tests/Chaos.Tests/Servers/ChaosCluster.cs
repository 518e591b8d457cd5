using OrleansChat.Chaos.Checks;
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

    /// <summary>The channel of one who stays, with the cookie of its only agent.</summary>
    internal (string Channel, string Cookie) Staying { get; private set; }

    private readonly Queue<(string Channel, string Cookie)[]> vanishing = [];
    private PresenceWatch? watch;

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
        await using var database = servers;
        await using var log = Store;
        await using var places = Activations;
        if (watch is not null)
            await watch.Finish();
    }

    /// <summary>
    /// The channels of those who vanish in a round, with the cookies of their only agents: others than in the round before,
    /// which may still be watched.
    /// </summary>
    internal IReadOnlyList<(string Channel, string Cookie)> NextToVanish()
    {
        var next = vanishing.Dequeue();
        vanishing.Enqueue(next);
        return next;
    }

    /// <summary>
    /// Lets a round's watch go on while the next round runs, and awaits that of the round before, whose fault its message does not name;
    /// the last one is awaited at the end.
    /// </summary>
    internal async Task WatchOn(PresenceWatch next)
    {
        (var before, watch) = (watch, next);
        if (before is not null)
            await before.Finish();
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
        vanishing.Enqueue([await Alone(administration, "Vanishing"), await Alone(administration, "Silenced")]);
        vanishing.Enqueue([await Alone(administration, "Leaving"), await Alone(administration, "Muted")]);
    }

    private static async Task<(string Channel, string Cookie)> Alone(Administration administration, string name)
    {
        var channel = await administration.CreateChannel(name);
        return (channel, await administration.CreateAgent(name, channel));
    }
}
