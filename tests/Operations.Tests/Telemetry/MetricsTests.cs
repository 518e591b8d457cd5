using OrleansChat.Testing;

namespace OrleansChat.Operations.Telemetry;

/// <summary>What Prometheus fetches is what is so, over a whole cluster.</summary>
[Collection(ObservedClusterCollection.Name)]
public sealed class MetricsTests(ObservedCluster observed)
{
    [Fact]
    public async Task Gauges_OfAllSilos_AddUpToWhatGoesOn()
    {
        var silos = observed.Cluster.Silos;
        await Eventually.Get("three waiting chats", () => ObservedCluster.Sum(silos, "chat_chats_waiting"), sum => sum == 3);
        await Eventually.Get("one present agent", () => ObservedCluster.Sum(silos, "chat_agents_present"), sum => sum == 1);
        Assert.Equal(0, await ObservedCluster.Sum(silos, "chat_chats_ongoing"));
        Assert.InRange(await ObservedCluster.Sum(silos, "chat_chats_longest_wait_seconds"), 0.001, 600);
        foreach (var silo in silos)
            Assert.Equal(2, await ObservedCluster.Sum([silo], "chat_cluster_silos"));
    }

    [Fact]
    public async Task Gauges_OfEachFront_AreItsOwn()
    {
        var (first, second) = (observed.Cluster.Fronts[0], observed.Cluster.Fronts[1]);
        Assert.Equal(1, await ObservedCluster.Sum([first], "chat_front_connections", "kind=\"agent\""));
        Assert.Equal(1, await ObservedCluster.Sum([first], "chat_front_connections", "kind=\"visitor\""));
        Assert.Equal(2, await ObservedCluster.Sum([second], "chat_front_connections", "kind=\"visitor\""));
        Assert.Equal(3, await ObservedCluster.Sum(observed.Cluster.Fronts, "chat_front_starts_total", "outcome=\"started\""));
    }

    [Fact]
    public async Task DatabaseTime_IsMeasured()
    {
        Assert.True(await ObservedCluster.Sum(observed.Cluster.Silos, "chat_journal_commit_duration_seconds_count") >= 3);
        Assert.True(await ObservedCluster.Sum(observed.Cluster.Silos, "chat_database_read_duration_seconds_count") > 0);
    }

    [Fact]
    public async Task Metrics_AreOnTheirOwnPortOnly()
    {
        using var http = new HttpClient();
        foreach (var process in observed.All)
        {
            using var answer = await http.GetAsync(new Uri(process.Address, "metrics"));
            Assert.Equal((process.Name, System.Net.HttpStatusCode.NotFound), (process.Name, answer.StatusCode));
            using var other = await http.GetAsync(new Uri(process.Metrics!, "/health/live"));
            Assert.Equal((process.Name, System.Net.HttpStatusCode.NotFound), (process.Name, other.StatusCode));
        }
    }

    [Fact]
    public async Task NoLabel_HasAnythingOfTheConnectionString()
    {
        using var http = new HttpClient();
        foreach (var process in observed.All)
        {
            var metrics = await Eventually.Get(
                "what Npgsql measures",
                () => http.GetStringAsync(process.Metrics!),
                static text => text.Contains("db_client_operation_duration", StringComparison.Ordinal));
            Assert.All(
                ObservedCluster.WordsOfConnections, part => Assert.DoesNotContain(part, metrics, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task EveryMetric_ThatBoardAndRulesName_IsThere()
    {
        HashSet<string> offered = [];
        foreach (var process in observed.All)
            offered.UnionWith((await Scrape.Of(process.Metrics!)).Names);
        foreach (var file in MonitoringFiles.All)
        {
            var named = MonitoringFiles.MetricsOf(file);
            Assert.NotEmpty(named);
            Assert.Empty(named.Where(name => !offered.Contains(name)).Select(name => $"{Path.GetFileName(file)}: {name}"));
        }
    }
}
