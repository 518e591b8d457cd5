using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Storage;
using OrleansChat.Databases;
using OrleansChat.Storage;

namespace OrleansChat.Cluster;

/// <summary>Orleans' own ADO.NET providers against the tables and queries of the schema scripts.</summary>
public abstract class GrainStateTableTests
{
    private static readonly GrainId Grain = GrainId.Create("test.grain", Guid.NewGuid().ToString("N"));

    [Fact]
    public async Task GrainState_WriteReadClear_AndAStaleWriterIsRefused()
    {
        await using var database = await NewDatabase();
        await using var process = await StorageProcess.Start(database);
        using var host = StorageHost(process.Get<ChatStorageOptions>());
        var storage = await Storage(host);
        var (mine, stale) = (new GrainState<Counter>(new Counter()), new GrainState<Counter>(new Counter()));

        await storage.ReadStateAsync("counter", Grain, mine);
        await storage.ReadStateAsync("counter", Grain, stale);
        Assert.False(mine.RecordExists);
        mine.State!.Value = 1;
        await storage.WriteStateAsync("counter", Grain, mine);
        mine.State!.Value = 2;
        await storage.WriteStateAsync("counter", Grain, mine);

        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync("counter", Grain, stale));
        var read = new GrainState<Counter>(new Counter());
        await storage.ReadStateAsync("counter", Grain, read);
        Assert.Equal((2, mine.ETag), (read.State!.Value, read.ETag));

        await storage.WriteStateAsync("counter", Grain, read);
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync("counter", Grain, mine));
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.ClearStateAsync("counter", Grain, mine));
        await storage.ClearStateAsync("counter", Grain, read);
        await storage.ReadStateAsync("counter", Grain, mine);
        Assert.Equal(0, mine.State!.Value);
    }

    protected abstract Task<TestDatabase> NewDatabase();

    private static IHost StorageHost(ChatStorageOptions options)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.UseOrleans(silo => silo.UseLocalhostClustering().AddAdoNetGrainStorage("chat", storage =>
        {
            (storage.Invariant, storage.ConnectionString) = (options.AdoNetInvariant, options.ConnectionString);
        }));
        return builder.Build();
    }

    /// <summary>The provider, initialised as at silo start, without a silo.</summary>
    private static async Task<IGrainStorage> Storage(IHost host)
    {
        var storage = host.Services.GetRequiredKeyedService<IGrainStorage>("chat");
        var start = new StartStages();
        ((ILifecycleParticipant<ISiloLifecycle>)storage).Participate(start);
        await start.Run();
        return storage;
    }

    [GenerateSerializer]
    public sealed class Counter
    {
        [Id(0)]
        public int Value { get; set; }
    }

    private sealed class StartStages : ISiloLifecycle
    {
        private readonly List<ILifecycleObserver> _observers = [];

        public int HighestCompletedStage => 0;

        public int LowestStoppedStage => 0;

        public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
        {
            _observers.Add(observer);
            return new MemoryStream();
        }

        public async Task Run()
        {
            foreach (var observer in _observers)
                await observer.OnStart(CancellationToken.None);
        }
    }
}

public sealed class PostgreSqlGrainStateTableTests : GrainStateTableTests
{
    protected override Task<TestDatabase> NewDatabase() => PostgreSqlTestDatabase.Create(ownServer: false);
}

public sealed class SqliteGrainStateTableTests : GrainStateTableTests
{
    protected override Task<TestDatabase> NewDatabase() => Task.FromResult<TestDatabase>(new SqliteTestDatabase());
}
