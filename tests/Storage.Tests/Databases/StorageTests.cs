namespace OrleansChat.Databases;

/// <summary>Tests of storage on a database of their own, which each kind of database runs.</summary>
public abstract class StorageTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    protected TestDatabase Database => _database;

    protected StorageProcess Process { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _database = await NewDatabase();
        Process = await StorageProcess.Start(_database);
    }

    public async Task DisposeAsync()
    {
        await Process.DisposeAsync();
        await _database.DisposeAsync();
    }

    protected abstract Task<TestDatabase> NewDatabase();
}
