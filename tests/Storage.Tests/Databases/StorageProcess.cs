using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Sessions;
using OrleansChat.Storage;

namespace OrleansChat.Databases;

/// <summary>What one process of the product has of storage: its own journal, pools and services on a database.</summary>
public sealed class StorageProcess : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private StorageProcess(ServiceProvider services) => _services = services;

    public IServiceProvider Services => _services;

    public ISessionJournal Journal => _services.GetRequiredService<ISessionJournal>();

    public ISessionDirectory Directory => _services.GetRequiredService<ISessionDirectory>();

    internal ChatDatabase Database => _services.GetRequiredService<ChatDatabase>();

    /// <summary>Starts on an upgraded database.</summary>
    public static async Task<StorageProcess> Start(
        TestDatabase database, Action<IServiceCollection>? change = null, params (string Key, string Value)[] settings)
    {
        var process = Create(database, change, settings);
        await process.Upgrade();
        return process;
    }

    public static StorageProcess Create(
        TestDatabase database, Action<IServiceCollection>? change = null, params (string Key, string Value)[] settings)
    {
        var services = new ServiceCollection().AddChatStorage(database.Configuration(settings));
        change?.Invoke(services);
        return new StorageProcess(services.BuildServiceProvider(validateScopes: true));
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task Upgrade() => DatabaseUpgrade.Run(_services, CancellationToken.None);

    /// <summary>A number that a query answers.</summary>
    public async Task<long> Count(string sql) =>
        (await Database.Query(sql, _ => { }, row => row.GetInt64(0), CancellationToken.None))[0];

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
