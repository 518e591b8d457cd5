using System.Net;
using System.Net.Sockets;

namespace OrleansChat.Testing;

/// <summary>
/// Loopback ports for servers that start later, or again. Below the range from which the system takes the ports of
/// outgoing connections: one of those may be gone by then.
/// </summary>
public static class FreePort
{
    private const int Lowest = 12_000;
    private const int Highest = 32_000;

    public static int Next()
    {
        while (true)
        {
            var port = Random.Shared.Next(Lowest, Highest);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it: another one.
            }
        }
    }
}
