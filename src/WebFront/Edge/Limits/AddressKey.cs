using System.Net;
using System.Net.Sockets;

namespace OrleansChat.Edge.Limits;

/// <summary>Whom a limit per address counts: an IPv4 address, or the network that one subscriber of IPv6 has.</summary>
internal static class AddressKey
{
    private const int SubscriberBytes = 8;

    /// <summary>Callers without an address (a local socket) count together.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null)
            return "none";
        address = address.Plain();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? $"{address.First(ofIPv4: 4, ofIPv6: SubscriberBytes)}/{SubscriberBytes * 8}"
            : address.ToString();
    }

    public static string Of(HttpContext? http) => Of(http?.Connection.RemoteIpAddress);
}
