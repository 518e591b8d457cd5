using Microsoft.AspNetCore.Identity;
using OrleansChat.Access;
using OrleansChat.Accounts.Links;
using OrleansChat.Accounts.SignIn;
using OrleansChat.Audit;
using OrleansChat.Mail;
using OrleansChat.Results;
using OrleansChat.Storage;
using OrleansChat.Unicode;

namespace OrleansChat.Accounts.People;

/// <summary>
/// Accounts that wait for their person: made with their permissions, opened with a one-time link that is mailed or handed over.
/// </summary>
internal sealed class Invitations(
    ChatDbContext database,
    UserManager<ChatUser> users,
    AccountService accounts,
    AccountLinks links,
    Grants grants,
    PeopleList people,
    IMail mail,
    AuditWriter audit)
{
    /// <param name="request">Whom, and what they may do.</param>
    /// <param name="inviter">Named in the mail.</param>
    /// <param name="site">Scheme and host, for a link that is handed over.</param>
    /// <param name="cancellation">Ends the write.</param>
    public async Task<Result<InvitationView>> Invite(InviteRequest request, ChatUser inviter, string site, CancellationToken cancellation)
    {
        var granted = await grants.Read(request.Channels, isNew: true, cancellation);
        if (!granted.IsOk)
            return granted.Refusal;
        var made = await database.InTransaction<Made>(
            async () =>
            {
                var name = VisibleText.IsBlank(request.Name) ? request.Email : request.Name;
                var created = await accounts.Create(name, request.Email, password: null, request.Administrator, invited: true);
                if (!created.IsOk)
                    return created.Refusal;
                var changes = await grants.Replace(created.Value.Id, granted.Value, cancellation);
                if (!changes.IsOk)
                    return changes.Refusal;
                await audit.Note(
                    AuditKinds.PersonInvited, created.Value,
                    [new("administrator", null, request.Administrator ? "true" : "false"), SentByMail(request.Send), .. changes.Value]);
                return await Link(created.Value, inviter, request.Send, request.Language, site, cancellation);
            },
            cancellation);
        return await View(made, cancellation);
    }

    /// <summary>A new link for somebody who has not joined yet; the older one is worth nothing then.</summary>
    public async Task<Result<InvitationView>> Renew(
        Guid id, LinkRequest request, ChatUser inviter, string site, CancellationToken cancellation)
    {
        var made = await database.InTransaction<Made>(
            async () =>
            {
                var person = await Waiting(id);
                if (!person.IsOk)
                    return person.Refusal;
                await audit.Note(AuditKinds.InvitationRenewed, person.Value, SentByMail(request.Send));
                return await Link(person.Value, inviter, request.Send, request.Language, site, cancellation);
            },
            cancellation);
        return await View(made, cancellation);
    }

    /// <summary>The account is gone as if it had never been; nobody has used it.</summary>
    public Task<Result<Unit>> Withdraw(Guid id, CancellationToken cancellation) => database.InTransaction<Unit>(
        async () =>
        {
            var person = await Waiting(id);
            if (!person.IsOk)
                return person.Refusal;
            await audit.Note(AuditKinds.InvitationWithdrawn, person.Value);
            var deleted = await users.DeleteAsync(person.Value);
            return deleted.Succeeded ? Unit.Done : AccountService.Refused(deleted);
        },
        cancellation);

    private static AuditChange SentByMail(bool send) => new("sentByMail", null, send ? "true" : "false");

    private async Task<Result<ChatUser>> Waiting(Guid id) => await users.FindByIdAsync(id.ToString()) switch
    {
        null => PeopleList.NotFound,
        { Invited: false } => new Refusal(RefusalCodes.AlreadyJoined),
        var person => person,
    };

    private async Task<Result<Made>> Link(
        ChatUser person, ChatUser inviter, bool send, string? language, string site, CancellationToken cancellation)
    {
        var (path, until) = await links.Create(
            person, AccountLinkPurpose.Invitation, AccountLinks.InvitationLife, replaces: true, cancellation);
        if (!send)
            return new Made(person, site + path);
        var queued = await mail.Queue(
            MailTemplates.Invitation, person.Email!, language,
            own => new() { ["inviter"] = inviter.DisplayName, ["link"] = own + path, ["expires"] = ExpiryText.Words(until) },
            cancellation);
        return queued.Map(_ => new Made(person, null));
    }

    private async Task<Result<InvitationView>> View(Result<Made> made, CancellationToken cancellation) => made.IsOk
        ? new InvitationView(await people.View(made.Value.Person, cancellation), made.Value.Link)
        : made.Refusal;

    private sealed record Made(ChatUser Person, string? Link);
}
