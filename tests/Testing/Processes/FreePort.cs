using System.Net;
using System.Net.Sockets;

namespace OrleansChat.Testing;

/// <summary>
/// Loopback ports for servers that start later, or again. Below the range from which the system takes the ports of
/// outgoing connections, since one of those may be gone by then; and none twice in a process.
/// </summary>
public static class FreePort
{
    private const int Lowest = 12_000;
    private const int Highest = 32_000;
    private static readonly HashSet<int> Given = [];

    public static int Next()
    {
        lock (Given)
        {
            while (true)
            {
                var port = Random.Shared.Next(Lowest, Highest);
                if (!Given.Contains(port) && IsFree(port))
                {
                    Given.Add(port);
                    return port;
                }
            }
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
