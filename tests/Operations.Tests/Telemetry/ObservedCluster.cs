using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Operations.Telemetry;

/// <summary>Two silos and two fronts that tell a collector and Prometheus how they are; an agent, and three chats that wait.</summary>
public sealed class ObservedCluster : IAsyncLifetime
{
    internal const string Secret = "the rudder is broken";

    /// <summary>Of a connection string, as it is written and as the driver writes it.</summary>
    internal static readonly string[] WordsOfConnections =
        ["Host=127", "Username=", "Database=chat", "Maximum Pool Size", "Max Auto Prepare"];

    internal Collector Collector { get; private set; } = null!;

    internal ServerCluster Cluster { get; private set; } = null!;

    internal ChatScene Scene { get; private set; } = null!;

    internal IReadOnlyList<(HubConnection Connection, string Session)> Visitors { get; private set; } = [];

    internal IEnumerable<ServerProcess> All => Cluster.Silos.Concat(Cluster.Fronts);

    public async Task InitializeAsync()
    {
        Collector = await Collector.Start();
        Cluster = await ServerCluster.Start(2, 2, Programs.LogFolder("operations"), metrics: true, settings: new Dictionary<string, string>
        {
            ["Chat__Telemetry__Otlp__Endpoint"] = Collector.Address.ToString(),
            ["Chat__Telemetry__Otlp__Protocol"] = "http/protobuf",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "1000",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
            ["OTEL_BLRP_SCHEDULE_DELAY"] = "200",
        });
        Scene = await ChatScene.Open(Cluster.Fronts[0]);
        Visitors =
        [
            await Scene.Visitor(Cluster.Fronts[0], $"First: {Secret}"),
            await Scene.Visitor(Cluster.Fronts[1], $"Second: {Secret}"),
            await Scene.Visitor(Cluster.Fronts[1], $"Third: {Secret}"),
        ];
    }

    public async Task DisposeAsync()
    {
        await Scene.DisposeAsync();
        await Cluster.DisposeAsync();
        await Collector.DisposeAsync();
    }

    internal static async Task<double> Sum(IEnumerable<ServerProcess> processes, string name, string label = "")
    {
        double sum = 0;
        foreach (var process in processes)
            sum += (await Scrape.Of(process.Metrics!)).Sum(name, label);
        return sum;
    }
}

[CollectionDefinition(Name)]
public sealed class ObservedClusterCollection : ICollectionFixture<ObservedCluster>
{
    public const string Name = "observed cluster";
}
