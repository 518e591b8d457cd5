using Microsoft.EntityFrameworkCore;
using OrleansChat.Access;
using OrleansChat.Accounts.People;
using OrleansChat.Accounts.SignIn;
using OrleansChat.Agents;
using OrleansChat.Audit;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Accounts.Links;

/// <summary>Turns a setup link into the first account: all or nothing.</summary>
internal sealed class FirstAdministrator(
    ChatDbContext database, SetupLinks links, AccountService accounts, AgentAccounts agents, AuditWriter audit)
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
        var channels = await database.Channels.Where(channel => !channel.Deleted).Select(channel => channel.Id).ToListAsync(cancellation);
        audit.NoteOwn(AuditKinds.FirstAdministrator, created.Value);
        await agents.Permit(created.Value.Id, channels, ChannelPermissions.All, cancellation);
        return created;
    }
}
