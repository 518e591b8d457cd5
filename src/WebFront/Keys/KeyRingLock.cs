using Microsoft.EntityFrameworkCore;
using OrleansChat.Storage;

namespace OrleansChat.Keys;

/// <summary>One front at a time looks whether a key is needed and makes it.</summary>
internal sealed class KeyRingLock(IDbContextFactory<ChatDbContext> databases, ChatStorageOptions storage)
{
    /// <summary>Any number that no other program uses for its advisory locks: "orlkeys" in hexadecimal.</summary>
    private const long Number = 0x6f726c6b657973;

    private readonly Lock _process = new();

    /// <summary>
    /// The work uses connections of its own and has committed what it did when it returns. It may be done twice, if the connection
    /// that holds the lock breaks. SQLite's file belongs to one process.
    /// </summary>
    public T Hold<T>(Func<T> work)
    {
        lock (_process)
            return storage.Provider is DatabaseProvider.PostgreSql ? HoldInDatabase(work) : work();
    }

    private T HoldInDatabase<T>(Func<T> work)
    {
        using var database = databases.CreateDbContext();
        return database.Database.CreateExecutionStrategy().Execute(() =>
        {
            using var transaction = database.Database.BeginTransaction();
            database.Database.ExecuteSqlRaw("select pg_advisory_xact_lock({0})", Number);
            return work();
        });
    }
}
