using System.Globalization;

namespace OrleansChat.Testing.Servers;

/// <summary>Addresses on this machine.</summary>
public static class Loopback
{
    public static Uri Address(int port) => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
}
