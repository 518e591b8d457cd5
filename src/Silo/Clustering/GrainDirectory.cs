using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.GrainDirectory;
using Orleans.Runtime.Hosting;
using OrleansChat.Storage;

namespace OrleansChat.Silo.Clustering;

/// <summary>Which silo a grain lives on. See docs/decisions/0012-one-place-for-a-grain.md.</summary>
internal static class GrainDirectory
{
    /// <summary>
    /// What each silo remembers: more than a busy one talks to at once. The default of a million reserves 18 MB before the first chat.
    /// </summary>
    private const int CacheEntries = 100_000;

    /// <summary>Of a cluster: in its database. A silo that is alone remembers it by itself.</summary>
    public static ISiloBuilder UseGrainDirectory(this ISiloBuilder silo, bool embedded)
    {
        silo.Configure<GrainDirectoryOptions>(options => options.CacheSize = CacheEntries);
        return embedded ? silo : silo.AddGrainDirectory(
            GrainDirectoryAttribute.DEFAULT_GRAIN_DIRECTORY,
            static (services, _) => services.GrainDirectory(services.GetRequiredService<IOptions<ClusterOptions>>().Value.ClusterId));
    }
}
