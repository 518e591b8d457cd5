using System.Net;
using System.Net.Sockets;

namespace OrleansChat.Limits;

/// <summary>Whom a limit per address counts: an IPv4 address, or the network that one subscriber of IPv6 has.</summary>
internal static class AddressKey
{
    private const int SubscriberBytes = 8;

    /// <summary>Callers without an address (a local socket) count together.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null)
            return "none";
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4().ToString();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address.ToString();
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[SubscriberBytes..].Clear();
        return $"{new IPAddress(bytes)}/{SubscriberBytes * 8}";
    }

    public static string Of(HttpContext? http) => Of(http?.Connection.RemoteIpAddress);
}
