using System.Globalization;
using OrleansChat.Access;
using OrleansChat.Mail;

namespace OrleansChat.Operations;

/// <summary>What was done, and what only a person can compare with what they know.</summary>
internal sealed record RestoreReport(IReadOnlyList<ChatUser> Accounts, int Links, IReadOnlyList<OutgoingMail> Mails, HeldMail Mail)
{
    public async Task Write(TextWriter to)
    {
        foreach (var line in Lines())
            await to.WriteLineAsync(line);
    }

    private IEnumerable<string> Lines()
    {
        yield return $"All {Accounts.Count} accounts are signed out. Passwords are those of the backup.";
        yield return $"Open links that were ended: {Links} (first administrator, invitations, new passwords). Invite again whom you still want.";
        yield return "People who can sign in, or are invited; compare, and disable in the console who should not be here any more:";
        foreach (var account in Accounts.Where(account => !account.Disabled))
            yield return $"  {account.Email}: {(account.Administrator ? "administrator" : "agent")}{(account.Invited ? ", invited" : "")}";
        foreach (var account in Accounts.Where(account => account.Disabled))
            yield return $"  {account.Email}: disabled{(account.Administrator ? ", administrator" : "")}";
        yield return Mails.Count == 0 ? "No mail waits." : $"Mails that waited, and may have been sent since: {Fate()}";
        foreach (var mail in Mails)
            yield return string.Create(
                CultureInfo.InvariantCulture, $"  {mail.CreatedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC, {mail.Kind}, to {mail.Recipient}");
    }

    private string Fate() => Mail switch
    {
        HeldMail.Hold => "held back, the console can send each again (links in them were ended).",
        HeldMail.Drop => "deleted.",
        _ => "they will be sent (links in them were ended).",
    };
}
