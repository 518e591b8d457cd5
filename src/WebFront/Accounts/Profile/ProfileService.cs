using Microsoft.AspNetCore.Identity;
using OrleansChat.Access;
using OrleansChat.Accounts.Links;
using OrleansChat.Accounts.SignIn;
using OrleansChat.Audit;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;
using OrleansChat.Storage;
using OrleansChat.Unicode;

namespace OrleansChat.Accounts.Profile;

/// <summary>What people change about their own account.</summary>
internal sealed class ProfileService(
    ChatDbContext database,
    UserManager<ChatUser> users,
    SignInManager<ChatUser> signIn,
    Passkeys passkeys,
    Reauthentication reauthentication,
    AccountLinks links,
    AuditWriter audit,
    AgentNotifier notifier)
{
    public async Task<ProfileView> View(ChatUser user) => new(
        AccountService.View(user),
        user.PasswordHash is not null,
        user.TwoFactorEnabled,
        await users.CountRecoveryCodesAsync(user),
        await passkeys.List(user),
        [.. (await users.GetLoginsAsync(user)).Select(login => login.ProviderDisplayName ?? login.LoginProvider)]);

    public async Task<Result<ChatUser>> Rename(Guid id, string name, CancellationToken cancellation)
    {
        if (InputRules.Required(name, "name", InputRules.NameLength) is { } bad)
            return bad;
        name = VisibleText.Name(name);
        var renamed = await Change(id, user =>
        {
            if (user.DisplayName != name)
                audit.NoteOwn(AuditKinds.PersonRenamed, user, new AuditChange("name", user.DisplayName, name));
            user.DisplayName = name;
            return users.UpdateAsync(user);
        }, cancellation);
        if (renamed.IsOk)
            await notifier.Changed(id);
        return renamed;
    }

    /// <summary>Everybody who knew the old password is out, but for this browser.</summary>
    public async Task<Result<ChatUser>> ChangePassword(ChatUser user, ChangePasswordRequest request, CancellationToken cancellation)
    {
        if ((InputRules.Required(request.New, "new", InputRules.LongestPassword)
            ?? await reauthentication.Refuses(user, request.Current)) is { } bad)
            return bad;
        return await StayAlone(await Change(user.Id, async account =>
        {
            audit.NoteOwn(AuditKinds.PasswordChanged, account);
            await links.Withdraw(account.Id, cancellation);
            if (account.PasswordHash is not null)
                await users.RemovePasswordAsync(account);
            return await users.AddPasswordAsync(account, request.New);
        }, cancellation));
    }

    public async Task<Result<ChatUser>> SignOutElsewhere(Guid id, CancellationToken cancellation) =>
        await StayAlone(await Change(id, async account =>
        {
            audit.NoteOwn(AuditKinds.SignedOutEverywhere, account);
            await links.Withdraw(account.Id, cancellation);
            return await users.UpdateSecurityStampAsync(account);
        }, cancellation));

    private Task<Result<ChatUser>> Change(Guid id, Func<ChatUser, Task<IdentityResult>> change, CancellationToken cancellation) =>
        database.InTransaction<ChatUser>(
            async () =>
            {
                var user = (await users.FindByIdAsync(id.ToString()))!;
                var changed = await change(user);
                return changed.Succeeded ? user : AccountService.Refused(changed);
            },
            cancellation);

    private async Task<Result<ChatUser>> StayAlone(Result<ChatUser> changed)
    {
        if (!changed.IsOk)
            return changed;
        await signIn.RefreshSignInAsync(changed.Value);
        notifier.OthersSignedOut(changed.Value.Id);
        return changed;
    }
}
