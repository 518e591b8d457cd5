using Microsoft.EntityFrameworkCore;
using OrleansChat.Agents;
using OrleansChat.Audit;
using OrleansChat.Channels;
using OrleansChat.Hubs;
using OrleansChat.People;
using OrleansChat.Protocol;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Access;

/// <summary>Who works where.</summary>
internal sealed class AgentAccounts(ChatDbContext database, Accounts accounts, AuditTrail audit)
{
    public async Task<IReadOnlyList<AgentAccountView>> All(CancellationToken cancellation)
    {
        var users = await database.Users.AsNoTracking().Where(user => !user.Disabled).OrderBy(user => user.DisplayName).ToListAsync(cancellation);
        var names = await database.Channels.AsNoTracking().Where(channel => !channel.Deleted)
            .ToDictionaryAsync(channel => channel.Id, channel => channel.Name, cancellation);
        var permissions = (await database.ChannelAgents.AsNoTracking().ToListAsync(cancellation)).ToLookup(row => row.UserId);
        return [.. users.Select(user => View(user, permissions[user.Id].Where(row => names.ContainsKey(row.ChannelId)), names))];
    }

    /// <summary>An agent with all permissions on the named channels.</summary>
    public async Task<Result<AgentAccountView>> Add(AddAgentRequest request, CancellationToken cancellation)
    {
        var channels = await Channels(request.ChannelIds ?? [], cancellation);
        if (!channels.IsOk)
            return channels.Refusal;
        var created = await database.AtOnce(() => AddAtOnce(request, [.. channels.Value.Keys], cancellation), cancellation);
        if (!created.IsOk)
            return created.Refusal;
        var rows = channels.Value.Keys.Select(id => Row(created.Value.Id, id, ChannelPermissions.All));
        return View(created.Value, rows, channels.Value);
    }

    /// <summary>Adds permissions, with their entry in the audit log, within the caller's transaction if there is one.</summary>
    public async Task Permit(Guid user, IEnumerable<Guid> channels, ChannelPermissions permissions, CancellationToken cancellation)
    {
        Guid[] ids = [.. channels];
        var names = await database.Channels.Where(channel => ids.Contains(channel.Id)).Select(channel => channel.Name).ToListAsync(cancellation);
        if (ids.Length > 0)
            await audit.Note(AuditKinds.PermissionsChanged, (await database.Users.FindAsync([user], cancellation))!, [.. names.Select(name => new AuditChange(name, null, Grants.Text(permissions)))]);
        database.ChannelAgents.AddRange(ids.Select(channel => Row(user, channel, permissions)));
        await database.SaveChangesAsync(cancellation);
    }

    private async Task<Result<ChatUser>> AddAtOnce(AddAgentRequest request, IReadOnlyList<Guid> channels, CancellationToken cancellation)
    {
        var created = await accounts.Create(request.Name, request.Email, request.Password, request.Administrator);
        if (!created.IsOk)
            return created;
        await audit.Note(AuditKinds.PersonAdded, created.Value, new AuditChange("administrator", null, request.Administrator ? "true" : "false"));
        await Permit(created.Value.Id, channels, ChannelPermissions.All, cancellation);
        return created;
    }

    private async Task<Result<Dictionary<Guid, string>>> Channels(IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var wanted = new HashSet<Guid>();
        foreach (var text in ids)
        {
            var id = Check.Id<ChannelId>(text, "channelIds");
            if (!id.IsOk)
                return id.Refusal;
            wanted.Add(id.Value.Value);
        }

        var known = await database.Channels.AsNoTracking().Where(channel => !channel.Deleted && wanted.Contains(channel.Id))
            .ToDictionaryAsync(channel => channel.Id, channel => channel.Name, cancellation);
        return known.Count == wanted.Count ? known : new Refusal(RefusalCodes.ChannelNotFound);
    }

    private static ChannelAgentRow Row(Guid user, Guid channel, ChannelPermissions permissions) =>
        new() { ChannelId = channel, UserId = user, Permissions = permissions };

    private static AgentAccountView View(ChatUser user, IEnumerable<ChannelAgentRow> rows, Dictionary<Guid, string> names) => new(
        user.Id.ToString("N"),
        user.DisplayName,
        user.Email ?? "",
        user.Administrator,
        AgentViews.Channels(rows.Select(row => new AgentChannel(new(row.ChannelId), names[row.ChannelId], row.Permissions))));
}
