using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace OrleansChat.Chaos.Servers;

/// <summary>Where grains live, as the silos themselves tell: a client of the cluster beside the fronts.</summary>
internal sealed class Activations : IAsyncDisposable
{
    private readonly IHost host;

    private Activations(IHost host) => this.host = host;

    public static async Task<Activations> Connect(string connectionString)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.UseOrleansClient(client => client
            .UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", connectionString))
            .Configure<ClusterOptions>(options => options.ClusterId = options.ServiceId = "orleans-chat")
            .Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = TimeSpan.FromSeconds(1)));
        var host = builder.Build();
        await host.StartAsync();
        return new(host);
    }

    /// <summary>Grains of ours with more than one activation: nobody may be told of an old state by the second one.</summary>
    public async Task<IReadOnlyList<string>> Twice()
    {
        var management = host.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0);
        var all = await management.GetDetailedGrainStatistics();
        return
        [
            .. all.Where(each => each.GrainId.Type.ToString()!.StartsWith("chat.", StringComparison.Ordinal))
                .GroupBy(each => each.GrainId).Where(group => group.Count() > 1)
                .Select(group => $"{group.Key} lives on {string.Join(" and on ", group.Select(each => each.SiloAddress))}"),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
