namespace OrleansChat.Mail;

/// <summary>Everything a conversation with the mail server needs. Never leaves the process.</summary>
/// <param name="Host">Name or address.</param>
/// <param name="Port">1 to 65535.</param>
/// <param name="Security">How the connection is protected.</param>
/// <param name="UserName">Null: the server asks nobody who they are.</param>
/// <param name="Password">In plain text.</param>
/// <param name="FromAddress">The sender.</param>
/// <param name="FromName">As readers see the sender.</param>
/// <param name="Site">Scheme and host of this installation, for links.</param>
internal sealed record MailServer(
    string Host, int Port, MailSecurity Security, string? UserName, string? Password, string FromAddress, string FromName, string Site)
{
    /// <summary>Without the password: records are printed whole.</summary>
    public override string ToString() => $"{Host}:{Port} ({Security})";
}
