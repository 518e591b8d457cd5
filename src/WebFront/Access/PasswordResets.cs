using Microsoft.AspNetCore.Identity;
using OrleansChat.Audit;
using OrleansChat.Mail;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Access;

/// <summary>A new password by a link: asked for by the person themselves, or made by an administrator.</summary>
internal sealed class PasswordResets(
    ChatDbContext database,
    UserManager<ChatUser> users,
    AccountLinks links,
    IMail mail,
    MailSettings settings,
    AuditTrail audit,
    TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>Refused only when mail is not set up: nobody learns here who has an account.</summary>
    public async Task<Result<Unit>> Ask(string email, string? language, CancellationToken cancellation)
    {
        if (!await settings.Configured(cancellation))
            return MailSettings.NotConfigured;
        if (email.Length > Hubs.Check.EmailLength || await users.FindByEmailAsync(email.Trim()) is not { Disabled: false, Invited: false } account)
            return Unit.Done;
        if (await links.AnySince(account, AccountLinkPurpose.PasswordReset, time.GetUtcNow() - Pause, cancellation))
            return Unit.Done;
        return await database.AtOnce(() => Send(account, AccountLinks.ResetLife, language, cancellation), cancellation);
    }

    /// <summary>By an administrator: sends the link, or (not sent) answers it.</summary>
    public Task<Result<string>> Make(ChatUser account, bool send, string? language, string site, CancellationToken cancellation) =>
        database.AtOnce<string>(
            async () =>
            {
                await audit.Note(AuditKinds.ResetLinkMade, account, new AuditChange("sentByMail", null, send ? "true" : "false"));
                if (send)
                    return (await Send(account, AccountLinks.HandedOverLife, language, cancellation)).Map(_ => "");
                var (path, _) = await links.Create(account, AccountLinkPurpose.PasswordReset, AccountLinks.HandedOverLife, cancellation);
                return site + path;
            },
            cancellation);

    private async Task<Result<Unit>> Send(ChatUser account, TimeSpan life, string? language, CancellationToken cancellation)
    {
        var (path, until) = await links.Create(account, AccountLinkPurpose.PasswordReset, life, cancellation);
        return await mail.Queue(
            MailTemplates.PasswordReset, account.Email!, language,
            site => new() { ["name"] = account.DisplayName, ["link"] = site + path, ["expires"] = Expiry.Words(until) },
            cancellation);
    }
}
