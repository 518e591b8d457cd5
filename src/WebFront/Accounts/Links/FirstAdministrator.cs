using Microsoft.EntityFrameworkCore;
using OrleansChat.Access;
using OrleansChat.Accounts.People;
using OrleansChat.Accounts.SignIn;
using OrleansChat.Agents;
using OrleansChat.Audit;
using OrleansChat.Channels;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Accounts.Links;

/// <summary>Turns a setup link into the first account: all or nothing.</summary>
internal sealed class FirstAdministrator(
    ChatDbContext database, SetupLinks links, AccountService accounts, AuditWriter audit)
{
    public async Task<Result<ChatUser>> Create(string token, SetupRequest request, CancellationToken cancellation)
    {
        var created = await database.InTransaction(() => CreateAccount(token, request, cancellation), cancellation);
        if (created.IsOk)
            await accounts.Enter(created.Value);
        return created;
    }

    private async Task<Result<ChatUser>> CreateAccount(string token, SetupRequest request, CancellationToken cancellation)
    {
        if (!await links.TryUse(token, cancellation))
            return SetupLinks.NotGood;
        var created = await accounts.Create(request.Name, request.Email, request.Password, administrator: true);
        if (!created.IsOk)
            return created;
        audit.NoteOwn(AuditKinds.FirstAdministrator, created.Value);
        await PermitAll(created.Value, cancellation);
        return created;
    }

    /// <summary>On the channels that there are, with an entry in the audit log.</summary>
    private async Task PermitAll(ChatUser administrator, CancellationToken cancellation)
    {
        var channels = await database.Channels.Where(channel => !channel.Deleted).ToListAsync(cancellation);
        var all = Grants.Text(ChannelPermissions.All);
        if (channels.Count > 0)
            await audit.Note(
                AuditKinds.PermissionsChanged, administrator, [.. channels.Select(channel => new AuditChange(channel.Name, null, all))]);
        database.ChannelAgents.AddRange(channels.Select(channel => new ChannelAgentRow
        {
            ChannelId = channel.Id,
            UserId = administrator.Id,
            Permissions = ChannelPermissions.All,
        }));
        await database.SaveChangesAsync(cancellation);
    }
}
