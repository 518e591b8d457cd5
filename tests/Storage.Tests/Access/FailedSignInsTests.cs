using OrleansChat.Databases;

namespace OrleansChat.Access;

/// <summary>Attempts with addresses of nobody, on every database.</summary>
public abstract class FailedSignInsTests : StorageTests
{
    private const int Most = 5;
    private static readonly DateTimeOffset Now = new(2026, 5, 17, 10, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Lock = TimeSpan.FromMinutes(5);

    private IFailedSignIns Attempts => Process.Get<IFailedSignIns>();

    [Fact]
    public async Task Count_AtTheMost_LocksForItsTimeAndBeginsAgain()
    {
        for (var attempt = 1; attempt < Most; attempt++)
            Assert.Null(await Count(Now));
        Assert.Equal(Now + Lock, await Count(Now));
        // What is tried meanwhile neither counts nor makes it longer.
        Assert.Equal(Now + Lock, await Count(Now + (Lock / 2)));
        for (var attempt = 1; attempt < Most; attempt++)
            Assert.Null(await Count(Now + Lock));
        Assert.Equal(Now + Lock + Lock, await Count(Now + Lock));
    }

    [Fact]
    public async Task Count_ByManyAtOnce_LosesNone()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, Most).Select(_ => Task.Run(() => Count(Now))));
        Assert.Single(answers, until => until is not null);
    }

    [Fact]
    public async Task Forget_LeavesWhatWasTriedSince()
    {
        for (var attempt = 1; attempt < Most; attempt++)
        {
            await Count(Now, "old");
            await Count(Now.AddDays(1), "new");
        }

        await Attempts.Forget(Now.AddHours(1), Now.AddDays(1), default);

        Assert.Null(await Count(Now.AddDays(1), "old"));
        Assert.NotNull(await Count(Now.AddDays(1), "new"));
    }

    [Fact]
    public async Task Forget_AboveAHundredThousand_TakesTheOldest()
    {
        await Count(Now.AddDays(-1), "oldest");
        await Insert(count: 100_000, attempts: Most - 1);
        await Attempts.Forget(Now.AddDays(-2), Now, default);
        Assert.Equal(0, await Process.Count("select count(*) from unknown_sign_ins where address_hash = 'oldest'"));
        Assert.Equal(100_000, await Process.Count("select count(*) from unknown_sign_ins"));

        await Attempts.Forget(Now.AddDays(-2), Now, default);

        Assert.Equal(100_000, await Process.Count("select count(*) from unknown_sign_ins"));
        Assert.NotNull(await Count(Now, "1"));
    }

    [Fact]
    public async Task Forget_LeavesWhatIsLocked()
    {
        for (var attempt = 1; attempt <= Most; attempt++)
            await Count(Now);
        await Attempts.Forget(Now.AddDays(1), Now.AddMinutes(1), default);
        Assert.Equal(Now + Lock, await Attempts.LockedUntil("hash", default));
    }

    [Fact]
    public async Task Clear_LiftsTheLock()
    {
        for (var attempt = 1; attempt <= Most; attempt++)
            await Count(Now);
        Assert.Equal(["hash"], (await Attempts.Locks(["hash", "other"], Now, default)).Keys);
        await Attempts.Clear("hash", default);
        Assert.Null(await Attempts.LockedUntil("hash", default));
        Assert.Empty(await Attempts.Locks(["hash", "other"], Now, default));
    }

    private Task<List<int>> Insert(int count, int attempts) => Process.Database.Query(
        """
        with recursive one(number) as (select 1 union all select number + 1 from one where number < @count)
        insert into unknown_sign_ins (address_hash, attempts, seen_at) select cast(number as text), @attempts, @now from one
        """,
        command =>
        {
            Process.Database.Bind(command, "count", count);
            Process.Database.Bind(command, "attempts", attempts);
            Process.Database.Bind(command, "now", Now);
        },
        row => row.GetInt32(0),
        default);

    private Task<DateTimeOffset?> Count(DateTimeOffset now, string hash = "hash") =>
        Attempts.Count(new(hash, now, Most, now + Lock), default);
}

public sealed class PostgreSqlFailedSignInsTests : FailedSignInsTests
{
    protected override Task<TestDatabase> NewDatabase() => PostgreSqlTestDatabase.Create(ownServer: false);
}

public sealed class SqliteFailedSignInsTests : FailedSignInsTests
{
    protected override Task<TestDatabase> NewDatabase() => Task.FromResult<TestDatabase>(new SqliteTestDatabase());
}
