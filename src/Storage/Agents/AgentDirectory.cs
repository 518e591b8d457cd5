using Microsoft.EntityFrameworkCore;
using OrleansChat.Channels;
using OrleansChat.Databases;
using OrleansChat.Storage;

namespace OrleansChat.Agents;

/// <summary>Accounts and permissions, by channel name.</summary>
internal sealed class AgentDirectory(IDbContextFactory<ChatDbContext> contexts) : IAgentDirectory
{
    public async Task<AgentProfile?> Find(AgentId agent, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var account = await context.Users.AsNoTracking()
            .Where(user => user.Id == agent.Value && !user.Disabled)
            .Select(user => new { user.DisplayName, user.Administrator, user.Photo })
            .SingleOrDefaultAsync(cancellation);
        if (account is null)
            return null;

        var channels = await (
            from row in context.ChannelAgents
            join channel in context.Channels on row.ChannelId equals channel.Id
            where row.UserId == agent.Value && !channel.Deleted
            orderby channel.Name
            select new { channel.Id, channel.Name, row.Permissions, channel.Settings }).ToListAsync(cancellation);
        var preferences = await context.Preferences.AsNoTracking().Where(own => own.UserId == agent.Value)
            .Select(own => new { own.Version, own.MaximumChats }).SingleOrDefaultAsync(cancellation);
        return new(
            new AgentRef(agent, account.DisplayName, account.Photo),
            account.Administrator,
            [
                .. channels.Select(channel => Channel(
                    new(channel.Id), channel.Name, channel.Permissions, StorageJson.Read(channel.Settings, StorageJson.Settings))),
            ],
            preferences?.MaximumChats,
            preferences?.Version ?? 0);
    }

    private static AgentChannel Channel(ChannelId id, string name, ChannelPermissions permissions, ChannelSettings settings) =>
        new(id, name, permissions, WarningTimes.Of(settings), settings.DeleteWindow, settings.ReopenWindow, settings.Color, settings.Files);

    public async Task<IReadOnlyList<AgentId>> Responders(ChannelId channel, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var agents = await (
            from row in context.ChannelAgents
            join user in context.Users on row.UserId equals user.Id
            where row.ChannelId == channel.Value && !user.Disabled
                && (row.Permissions & ChannelPermissions.Respond) == ChannelPermissions.Respond
            orderby row.UserId
            select row.UserId).ToListAsync(cancellation);
        return [.. agents.Select(agent => new AgentId(agent))];
    }

    public async Task<IReadOnlyList<AgentRef>> OfChannels(IReadOnlyCollection<ChannelId> channels, CancellationToken cancellation)
    {
        var wanted = channels.Select(static channel => channel.Value).ToArray();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var agents = await (
            from user in context.Users
            where context.ChannelAgents.Any(row => row.UserId == user.Id && wanted.Contains(row.ChannelId))
            select new { user.Id, user.DisplayName }).ToListAsync(cancellation);
        return [.. agents.Select(agent => new AgentRef(new AgentId(agent.Id), agent.DisplayName))
            .OrderBy(agent => agent.Name, StringComparer.CurrentCulture)];
    }
}
