using Microsoft.Extensions.Configuration;

namespace OrleansChat.Databases;

/// <summary>One empty database for one test.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    protected abstract IReadOnlyDictionary<string, string?> Settings { get; }

    public IConfiguration Configuration(params (string Key, string Value)[] more) => new ConfigurationBuilder()
        .AddInMemoryCollection(Settings)
        .AddInMemoryCollection(more.ToDictionary(setting => setting.Key, setting => (string?)setting.Value))
        .Build();

    /// <summary>Makes the database refuse or hang, as when its machine is away.</summary>
    public abstract Task TakeAway();

    public abstract Task GiveBack();

    public abstract ValueTask DisposeAsync();
}
