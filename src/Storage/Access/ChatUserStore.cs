using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using OrleansChat.Addresses;
using OrleansChat.Databases;
using OrleansChat.Storage;

namespace OrleansChat.Access;

/// <summary>
/// Accounts in the database. Their tokens (the authenticator's secret, recovery codes) are encrypted with the shared keys, so that
/// a table that gets out alone opens no account. The keys are in the database too, encrypted by a certificate that is not.
/// </summary>
public sealed class ChatUserStore(ChatDbContext context, IDataProtectionProvider protection, IdentityErrorDescriber describer)
    : UserOnlyStore<ChatUser, ChatDbContext, Guid>(context, describer)
{
    /// <summary>
    /// By the canonical spelling, or by the one of earlier versions, in which an international domain stayed as it was typed. One query:
    /// an address that nobody has costs no more than another.
    /// </summary>
    public override async Task<ChatUser?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken = default)
    {
        var earlier = EmailAddress.Parse(normalizedEmail)?.Shown.ToUpperInvariant() ?? normalizedEmail;
        var found = await Users.Where(user => user.NormalizedEmail == normalizedEmail || user.NormalizedEmail == earlier)
            .ToListAsync(cancellationToken);
        return found.OrderByDescending(user => user.NormalizedEmail == normalizedEmail).FirstOrDefault();
    }

    private readonly IDataProtector _protector = protection.CreateProtector("orleans-chat.user-tokens");

    public override Task SetTokenAsync(
        ChatUser user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : _protector.Protect(value), cancellationToken);

    /// <summary>Null also where the key is lost: then no code is right until an administrator takes the app off.</summary>
    public override async Task<string?> GetTokenAsync(
        ChatUser user, string loginProvider, string name, CancellationToken cancellationToken) =>
        await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { Length: > 0 } stored ? Open(stored) : null;

    private string? Open(string stored)
    {
        try
        {
            return _protector.Unprotect(stored);
        }
        catch (CryptographicException lost) when (!CouldNotLook(lost))
        {
            return null;
        }
    }

    /// <summary>
    /// The keys are in a database that did not answer, however deep its word is wrapped (a strategy that gave up trying again): a right
    /// code must not count as a wrong one.
    /// </summary>
    private static bool CouldNotLook(Exception? fault)
    {
        if (DatabaseFault.Of(fault) is not null)
            return true;
        for (; fault is not null; fault = fault.InnerException)
        {
            if (fault is TimeoutException or OperationCanceledException)
                return true;
        }

        return false;
    }
}
