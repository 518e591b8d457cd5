using Microsoft.EntityFrameworkCore;
using OrleansChat.Access;
using OrleansChat.Agents;
using OrleansChat.Audit;
using OrleansChat.Databases;
using OrleansChat.Storage;

namespace OrleansChat.Channels;

/// <summary>Stored settings, their versions, and who changed them.</summary>
public abstract class ChannelStoreTests : StorageTests
{
    private static readonly Actor By = new(Guid.NewGuid(), "Ada <ada@example.com>");

    [Fact]
    public async Task Store_SavedChannels_AreFoundAndListed()
    {
        var store = Process.Get<IChannelStore>();
        var (help, sales) = (new ChannelId(Guid.NewGuid()), new ChannelId(Guid.NewGuid()));
        var settings = new ChannelSettings
        {
            Name = "Hjelp",
            Header = "Spør oss",
            WarnAgentsNewChat = null,
            IdleTimeout = TimeSpan.FromMinutes(3),
        };

        Assert.Equal(1, (await store.Save(sales, new ChannelSettings { Name = "Sales" }, By, default))?.Version);
        Assert.Equal(1, (await store.Save(help, settings with { Header = "first" }, By, default))?.Version);
        Assert.Equal(new(settings, 2), await store.Save(help, settings, By, default));

        Assert.Equivalent(settings, (await store.FindVersion(help, default))?.Settings);
        Assert.Null(await store.FindVersion(new ChannelId(Guid.NewGuid()), default));
        Assert.Equal([help, sales], (await store.All(default)).Select(stored => stored.Id));
    }

    [Fact]
    public async Task NameOfAnotherChannel_IsRefusedUntilThatIsDeleted()
    {
        var store = Process.Get<IChannelStore>();
        var (taken, second) = (new ChannelId(Guid.NewGuid()), new ChannelId(Guid.NewGuid()));
        await store.Save(taken, new ChannelSettings { Name = "Help" }, By, default);

        Assert.Null(await store.Save(second, new ChannelSettings { Name = "Help" }, By, default));

        await store.Delete(taken, By, default);
        Assert.NotNull(await store.Save(second, new ChannelSettings { Name = "Help" }, By, default));
        Assert.Equal([second], (await store.All(default)).Select(stored => stored.Id));
    }

    [Fact]
    public async Task NewChannel_IsStoredWithItsAgents_OrNothingIs()
    {
        var store = Process.Get<IChannelStore>();
        await using var context = Process.Get<IDbContextFactory<ChatDbContext>>().CreateDbContext();
        var kari = new ChatUser
        {
            Id = Guid.NewGuid(),
            UserName = "kari",
            NormalizedUserName = "KARI",
            DisplayName = "Kari",
            SecurityStamp = "x",
        };
        context.Users.Add(kari);
        await context.SaveChangesAsync();
        InitialAgent[] agents =
        [
            new(new(kari.Id), "Kari <kari@example.com>", ChannelPermissions.Respond, "respond"),
            new(new(Guid.NewGuid()), "Somebody who left", ChannelPermissions.All, "everything"),
        ];
        var (help, second) = (new ChannelId(Guid.NewGuid()), new ChannelId(Guid.NewGuid()));

        Assert.Equal(ChannelSave.Stored, await store.Add(help, new ChannelSettings { Name = "Help" }, agents, By, default));
        // The answer was lost; and then a name that is taken.
        Assert.Equal(ChannelSave.ThereAlready, await store.Add(help, new ChannelSettings { Name = "Help" }, agents, By, default));
        Assert.Equal(ChannelSave.NameTaken, await store.Add(second, new ChannelSettings { Name = "Help" }, agents, By, default));

        var row = await context.ChannelAgents.SingleAsync();
        Assert.Equal((help.Value, kari.Id, ChannelPermissions.Respond), (row.ChannelId, row.UserId, row.Permissions));
        var entries = await context.AuditLog.OrderBy(entry => entry.Id).ToListAsync();
        Assert.Equal(
            [("channel.added", "Help"), ("person.permissions", "Kari <kari@example.com>")],
            entries.Select(entry => (entry.Kind, entry.Subject)));
        Assert.Contains("respond", entries[1].Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewChannel_AddedTwiceAtOnce_IsStoredOnceAndBothHearSo()
    {
        var store = Process.Get<IChannelStore>();
        for (var round = 0; round < 10; round++)
        {
            var (channel, settings) = (new ChannelId(Guid.NewGuid()), new ChannelSettings { Name = $"Round {round}" });
            var added = await Task.WhenAll(
                Enumerable.Range(0, 4).Select(_ => Task.Run(() => store.Add(channel, settings, [], By, default))));
            Assert.Single(added, ChannelSave.Stored);
            Assert.All(added, outcome => Assert.True(outcome is ChannelSave.Stored or ChannelSave.ThereAlready));
        }

        await using var context = Process.Get<IDbContextFactory<ChatDbContext>>().CreateDbContext();
        Assert.Equal(10, await context.AuditLog.CountAsync());
    }

    [Fact]
    public async Task ReplaceOfAnOldVersion_ChangesNothing()
    {
        var store = Process.Get<IChannelStore>();
        var channel = new ChannelId(Guid.NewGuid());
        var settings = new ChannelSettings { Name = "Help" };
        await store.Save(channel, settings, By, default);

        Assert.Equal(ChannelSave.Stored, await store.Replace(channel, settings with { Header = "mine" }, 1, By, default));
        Assert.Equal(ChannelSave.ChangedMeanwhile, await store.Replace(channel, settings with { Header = "theirs" }, 1, By, default));
        // The answer was lost, and the call is repeated.
        Assert.Equal(ChannelSave.Stored, await store.Replace(channel, settings with { Header = "mine" }, 1, By, default));
        var stored = await store.FindVersion(channel, default);
        Assert.Equal(("mine", 2), (stored?.Settings.Header, stored?.Version));
    }

    [Fact]
    public async Task DeletedChannel_IsGoneAndFreesItsName()
    {
        var store = Process.Get<IChannelStore>();
        var (channel, next) = (new ChannelId(Guid.NewGuid()), new ChannelId(Guid.NewGuid()));
        var settings = new ChannelSettings { Name = "Help" };
        await store.Save(channel, settings, By, default);

        Assert.True(await store.Delete(channel, By, default));
        Assert.True(await store.Delete(channel, By, default));
        Assert.False(await store.Delete(next, By, default));
        Assert.Null(await store.FindVersion(channel, default));
        Assert.Equal(("Help", true), await store.FindLast(channel, default) is { } last ? (last.Settings.Name, last.Deleted) : default);
        Assert.Null(await store.FindLast(next, default));
        Assert.Equal(ChannelSave.Gone, await store.Replace(channel, settings, 1, By, default));
        Assert.NotNull(await store.Save(next, settings, By, default));
        Assert.False((await store.FindLast(next, default))!.Deleted);
    }

    [Fact]
    public async Task EveryChange_IsInTheAuditLogOnce()
    {
        var store = Process.Get<IChannelStore>();
        var channel = new ChannelId(Guid.NewGuid());
        var settings = new ChannelSettings { Name = "Help", Header = "Ask" };
        await store.Save(channel, settings, By, default);
        await store.Replace(channel, settings with { Header = "Ask us" }, 1, By, default);
        await store.Replace(channel, settings with { Header = "Ask us" }, 1, By, default); // The answer was lost.
        await store.Replace(channel, settings with { Header = "Late" }, 1, By, default);
        await store.Delete(channel, By, default);
        await store.Delete(channel, By, default);

        await using var context = Process.Get<IDbContextFactory<ChatDbContext>>().CreateDbContext();
        var entries = await context.AuditLog.OrderBy(entry => entry.Id).ToListAsync();

        Assert.Equal(["channel.added", "channel.changed", "channel.deleted"], entries.Select(entry => entry.Kind));
        Assert.All(
            entries,
            entry => Assert.Equal(
                (By.Id, By.Name, channel.ToString(), "Help"), (entry.ActorId, entry.ActorName, entry.SubjectId, entry.Subject)));
        Assert.Equal("""[{"field":"header","from":"Ask","to":"Ask us"}]""", entries[1].Changes);
    }

    [Fact]
    public async Task TextsInLists_AreInTheAuditLogAsTheyWereWritten()
    {
        var store = Process.Get<IChannelStore>();
        var channel = new ChannelId(Guid.NewGuid());
        var settings = new ChannelSettings { Name = "Help" };
        await store.Save(channel, settings, By, default);
        await store.Replace(
            channel, settings with { Hours = new() { Holidays = [new(new(2026, 12, 25), "Første juledag")] } }, 1, By, default);

        await using var context = Process.Get<IDbContextFactory<ChatDbContext>>().CreateDbContext();
        var entry = await context.AuditLog.SingleAsync(entry => entry.Words.Contains("første juledag"));

        Assert.Equal("channel.changed", entry.Kind);
        Assert.Contains("Første juledag", entry.Changes, StringComparison.Ordinal);
    }
}

public sealed class PostgreSqlChannelStoreTests : ChannelStoreTests
{
    protected override Task<TestDatabase> NewDatabase() => PostgreSqlTestDatabase.Create(ownServer: false);
}

public sealed class SqliteChannelStoreTests : ChannelStoreTests
{
    protected override Task<TestDatabase> NewDatabase() => Task.FromResult<TestDatabase>(new SqliteTestDatabase());
}
