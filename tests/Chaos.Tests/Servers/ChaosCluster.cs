using System.Globalization;
using OrleansChat.Chaos.Clients;
using OrleansChat.Hosting;
using OrleansChat.Testing.PostgreSql;

namespace OrleansChat.Chaos.Servers;

/// <summary>PostgreSQL, silos and web fronts as processes of their own, with one channel and its agents.</summary>
/// <param name="silos">How many.</param>
/// <param name="fronts">How many.</param>
/// <param name="mode">Whether the fronts host silos.</param>
public abstract class ChaosCluster(int silos, int fronts, FrontMode mode) : IAsyncLifetime
{
    private const int Agents = 10;
    private readonly string directory = Path.Combine(Programs.Artifacts, $"{DateTimeOffset.UtcNow:yyyyMMdd-HHmmss}-{Environment.ProcessId}-{mode.ToString().ToLowerInvariant()}");

    private string connectionString = "";

    internal PostgreSqlServer Database { get; private set; } = null!;

    internal List<ServerProcess> SiloProcesses { get; } = [];

    internal List<ServerProcess> FrontProcesses { get; } = [];

    internal Fronts Fronts { get; private set; } = null!;

    internal StoredChats Store { get; private set; } = null!;

    internal string Channel { get; private set; } = "";

    /// <summary>Name and cookie of each agent.</summary>
    internal Dictionary<string, string> AgentCookies { get; } = [];

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(directory);
        Database = await PostgreSqlServer.Start();
        connectionString = await Database.CreateDatabase();
        Store = new StoredChats(connectionString);
        for (var i = 1; i <= silos; i++)
            SiloProcesses.Add(Silo(i));
        for (var i = 1; i <= fronts; i++)
            FrontProcesses.Add(Front(i));
        Fronts = new Fronts([.. FrontProcesses.Select(front => front.Address)]);
        await StartAll(SiloProcesses);
        await StartAll(FrontProcesses);
        await SetUp();
    }

    public async Task DisposeAsync()
    {
        foreach (var process in FrontProcesses.Concat(SiloProcesses))
            await process.DisposeAsync();
        await Store.DisposeAsync();
        await Database.DisposeAsync();
    }

    /// <summary>Starts again what a fault stopped, so that the next scenario finds a whole cluster.</summary>
    internal async Task Repair() => await StartAll([.. SiloProcesses.Concat(FrontProcesses).Where(process => !process.IsRunning)]);

    private static async Task StartAll(IReadOnlyCollection<ServerProcess> processes)
    {
        foreach (var process in processes)
            process.Start();
        await Task.WhenAll(processes.Select(process => process.WaitUntilReady()));
    }

    private async Task SetUp()
    {
        using var administration = new Administration(FrontProcesses[0].Address);
        await administration.CreateFirstAdministrator(FrontProcesses[0].LogFile);
        Channel = await administration.CreateChannel("Support");
        for (var i = 1; i <= Agents; i++)
            AgentCookies[$"Agent{i}"] = await administration.CreateAgent($"Agent{i}", Channel);
    }

    private ServerProcess Silo(int number)
    {
        var http = FreePort.Next();
        return new($"silo-{number}", Programs.Silo, Loopback(http), Settings(("Chat__Cluster__SiloPort", FreePort.Next()), ("Chat__Cluster__GatewayPort", FreePort.Next()), ("Chat__Health__Port", http)), directory);
    }

    private ServerProcess Front(int number)
    {
        var address = Loopback(FreePort.Next());
        var settings = Settings(("Chat__Mode", mode), ("ASPNETCORE_URLS", address), ("Chat__Cluster__SiloPort", FreePort.Next()), ("Chat__Cluster__GatewayPort", 0));
        return new($"front-{number}", Programs.WebFront, address, settings, directory);
    }

    private Dictionary<string, string> Settings(params (string Key, object Value)[] own)
    {
        var settings = new Dictionary<string, string>
        {
            ["Chat__Database__Provider"] = "PostgreSql",
            ["Chat__Database__ConnectionString"] = connectionString,
            ["Chat__Data"] = directory,
            ["Logging__Console__FormatterName"] = "simple",
            ["Logging__Console__FormatterOptions__TimestampFormat"] = "HH:mm:ss.fff ",
        };
        foreach (var (key, value) in own)
            settings[key] = Convert.ToString(value, CultureInfo.InvariantCulture)!;
        return settings;
    }

    private static Uri Loopback(int port) => new($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/");
}
