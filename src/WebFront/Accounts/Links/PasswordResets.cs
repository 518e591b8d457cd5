using Microsoft.AspNetCore.Identity;
using OrleansChat.Access;
using OrleansChat.Audit;
using OrleansChat.Edge.Validation;
using OrleansChat.Mail;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Accounts.Links;

/// <summary>A new password by a link: asked for by the person themselves, or made by an administrator.</summary>
internal sealed class PasswordResets(
    ChatDbContext database,
    UserManager<ChatUser> users,
    AccountLinks links,
    IMail mail,
    MailSettings settings,
    ResetRequests requests,
    ResetSignal signal,
    AuditWriter audit,
    TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Only writes down what was asked, for everybody alike: <see cref="ResetDelivery"/> looks later whether there is such an account.
    /// Refused when mail is not set up, or for what is no address.
    /// </summary>
    public async Task<Result<Unit>> Ask(string email, string? language, CancellationToken cancellation)
    {
        if (!await settings.Configured(cancellation))
            return MailSettings.NotConfigured;
        if ((InputRules.Required(email, "email", InputRules.EmailLength) ?? InputRules.Email(email, "email")
            ?? InputRules.Language(language, "language")) is { } bad)
            return bad;
        await requests.Add(email, language, time.GetUtcNow(), cancellation);
        signal.Set();
        return Unit.Done;
    }

    /// <summary>
    /// What was asked is done, if there is anything to do, and forgotten: both at once. False: it stays, and can be tried again.
    /// </summary>
    public async Task<bool> Answer(ResetRequest asked, CancellationToken cancellation)
    {
        var answered = await database.InTransaction<Unit>(
            async () =>
            {
                if (!await requests.TryTake(asked, cancellation) || time.GetUtcNow() - asked.RequestedAt > AccountLinks.ResetLife)
                    return Unit.Done;
                if (await users.FindByEmailAsync(asked.Email) is not { Disabled: false, Invited: false } account)
                    return Unit.Done;
                if (await links.AnySince(account, AccountLinkPurpose.PasswordReset, time.GetUtcNow() - Pause, cancellation))
                    return Unit.Done;
                return await Send(account, AccountLinks.ResetLife, replaces: false, asked.Language, cancellation);
            },
            cancellation);
        return answered.IsOk;
    }

    /// <summary>By an administrator: sends the link, or (not sent) answers it.</summary>
    public Task<Result<string>> Make(ChatUser account, bool send, string? language, string site, CancellationToken cancellation) =>
        database.InTransaction<string>(
            async () =>
            {
                await audit.Note(AuditKinds.ResetLinkMade, account, new AuditChange("sentByMail", null, send ? "true" : "false"));
                if (send)
                    return (await Send(account, AccountLinks.HandedOverLife, replaces: true, language, cancellation)).Map(_ => "");
                var (path, _) = await links.Create(
                    account, AccountLinkPurpose.PasswordReset, AccountLinks.HandedOverLife, replaces: true, cancellation);
                return site + path;
            },
            cancellation);

    private async Task<Result<Unit>> Send(ChatUser account, TimeSpan life, bool replaces, string? language, CancellationToken cancellation)
    {
        var (path, until) = await links.Create(account, AccountLinkPurpose.PasswordReset, life, replaces, cancellation);
        return await mail.Queue(
            MailTemplates.PasswordReset, account.Email!, language,
            site => new() { ["name"] = account.DisplayName, ["link"] = site + path, ["expires"] = ExpiryText.Words(until) },
            cancellation);
    }
}
