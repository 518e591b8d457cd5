using Orleans.Configuration;
using Orleans.Storage;
using OrleansChat.Storage;

namespace OrleansChat.Silo.Clustering;

/// <summary>Grain state that is no log: small, rarely written, in Orleans' own tables of the product's database.</summary>
internal static class GrainStateStorage
{
    public static ISiloBuilder AddGrainStateStorage(this ISiloBuilder silo, ChatStorageOptions database) => silo
        .AddAdoNetGrainStorage(ChatGrains.StorageName, storage => storage.Configure<IServiceProvider>((options, services) =>
            Use(options, database, ActivatorUtilities.CreateInstance<SystemTextJsonGrainStorageSerializer>(services))));

    /// <summary>This serializer writes no CLR type names, which the default one does: a moved class still finds its state.</summary>
    private static void Use(AdoNetGrainStorageOptions options, ChatStorageOptions database, IGrainStorageSerializer serializer)
    {
        (options.Invariant, options.ConnectionString) = (database.AdoNetInvariant, database.ConnectionString);
        options.GrainStorageSerializer = serializer;
    }
}
