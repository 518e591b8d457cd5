using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using OrleansChat.Access;
using OrleansChat.Accounts.Profile;
using OrleansChat.Audit;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;
using OrleansChat.Storage;
using OrleansChat.Unicode;

namespace OrleansChat.Accounts.SignIn;

/// <summary>Passkeys (WebAuthn): made by a signed-in person, and good instead of password and second factor.</summary>
internal sealed class Passkeys(
    ChatDbContext database, UserManager<ChatUser> users, ChatSignInManager signIn, Reauthentication reauthentication,
    AuditWriter audit, AccountService accounts)
{
    internal const int Most = 20;
    private const int CredentialLength = 20_000;
    private static readonly Refusal Failed = new(RefusalCodes.PasskeyFailed);

    /// <summary>What the browser's <c>navigator.credentials.create</c> takes, as JSON.</summary>
    public Task<string> CreationOptions(ChatUser user) => signIn.MakePasskeyCreationOptionsAsync(
        new() { Id = user.Id.ToString(), Name = user.Email ?? user.DisplayName, DisplayName = user.DisplayName });

    /// <summary>What <c>navigator.credentials.get</c> takes: the browser offers the passkeys that it has for this site.</summary>
    public Task<string> RequestOptions() => signIn.MakePasskeyRequestOptionsAsync(null);

    public async Task<Result<Unit>> Add(ChatUser user, AddPasskeyRequest request, CancellationToken cancellation)
    {
        if ((InputRules.Required(request.Name, "name", InputRules.NameLength)
            ?? InputRules.Required(request.Credential, "credential", CredentialLength)) is { } bad)
            return bad;
        // It is good instead of the password, for longer than any sign-in: an unattended browser must not make one.
        if (await reauthentication.Refuses(user, request.Password) is { } unattended)
            return unattended;
        if ((await users.GetPasskeysAsync(user)).Count >= Most)
            return InputRules.Invalid("credential", "length", Most);
        if (await signIn.TryAttest(request.Credential) is not { Succeeded: true } attested || attested.UserEntity.Id != user.Id.ToString())
            return Failed;
        attested.Passkey.Name = VisibleText.Name(request.Name);
        return await database.InTransaction<Unit>(
            async () =>
            {
                var account = (await users.FindByIdAsync(user.Id.ToString()))!;
                audit.NoteOwn(AuditKinds.PasskeyAdded, account, new AuditChange("passkey", null, attested.Passkey.Name));
                var added = await users.AddOrUpdatePasskeyAsync(account, attested.Passkey);
                return added.Succeeded ? Unit.Done : AccountService.Refused(added);
            },
            cancellation);
    }

    public async Task<Result<ChatUser>> SignIn(string? credential)
    {
        if (InputRules.Required(credential, "credential", CredentialLength) is { } bad)
            return bad;
        var (attempt, user) = await signIn.TryPasskey(credential!);
        if (!attempt.Succeeded || user is null)
            return accounts.Outcome(attempt, user ?? new ChatUser(), Failed);
        await accounts.Enter(user);
        return user;
    }

    public async Task<Result<Unit>> Remove(ChatUser user, string id, string? password, CancellationToken cancellation)
    {
        if (await reauthentication.Refuses(user, password) is { } unattended)
            return unattended;
        if (!Base64Url.IsValid(id) || await users.GetPasskeyAsync(user, Base64Url.DecodeFromChars(id)) is not { } passkey)
            return InputRules.Invalid("id", "id");
        return await database.InTransaction<Unit>(
            async () =>
            {
                var account = (await users.FindByIdAsync(user.Id.ToString()))!;
                audit.NoteOwn(AuditKinds.PasskeyRemoved, account, new AuditChange("passkey", passkey.Name, null));
                var removed = await users.RemovePasskeyAsync(account, passkey.CredentialId);
                return removed.Succeeded ? Unit.Done : AccountService.Refused(removed);
            },
            cancellation);
    }

    public async Task<IReadOnlyList<PasskeyView>> List(ChatUser user) =>
    [
        .. (await users.GetPasskeysAsync(user)).OrderBy(passkey => passkey.CreatedAt)
            .Select(passkey => new PasskeyView(Base64Url.EncodeToString(passkey.CredentialId), passkey.Name ?? "", passkey.CreatedAt)),
    ];
}
