using System.Globalization;
using System.Net;

namespace OrleansChat.Testing;

/// <summary>TCP ports on which a process listens, as the kernel tells (Linux).</summary>
public static class ListeningPorts
{
    private const string Listening = "0A";

    public static IReadOnlyList<int> Of(int processId) => [.. Endpoints(processId).Select(endpoint => endpoint.Port)];

    /// <summary>With the addresses on which it listens.</summary>
    public static IReadOnlyList<IPEndPoint> Endpoints(int processId)
    {
        var sockets = SocketsOf(processId);
        return
        [
            .. new[] { "tcp", "tcp6" }
                .SelectMany(table => File.ReadLines($"/proc/{processId}/net/{table}").Skip(1))
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(fields => fields[3] == Listening && sockets.Contains($"socket:[{fields[9]}]"))
                .Select(fields => Endpoint(fields[1])),
        ];
    }

    /// <summary>As the kernel writes it: each four bytes of the address in this machine's order, the port as a number.</summary>
    private static IPEndPoint Endpoint(string text)
    {
        var parts = text.Split(':');
        byte[] address =
            [.. Convert.FromHexString(parts[0]).Chunk(4).SelectMany(word => BitConverter.IsLittleEndian ? word.Reverse() : word)];
        return new(new IPAddress(address), int.Parse(parts[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
    }

    private static HashSet<string?> SocketsOf(int processId) =>
        [.. Directory.GetFiles($"/proc/{processId}/fd").Select(Target)
            .Where(target => target?.StartsWith("socket:", StringComparison.Ordinal) is true)];

    /// <summary>Null: it was closed meanwhile.</summary>
    private static string? Target(string descriptor)
    {
        try
        {
            return new FileInfo(descriptor).LinkTarget;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
