using System.Net;
using System.Security.Cryptography;
using System.Text;
using OrleansChat.Channels;
using OrleansChat.Edge.Limits;

namespace OrleansChat.Sessions;

/// <summary>Whom a queue counts together, for other processes to compare.</summary>
internal static class NetworkKey
{
    private const int Bytes = 3;

    /// <summary>For what is uploaded in a day: one key in all channels, so that nobody has as much room as there are channels.</summary>
    public static string OfUploads(IPAddress? address) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"uploads {AddressKey.Of(address)}")).AsSpan(0, Bytes));

    /// <summary>
    /// Of 24 bits, other ones in every channel: as many addresses share a key
    /// as a masked address, so that it names nobody, but neighbours do not.
    /// </summary>
    public static string Of(ChannelId channel, IPAddress? address) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{channel} {AddressKey.Of(address)}")).AsSpan(0, Bytes));
}
