using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using OrleansChat.Silo.Health;

namespace OrleansChat.Silo;

/// <summary>
/// <c>/health/live</c> (the process answers) and <c>/health/ready</c> (the silo is an active member of
/// its cluster, and the database can be read and written) of a silo process, on <c>Chat:Health:Port</c>
/// of <c>Chat:Health:Address</c> (default loopback); port 0, the default: none.
/// </summary>
internal static class HealthEndpoint
{
    /// <summary>Adds the rest of the silo between its first answers and the endpoint itself.</summary>
    public static void AddHealthEndpoint(this WebApplicationBuilder builder, Action add)
    {
        builder.Services.AddHealthChecks().AddCheck<SiloReadiness>("silo").AddDatabaseParts();
        var port = builder.Configuration.GetValue("Chat:Health:Port", 0);
        if (port == 0)
        {
            builder.Services.AddSingleton<IServer, NullServer>();
            add();
            return;
        }

        var address = IPAddress.Parse(builder.Configuration["Chat:Health:Address"] ?? "127.0.0.1");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(address, port));
        builder.OpenEarlyHealth(kestrel => kestrel.Listen(address, port));
        add();
        builder.CloseEarlyHealth();
    }

    public static void MapHealthEndpoint(this WebApplication app) => app.MapHealthParts();
}
