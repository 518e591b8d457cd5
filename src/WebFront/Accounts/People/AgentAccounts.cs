using Microsoft.EntityFrameworkCore;
using OrleansChat.Agents;
using OrleansChat.Audit;
using OrleansChat.Channels;
using OrleansChat.Storage;

namespace OrleansChat.Accounts.People;

/// <summary>Who works where.</summary>
internal sealed class AgentAccounts(ChatDbContext database, AuditWriter audit)
{
    /// <summary>Adds permissions, with their entry in the audit log, within the caller's transaction if there is one.</summary>
    public async Task Permit(Guid user, IEnumerable<Guid> channels, ChannelPermissions permissions, CancellationToken cancellation)
    {
        Guid[] ids = [.. channels];
        var names = await database.Channels.Where(channel => ids.Contains(channel.Id)).Select(channel => channel.Name)
            .ToListAsync(cancellation);
        if (ids.Length > 0)
            await audit.Note(
                AuditKinds.PermissionsChanged,
                (await database.Users.FindAsync([user], cancellation))!,
                [.. names.Select(name => new AuditChange(name, null, Grants.Text(permissions)))]);
        database.ChannelAgents.AddRange(ids.Select(channel => Row(user, channel, permissions)));
        await database.SaveChangesAsync(cancellation);
    }

    private static ChannelAgentRow Row(Guid user, Guid channel, ChannelPermissions permissions) =>
        new() { ChannelId = channel, UserId = user, Permissions = permissions };
}
