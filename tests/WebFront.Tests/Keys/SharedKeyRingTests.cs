using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using OrleansChat.Channels;
using OrleansChat.Sessions;
using OrleansChat.Testing.PostgreSql;

namespace OrleansChat.Keys;

/// <summary>Several fronts that share one database, and the keys in it.</summary>
public sealed class SharedKeyRingTests : IAsyncLifetime
{
    private const int Fronts = 6;
    private readonly List<KeyRingFront> _fronts = [];
    private string _database = "";

    public async Task InitializeAsync()
    {
        _database = await (await PostgreSqlServer.Shared()).CreateDatabase();
        await Front().Upgrade();
    }

    public async Task DisposeAsync()
    {
        foreach (var front in _fronts)
            await front.DisposeAsync();
    }

    [Fact]
    public async Task FirstKey_OfFrontsThatStartTogether_IsMadeOnce()
    {
        var ids = await AllAtOnce(front => front.Ring.DefaultKeyId);

        Assert.Single(ids.Distinct());
        Assert.Equal(1, await _fronts[0].StoredKeys());
    }

    [Fact]
    public async Task NextKey_OfFrontsThatFindTheLastOneEnding_IsMadeOnce()
    {
        var last = _fronts[0].MakeKey(DateTimeOffset.UtcNow.AddDays(-89), DateTimeOffset.UtcNow.AddDays(1));

        var ids = await AllAtOnce(front => front.Ring.DefaultKeyId);

        Assert.All(ids, id => Assert.Equal(last.KeyId, id));
        Assert.Equal(2, await _fronts[0].StoredKeys());
    }

    [Fact]
    public async Task NextKey_OfFrontsThatWereAllAwayUntilTheLastOneEnded_IsMadeOnce()
    {
        _fronts[0].MakeKey(DateTimeOffset.UtcNow.AddDays(-100), DateTimeOffset.UtcNow.AddDays(-10));

        var ids = await AllAtOnce(front => front.Ring.DefaultKeyId);

        Assert.Single(ids.Distinct());
        Assert.Equal(2, await _fronts[0].StoredKeys());
    }

    [Fact]
    public void Token_SealedWithAKeyThatCameLater_IsReadAndThatIsLogged()
    {
        var (one, other) = (Front(), Front());
        _ = other.Ring;
        one.MakeKey();
        var (session, channel) = (new SessionId(Guid.NewGuid()), new ChannelId(Guid.NewGuid()));

        Assert.NotEqual(other.Ring.DefaultKeyId, one.Ring.DefaultKeyId);
        var ticket = other.Tokens.Read(one.Tokens.Issue(session, channel, new("visitor")));

        Assert.Equal(session, ticket?.Session);
        Assert.Equal("a text", other.Protector.Unprotect(one.Protector.Protect("a text")));
        Assert.Single(
            other.Logs.Lines,
            line => line.Contains($"names key {one.Ring.DefaultKeyId}, which another front made", StringComparison.Ordinal));
    }

    [Fact]
    public async Task InventedTokens_InMasses_AreRefusedLoggedOnceAndReadTheDatabaseSeldom()
    {
        var front = Front();
        _ = front.Ring;
        var (before, began) = (front.Readings.Count, TimeProvider.System.GetTimestamp());

        await Parallel.ForAsync(0, 5_000, (_, _) =>
        {
            Assert.ThrowsAny<CryptographicException>(() => front.Protector.Unprotect(Invented()));
            return ValueTask.CompletedTask;
        });

        var seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        Assert.InRange(front.Readings.Count - before, 1, (int)seconds + 7);
        Assert.Single(front.Logs.Lines, line => line.Contains("name keys that are not in the database", StringComparison.Ordinal));
        var later = Front();
        later.MakeKey();
        var sealedText = later.Protector.Protect("not lost");
        await Testing.Eventually.Holds("the key that came behind the masses", () => front.Protector.Unprotect(sealedText) == "not lost");
    }

    [Fact]
    public async Task Token_WhileTheKeysCannotBeRead_IsNotTakenForForged()
    {
        await using var server = await PostgreSqlServer.Start();
        var database = await server.CreateDatabase();
        await using var one = new KeyRingFront(database);
        await one.Upgrade();
        await using var other = new KeyRingFront(database);
        _ = other.Ring;
        one.MakeKey();
        var token = one.Tokens.Issue(new(Guid.NewGuid()), new(Guid.NewGuid()), new("visitor"));

        await server.Stop(PostgreSqlStop.Immediate);
        Assert.Throws<TimeoutException>(() => other.Tokens.Read(token));

        await server.StartAgain();
        await Testing.Eventually.Holds("the token to be read", () => other.Tokens.Read(token) is not null);
    }

    private static byte[] Invented() => [0x09, 0xF0, 0xC9, 0xF0, .. RandomNumberGenerator.GetBytes(100)];

    private KeyRingFront Front()
    {
        var front = new KeyRingFront(_database);
        _fronts.Add(front);
        return front;
    }

    /// <summary>As many new fronts do the same at the same moment.</summary>
    private async Task<T[]> AllAtOnce<T>(Func<KeyRingFront, T> work)
    {
        KeyRingFront[] fronts = [.. Enumerable.Range(0, Fronts).Select(_ => Front())];
        using var start = new Barrier(Fronts);
        return await Task.WhenAll(fronts.Select(front => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return work(front);
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
    }
}
