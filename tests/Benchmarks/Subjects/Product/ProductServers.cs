using System.Globalization;
using OrleansChat.Benchmarks.Machine;

namespace OrleansChat.Benchmarks.Subjects.Product;

/// <summary>Starts the processes of a mode, with the settings that operators would give them.</summary>
internal sealed class ProductServers(ProductMode mode, string dataDirectory, SubjectDatabase? database) : IAsyncDisposable
{
    private const string Health = "/health/ready";

    private readonly List<ServerProcess> _all = [];

    public IReadOnlyList<ServerProcess> All => _all;

    /// <summary>Of the web front.</summary>
    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort.Next()}");

    private ServerProcess Front => _all[^1];

    /// <summary>Completes when every process says that it is ready.</summary>
    public async Task Start(CancellationToken cancel)
    {
        if (mode == ProductMode.Separate)
            await StartSilo(cancel);
        var settings = Settings();
        settings["urls"] = Address.ToString();
        settings["Chat:Mode"] = mode.ToString();
        LiftCallLimits(settings);
        if (mode == ProductMode.Member)
            AddSiloPorts(settings);
        _all.Add(ServerProcess.DotNet(Repository.Published("WebFront"), settings));
        await Front.WaitUntilReady(new Uri(Address, Health), cancel);
    }

    /// <summary>The token of the printed one-time link.</summary>
    public async Task<string> SetupToken(CancellationToken cancel)
    {
        var link = await Front.WaitForOutput("First administrator:", cancel);
        return new Uri(link).Segments[^1];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in Enumerable.Reverse(_all))
            await server.DisposeAsync();
    }

    private async Task StartSilo(CancellationToken cancel)
    {
        var healthPort = FreePort.Next();
        var settings = Settings();
        AddSiloPorts(settings);
        settings["Chat:Health:Port"] = Text(healthPort);
        var silo = ServerProcess.DotNet(Repository.Published("Silo"), settings);
        _all.Add(silo);
        await silo.WaitUntilReady(new Uri($"http://127.0.0.1:{healthPort}{Health}"), cancel);
    }

    private Dictionary<string, string> Settings()
    {
        var settings = new Dictionary<string, string> { ["Chat:Data"] = dataDirectory };
        if (database is not null)
        {
            settings["Chat:Database:Provider"] = "PostgreSql";
            settings["Chat:Database:ConnectionString"] = database.ConnectionString;
        }

        return settings;
    }

    /// <summary>The closed loop is faster than any person; what is measured is the server, not its guard.</summary>
    private static void LiftCallLimits(Dictionary<string, string> settings)
    {
        string[] plain =
        [
            "VisitorPerSecond", "VisitorBurst", "AgentPerSecond", "AgentBurst",
            "OpenPerAddress", "OpenInTotal", "WaitingPerAddress",
        ];
        foreach (var limit in plain)
            settings[$"Chat:Limits:{limit}"] = "1000000";
        foreach (var limit in new[] { "Connections", "Hellos", "Starts", "Messages", "SignIns", "Links" })
            (settings[$"Chat:Limits:{limit}:PerMinute"], settings[$"Chat:Limits:{limit}:Burst"]) = ("1000000", "1000000");
    }

    private static void AddSiloPorts(Dictionary<string, string> settings)
    {
        settings["Chat:Cluster:SiloPort"] = Text(FreePort.Next());
        settings["Chat:Cluster:GatewayPort"] = Text(FreePort.Next());
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
