using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace OrleansChat.Accounts.Links;

/// <summary>Secrets of links that work once. The database holds only their hashes.</summary>
internal static class OneTimeTokens
{
    private const int TokenBytes = 32;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
