using Orleans.Configuration;

namespace OrleansChat.Silo.Clustering;

/// <summary>Where grains live, as each silo remembers it; what it forgets costs one question to another silo.</summary>
internal static class DirectoryCache
{
    /// <summary>More than a busy silo talks to at once. The default of a million reserves 18 MB before the first chat.</summary>
    private const int Entries = 100_000;

    public static ISiloBuilder UseSmallDirectoryCache(this ISiloBuilder silo) =>
        silo.Configure<GrainDirectoryOptions>(options => options.CacheSize = Entries);
}
