using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using OrleansChat.Channels;
using OrleansChat.Edge.Calls;
using OrleansChat.Sessions;

namespace OrleansChat.Access;

/// <summary>
/// Tokens that let a browser come back to its chat from any front: sealed with keys that all fronts share, bound to one
/// session, channel and visitor, good for <see cref="Life"/>.
/// </summary>
internal sealed class VisitorTokens(IDataProtectionProvider protection, TimeProvider time)
{
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>Longest token that is looked at; real ones have about 280 characters.</summary>
    public const int MaxLength = 1024;

    private const int Fixed = 16 + 16 + 8;
    private readonly IDataProtector _protector = protection.CreateProtector("OrleansChat.VisitorToken", "1");

    public string Issue(SessionId session, ChannelId channel, VisitorId visitor)
    {
        var payload = new byte[Fixed + Encoding.ASCII.GetByteCount(visitor.Value)];
        session.Value.TryWriteBytes(payload);
        channel.Value.TryWriteBytes(payload.AsSpan(16));
        BinaryPrimitives.WriteInt64BigEndian(payload.AsSpan(32), time.GetUtcNow().ToUnixTimeMilliseconds());
        Encoding.ASCII.GetBytes(visitor.Value, payload.AsSpan(Fixed));
        return WebEncoders.Base64UrlEncode(_protector.Protect(payload));
    }

    /// <summary>
    /// What the token says; null when it is forged, broken or too old. Throws a passing fault where that cannot be told now.
    /// </summary>
    public VisitorTicket? Read(string? token)
    {
        if (token is null or { Length: 0 or > MaxLength } || Open(token) is not { Length: > Fixed } payload)
            return null;
        var issued = DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(payload.AsSpan(32)));
        return time.GetUtcNow() - issued >= Life
            ? null
            : new(
                new(new Guid(payload.AsSpan(0, 16))),
                new(new Guid(payload.AsSpan(16, 16))),
                new(Encoding.ASCII.GetString(payload.AsSpan(Fixed))),
                issued);
    }

    /// <summary>Whether it is time for a newer token.</summary>
    public bool IsHalfSpent(VisitorTicket ticket) => time.GetUtcNow() - ticket.IssuedAt >= Life / 2;

    private byte[]? Open(string token)
    {
        try
        {
            return _protector.Unprotect(WebEncoders.Base64UrlDecode(token));
        }
        catch (CryptographicException away) when (away.InnerException is { } cause && ClusterFaults.IsPassing(cause))
        {
            // Whether there is such a key could not be told: that refuses nobody for good.
            throw new TimeoutException("The keys of visitors' tokens cannot be read now.", away);
        }
        catch (Exception forged) when (forged is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
