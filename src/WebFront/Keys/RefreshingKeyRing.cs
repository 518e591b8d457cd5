using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.KeyManagement.Internal;

namespace OrleansChat.Keys;

/// <summary>
/// The key ring of ASP.NET Core, which for a day does not know what other fronts add to it, and with it the keys that they added.
/// (By itself ASP.NET Core reads the ring again for an unknown key only in the first two minutes of a process.)
/// </summary>
internal sealed class RefreshingKeyRing(IKeyRingProvider inner, MissingKeyLookup unknown) : IKeyRingProvider
{
    public IKeyRing GetCurrentKeyRing() => new Ring(inner.GetCurrentKeyRing(), unknown);

    private sealed class Ring(IKeyRing ring, MissingKeyLookup unknown) : IKeyRing
    {
        public IAuthenticatedEncryptor? DefaultAuthenticatedEncryptor => ring.DefaultAuthenticatedEncryptor;

        public Guid DefaultKeyId => ring.DefaultKeyId;

        public IAuthenticatedEncryptor? GetAuthenticatedEncryptorByKeyId(Guid keyId, out bool isRevoked)
        {
            if (ring.GetAuthenticatedEncryptorByKeyId(keyId, out isRevoked) is { } known)
                return known;
            var key = unknown.Find(keyId);
            isRevoked = key?.IsRevoked is true;
            return key?.CreateEncryptor();
        }
    }
}
