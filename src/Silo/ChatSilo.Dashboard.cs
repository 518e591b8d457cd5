using Orleans.Dashboard;

namespace OrleansChat.Silo;

/// <summary>
/// Orleans' own dashboard: what each silo and kind of grain does. Off unless <c>Chat:Dashboard</c> is true, the same on all processes of
/// a cluster: each silo then counts every grain call, and gathers its figures each second while somebody looks.
/// </summary>
public static partial class ChatSilo
{
    public static bool HasDashboard(IConfiguration configuration) => configuration.GetValue("Chat:Dashboard", defaultValue: false);

    /// <summary>For a front that is a client of the cluster: silos gather the figures, the front shows them.</summary>
    public static IClientBuilder AddGrainDashboard(this IClientBuilder client, IConfiguration configuration) =>
        HasDashboard(configuration) ? client.AddDashboard(static dashboard => dashboard.HideTrace = true) : client;

    private static ISiloBuilder AddGrainDashboard(this ISiloBuilder silo, IConfiguration configuration) =>
        HasDashboard(configuration) ? silo.AddDashboard(static dashboard => dashboard.HideTrace = true) : silo;
}
