using System.Net;
using System.Net.Sockets;

namespace OrleansChat.Edge.Limits;

/// <summary>Addresses as they are meant, and the networks that they are in.</summary>
internal static class Networks
{
    private static readonly IPNetwork[] Private =
    [
        .. new[] { "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "100.64.0.0/10", "fc00::/7", "fe80::/10" }
            .Select(static network => IPNetwork.Parse(network)),
    ];

    /// <summary>An IPv4 address that came over a socket of both kinds, as IPv4.</summary>
    public static IPAddress Plain(this IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    /// <summary>Of this machine, or of a network that is not the internet.</summary>
    public static bool IsPrivate(this IPAddress address)
    {
        var plain = address.Plain();
        return IPAddress.IsLoopback(plain) || Private.Any(network => network.Contains(plain));
    }

    /// <summary>The address with only its first bytes.</summary>
    public static IPAddress First(this IPAddress address, int ofIPv4, int ofIPv6)
    {
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(address.AddressFamily == AddressFamily.InterNetworkV6 ? ofIPv6 : ofIPv4).Clear();
        return new(bytes);
    }
}
