using OrleansChat.Edge.Contracts;

namespace OrleansChat.Mail;

/// <summary>GET /api/admin/mail. No settings: no mail server is set up.</summary>
public sealed record MailSetup(MailSettingsView? Settings);

/// <summary>The mail server.</summary>
public sealed record MailSettingsView(
    string Host, int Port, [OneOf("MailSecurity")] string Security, string? UserName, bool HasPassword,
    string FromAddress, string FromName, string Site);

/// <summary>
/// PUT /api/admin/mail. No password: the stored one stays, if host and user do.
/// Site: scheme and host of this installation, for links in mails.
/// </summary>
public sealed record SaveMailRequest(
    string Host, int Port, [OneOf("MailSecurity")] string Security, string? UserName, string? Password,
    string FromAddress, string FromName, string Site);

/// <summary>
/// POST /api/admin/mail/test: sends a mail with these settings, saved or not.
/// 204, or <c>mail.rejected</c> with the reason and the server's words.
/// </summary>
public sealed record TestMailRequest(SaveMailRequest Settings, string Recipient, string Language);

/// <summary>
/// A mail in GET /api/admin/mail/outbox. State: waiting, sent, failed. Reason: why it was not sent, as in <c>mail.rejected</c>; Error: what
/// the mail server or the system said.
/// </summary>
public sealed record OutgoingMailView(
    string Id,
    [OneOf("MailKind")] string Kind,
    string Recipient,
    string Subject,
    [OneOf("MailState")] string State,
    int Attempts,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? FinishedAt,
    [OneOf("MailFault")] string? Reason,
    string? Error);
