using Orleans.Configuration;

namespace OrleansChat.Silo.Clustering;

/// <summary>
/// Which silo a grain lives on. The directory of versioned range locks, because the default one lets a grain live twice after a silo
/// stopped in order, for as long as somebody calls the second one: its readers are shown an old log. See docs/decisions/0012-one-place-for-a-grain.md.
/// </summary>
internal static class GrainDirectory
{
    /// <summary>What each silo remembers: more than a busy one talks to at once. The default of a million reserves 18 MB before the first chat.</summary>
    private const int CacheEntries = 100_000;

    public static ISiloBuilder UseConsistentDirectory(this ISiloBuilder silo)
    {
#pragma warning disable ORLEANSEXP003 // Its API may change with the next version of Orleans; the chaos runs tell whether it does what it must.
        silo.AddDistributedGrainDirectory();
#pragma warning restore ORLEANSEXP003
        return silo.Configure<GrainDirectoryOptions>(options => options.CacheSize = CacheEntries);
    }
}
