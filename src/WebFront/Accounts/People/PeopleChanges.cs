using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OrleansChat.Access;
using OrleansChat.Accounts.Links;
using OrleansChat.Accounts.SignIn;
using OrleansChat.Audit;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Accounts.People;

/// <summary>What administrators change about people. In force everywhere when the call returns.</summary>
internal sealed class PeopleChanges(
    ChatDbContext database,
    UserManager<ChatUser> users,
    AccountLinks links,
    Grants grants,
    PeopleList people,
    SignInThrottle throttle,
    AuditWriter audit,
    AgentNotifier notifier)
{
    /// <summary>Disabled: signed out everywhere, and unanswered chats go back to the queue.</summary>
    /// <param name="id">Whose account.</param>
    /// <param name="self">Who does it.</param>
    /// <param name="disabled">Or enabled again.</param>
    /// <param name="cancellation">Ends the write.</param>
    public async Task<Result<PersonView>> Disable(Guid id, Guid self, bool disabled, CancellationToken cancellation)
    {
        if (id == self)
            return new Refusal(RefusalCodes.NotYourself);
        return await Change(id, signsOut: disabled, async person =>
        {
            if (disabled && await IsLastAdministrator(person, cancellation))
                return new Refusal(RefusalCodes.LastAdministrator);
            if (person.Disabled != disabled)
                await audit.Note(disabled ? AuditKinds.PersonDisabled : AuditKinds.PersonEnabled, person);
            person.Disabled = disabled;
            return Unit.Done;
        }, cancellation);
    }

    public Task<Result<PersonView>> MakeAdministrator(Guid id, bool administrator, CancellationToken cancellation) =>
        Change(id, signsOut: false, async person =>
        {
            if (!administrator && await IsLastAdministrator(person, cancellation))
                return new Refusal(RefusalCodes.LastAdministrator);
            if (person.Administrator != administrator)
                await audit.Note(
                    AuditKinds.AdministratorChanged,
                    person,
                    new AuditChange("administrator", Text(person.Administrator), Text(administrator)));
            person.Administrator = administrator;
            return Unit.Done;
        }, cancellation);

    public Task<Result<PersonView>> MakeKnowledgeEditor(Guid id, bool editor, CancellationToken cancellation) =>
        Change(id, signsOut: false, async person =>
        {
            if (person.KnowledgeEditor != editor)
                await audit.Note(
                    AuditKinds.KnowledgeEditorChanged,
                    person,
                    new AuditChange("knowledgeEditor", Text(person.KnowledgeEditor), Text(editor)));
            person.KnowledgeEditor = editor;
            return Unit.Done;
        }, cancellation);

    public async Task<Result<PersonView>> Permit(Guid id, GrantsRequest request, CancellationToken cancellation)
    {
        var granted = await grants.Read(request.Channels, isNew: false, cancellation);
        if (!granted.IsOk)
            return granted.Refusal;
        return await Change(id, signsOut: false, async person =>
        {
            var changes = await grants.Replace(person.Id, granted.Value, cancellation);
            if (!changes.IsOk)
                return changes.Refusal;
            if (changes.Value.Count > 0)
                await audit.Note(AuditKinds.PermissionsChanged, person, [.. changes.Value]);
            return Unit.Done;
        }, cancellation);
    }

    /// <summary>Lifts the lock that wrong passwords brought.</summary>
    public async Task<Result<PersonView>> Unlock(Guid id, CancellationToken cancellation)
    {
        var unlocked = await Store(id, signsOut: false, async person =>
        {
            await audit.Note(AuditKinds.PersonUnlocked, person);
            (person.LockoutEnd, person.AccessFailedCount) = (null, 0);
            return Unit.Done;
        }, cancellation);
        if (!unlocked.IsOk)
            return unlocked.Refusal;
        await throttle.Clear(unlocked.Value.Email ?? "");
        return await people.View(unlocked.Value, cancellation);
    }

    public Task<Result<PersonView>> SignOutEverywhere(Guid id, CancellationToken cancellation) =>
        Change(id, signsOut: true, async person =>
        {
            await audit.Note(AuditKinds.SignedOutEverywhere, person);
            await links.Withdraw(id, cancellation);
            return Unit.Done;
        }, cancellation);

    /// <summary>For somebody who lost the phone: authenticator, recovery codes and passkeys are forgotten.</summary>
    public Task<Result<PersonView>> RemoveSecondFactor(Guid id, CancellationToken cancellation) =>
        Change(id, signsOut: true, async person =>
        {
            await audit.Note(AuditKinds.TwoFactorOff, person);
            person.TwoFactorEnabled = false;
            var passkeys = database.Set<IdentityUserPasskey<Guid>>().Where(passkey => passkey.UserId == id);
            database.RemoveRange(await passkeys.ToListAsync(cancellation));
            var tokens = database.Set<IdentityUserToken<Guid>>().Where(token => token.UserId == id);
            database.RemoveRange(await tokens.ToListAsync(cancellation));
            return Unit.Done;
        }, cancellation);

    private async Task<Result<PersonView>> Change(
        Guid id, bool signsOut, Func<ChatUser, Task<Result<Unit>>> change, CancellationToken cancellation)
    {
        var written = await Store(id, signsOut, change, cancellation);
        return written.IsOk ? await people.View(written.Value, cancellation) : written.Refusal;
    }

    private async Task<Result<ChatUser>> Store(
        Guid id, bool signsOut, Func<ChatUser, Task<Result<Unit>>> change, CancellationToken cancellation)
    {
        var written = await database.InTransaction<ChatUser>(
            async () =>
            {
                if (await users.FindByIdAsync(id.ToString()) is not { } person)
                    return PeopleList.NotFound;
                var done = await change(person);
                if (!done.IsOk)
                    return done.Refusal;
                var stored = signsOut ? await users.UpdateSecurityStampAsync(person) : await users.UpdateAsync(person);
                return stored.Succeeded ? person : AccountService.Refused(stored);
            },
            cancellation);
        if (!written.IsOk)
            return written;
        if (signsOut)
            await notifier.SignedOut(id);
        await notifier.Changed(id);
        return written;
    }

    /// <summary>
    /// All administrators' rows are locked first: two who take the role from each other at the same time wait for each other,
    /// and the second one sees what the first did.
    /// </summary>
    private async Task<bool> IsLastAdministrator(ChatUser person, CancellationToken cancellation)
    {
        await database.Users.Where(user => user.Administrator)
            .ExecuteUpdateAsync(user => user.SetProperty(row => row.Administrator, true), cancellation);
        var others = database.Users.Where(user => user.Administrator && !user.Disabled && !user.Invited && user.Id != person.Id);
        return person.Administrator && !await others.AnyAsync(cancellation);
    }

    private static string Text(bool value) => value ? "true" : "false";
}
