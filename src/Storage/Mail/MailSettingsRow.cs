namespace OrleansChat.Mail;

/// <summary>How the connection to the mail server is protected.</summary>
public enum MailSecurity
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>Begins in plain text and must change to TLS before anything is sent.</summary>
    StartTls = 1,

    /// <summary>TLS from the first byte.</summary>
    Tls = 2,
}

/// <summary>The mail server; at most one row.</summary>
public sealed class MailSettingsRow
{
    public const int Only = 1;

    public int Id { get; init; } = Only;

    public required string Host { get; set; }

    public required int Port { get; set; }

    public required MailSecurity Security { get; set; }

    /// <summary>Null: the server asks nobody who they are.</summary>
    public string? UserName { get; set; }

    /// <summary>Encrypted with the shared keys.</summary>
    public string? Password { get; set; }

    public required string FromAddress { get; set; }

    public required string FromName { get; set; }

    /// <summary>Scheme and host of this installation, for links in mails.</summary>
    public required string Site { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }
}
