using Microsoft.EntityFrameworkCore;
using OrleansChat.Agents;
using OrleansChat.Protocol;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Access;

/// <summary>Turns a setup link into the first account: all or nothing.</summary>
internal sealed class FirstAdministrator(ChatDbContext database, SetupLinks links, Accounts accounts, AgentAccounts agents)
{
    public async Task<Result<ChatUser>> Create(string token, SetupRequest request, CancellationToken cancellation)
    {
        // A provider that repeats failed transactions wants to run them itself.
        var created = await database.Database.CreateExecutionStrategy().ExecuteAsync(
            () => CreateAtOnce(token, request, cancellation));
        if (created.IsOk)
            await accounts.Enter(created.Value);
        return created;
    }

    private async Task<Result<ChatUser>> CreateAtOnce(string token, SetupRequest request, CancellationToken cancellation)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        if (!await links.TryUse(token, cancellation))
            return SetupLinks.NotGood;
        var created = await accounts.Create(request.Name, request.Email, request.Password, administrator: true);
        if (!created.IsOk)
            return created;
        var channels = await database.Channels.Where(channel => !channel.Deleted).Select(channel => channel.Id).ToListAsync(cancellation);
        await agents.Permit(created.Value.Id, channels, ChannelPermissions.All, cancellation);
        await transaction.CommitAsync(cancellation);
        return created;
    }
}
