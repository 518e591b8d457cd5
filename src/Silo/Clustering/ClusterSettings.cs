using System.Net;
using System.Net.Sockets;
using OrleansChat.Storage;

namespace OrleansChat.Silo.Clustering;

/// <summary>Where this silo stands in which cluster (configuration section <c>Chat:Cluster</c>).</summary>
/// <param name="Embedded">The only silo; no membership table.</param>
/// <param name="ClusterId">Silos with the same id, at the same time, form one cluster.</param>
/// <param name="ServiceId">Names the stored grain state; the same for ever.</param>
/// <param name="Address">Where the other silos and the web fronts reach this one.</param>
/// <param name="SiloPort">For other silos.</param>
/// <param name="GatewayPort">For web fronts in processes of their own; 0: none may connect.</param>
public sealed record ClusterSettings(
    bool Embedded,
    string ClusterId,
    string ServiceId,
    IPAddress Address,
    int SiloPort,
    int GatewayPort)
{
    private const string Section = "Chat:Cluster";

    /// <summary>Ports that nobody else needs to know: free ones, unless they are set.</summary>
    public static ClusterSettings OfEmbedded(IConfiguration configuration) =>
        From(configuration, embedded: true, siloPort: FreePort(), gatewayPort: 0) with { Address = IPAddress.Loopback };

    /// <summary>Throws <see cref="InvalidOperationException"/> where the settings make no cluster.</summary>
    public static ClusterSettings OfMember(IConfiguration configuration, ChatStorageOptions database) =>
        database.Provider is DatabaseProvider.PostgreSql
            ? From(configuration, embedded: false, siloPort: 11111, gatewayPort: 30000)
            : throw new InvalidOperationException(
                "A cluster needs PostgreSQL: set Chat:Database:Provider to PostgreSql and Chat:Database:ConnectionString, "
                + "or run the embedded mode (./run), which keeps everything in one process and one file.");

    private static ClusterSettings From(IConfiguration configuration, bool embedded, int siloPort, int gatewayPort)
    {
        var section = configuration.GetSection(Section);
        return new ClusterSettings(
            embedded,
            section["ClusterId"] ?? "orleans-chat",
            section["ServiceId"] ?? "orleans-chat",
            ParseAddress(section["Address"] ?? "127.0.0.1"),
            section.GetValue("SiloPort", siloPort),
            section.GetValue("GatewayPort", gatewayPort));
    }

    private static IPAddress ParseAddress(string text) =>
        IPAddress.TryParse(text, out var address)
            ? address
            : throw new InvalidOperationException($"{Section}:Address is '{text}', which is no IP address.");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
