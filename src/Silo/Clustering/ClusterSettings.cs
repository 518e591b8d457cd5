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

    /// <summary>Where this silo listens: its own address, except behind address translation and in containers.</summary>
    public IPAddress Listen { get; init; } = Address;

    private const string Section = "Chat:Cluster";
    private const int DefaultSiloPort = 11111;
    private const int DefaultGatewayPort = 30000;

    /// <summary>
    /// A silo needs an address to have a name; on this one nobody listens (<see cref="ClosedTransport"/>), whatever is set.
    /// </summary>
    public static ClusterSettings OfEmbedded(IConfiguration configuration) =>
        From(configuration, embedded: true) with
        {
            Address = IPAddress.Loopback,
            Listen = IPAddress.Loopback,
            SiloPort = DefaultSiloPort,
            GatewayPort = 0,
        };

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
        var address = ReachedAt(section) ?? IPAddress.Loopback;
        return new ClusterSettings(
            embedded,
            section["ClusterId"] ?? "orleans-chat",
            section["ServiceId"] ?? "orleans-chat",
            address,
            section.GetValue("SiloPort", DefaultSiloPort),
            section.GetValue("GatewayPort", DefaultGatewayPort))
        {
            Listen = Parsed(section, nameof(Listen)) ?? address,
        };
    }

    private static IPAddress? ReachedAt(IConfigurationSection section) =>
        Parsed(section, nameof(Address)) is not { } address ? null
        : address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) ? throw new StartRefusedException(
            $"{Section}:Address is {address}, where nobody can be reached: set it to this machine's address as the others see it, and "
            + $"{Section}:Listen to {address} if the silo shall listen on all of the machine's addresses.")
        : address;

    private static IPAddress? Parsed(IConfigurationSection section, string key) =>
        section[key] is not { Length: > 0 } text ? null
        : IPAddress.TryParse(text, out var address) ? address
        : throw new StartRefusedException($"{Section}:{key} is '{text}', which is no IP address.");
}
