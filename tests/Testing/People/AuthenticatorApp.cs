using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace OrleansChat.Testing;

/// <summary>An authenticator app (RFC 6238: SHA-1, 30 seconds, six digits).</summary>
public sealed class AuthenticatorApp(string secret)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <param name="ahead">Steps of 30 seconds into the future; servers take the neighbouring ones too.</param>
    public string Code(int ahead = 0)
    {
        Span<byte> step = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, (DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30) + ahead);
#pragma warning disable CA5350 // The standard says so.
        var hash = HMACSHA1.HashData(Key(), step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    private byte[] Key()
    {
        var bits = string.Concat(
            secret.Select(letter => Convert.ToString(Letters.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(at => Convert.ToByte(bits.Substring(at * 8, 8), 2))];
    }
}
