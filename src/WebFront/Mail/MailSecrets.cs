using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using OrleansChat.Edge.Calls;

namespace OrleansChat.Mail;

/// <summary>The content of waiting mails, encrypted with the shared keys.</summary>
internal sealed class MailSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("orleans-chat.mail-content");

    public string Close(MailContent content) => _protector.Protect(JsonSerializer.Serialize(content));

    /// <summary>False: stored with keys that are gone.</summary>
    public bool TryOpen(string closed, [NotNullWhen(true)] out MailContent? content)
    {
        try
        {
            content = JsonSerializer.Deserialize<MailContent>(_protector.Unprotect(closed));
            return content is not null;
        }
        catch (Exception broken) when (IsLost(broken))
        {
            content = null;
            return false;
        }
    }

    /// <summary>Not where the keys could not be looked for: the mail waits until they can.</summary>
    private static bool IsLost(Exception failure) => failure switch
    {
        CryptographicException { InnerException: { } cause } => !ClusterFaults.IsPassing(cause),
        _ => failure is CryptographicException or FormatException or JsonException,
    };
}
