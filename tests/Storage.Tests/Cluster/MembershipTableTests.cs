using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using OrleansChat.Databases;
using OrleansChat.Storage;

namespace OrleansChat.Cluster;

/// <summary>Orleans' ADO.NET membership provider against the PostgreSQL tables and queries.</summary>
public sealed class MembershipTableTests : IAsyncLifetime
{
    private static readonly DateTime Noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
    private TestDatabase _database = null!;
    private IHost _host = null!;
    private IMembershipTable _table = null!;

    public async Task InitializeAsync()
    {
        _database = await PostgreSqlTestDatabase.Create(ownServer: false);
        await using var process = await StorageProcess.Start(_database);
        var options = process.Get<ChatStorageOptions>();
        var builder = Host.CreateApplicationBuilder();
        builder.UseOrleans(silo => silo.UseAdoNetClustering(clustering =>
        {
            (clustering.Invariant, clustering.ConnectionString) = (options.AdoNetInvariant, options.ConnectionString);
        }).Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = ("test", "test")));
        _host = builder.Build();
        _table = _host.Services.GetRequiredService<IMembershipTable>();
        await _table.InitializeMembershipTableAsync(tryInitTableVersion: true);
    }

    public async Task DisposeAsync()
    {
        _host.Dispose();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Initialize_Again_KeepsTheVersion()
    {
        await _table.InitializeMembershipTableAsync(tryInitTableVersion: true);
        Assert.Equal(0, (await _table.ReadAllAsync()).Version.Version);
        Assert.Empty((await _table.ReadAllAsync()).Members);
    }

    [Fact]
    public async Task InsertRow_OnceAndOnlyWithTheVersionOfNow()
    {
        var before = (await _table.ReadAllAsync()).Version;
        var (one, two) = (Entry(11111), Entry(11112));

        Assert.True(await _table.InsertRowAsync(one, before.Next()));
        Assert.False(await _table.InsertRowAsync(two, before.Next()));
        var now = (await _table.ReadAllAsync()).Version;
        Assert.False(await _table.InsertRowAsync(one, now.Next()));
        Assert.True(await _table.InsertRowAsync(two, now.Next()));

        var all = await _table.ReadAllAsync();
        Assert.Equal(2, all.Version.Version);
        Assert.Equal(2, all.Members.Count);
    }

    [Fact]
    public async Task InsertRow_ManyAtOnce_OneWins()
    {
        var next = (await _table.ReadAllAsync()).Version.Next();

        var won = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => _table.InsertRowAsync(Entry(20000 + i), next)));

        Assert.Single(won, inserted => inserted);
        Assert.Single((await _table.ReadAllAsync()).Members);
    }

    [Fact]
    public async Task UpdateRow_OnlyWithTheVersionOfNow_AndAllFieldsComeBack()
    {
        var entry = Entry(11111);
        await _table.InsertRowAsync(entry, (await _table.ReadAllAsync()).Version.Next());
        var (row, etag) = (await _table.ReadRowAsync(entry.SiloAddress)).Members[0];
        var version = (await _table.ReadAllAsync()).Version;
        row.Status = SiloStatus.Dead;
        row.AddSuspector(Silo(11112), Noon);

        Assert.True(await _table.UpdateRowAsync(row, etag, version.Next()));
        Assert.False(await _table.UpdateRowAsync(row, etag, version.Next()));
        Assert.False(await _table.UpdateRowAsync(Entry(11113), etag, (await _table.ReadAllAsync()).Version.Next()));

        var stored = (await _table.ReadRowAsync(entry.SiloAddress)).Members[0].Item1;
        Assert.Equal(
            (SiloStatus.Dead, "silo 11111", "host", 30000, Noon, Noon),
            (stored.Status, stored.SiloName, stored.HostName, stored.ProxyPort, stored.StartTime, stored.IAmAliveTime));
        Assert.Equal(Silo(11112), Assert.Single(stored.SuspectTimes!).Item1);
    }

    [Fact]
    public async Task UpdateIAmAlive_IsStoredAndLeavesTheVersion()
    {
        var entry = Entry(11111);
        await _table.InsertRowAsync(entry, (await _table.ReadAllAsync()).Version.Next());
        entry.IAmAliveTime = Noon.AddMinutes(1);

        await _table.UpdateIAmAliveAsync(entry);

        var all = await _table.ReadAllAsync();
        Assert.Equal(1, all.Version.Version);
        Assert.Equal(Noon.AddMinutes(1), all.Members[0].Item1.IAmAliveTime);
    }

    [Fact]
    public async Task Cleanup_RemovesTheOldDeadOnly()
    {
        var (dead, alive) = (Entry(11111), Entry(11112));
        dead.Status = SiloStatus.Dead;
        await _table.InsertRowAsync(dead, (await _table.ReadAllAsync()).Version.Next());
        await _table.InsertRowAsync(alive, (await _table.ReadAllAsync()).Version.Next());

        await _table.CleanupDefunctSiloEntriesAsync(Noon.AddMinutes(-1));
        Assert.Equal(2, (await _table.ReadAllAsync()).Members.Count);
        await _table.CleanupDefunctSiloEntriesAsync(Noon.AddMinutes(1));
        Assert.Equal(alive.SiloAddress, Assert.Single((await _table.ReadAllAsync()).Members).Item1.SiloAddress);

        await _table.DeleteMembershipTableEntriesAsync("test");
        await _table.InitializeMembershipTableAsync(tryInitTableVersion: true);
        Assert.Empty((await _table.ReadAllAsync()).Members);
    }

    private static SiloAddress Silo(int port) => SiloAddress.New(new IPEndPoint(IPAddress.Loopback, port), 1);

    private static MembershipEntry Entry(int port) => new()
    {
        SiloAddress = Silo(port),
        SiloName = $"silo {port}",
        HostName = "host",
        Status = SiloStatus.Active,
        ProxyPort = 30000,
        StartTime = Noon,
        IAmAliveTime = Noon,
        SuspectTimes = [],
    };
}
