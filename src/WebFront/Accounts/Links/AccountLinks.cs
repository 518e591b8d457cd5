using Microsoft.EntityFrameworkCore;
using OrleansChat.Access;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Accounts.Links;

/// <summary>A link that is still good, and whose account it opens.</summary>
internal sealed record OpenLink(AccountLinkPurpose Purpose, ChatUser Account);

/// <summary>
/// One-time links to accounts: invitations and password resets. Only hashes are stored;
/// a newer link that an administrator makes replaces the older ones.
/// </summary>
internal sealed class AccountLinks(ChatDbContext database, TimeProvider time)
{
    public static readonly TimeSpan InvitationLife = TimeSpan.FromDays(7);
    public static readonly TimeSpan ResetLife = TimeSpan.FromHours(1);

    /// <summary>For a link that an administrator hands over by other means.</summary>
    public static readonly TimeSpan HandedOverLife = TimeSpan.FromHours(24);

    public static readonly Refusal NotGood = new(RefusalCodes.AccountLinkInvalid);

    /// <summary>
    /// A new link's path, within the caller's transaction. One that replaces leaves those alone that are good for longer; one that
    /// anybody may ask for must not replace any: a stranger could end the link that its owner is just opening.
    /// </summary>
    public async Task<(string Path, DateTimeOffset Until)> Create(
        ChatUser account, AccountLinkPurpose purpose, TimeSpan life, bool replaces, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var until = now + life;
        if (replaces)
            await Replace(account, purpose, until, now, cancellation);
        var token = OneTimeTokens.New();
        database.AccountLinks.Add(new AccountLink
        {
            TokenHash = OneTimeTokens.Hash(token),
            UserId = account.Id,
            Purpose = purpose,
            CreatedAt = now,
            ExpiresAt = until,
        });
        await database.SaveChangesAsync(cancellation);
        return ($"/{(purpose == AccountLinkPurpose.Invitation ? "invitation" : "reset")}/{token}", until);
    }

    private Task<int> Replace(
        ChatUser account, AccountLinkPurpose purpose, DateTimeOffset until, DateTimeOffset? now, CancellationToken cancellation) =>
        database.AccountLinks
            .Where(link => link.UserId == account.Id && link.Purpose == purpose && link.UsedAt == null && link.ExpiresAt <= until)
            .ExecuteUpdateAsync(link => link.SetProperty(row => row.UsedAt, now), cancellation);

    /// <summary>Open links to a new password are good for nothing any more: the account was secured by other means.</summary>
    public async Task Withdraw(Guid account, CancellationToken cancellation)
    {
        DateTimeOffset? now = time.GetUtcNow();
        await database.AccountLinks
            .Where(link => link.UserId == account && link.Purpose == AccountLinkPurpose.PasswordReset && link.UsedAt == null)
            .ExecuteUpdateAsync(link => link.SetProperty(row => row.UsedAt, now), cancellation);
    }

    /// <summary>Null: used, replaced, too old, or for an account that is disabled.</summary>
    public async Task<OpenLink?> Find(string token, CancellationToken cancellation)
    {
        var (hash, now) = (OneTimeTokens.Hash(token), time.GetUtcNow());
        return await (
            from link in database.AccountLinks
            join account in database.Users on link.UserId equals account.Id
            where link.TokenHash == hash && link.UsedAt == null && link.ExpiresAt > now && !account.Disabled
                // Somebody who joined in another way needs no invitation any more.
                && (link.Purpose != AccountLinkPurpose.Invitation || account.Invited)
            select new OpenLink(link.Purpose, account)).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>Uses the link up, within the caller's transaction. One of several that try at the same time wins.</summary>
    public async Task<bool> TryUse(string token, CancellationToken cancellation)
    {
        var (hash, now) = (OneTimeTokens.Hash(token), time.GetUtcNow());
        DateTimeOffset? used = now;
        return await database.AccountLinks.Where(link => link.TokenHash == hash && link.UsedAt == null && link.ExpiresAt > now)
            .ExecuteUpdateAsync(link => link.SetProperty(row => row.UsedAt, used), cancellation) == 1;
    }

    /// <summary>Whether a link for this was made so recently that another one would only be a nuisance.</summary>
    public Task<bool> AnySince(ChatUser account, AccountLinkPurpose purpose, DateTimeOffset since, CancellationToken cancellation) =>
        database.AccountLinks.AnyAsync(
            link => link.UserId == account.Id && link.Purpose == purpose && link.CreatedAt > since, cancellation);
}
