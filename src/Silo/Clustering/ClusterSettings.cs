using System.Net;
using OrleansChat.Storage;

namespace OrleansChat.Silo.Clustering;

/// <summary>Where this silo stands in which cluster (configuration section <c>Chat:Cluster</c>).</summary>
/// <param name="Embedded">The only silo; no membership table and no socket.</param>
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
    /// <summary>Whoever connects must show a certificate.</summary>
    public bool HasTls { get; init; }

    private const string Section = "Chat:Cluster";
    private const int DefaultSiloPort = 11111;
    private const int DefaultGatewayPort = 30000;

    /// <summary>
    /// A silo needs an address to have a name; on this one nobody listens (<see cref="ClosedTransport"/>), whatever is set.
    /// </summary>
    public static ClusterSettings OfEmbedded(IConfiguration configuration) =>
        From(configuration, embedded: true) with { Address = IPAddress.Loopback, SiloPort = DefaultSiloPort, GatewayPort = 0 };

    /// <summary>Throws <see cref="StartRefusedException"/> where the settings make no cluster.</summary>
    public static ClusterSettings OfMember(IConfiguration configuration, ChatStorageOptions database) =>
        database.Provider is DatabaseProvider.PostgreSql
            ? From(configuration, embedded: false)
            : throw new StartRefusedException(
                "A cluster needs PostgreSQL: set Chat:Database:Provider to PostgreSql and Chat:Database:ConnectionString, "
                + "or run the embedded mode (./run), which keeps everything in one process and one file.");

    private static ClusterSettings From(IConfiguration configuration, bool embedded)
    {
        var section = configuration.GetSection(Section);
        return new ClusterSettings(
            embedded,
            section["ClusterId"] ?? "orleans-chat",
            section["ServiceId"] ?? "orleans-chat",
            ParseAddress(section["Address"] ?? "127.0.0.1"),
            section.GetValue("SiloPort", DefaultSiloPort),
            section.GetValue("GatewayPort", DefaultGatewayPort));
    }

    private static IPAddress ParseAddress(string text) =>
        IPAddress.TryParse(text, out var address)
            ? address
            : throw new StartRefusedException($"{Section}:Address is '{text}', which is no IP address.");
}
