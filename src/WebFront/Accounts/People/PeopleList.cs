using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OrleansChat.Access;
using OrleansChat.Accounts.Profile;
using OrleansChat.Accounts.SignIn;
using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Accounts.People;

/// <summary>Everybody with an account, as administrators see them.</summary>
internal sealed class PeopleList(ChatDbContext database, SignInThrottle throttle, TimeProvider time)
{
    public static readonly Refusal NotFound = new(RefusalCodes.PersonNotFound);

    public async Task<IReadOnlyList<PersonView>> All(CancellationToken cancellation) =>
        await Views(await database.Users.AsNoTracking().OrderBy(user => user.DisplayName).ToListAsync(cancellation), cancellation);

    public async Task<Result<PersonView>> Find(Guid id, CancellationToken cancellation)
    {
        var found = await Views(await database.Users.AsNoTracking().Where(user => user.Id == id).ToListAsync(cancellation), cancellation);
        return found.Count == 1 ? found[0] : NotFound;
    }

    /// <summary>Somebody as just written: what stands in other tables is read, the account itself is not.</summary>
    public async Task<PersonView> View(ChatUser written, CancellationToken cancellation) => (await Views([written], cancellation))[0];

    private async Task<IReadOnlyList<PersonView>> Views(IReadOnlyList<ChatUser> users, CancellationToken cancellation)
    {
        var ids = users.Select(user => user.Id).ToArray();
        var passkeys = await database.Set<IdentityUserPasskey<Guid>>().Where(passkey => ids.Contains(passkey.UserId))
            .GroupBy(passkey => passkey.UserId).Select(own => new { own.Key, Count = own.Count() })
            .ToDictionaryAsync(own => own.Key, own => own.Count, cancellation);
        var channels = (await (
            from row in database.ChannelAgents
            join channel in database.Channels on row.ChannelId equals channel.Id
            where ids.Contains(row.UserId) && !channel.Deleted
            orderby channel.Name
            select new { row.UserId, channel.Id, channel.Name, row.Permissions }).ToListAsync(cancellation))
            .ToLookup(row => row.UserId, row => new AgentChannel(new ChannelId(row.Id), row.Name, row.Permissions));
        var locks = await throttle.Locks(users.Select(user => user.Email ?? ""));
        return [.. users.Select(user => View(user, LockedUntil(user, locks), passkeys.GetValueOrDefault(user.Id), channels[user.Id]))];
    }

    /// <summary>By wrong passwords of whoever signs in, or of who was signed in.</summary>
    private DateTimeOffset? LockedUntil(ChatUser user, IReadOnlyDictionary<string, DateTimeOffset> locks)
    {
        var own = user.LockoutEnd > time.GetUtcNow() ? user.LockoutEnd : null;
        return locks.TryGetValue(user.Email ?? "", out var until) && !(own > until) ? until : own;
    }

    private static PersonView View(ChatUser user, DateTimeOffset? lockedUntil, int passkeys, IEnumerable<AgentChannel> channels) => new(
        user.Id.ToString("N"),
        user.DisplayName,
        user.Email ?? "",
        PhotoAddress.Of(user.Photo),
        user.Administrator,
        user.KnowledgeEditor,
        user.Disabled,
        user.Invited,
        lockedUntil,
        user.TwoFactorEnabled,
        passkeys,
        AgentViews.Channels(channels));
}
