using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace OrleansChat.Testing.Servers;

/// <summary>Addresses on this machine that nobody else has.</summary>
internal static class Loopback
{
    public static Uri Address(int port) => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
