using Microsoft.EntityFrameworkCore;
using OrleansChat.Access;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Accounts.Links;

/// <summary>
/// One-time links for the first administrator: each start of each front makes one while there is none. Only hashes are stored;
/// one that is used takes all others with it.
/// </summary>
internal sealed class SetupLinks(ChatDbContext database, TimeProvider time)
{
    public static readonly Refusal NotGood = new(RefusalCodes.SetupLinkInvalid);

    /// <summary>A new link's token; null: there is an administrator already.</summary>
    public async Task<string?> CreateForFirst(CancellationToken cancellation)
    {
        if (!await NobodyIsThere(cancellation))
            return null;
        var token = OneTimeTokens.New();
        database.SetupLinks.Add(new SetupLink { TokenHash = OneTimeTokens.Hash(token), CreatedAt = time.GetUtcNow() });
        await database.SaveChangesAsync(cancellation);
        return token;
    }

    public async Task<bool> IsGood(string token, CancellationToken cancellation)
    {
        var hash = OneTimeTokens.Hash(token);
        return await database.SetupLinks.AnyAsync(link => link.TokenHash == hash && link.UsedAt == null, cancellation)
            && await NobodyIsThere(cancellation);
    }

    /// <summary>
    /// Uses the link up, within the caller's transaction. All open links go at once: whoever uses another one at the same
    /// time waits for the row locks, and then finds none left.
    /// </summary>
    public async Task<bool> TryUse(string token, CancellationToken cancellation)
    {
        if (!await IsGood(token, cancellation))
            return false;
        DateTimeOffset? now = time.GetUtcNow();
        var used = await database.SetupLinks
            .Where(link => link.UsedAt == null)
            .ExecuteUpdateAsync(link => link.SetProperty(row => row.UsedAt, now), cancellation);
        return used > 0 && await NobodyIsThere(cancellation);
    }

    /// <summary>
    /// A front may have made a link while the first account was being made: that link is for nothing. People whom OpenID Connect
    /// brought in are no administrators.
    /// </summary>
    private async Task<bool> NobodyIsThere(CancellationToken cancellation) =>
        !await database.Users.AnyAsync(user => user.Administrator && !user.Invited && !user.Disabled, cancellation);
}
