using OrleansChat.Edge.Contracts;
using OrleansChat.Results;

namespace OrleansChat.Mail;

/// <summary>Mail as browsers see it.</summary>
internal static class MailViews
{
    public static MailSettingsView Of(MailSettingsRow row) => new(
        row.Host, row.Port, WireNames.Of(row.Security), row.UserName, row.Password is not null, row.FromAddress, row.FromName, row.Site);

    public static MailSecurity? Security(string? word) =>
        Enum.GetValues<MailSecurity>().Where(known => WireNames.Of(known) == word).Select(known => (MailSecurity?)known).FirstOrDefault();

    public static OutgoingMailView Of(OutgoingMail mail)
    {
        var (reason, words) = MailFaults.Read(mail.Error);
        return new(
            mail.Id.ToString("N"), WireWord.Camel(mail.Kind), mail.Recipient, mail.Subject, WireNames.Of(mail.State),
            mail.Attempts, mail.CreatedAt, mail.State == MailState.Waiting ? mail.DueAt : null, mail.FinishedAt, reason, words);
    }

    /// <summary>For the audit log: everything but the password.</summary>
    public static Dictionary<string, string?> Fields(MailSettingsRow row) => new()
    {
        ["host"] = row.Host,
        ["port"] = $"{row.Port}",
        ["security"] = WireNames.Of(row.Security),
        ["userName"] = row.UserName,
        ["fromAddress"] = row.FromAddress,
        ["fromName"] = row.FromName,
        ["site"] = row.Site,
    };
}
