using Microsoft.AspNetCore.Identity;
using OrleansChat.Access;
using OrleansChat.Accounts.SignIn;
using OrleansChat.Audit;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;
using OrleansChat.Storage;
using QRCoder;

namespace OrleansChat.Accounts.Profile;

/// <summary>Turning the authenticator app on and off. It counts only after a code has shown that the app has the secret.</summary>
internal sealed class TwoFactorSetup(
    ChatDbContext database,
    UserManager<ChatUser> users,
    SignInManager<ChatUser> signIn,
    Reauthentication reauthentication,
    TotpCodes codes,
    AuditWriter audit,
    AgentNotifier notifier)
{
    private const string Pending = "PendingAuthenticatorKey";
    private const string Issuer = "Orleans.Chat";
    private const int Codes = 10;

    /// <summary>A new secret, beside the one in force if there is one. Else an unattended browser would keep its owner out.</summary>
    public async Task<Result<TwoFactorStart>> Begin(ChatUser user, string? password)
    {
        if (InputRules.Optional(password, "password", InputRules.LongestPassword) is { } tooLong)
            return tooLong;
        if (await reauthentication.Refuses(user, password) is { } bad)
            return bad;
        var secret = users.GenerateNewAuthenticatorKey();
        await users.SetAuthenticationTokenAsync(user, TotpCodes.Provider, Pending, secret);
        var (account, issuer) = (Uri.EscapeDataString($"{Issuer}:{user.Email}"), Uri.EscapeDataString(Issuer));
        var address = $"otpauth://totp/{account}?secret={secret}&issuer={issuer}&digits=6";
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(data);
        return new TwoFactorStart(secret, address, svg.GetGraphic(6));
    }

    public async Task<Result<RecoveryCodesView>> Confirm(Guid id, string? code, CancellationToken cancellation)
    {
        var wrong = new Refusal(RefusalCodes.SecondFactorWrong);
        if (TotpCodes.Digits(code) is not { } digits)
            return wrong;
        var confirmed = await database.InTransaction<(ChatUser User, RecoveryCodesView Codes)>(
            async () =>
            {
                var user = (await users.FindByIdAsync(id.ToString()))!;
                if (await users.GetAuthenticationTokenAsync(user, TotpCodes.Provider, Pending) is not { } secret)
                    return wrong;
                // The code that turns it on signs nobody in.
                if (codes.StepOf(secret, digits) is not { } step || !await codes.Spend(user, step))
                    return wrong;
                await users.SetAuthenticationTokenAsync(user, "[AspNetUserStore]", "AuthenticatorKey", secret);
                await users.RemoveAuthenticationTokenAsync(user, TotpCodes.Provider, Pending);
                audit.NoteOwn(AuditKinds.TwoFactorOn, user);
                var turned = await users.SetTwoFactorEnabledAsync(user, true);
                return turned.Succeeded ? (user, await NewCodes(user)) : AccountService.Refused(turned);
            },
            cancellation);
        if (!confirmed.IsOk)
            return confirmed.Refusal;
        await StayAlone(confirmed.Value.User);
        return confirmed.Value.Codes;
    }

    /// <summary>New recovery codes; the older ones are worth nothing then.</summary>
    public async Task<Result<RecoveryCodesView>> Renew(ChatUser user, string? password, CancellationToken cancellation)
    {
        if (await reauthentication.Refuses(user, password) is { } bad)
            return bad;
        return await database.InTransaction<RecoveryCodesView>(
            async () =>
            {
                var account = (await users.FindByIdAsync(user.Id.ToString()))!;
                audit.NoteOwn(AuditKinds.RecoveryCodesMade, account);
                return await NewCodes(account);
            },
            cancellation);
    }

    public async Task<Result<Unit>> TurnOff(ChatUser user, string? password, CancellationToken cancellation)
    {
        if (await reauthentication.Refuses(user, password) is { } bad)
            return bad;
        var off = await database.InTransaction<ChatUser>(
            async () =>
            {
                var account = (await users.FindByIdAsync(user.Id.ToString()))!;
                audit.NoteOwn(AuditKinds.TwoFactorOff, account);
                await users.ResetAuthenticatorKeyAsync(account);
                await users.GenerateNewTwoFactorRecoveryCodesAsync(account, 0);
                var turned = await users.SetTwoFactorEnabledAsync(account, false);
                return turned.Succeeded ? account : AccountService.Refused(turned);
            },
            cancellation);
        if (!off.IsOk)
            return off.Refusal;
        await StayAlone(off.Value);
        return Unit.Done;
    }

    private async Task<RecoveryCodesView> NewCodes(ChatUser user) =>
        new([.. await users.GenerateNewTwoFactorRecoveryCodesAsync(user, Codes) ?? []]);

    private async Task StayAlone(ChatUser user)
    {
        await signIn.RefreshSignInAsync(user);
        notifier.OthersSignedOut(user.Id);
    }
}
