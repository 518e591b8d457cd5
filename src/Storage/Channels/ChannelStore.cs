using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using OrleansChat.Audit;
using OrleansChat.Databases;
using OrleansChat.Storage;

namespace OrleansChat.Channels;

/// <summary>Settings of channels as JSON rows. Each change is stored together with its entry in the audit log.</summary>
internal sealed class ChannelStore(IDbContextFactory<ChatDbContext> contexts, TimeProvider time) : IChannelStore
{
    private const int SqliteUnique = 2067;

    public async Task<KnownSettings?> FindLast(ChannelId channel, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var row = await context.Channels.AsNoTracking().SingleOrDefaultAsync(row => row.Id == channel.Value, cancellation);
        return row is null ? null : new(StorageJson.Read(row.Settings, StorageJson.Settings), row.Deleted);
    }

    public async Task<VersionedSettings?> Save(ChannelId channel, ChannelSettings settings, Actor by, CancellationToken cancellation)
    {
        while (true)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            var row = await context.Channels.SingleOrDefaultAsync(row => row.Id == channel.Value, cancellation);
            if (row is { Deleted: false })
                Change(context, row, settings, by);
            else
                row = Add(context, channel, row, settings, by);
            switch (await Store(context, cancellation))
            {
                case ChannelSave.Stored: return new(settings, row.Version);
                case ChannelSave.NameTaken: return null;
            }

            // The last one wins here: once more, over what has come in between.
        }
    }

    public async Task<ChannelSave> Add(
        ChannelId channel, ChannelSettings settings, IReadOnlyList<InitialAgent> agents, Actor by, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await Exists(channel, cancellation))
            return ChannelSave.ThereAlready;
        Add(context, channel, null, settings, by);
        var ids = agents.Select(agent => agent.Agent.Value).ToArray();
        var known = await context.Users.Where(user => ids.Contains(user.Id)).Select(user => user.Id).ToListAsync(cancellation);
        foreach (var agent in agents.Where(agent => known.Contains(agent.Agent.Value)))
        {
            context.ChannelAgents.Add(
                new ChannelAgentRow { ChannelId = channel.Value, UserId = agent.Agent.Value, Permissions = agent.Permissions });
            context.AuditLog.Add(AuditEntryFactory.Create(
                time.GetUtcNow(),
                by,
                AuditKinds.PermissionsChanged,
                agent.Agent.Value.ToString("N"),
                agent.Name,
                [new AuditChange(settings.Name, null, agent.Words)]));
        }

        try
        {
            var stored = await Store(context, cancellation);
            return stored == ChannelSave.NameTaken && await Exists(channel, cancellation) ? ChannelSave.ThereAlready : stored;
        }
        catch (DbUpdateException)
        {
            // The same call, made twice at once, and the other was quicker; or something is wrong.
            if (await Exists(channel, cancellation))
                return ChannelSave.ThereAlready;
            throw;
        }
    }

    public async Task<VersionedSettings?> FindVersion(ChannelId channel, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var row = await context.Channels.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == channel.Value && !row.Deleted, cancellation);
        return row is null ? null : new(StorageJson.Read(row.Settings, StorageJson.Settings), row.Version);
    }

    public async Task<ChannelSave> Replace(
        ChannelId channel, ChannelSettings settings, long version, Actor by, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var row = await context.Channels.SingleOrDefaultAsync(row => row.Id == channel.Value && !row.Deleted, cancellation);
        if (row is null)
            return ChannelSave.Gone;
        if (row.Version != version)
            return row.Version == version + 1 && row.Settings == Json(settings) ? ChannelSave.Stored : ChannelSave.ChangedMeanwhile;
        Change(context, row, settings, by);
        var stored = await Store(context, cancellation);
        // Somebody was quicker, or it was this very change: a commit whose answer was lost is repeated.
        return stored == ChannelSave.ChangedMeanwhile ? await Replace(channel, settings, version, by, cancellation) : stored;
    }

    public async Task<bool> Delete(ChannelId channel, Actor by, CancellationToken cancellation)
    {
        while (true)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            var row = await context.Channels.SingleOrDefaultAsync(row => row.Id == channel.Value, cancellation);
            if (row is null)
                return false;
            if (row.Deleted)
                return true;
            row.Deleted = true;
            row.Version++;
            Note(context, AuditKinds.ChannelDeleted, channel, row.Name, by);
            if (await Store(context, cancellation) == ChannelSave.Stored)
                return true;
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

    private ChannelRow Add(ChatDbContext context, ChannelId channel, ChannelRow? deleted, ChannelSettings settings, Actor by)
    {
        Note(context, AuditKinds.ChannelAdded, channel, settings.Name, by);
        if (deleted is null)
        {
            return context.Channels.Add(
                new() { Id = channel.Value, Name = settings.Name, Settings = Json(settings), Version = VersionedSettings.First }).Entity;
        }

        (deleted.Name, deleted.Settings, deleted.Deleted) = (settings.Name, Json(settings), false);
        deleted.Version++;
        return deleted;
    }

    private void Change(ChatDbContext context, ChannelRow row, ChannelSettings settings, Actor by)
    {
        var changes = ChannelChanges.Between(StorageJson.Read(row.Settings, StorageJson.Settings), settings);
        (row.Name, row.Settings) = (settings.Name, Json(settings));
        row.Version++;
        if (changes.Count > 0)
            Note(context, AuditKinds.ChannelChanged, new(row.Id), settings.Name, by, changes);
    }

    private void Note(
        ChatDbContext context, string kind, ChannelId channel, string name, Actor by, IReadOnlyList<AuditChange>? changes = null) =>
        context.AuditLog.Add(AuditEntryFactory.Create(time.GetUtcNow(), by, kind, channel.ToString(), name, changes ?? []));

    private static async Task<ChannelSave> Store(ChatDbContext context, CancellationToken cancellation)
    {
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

    private async Task<bool> Exists(ChannelId channel, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Channels.AnyAsync(row => row.Id == channel.Value, cancellation);
    }

    private static string Json(ChannelSettings settings) => JsonSerializer.Serialize(settings, StorageJson.Settings);

    private static bool IsNameTaken(Exception? failure) => failure switch
    {
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation && postgres.ConstraintName == "channels_name",
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode == SqliteUnique
            && sqlite.Message.Contains("channels.name", StringComparison.Ordinal),
        _ => false,
    };
}
