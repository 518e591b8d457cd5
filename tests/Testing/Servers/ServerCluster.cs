using OrleansChat.Testing.PostgreSql;

namespace OrleansChat.Testing.Servers;

/// <summary>PostgreSQL, silos, and web fronts that are clients of them or host silos themselves, each a process of its own.</summary>
public sealed class ServerCluster : IAsyncDisposable
{
    private readonly string logs;
    private readonly string mode;
    private readonly IReadOnlyDictionary<string, string> settings;
    private readonly bool metrics;
    private readonly List<int> siloPorts = [];
    private readonly List<int> gatewayPorts = [];

    private ServerCluster(
        PostgreSqlServer database, string connectionString, string logs, int silos, int fronts, string mode,
        IReadOnlyDictionary<string, string> settings, bool metrics)
    {
        (this.logs, this.mode, this.settings, this.metrics) = (logs, mode, settings, metrics);
        Database = database;
        ConnectionString = connectionString;
        Silos = [.. Enumerable.Range(1, silos).Select(Silo)];
        Fronts = [.. Enumerable.Range(1, fronts).Select(Front)];
    }

    public PostgreSqlServer Database { get; }

    public string ConnectionString { get; }

    public IReadOnlyList<ServerProcess> Silos { get; }

    public IReadOnlyList<ServerProcess> Fronts { get; }

    /// <summary>Of <see cref="Silos"/>, in their order.</summary>
    public IReadOnlyList<int> SiloPorts => siloPorts;

    /// <summary>Of <see cref="Silos"/>, in their order.</summary>
    public IReadOnlyList<int> GatewayPorts => gatewayPorts;

    /// <summary>Answers when all are ready.</summary>
    /// <param name="silos">How many silos.</param>
    /// <param name="fronts">How many web fronts.</param>
    /// <param name="logs">The folder for their logs.</param>
    /// <param name="mode">Chat:Mode of the fronts: Separate, or Member where they host silos.</param>
    /// <param name="settings">Of all processes, besides what a cluster needs.</param>
    /// <param name="metrics">Each offers its metrics on a port of its own.</param>
    public static async Task<ServerCluster> Start(
        int silos, int fronts, string logs, string mode = "Separate", IReadOnlyDictionary<string, string>? settings = null,
        bool metrics = false)
    {
        var database = await PostgreSqlServer.Start();
        settings ??= new Dictionary<string, string>();
        var cluster = new ServerCluster(database, await database.CreateDatabase(), logs, silos, fronts, mode, settings, metrics);
        try
        {
            await StartAll(cluster.Silos);
            await StartAll(cluster.Fronts);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts again what has ended, on its old ports.</summary>
    public Task Repair() => StartAll([.. Silos.Concat(Fronts).Where(process => !process.IsRunning)]);

    /// <summary>Lines of logs with the database's password in them.</summary>
    public IReadOnlyList<string> Leaks() =>
    [
        .. Silos.Concat(Fronts).Where(process => File.Exists(process.LogFile)).SelectMany(process => Lines(process.LogFile))
            .Where(line => line.Contains(PostgreSqlServer.Password, StringComparison.OrdinalIgnoreCase)),
    ];

    public async ValueTask DisposeAsync()
    {
        foreach (var process in Fronts.Concat(Silos))
            await process.DisposeAsync();
        await Database.DisposeAsync();
    }

    /// <summary>Of a file that is being written.</summary>
    private static IEnumerable<string> Lines(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    private static async Task StartAll(IReadOnlyCollection<ServerProcess> processes)
    {
        foreach (var process in processes)
            process.Start();
        await Task.WhenAll(processes.Select(process => process.WaitUntilReady()));
    }

    private ServerProcess Silo(int number)
    {
        var health = FreePort.Next();
        siloPorts.Add(FreePort.Next());
        gatewayPorts.Add(FreePort.Next());
        var silo = Settings();
        silo["Chat__Cluster__SiloPort"] = siloPorts[^1];
        silo["Chat__Cluster__GatewayPort"] = gatewayPorts[^1];
        silo["Chat__Health__Port"] = health;
        return new($"silo-{number}", Programs.Silo, Loopback.Address(health), silo, logs) { Metrics = MetricsOf(silo) };
    }

    private ServerProcess Front(int number)
    {
        var address = Loopback.Address(FreePort.Next());
        var front = Settings();
        front["Chat__Mode"] = mode;
        front["ASPNETCORE_URLS"] = address;
        front["Chat__Cluster__SiloPort"] = FreePort.Next();
        front["Chat__Cluster__GatewayPort"] = 0;
        // All clients of a test come from one address, and stand for as many of their own.
        foreach (var limit in (string[])["Connections", "Hellos", "Starts", "SignIns", "Links"])
            front[$"Chat__Limits__{limit}__Burst"] = 100_000;
        return new($"front-{number}", Programs.WebFront, address, front, logs) { Metrics = MetricsOf(front) };
    }

    private Uri? MetricsOf(ServerSettings process)
    {
        if (!metrics)
            return null;
        var port = FreePort.Next();
        process["Chat__Telemetry__Prometheus__Port"] = port;
        return new Uri(Loopback.Address(port), "metrics");
    }

    private ServerSettings Settings()
    {
        var all = new ServerSettings
        {
            ["Chat__Database__Provider"] = "PostgreSql",
            ["Chat__Database__ConnectionString"] = ConnectionString,
            ["Chat__Data"] = logs,
        };
        foreach (var (name, value) in settings)
            all[name] = value;
        return all;
    }
}
