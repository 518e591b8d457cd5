using Orleans.Configuration;
using OrleansChat.Edge;
using OrleansChat.Hosting;
using OrleansChat.Silo;
using OrleansChat.Storage;
using OrleansChat.Telemetry;

namespace OrleansChat.Cluster;

/// <summary>How a front reaches grains: it hosts a silo, or it is a client of silos elsewhere.</summary>
internal static class ClusterRegistration
{
    /// <summary>Calls that were under way to a killed silo wait this long, and are then repeated.</summary>
    private static readonly TimeSpan Response = TimeSpan.FromSeconds(5);

    /// <summary>A silo that hangs keeps its connections: only the list of the living says that it is no gateway any more.</summary>
    private static readonly TimeSpan GatewayRefresh = TimeSpan.FromSeconds(2);

    public static void AddCluster(this WebApplicationBuilder builder, FrontSettings settings)
    {
        var changes = new ClusterChanges();
        builder.Services.AddSingleton(changes);
        if (settings.Mode == FrontMode.Separate)
            builder.AddClusterClient(changes);
        else
            builder.AddChatSilo(embedded: settings.Mode == FrontMode.Embedded);
        builder.Services.AddSingleton<ClusterClock>();
        builder.Services.AddHostedService<ClusterWatch>();
    }

    private static void AddClusterClient(this WebApplicationBuilder builder, ClusterChanges changes)
    {
        var storage = ChatStorageOptions.From(builder.Configuration);
        if (storage.Provider != DatabaseProvider.PostgreSql)
            throw new StartRefusedException("Chat:Mode is Separate: that needs the cluster's PostgreSQL database in Chat:Database.");
        builder.AddChatLogDefaults();
        var cluster = builder.Configuration.GetSection("Chat:Cluster");

        builder.Services.AddShutdownTimeout();
        // Before the client starts: its first look is at a table that must be there.
        builder.Services.AddHostedService<DatabaseMigration>();
        builder.AddClientChecks();
        builder.UseOrleansClient(client => client
            .UseAdoNetClustering(
                options => (options.Invariant, options.ConnectionString) = (storage.AdoNetInvariant, storage.ConnectionString))
            .UseClusterTls(builder.Configuration)
            .UseTraces(TelemetrySettings.From(builder.Configuration).Traces)
            .AddGrainDashboard(builder.Configuration)
            .UseConnectionRetryFilter<ClusterConnectRetryFilter>()
            .AddGatewayCountChangedHandler((_, count) => RaiseWhereLost(changes, count))
            .Configure<ClusterOptions>(options =>
            {
                options.ClusterId = cluster["ClusterId"] ?? "orleans-chat";
                options.ServiceId = cluster["ServiceId"] ?? "orleans-chat";
            })
            .Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = GatewayRefresh)
            .Configure<ClientMessagingOptions>(options => options.ResponseTimeout = Response));
    }

    private static IClientBuilder UseTraces(this IClientBuilder client, bool traces) => traces ? client.AddActivityPropagation() : client;

    private static void RaiseWhereLost(ClusterChanges changes, GatewayCountChangedEventArgs count)
    {
        if (count.NumberOfConnectedGateways < count.PreviousNumberOfConnectedGateways)
            changes.Raise();
    }
}
