using OrleansChat.Testing.Servers;

namespace OrleansChat.Browsers.Hosting;

/// <summary>One process with SQLite.</summary>
public class EmbeddedSite : ChatSite
{
    private EmbeddedServer? server;

    private protected override async Task<SiteAddresses> StartServers()
    {
        server = await EmbeddedServer.Start(Programs.LogFolder("browser"));
        return new(server.Process.Address, server.Process.Address, await server.Process.SetupLink());
    }

    private protected override ValueTask StopServers() => server?.DisposeAsync() ?? default;
}
