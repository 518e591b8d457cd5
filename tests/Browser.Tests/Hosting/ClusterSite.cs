using OrleansChat.Testing.Servers;

namespace OrleansChat.Browsers.Hosting;

/// <summary>PostgreSQL, two silos and two web fronts: visitors are with one front, agents with the other.</summary>
public sealed class ClusterSite : ChatSite
{
    private ServerCluster? servers;

    internal ServerProcess VisitorsFront => servers!.Fronts[0];

    private protected override async Task<SiteAddresses> StartServers()
    {
        servers = await ServerCluster.Start(silos: 2, fronts: 2, Programs.LogFolder("browser"));
        return new(servers.Fronts[0].Address, servers.Fronts[1].Address, await servers.Fronts[1].SetupLink());
    }

    private protected override ValueTask StopServers() => servers?.DisposeAsync() ?? default;
}
