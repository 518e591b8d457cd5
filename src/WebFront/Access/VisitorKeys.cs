using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using OrleansChat.Sessions;

namespace OrleansChat.Access;

/// <summary>From the secret of a visitor's browser to the id that is stored.</summary>
internal static class VisitorKeys
{
    /// <summary>Of base64url.</summary>
    public const int Length = 43;

    private const int KeyBytes = 32;

    /// <summary>base64url of 32 bytes, and nothing else.</summary>
    public static bool TryIdentify(string? key, out VisitorId visitor)
    {
        visitor = default;
        Span<byte> secret = stackalloc byte[KeyBytes + 1];
        if (key is not { Length: Length }
            || Base64Url.DecodeFromChars(key, secret, out _, out var written) != OperationStatus.Done
            || written != KeyBytes)
        {
            return false;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(secret[..KeyBytes], hash);
        visitor = new(Base64Url.EncodeToString(hash));
        return true;
    }
}
