using OrleansChat.Cluster;
using OrleansChat.Settings;
using OrleansChat.Silo.Clocks;
using OrleansChat.Silo.Clustering;
using OrleansChat.Storage;
using OrleansChat.Telemetry;

namespace OrleansChat.Silo;

/// <summary>The one door through which a process becomes a silo: the silo process itself, and a web front that hosts one.</summary>
public static partial class ChatSilo
{
    /// <summary>
    /// Adds a silo with clustering, grain storage, lifecycle streams and the grains; settings are in docs/operations.
    /// Before the silo starts, its ports are checked and the database is brought up to date; a failure of either ends
    /// the start with a message that says what to do.
    /// </summary>
    /// <param name="builder">The process.</param>
    /// <param name="embedded">
    /// True: the only silo, without a socket and without a membership table.
    /// False: one of a cluster whose members find each other in PostgreSQL.
    /// </param>
    public static IHostApplicationBuilder AddChatSilo(this IHostApplicationBuilder builder, bool embedded)
    {
        builder.Services.AddCheckedSettings(builder.Configuration);
        var database = ChatStorageOptions.From(builder.Configuration);
        var cluster = embedded
            ? ClusterSettings.OfEmbedded(builder.Configuration)
            : ClusterSettings.OfMember(builder.Configuration, database);

        var tls = embedded ? null : ClusterTls.From(builder.Configuration);
        builder.AddLogDefaults();
        builder.Services.AddStorageOnce(builder.Configuration);
        builder.Services.AddSingleton(cluster with { HasTls = tls is not null });
        builder.Services.AddSingleton(embedded ? SchedulerOptions.OfOneSilo : SchedulerOptions.OfCluster);
        builder.Services.AddShutdownTimeout();
        builder.Services.AddHostedService<StartupPreparation>();
        if (!embedded)
            builder.AddMemberChecks();
        builder.Services.AddHostedService<SiloMetrics>();
        builder.Services.AddSearchProjection();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ClusterTiming.HostShutdown);
        var traces = TelemetrySettings.From(builder.Configuration).Traces;
        builder.UseOrleans(silo => silo
            .UseTraces(traces)
            .UseClustering(cluster, database)
            .UseClusterTls(tls)
            .UseClusterTiming()
            .UseGrainDirectory(embedded)
            .AddGrainStateStorage(database)
            .AddLifecycleStreams(embedded)
            .AddGrainDashboard(builder.Configuration)
            .AddChatGrains());
        return builder;
    }

    /// <summary>A web front that hosts a silo registers storage for itself too.</summary>
    private static void AddStorageOnce(this IServiceCollection services, IConfiguration configuration)
    {
        if (services.All(service => service.ServiceType != typeof(ChatStorageOptions)))
            services.AddChatStorage(configuration);
    }

    private static void AddMemberChecks(this IHostApplicationBuilder builder)
    {
        builder.AddClockChecks();
        builder.Services.AddHostedService<AddressCheck>();
    }

    /// <summary>
    /// What a front that is a client of a cluster must not start without, besides an upgraded database: a clock that goes with the
    /// database's, and silos at addresses that other machines reach.
    /// </summary>
    public static void AddClientChecks(this IHostApplicationBuilder builder)
    {
        builder.AddClockChecks();
        builder.Services.AddHostedService<GatewayCheck>();
    }

    /// <summary>Log levels for those who set none; a web front without a silo wants the same quiet.</summary>
    public static void AddChatLogDefaults(this IHostApplicationBuilder builder) => builder.AddLogDefaults();

    /// <summary>For a front that is a client of the cluster: the certificate that it shows silos, where the settings name one.</summary>
    public static IClientBuilder UseClusterTls(this IClientBuilder client, IConfiguration configuration) =>
        ClusterTls.From(configuration) is { } tls ? client.UseTls(tls.Apply) : client;

    /// <summary>Costs each call a little: only where somebody gets the spans.</summary>
    private static ISiloBuilder UseTraces(this ISiloBuilder silo, bool traces) => traces ? silo.AddActivityPropagation() : silo;

    private static ISiloBuilder UseClusterTls(this ISiloBuilder silo, ClusterTls? tls) => tls is null ? silo : silo.UseTls(tls.Apply);

    private static ISiloBuilder UseClustering(this ISiloBuilder silo, ClusterSettings cluster, ChatStorageOptions database) =>
        cluster.Embedded
            ? silo
                .UseLocalhostClustering(cluster.SiloPort, cluster.GatewayPort, null, cluster.ServiceId, cluster.ClusterId)
                .UseClosedTransport()
            : silo
                .UseAdoNetClustering(
                    options => (options.Invariant, options.ConnectionString) = (database.AdoNetInvariant, database.ConnectionString))
                .Configure<Orleans.Configuration.ClusterOptions>(options =>
                    (options.ClusterId, options.ServiceId) = (cluster.ClusterId, cluster.ServiceId))
                .ConfigureEndpoints(cluster.Address, cluster.SiloPort, cluster.GatewayPort)
                .Configure<Orleans.Configuration.EndpointOptions>(options => Listen(options, cluster));

    private static void Listen(Orleans.Configuration.EndpointOptions options, ClusterSettings cluster)
    {
        options.SiloListeningEndpoint = new(cluster.Listen, cluster.SiloPort);
        options.GatewayListeningEndpoint = cluster.GatewayPort == 0 ? null : new(cluster.Listen, cluster.GatewayPort);
    }
}
