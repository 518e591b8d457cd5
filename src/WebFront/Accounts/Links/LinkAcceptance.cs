using Microsoft.AspNetCore.Identity;
using OrleansChat.Access;
using OrleansChat.Accounts.SignIn;
using OrleansChat.Audit;
using OrleansChat.Edge.Contracts;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;
using OrleansChat.Storage;
using OrleansChat.Unicode;

namespace OrleansChat.Accounts.Links;

/// <summary>Somebody opens a link to an account and chooses a name and password there: all or nothing.</summary>
internal sealed class LinkAcceptance(
    ChatDbContext database, UserManager<ChatUser> users, AccountLinks links, AccountService accounts, SignInThrottle throttle,
    AuditWriter audit, AgentNotifier notifier)
{
    public async Task<Result<AccountLinkView>> Look(string token, CancellationToken cancellation) =>
        await links.Find(token, cancellation) is { } link
            ? new AccountLinkView(WireNames.Of(link.Purpose), link.Account.Email ?? "", OwnName(link.Account))
            : AccountLinks.NotGood;

    /// <summary>Null: nobody has given one yet.</summary>
    private static string? OwnName(ChatUser account) => account.DisplayName == account.Email ? null : account.DisplayName;

    /// <summary>An invited person is signed in at once; a new password has to be shown once, with the second factor.</summary>
    public async Task<Result<ChatUser>> Use(string token, UseLinkRequest request, CancellationToken cancellation)
    {
        var used = await database.InTransaction(() => UseLink(token, request, cancellation), cancellation);
        if (!used.IsOk)
            return used.Refusal;
        await throttle.Clear(used.Value.Account.Email ?? "");
        if (used.Value.Joins)
            await accounts.Enter(used.Value.Account);
        else
            await notifier.SignedOut(used.Value.Account.Id);
        await notifier.Changed(used.Value.Account.Id);
        return used.Value.Account;
    }

    private async Task<Result<Used>> UseLink(string token, UseLinkRequest request, CancellationToken cancellation)
    {
        if (await links.Find(token, cancellation) is not { } link || !await links.TryUse(token, cancellation))
            return AccountLinks.NotGood;
        if (InputRules.Required(request.Password, "password", InputRules.LongestPassword) is { } bad)
            return bad;
        var (account, joins) = (link.Account, link.Purpose == AccountLinkPurpose.Invitation);
        if (joins && InputRules.Required(request.Name, "name", InputRules.NameLength) is { } nameless)
            return nameless;
        if (joins)
            (account.DisplayName, account.Invited) = (VisibleText.Name(request.Name!), false);
        audit.NoteOwn(joins ? AuditKinds.PersonJoined : AuditKinds.PasswordReset, account);
        (account.LockoutEnd, account.AccessFailedCount) = (null, 0);
        if (account.PasswordHash is not null)
            await users.RemovePasswordAsync(account);
        await links.Withdraw(account.Id, cancellation);
        var set = await users.AddPasswordAsync(account, request.Password);
        return set.Succeeded ? new Used(account, joins) : AccountService.Refused(set);
    }

    private sealed record Used(ChatUser Account, bool Joins);
}
