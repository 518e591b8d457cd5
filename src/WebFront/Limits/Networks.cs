using System.Net;
using System.Net.Sockets;

namespace OrleansChat.Limits;

/// <summary>Addresses as they are meant, and the networks that they are in.</summary>
internal static class Networks
{
    /// <summary>An IPv4 address that came over a socket of both kinds, as IPv4.</summary>
    public static IPAddress Plain(this IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    /// <summary>The address with only its first bytes.</summary>
    public static IPAddress First(this IPAddress address, int ofIPv4, int ofIPv6)
    {
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(address.AddressFamily == AddressFamily.InterNetworkV6 ? ofIPv6 : ofIPv4).Clear();
        return new(bytes);
    }
}
