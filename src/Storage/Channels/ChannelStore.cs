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
        }
        try
        {
            await context.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException failure) when (IsNameTaken(failure.InnerException))
        {
            return false;
        }
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
