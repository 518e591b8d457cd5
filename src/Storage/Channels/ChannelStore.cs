using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using OrleansChat.Databases;
using OrleansChat.Storage;

namespace OrleansChat.Channels;

/// <summary>Settings of channels as JSON rows.</summary>
internal sealed class ChannelStore(IDbContextFactory<ChatDbContext> contexts) : IChannelStore
{
    private const int SqliteUnique = 2067;

    public async Task<ChannelSettings?> Find(ChannelId channel, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var settings = await context.Channels
            .Where(row => row.Id == channel.Value && !row.Deleted)
            .Select(row => row.Settings)
            .SingleOrDefaultAsync(cancellation);
        return settings is null ? null : StorageJson.Read(settings, StorageJson.Settings);
    }

    public async Task<bool> Save(ChannelId channel, ChannelSettings settings, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var json = JsonSerializer.Serialize(settings, StorageJson.Settings);
        var row = await context.Channels.SingleOrDefaultAsync(row => row.Id == channel.Value, cancellation);
        if (row is null)
        {
            context.Channels.Add(new ChannelRow { Id = channel.Value, Name = settings.Name, Settings = json });
        }
        else
        {
            row.Name = settings.Name;
            row.Settings = json;
            row.Deleted = false;
            row.Version++;
        }
        try
        {
            await context.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            // The last one wins here: once more, over what has come in between.
            return await Save(channel, settings, cancellation);
        }
        catch (DbUpdateException failure) when (IsNameTaken(failure.InnerException))
        {
            return false;
        }
    }

    public async Task<VersionedSettings?> FindVersion(ChannelId channel, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var row = await context.Channels.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == channel.Value && !row.Deleted, cancellation);
        return row is null ? null : new(StorageJson.Read(row.Settings, StorageJson.Settings), row.Version);
    }

    public async Task<ChannelSave> Replace(ChannelId channel, ChannelSettings settings, long version, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var json = JsonSerializer.Serialize(settings, StorageJson.Settings);
        var row = await context.Channels.SingleOrDefaultAsync(row => row.Id == channel.Value && !row.Deleted, cancellation);
        if (row is null) return ChannelSave.Gone;
        if (row.Version != version) return row.Version == version + 1 && row.Settings == json ? ChannelSave.Stored : ChannelSave.ChangedMeanwhile;
        (row.Name, row.Settings, row.Version) = (settings.Name, json, version + 1);
        try
        {
            await context.SaveChangesAsync(cancellation);
            return ChannelSave.Stored;
        }
        catch (DbUpdateConcurrencyException)
        {
            return ChannelSave.ChangedMeanwhile;
        }
        catch (DbUpdateException failure) when (IsNameTaken(failure.InnerException))
        {
            return ChannelSave.NameTaken;
        }
    }

    public async Task<bool> Delete(ChannelId channel, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Channels.Where(row => row.Id == channel.Value && !row.Deleted).ExecuteUpdateAsync(
            row => row.SetProperty(it => it.Deleted, true).SetProperty(it => it.Version, it => it.Version + 1), cancellation) > 0;
    }

    public async Task<IReadOnlyList<StoredChannel>> All(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.Channels.AsNoTracking()
            .Where(row => !row.Deleted)
            .OrderBy(row => row.Name)
            .ToListAsync(cancellation);
        return [.. rows.Select(row => new StoredChannel(
            new ChannelId(row.Id), StorageJson.Read(row.Settings, StorageJson.Settings)))];
    }

    private static bool IsNameTaken(Exception? failure) => failure switch
    {
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation && postgres.ConstraintName == "channels_name",
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode == SqliteUnique
            && sqlite.Message.Contains("channels.name", StringComparison.Ordinal),
        _ => false,
    };
}
