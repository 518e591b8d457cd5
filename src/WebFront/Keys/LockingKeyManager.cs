using System.Collections.Frozen;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace OrleansChat.Keys;

/// <summary>
/// ASP.NET Core looks whether the ring needs a key, and then makes one: fronts that do so at once would each make their own. Here the
/// second one, behind the lock, finds the key of the first and takes that.
/// </summary>
internal sealed class LockingKeyManager(XmlKeyManager stored, KeyRingLock ring) : IKeyManager
{
    /// <summary>What ASP.NET Core allows the clocks of servers to differ when it looks for a key that is active.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>The keys that whoever asks for a new one has seen.</summary>
    private volatile FrozenSet<Guid> _seen = [];

    /// <summary>Throws where another process made the key just now and this one has not the certificate that opens it.</summary>
    public IKey CreateNewKey(DateTimeOffset activationDate, DateTimeOffset expirationDate) => ring.Hold(() =>
    {
        if (stored.GetAllKeys().FirstOrDefault(key => !_seen.Contains(key.KeyId) && Serves(key, activationDate)) is not { } made)
            return stored.CreateNewKey(activationDate, expirationDate);
        return made.CreateEncryptor() is null
            ? throw new InvalidOperationException(
                $"Key {made.KeyId} was made by another process just now and cannot be opened by this one.")
            : made;
    });

    public IReadOnlyCollection<IKey> GetAllKeys()
    {
        var all = stored.GetAllKeys();
        _seen = all.Select(key => key.KeyId).ToFrozenSet();
        return all;
    }

    public CancellationToken GetCacheExpirationToken() => stored.GetCacheExpirationToken();

    public void RevokeKey(Guid keyId, string? reason = null) => stored.RevokeKey(keyId, reason);

    public void RevokeAllKeys(DateTimeOffset revocationDate, string? reason = null) => stored.RevokeAllKeys(revocationDate, reason);

    private static bool Serves(IKey key, DateTimeOffset from) =>
        !key.IsRevoked && key.ActivationDate <= from + ClockSkew && key.ExpirationDate > from + ClockSkew;
}
